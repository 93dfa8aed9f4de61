"""Makes four copies of the bundled server, with the stand-ins that it includes and its compile_commands.json:

    copies.py PROJECT DEMO FOLDER

They are FOLDER/1 to FOLDER/4.
"""

import os
import shutil
import sys

root, demo, folder = sys.argv[1:]
with open(os.path.join(demo, "compile_commands.json"), encoding="utf-8") as file:
    commands = file.read()
for number in "1234":
    copy = os.path.join(folder, number)
    shutil.copytree(os.path.join(root, "test", "demo"), os.path.join(copy, "demo"))
    shutil.copytree(os.path.join(root, "test", "Inputs"), os.path.join(copy, "Inputs"))
    with open(os.path.join(copy, "demo", "compile_commands.json"), "w", encoding="utf-8") as file:
        file.write(commands.replace(os.path.join(root, "test"), copy))

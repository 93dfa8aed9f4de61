"""Makes a compile_commands.json.

    database.py FOLDER [--flags FLAGS] FILE...

Writes FOLDER/compile_commands.json with one command for each FILE. A relative FILE is relative to FOLDER, which is the
folder that the commands run in.
"""

import argparse
import json
import os
import shlex


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--flags", default="-std=c++17")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()

    folder = os.path.abspath(options.folder)
    os.makedirs(folder, exist_ok=True)
    commands = [
        {
            "directory": folder,
            "file": file,
            "arguments": ["c++", *shlex.split(options.flags), "-c", file],
        }
        for file in options.files
    ]
    with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as out:
        json.dump(commands, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()

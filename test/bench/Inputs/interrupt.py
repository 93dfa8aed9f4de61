"""Ends a command by a signal as soon as a file changes: interrupt.py FILE COMMAND..."""

import os
import subprocess
import sys
import time

path, command = sys.argv[1], sys.argv[2:]
size = os.path.getsize(path)
process = subprocess.Popen(command)
while process.poll() is None and os.path.getsize(path) == size:
    time.sleep(0.01)
process.terminate()
sys.exit(process.wait())

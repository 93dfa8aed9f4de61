"""Makes a small program to scan: server.py STAND-INS FOLDER [--broken UNIT] [--reverse] [UNIT...]

FOLDER gets the files of Inputs/server and, in FOLDER/build, a compile_commands.json with its three units and those that
are named, relative to FOLDER/src. `--broken sweep` compiles src/sweep.cpp so that it has an error. `--reverse` turns the
order of the commands round.
"""

import argparse
import json
import os
import shutil


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stand_ins")
    parser.add_argument("folder")
    parser.add_argument("--broken", default="")
    parser.add_argument("--reverse", action="store_true")
    parser.add_argument("units", nargs="*")
    options = parser.parse_args()

    folder = os.path.abspath(options.folder)
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "server")
    shutil.copytree(source, folder, dirs_exist_ok=True)
    build = os.path.join(folder, "build")
    os.makedirs(build, exist_ok=True)

    flags = ["-std=c++17", "-I", "../include", "-isystem", options.stand_ins]
    commands = []
    for unit in ["store.cpp", "put.cpp", "sweep.cpp", *options.units]:
        broken = ["-DBROKEN"] if unit == options.broken + ".cpp" else []
        path = "../src/" + unit
        commands.append({"directory": build, "file": path, "arguments": ["c++", *broken, *flags, "-c", path]})
    if options.reverse:
        commands.reverse()
    with open(os.path.join(build, "compile_commands.json"), "w", encoding="utf-8") as out:
        json.dump(commands, out, indent=1)


if __name__ == "__main__":
    main()

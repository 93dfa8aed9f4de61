"""Holds the rows of Checks.def, and what is said of the layout, against the files of the project: layout.py ROOT"""

import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
rows = re.findall(r'^CHECK\("dos-([\w-]+)", (\w+),', (root / "checks/Checks.def").read_text("utf-8"), re.M)
problems = [] if rows else ["Checks.def has no row"]

for stem, name in rows:
    expected = "".join(word.capitalize() for word in stem.split("-"))
    if name != expected:
        problems.append(f"dos-{stem}: the class is called {name}, and not {expected}")
    for path in (f"checks/{stem}/{name}.cpp", f"checks/{stem}/{name}.h", f"docs/checks/{stem}.md"):
        if not (root / path).is_file():
            problems.append(f"dos-{stem}: no {path}")
    folder = root / "test/checks" / stem
    if not any(folder.glob("**/*.cpp")):
        problems.append(f"dos-{stem}: no test in test/checks/{stem}")

stems = {stem for stem, _ in rows}
for path in (root / "docs/checks").glob("*.md"):
    if path.stem not in stems:
        problems.append(f"docs/checks/{path.name}: no check of that name")
for path in (root / "test/checks").glob("*"):
    if path.is_dir() and path.name not in stems:
        problems.append(f"test/checks/{path.name}: no check of that name")

# Which rooms a room may include from. Model, facts and program do not see clang either: the build holds that.
ROOMS = {
    "checks/engine/model": (),
    "checks/engine/facts": ("checks/engine/model",),
    "checks/engine/observe": ("checks/engine/model", "checks/engine/facts"),
    "checks/engine/program": ("checks/engine/model", "checks/engine/facts"),
    "checks": ("checks/engine", *(f"checks/{stem}" for stem in stems)),  # The registry makes them all.
    "checks/tidy": ("checks",),
    "driver": ("checks", "driver/commands", "driver/system"),
    "driver/system": ("checks", "driver/units/Scope.h"),
    "driver/settings": (),
    "driver/report": ("checks", "driver/system"),
    "driver/units": ("checks", "driver/extraction", "driver/report", "driver/settings", "driver/system"),
    "driver/extraction": ("checks", "driver/report", "driver/settings", "driver/system", "driver/units"),
    "driver/commands": ("checks", "driver"),
}
ROOMS["driver/gate"] = ("checks", "driver/extraction", *ROOMS["driver/extraction"])
for stem in stems:
    ROOMS[f"checks/{stem}"] = ("checks/engine", "checks/Check.h")


def room_of(path):
    return max((room for room in ROOMS if path.startswith(room + "/")), key=len, default=None)


for path in [*root.glob("checks/**/*"), *root.glob("driver/**/*")]:
    if path.suffix not in (".h", ".cpp"):
        continue
    name = path.relative_to(root).as_posix()
    room = room_of(name)
    for included in re.findall(r'^#include "([^"]+)"', path.read_text("utf-8"), re.M):
        target = next((t for t in (f"checks/{included}", included) if (root / t).is_file()), None)
        if target is None:
            continue  # LLVM's.
        if room_of(target) != room and not any(target == t or target.startswith(t + "/") for t in ROOMS[room]):
            problems.append(f"{name}: includes {target}, which {room} must not know")

for path in [*root.glob("checks/**/*"), *root.glob("driver/**/*"), *root.glob("test/fuzz/*")]:
    if path.suffix in (".h", ".cpp", ".def") and "// SPDX-License-Identifier: Apache-2.0\n" not in path.read_text("utf-8"):
        problems.append(f"{path.relative_to(root)}: no SPDX line")

# What is said on a terminal goes through one place, which takes care of what is in it.
for path in [*root.glob("driver/**/*.cpp"), *root.glob("checks/**/*.cpp")]:
    if path.name not in ("Terminal.cpp", "FloodgateTidyLoader.cpp"):
        for word in re.findall(r"\b(?:errs|outs|dbgs)\(\)|std::(?:cerr|clog)\b|\b(?:f?printf|f?puts|perror)\(", path.read_text("utf-8")):
            problems.append(f"{path.relative_to(root)}: writes to a terminal by {word}, and not through driver/system/Terminal.h")

sys.exit("\n".join(problems) or 0)

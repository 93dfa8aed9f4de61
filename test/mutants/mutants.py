"""Says whether the tests would notice: mutants.py [COUNT] --copy FOLDER

Breaks the product in one place at a time, builds it, and runs the tests up to the first that fails. A mutant that no test
notices has survived: a test is missing, or the mutant does the same as the product (see equivalent.md).

FOLDER gets a copy of this source tree and a build of its own, in FOLDER/build. Nothing is changed outside of it, and it may
not be this tree. The mutants are drawn from a fixed seed, spread over the folders of checks/ and driver/: the same tree has
the same ones. One that does not compile is not counted, and another is drawn.
"""

import argparse
import difflib
import fnmatch
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections import namedtuple

SEED = 22
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIT = os.environ.get("LIT", "/usr/lib/llvm-22/bin/lit")

# Replaces text[begin:end] by `by`.
Mutation = namedtuple("Mutation", "operator begin end by")

# ---- Operators: each yields Mutations of a text. `code` is the text with comments, strings and directives blanked out.


def blanked(text):
    """`text` with spaces for what is no code; as long as that."""
    no_code = re.compile(
        r"""//[^\n]* | /\*.*?\*/ | R"(?P<d>[^(\n]*)\(.*?\)(?P=d)" | "(?:\\.|[^"\\\n])*" | (?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'
          | ^[ \t]*\#(?:\\\n|[^\n])*""",
        re.X | re.S | re.M,
    )
    return no_code.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def closing(code, begin):
    """Where the bracket at `begin` is closed; None where it is not."""
    depth = 0
    for at in range(begin, len(code)):
        if code[at] in "([{":
            depth += 1
        elif code[at] in ")]}":
            depth -= 1
            if depth == 0:
                return at
    return None


# What an operand of && and || cannot go beyond, outside of brackets.
BORDER = re.compile(r"&&|\|\||;|\?|,|(?<!:):(?!:)|\breturn\b|(?<![=!<>])=(?!=)")


def operand_after(code, begin):
    depth, at = 0, begin
    while at < len(code):
        if code[at] in "([{":
            depth += 1
        elif code[at] in ")]}":
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0 and BORDER.match(code, at):
            return at
        at += 1
    return at


def operand_before(code, end):
    depth, at = 0, end
    while at > 0:
        if code[at - 1] in ")]}":
            depth += 1
        elif code[at - 1] in "([{":
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0:
            if code[at - 1] in ";}":
                return at
            for border in BORDER.finditer(code, max(0, at - 8), at):
                if border.end() == at:
                    return at
        at -= 1
    return at


def drop_condition(code):
    """One operand of a conjunction or a disjunction is gone."""
    for found in re.finditer(r"(?<=[ \n])(&&|\|\|)(?=[ \n])", code):
        begin, end = operand_before(code, found.start()), operand_after(code, found.end())
        while code[begin].isspace():
            begin += 1
        while code[end - 1].isspace():
            end -= 1
        after = re.compile(r"\s*").match(code, found.end()).end()
        yield Mutation("drop-condition", begin, after, "")
        yield Mutation("drop-condition", found.start() - 1, end, "")


def drop_if(code):
    """What stands under a condition is never done."""
    for found in re.finditer(r"\bif \(", code):
        end = closing(code, found.end() - 1)
        if end is not None and not re.search(r";|(?<![=!<>])=(?!=)", code[found.end() : end]):
            yield Mutation("drop-if", found.end(), end, "false")


def drop_case(code):
    """A value is treated as if a switch did not name it."""
    for found in re.finditer(r"^[ ]*case [\w:]+:\n", code, re.M):
        yield Mutation("drop-case", found.start(), found.end(), "")


def drop_step(code):
    """What is found is not kept."""
    for found in re.finditer(r"^[ ]*[\w.\[\]>-]+(?:\.|->)(?:push_back|emplace_back|emplace|insert|relate)\(", code, re.M):
        end = closing(code, found.end() - 1)
        if end is not None and code.startswith(";", end + 1):
            begin = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Mutation("drop-step", begin, end + 2, ";")


def swap_level(code):
    other = {"Gate": "Audit", "Audit": "Gate"}
    for found in re.finditer(r"\bLevel::(Gate|Audit)\b", code):
        yield Mutation("swap-level", found.start(1), found.end(1), other[found[1]])


COMPARISON = re.compile(r"(?<= )(<=|>=|<|>)(?= )")


def swap_order(code):
    other = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
    for found in COMPARISON.finditer(code):
        yield Mutation("swap-order", found.start(), found.end(), other[found[0]])


def shift_bound(code):
    """A bound is off by one."""
    other = {"<": "<=", ">": ">=", "<=": "<", ">=": ">"}
    for found in COMPARISON.finditer(code):
        yield Mutation("shift-bound", found.start(), found.end(), other[found[0]])


OPERATORS = (drop_condition, drop_if, drop_case, drop_step, swap_level, swap_order, shift_bound)


def mutations(text):
    """All mutations of a source text, by operator."""
    code = blanked(text)
    return [(operator, list(operator(code))) for operator in OPERATORS]


# ---- Mutants: a mutation of a file.


class Mutant:
    def __init__(self, root, path, mutation):
        self.path, self.mutation = path, mutation
        with open(os.path.join(root, path), encoding="utf-8") as file:
            self.old = file.read()
        self.new = self.old[: mutation.begin] + mutation.by + self.old[mutation.end :]

    def name(self):
        line = self.old.count("\n", 0, self.mutation.begin) + 1
        return f"{self.path}:{line} {self.mutation.operator}"

    def diff(self):
        lines = difflib.unified_diff(self.old.splitlines(), self.new.splitlines(), n=1, lineterm="")
        return "\n".join("    " + line for line in list(lines)[2:])


def sources(root):
    """The files of the product by their folder."""
    folders = {}
    for top in ("checks", "driver"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            found = sorted(name for name in names if name.endswith((".cpp", ".h")))
            if found:
                folders[os.path.relpath(folder, root)] = found
    return dict(sorted(folders.items()))


def draw(root, seed, only):
    """Mutants without end, as long as there are any: one of each folder in turn, of each operator as often."""
    generator = random.Random(seed)
    left = {}
    for folder, names in sources(root).items():
        by_operator = {}
        for name in names:
            path = os.path.join(folder, name)
            if not fnmatch.fnmatch(path, only):
                continue
            with open(os.path.join(root, path), encoding="utf-8") as file:
                for operator, found in mutations(file.read()):
                    by_operator.setdefault(operator.__name__, []).extend((path, mutation) for mutation in found)
        left[folder] = {name: found for name, found in by_operator.items() if found}
    while any(left.values()):
        folders = [folder for folder in left if left[folder]]
        generator.shuffle(folders)
        for folder in folders:
            operator = generator.choice(sorted(left[folder]))
            found = left[folder][operator]
            yield Mutant(root, *found.pop(generator.randrange(len(found))))
            if not found:
                del left[folder][operator]


# ---- The copy, in which they are tried.


class Copy:
    def __init__(self, folder, tests, limit):
        self.folder, self.tests, self.limit = os.path.realpath(folder), tests, limit
        root = os.path.realpath(ROOT)
        if self.folder == root or root.startswith(self.folder + os.sep):
            sys.exit(f"--copy {folder}: this is the working tree, or holds it")
        self.build = os.path.join(self.folder, "build")

    def update(self):
        """Makes the sources those of this tree, and builds all of them."""
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        for name in filter(None, listed.stdout.split("\0")):
            source, target = os.path.join(ROOT, name), os.path.join(self.folder, name)
            if not os.path.isfile(source):
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            # What is the same keeps its time: the build goes on from there.
            if not os.path.exists(target) or read(source) != read(target):
                shutil.copy(source, target)
        if not os.path.exists(os.path.join(self.build, "build.ninja")):
            subprocess.run(["cmake", "--preset", "default"], cwd=self.folder, check=True, stdout=sys.stderr)
        if not self.builds("all"):
            sys.exit("the product does not build")

    def builds(self, target="bin/floodgate"):
        return subprocess.run(["ninja", "-C", self.build, "--quiet", target], stdout=subprocess.DEVNULL).returncode == 0

    def failing(self):
        """The first test that fails; None where none does."""
        paths = [os.path.join(self.build, path) for path in self.tests]
        command = [LIT, "-v", "--max-failures=1", *paths]
        try:
            result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=self.limit)
        except subprocess.TimeoutExpired:
            return "(no test came to an end in time)"
        if result.returncode == 0:
            return None
        found = re.search(r"^(?:FAIL|TIMEOUT|UNRESOLVED): Floodgate :: (\S+)", result.stdout, re.M)
        return found[1] if found else result.stdout[-500:]

    def outcome(self, mutant):
        """The first test that notices `mutant`, "" where none does; None where it does not compile."""
        path = os.path.join(self.folder, mutant.path)
        try:
            write(path, mutant.new)
            if not self.builds():
                return None
            return self.failing() or ""
        finally:
            write(path, mutant.old)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def show(path):
    """All mutations of a file, for the test of the operators."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for operator, found in mutations(text):
        print(operator.__name__)
        for mutation in found:
            mutant = Mutant(os.path.dirname(os.path.abspath(path)), os.path.basename(path), mutation)
            print(f"  {mutant.name()}\n{mutant.diff()}")


def run(options):
    # Whoever ends it finds the copy as it was.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended; the mutant that was tried is undone"))
    copy = Copy(options.copy, options.tests, options.limit)
    copy.update()
    if broken := copy.failing():
        sys.exit(f"{broken} fails without any mutant")
    killed = survived = uncompiled = 0
    for mutant in draw(ROOT, options.seed, options.only):
        if killed + survived == options.count:
            break
        by = copy.outcome(mutant)
        if by is None:
            uncompiled += 1
            continue
        killed, survived = killed + bool(by), survived + (not by)
        print(f"killed    {mutant.name()} by {by}" if by else f"SURVIVED  {mutant.name()}")
        print(mutant.diff(), flush=True)
    # The build is that of the product again.
    copy.builds()
    print(f"{killed + survived} mutants: {killed} killed, {survived} survived; {uncompiled} more did not compile")
    sys.exit(killed < options.at_least * (killed + survived))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=40, metavar="COUNT", help="how many mutants (40)")
    parser.add_argument("--copy", metavar="FOLDER", help="where the copy is, or is made")
    parser.add_argument("--seed", type=int, default=SEED, help="for other mutants")
    parser.add_argument("--only", default="*", metavar="GLOB", help="of these files: 'checks/unbounded-logging/*'")
    parser.add_argument("--tests", nargs="+", default=["test"], metavar="PATH", help="below the build folder (test)")
    parser.add_argument("--limit", type=int, default=3600, metavar="SECONDS", help="for the tests of one mutant (3600)")
    parser.add_argument("--at-least", type=float, default=0.9, help="the share that is to be killed (0.9); 1 if it is not")
    parser.add_argument("--list", action="store_true", help="only say which mutants there would be")
    parser.add_argument("--show", metavar="FILE", help="only show all mutations of this file")
    options = parser.parse_args()
    if options.show:
        show(options.show)
    elif options.list:
        for _, mutant in zip(range(options.count), draw(ROOT, options.seed, options.only)):
            print(f"{mutant.name()}\n{mutant.diff()}")
    elif not options.copy:
        parser.error("--copy FOLDER is needed")
    else:
        run(options)


if __name__ == "__main__":
    main()

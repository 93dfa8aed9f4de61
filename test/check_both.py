"""Runs one file through both faces, the driver and the clang-tidy module, with the same expectations.

    %check_both SOURCE CHECK [--audit] [--option NAME=VALUE]... [-- FLAGS...]

The expectations stand in SOURCE, for FileCheck: CHECK for both faces, CHECK-DRIVER and CHECK-TIDY for one of them. A
warning that nothing expects fails the test. With --audit, what is only worth an auditor's look is shown: the driver
begins it with `audit:`, clang-tidy with `warning: audit:`. A file without any expectation must make no warning at all.

A build without the module (with the sanitizers) tests the driver only.

The flags come after `-std=c++17 -I <stand-in headers>`.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile


class Failure(Exception):
    pass


def run(command, allowed):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode not in allowed:
        raise Failure(f"{command[0]} ended with {result.returncode}\n{result.stdout}{result.stderr}")
    return result


def run_driver(options, flags):
    """What the driver says of a program that is this one unit."""
    folder = tempfile.mkdtemp()
    try:
        source = os.path.realpath(options.source)
        entry = {"directory": os.path.dirname(source), "file": source, "arguments": ["c++", *flags, "-c", source]}
        with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as out:
            json.dump([entry], out)
        command = [options.floodgate, "scan", "-p", folder, "--checks", options.check, "--color=never"]
        command += ["--level=audit"] if options.audit else []
        for option in options.option:
            command += ["--option", f"{options.check}.{option}"]
        return run(command, allowed=(0, 2)).stdout
    finally:
        shutil.rmtree(folder)


def run_tidy(options, flags):
    """What clang-tidy says with the module loaded."""
    # clang-tidy goes on without a module that it cannot load, and without a check that it does not know.
    load = [options.clang_tidy, f"--load={options.module}", f"--checks=-*,{options.check}"]
    known = run([*load, "--config={}", "--list-checks"], allowed=(0,)).stdout.split()
    if options.check not in known:
        raise Failure(f"clang-tidy does not know {options.check}")
    settings = {f"{options.check}.{name}": value for name, value in (o.split("=", 1) for o in options.option)}
    if options.audit:
        settings[f"{options.check}.Level"] = "audit"
    config = json.dumps({"CheckOptions": settings})
    return run([*load, f"--config={config}", "--quiet", options.source, "--", *flags], allowed=(0,)).stdout


def expect(options, output, face):
    """Compares with the expectations. True where they are met."""
    with open(options.source, encoding="utf-8") as file:
        text = file.read()
    # FileCheck refuses a prefix that does not occur.
    suffix = r"(-(NEXT|SAME|NOT|DAG|LABEL|EMPTY|COUNT-\d+))?(\{LITERAL\})?:"
    prefixes = [p for p in ("CHECK", f"CHECK-{face}") if re.search(rf"(?<![\w-]){p}{suffix}", text)]
    if not prefixes:
        if re.search(r"\b(warning|audit):", output):
            print(f"{face}: a warning that nothing expects:\n{output}", file=sys.stderr)
            return False
        return True
    command = [options.filecheck, options.source, "--implicit-check-not=warning:", "--implicit-check-not=audit:"]
    command += [f"--check-prefixes={','.join(prefixes)}", "--allow-empty", "--dump-input=never"]
    result = subprocess.run(command, input=output, text=True, stdout=sys.stderr, check=False)
    if result.returncode:
        print(f"{face}: the output was:\n{output}", file=sys.stderr)
    return result.returncode == 0


def main():
    arguments = sys.argv[1:]
    split = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser()
    for tool in ("floodgate", "clang-tidy", "module", "filecheck", "inputs"):
        parser.add_argument(f"--{tool}", required=True)
    parser.add_argument("--audit", action="store_true")
    parser.add_argument("--option", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("source")
    parser.add_argument("check")
    options = parser.parse_args(arguments[:split])
    flags = ["-std=c++17", "-I", options.inputs, *arguments[split + 1 :]]
    try:
        met = [expect(options, run_driver(options, flags), "DRIVER")]
        if options.module:
            met.append(expect(options, run_tidy(options, flags), "TIDY"))
    except Failure as failure:
        sys.exit(str(failure))
    sys.exit(0 if all(met) else 1)


if __name__ == "__main__":
    main()

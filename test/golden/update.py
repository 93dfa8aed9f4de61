"""The reports on the bundled server, as they are expected: update.py BUILD [--check]

Scans test/demo with BUILD/bin/floodgate and writes what it reports, as text and as SARIF, into the folder of this file.
With --check nothing is written: the difference to what is there is shown, and is an error.

What depends on the machine, the time or the version is left out, and what has a test of its own: the pages of the checks
and the models in the SARIF report's tool.
"""

import argparse
import difflib
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DEMO = os.path.join(os.path.dirname(HERE), "demo")


def scan(build):
    """The text and the SARIF report."""
    # Outside of a repository, and at one time.
    environment = dict(os.environ, SOURCE_DATE_EPOCH="0", GIT_CEILING_DIRECTORIES=os.path.dirname(DEMO), LC_ALL="C.UTF-8")
    with tempfile.TemporaryDirectory() as folder:
        text, sarif = os.path.join(folder, "demo.txt"), os.path.join(folder, "demo.sarif")
        command = [os.path.join(build, "bin", "floodgate"), "scan", "-p", os.path.join(build, "demo"), "--root", DEMO]
        command += ["--level", "audit", "-q", "-o", text, "-o", sarif]
        result = subprocess.run(command, env=environment, check=False)
        # The bundled server has findings at the gate.
        if result.returncode != 2:
            sys.exit(f"{' '.join(command)} ended with {result.returncode}")
        with open(text, encoding="utf-8") as report, open(sarif, encoding="utf-8") as log:
            return report.read(), json.load(log)


def reduced(log):
    """What of a SARIF log is expected: the results, the ids of their rules, and how the scan ended."""
    (run,) = log["runs"]
    (invocation,) = run["invocations"]
    shown = ("executionSuccessful", "exitCode", "exitCodeDescription", "toolExecutionNotifications")
    return {
        "rules": [rule["id"] for rule in run["tool"]["driver"]["rules"]],
        "invocation": {key: invocation[key] for key in shown if key in invocation},
        "artifacts": [artifact["location"]["uri"] for artifact in run["artifacts"]],
        "results": run["results"],
    }


def compare(name, new):
    """Shows how the file `name` differs from `new`. True where it does not."""
    path = os.path.join(HERE, name)
    old = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            old = file.read()
    sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, name + " (now)"))
    return old == new


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", help="the build folder")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args()

    text, log = scan(os.path.abspath(options.build))
    reports = {"demo.txt": text, "demo.sarif": json.dumps(reduced(log), indent=1, ensure_ascii=False) + "\n"}
    if options.check:
        if not all([compare(name, report) for name, report in reports.items()]):
            sys.exit("the reports are not as expected; if they should be: python3 test/golden/update.py BUILD")
        return
    for name, report in reports.items():
        with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
            file.write(report)


if __name__ == "__main__":
    main()

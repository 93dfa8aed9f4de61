"""Lets a program with faults scan: faults.py PROGRAM FOLDER. The folder holds the project, its plan and its facts."""

import json
import os
import re
import subprocess
import sys

program, folder = sys.argv[1:]
report, text = os.path.join(folder, "report.sarif"), os.path.join(folder, "report.txt")
FAULTS = {
    "crash": "segmentation fault",
    "abort": "aborted",
    "loop": "it took longer than 1 s of CPU time, --check-timeout",
    "allocate": "it needed more than {} MB of memory, --check-memory",
}
GROWS, LOGS = "dos-unbounded-container", "dos-unbounded-logging"


def link(where, fault, checks="*"):
    for path in (report, text):
        if os.path.exists(path):
            os.remove(path)
    limits = ["--check-timeout", "1", "--check-memory", "64"]
    command = [program, "link", "--manifest", f"{folder}/plan.json", "--root", f"{folder}/program", f"{folder}/all.facts",
               "--checks", checks, "-o", report, "-o", text, *limits]
    environment = {**os.environ, "FAULT_IN": where, "FAULT": fault}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def results():
    with open(report, encoding="utf-8") as file:
        run = json.load(file)["runs"][0]
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    failed = [n["message"]["text"] for n in notifications if n["descriptor"]["id"] == "check-failed"]
    return run["results"], run["invocations"][0], failed


assert link("nowhere", "crash").returncode == 2
everything, invocation, failed = results()
assert {GROWS} == {each["ruleId"] for each in everything}, everything
assert failed == []

for fault, problem in FAULTS.items():
    # One check fails, and there are findings at the gate: all others' are there.
    ended = link(LOGS, fault)
    problem_of_check = problem.format(64)
    assert ended.returncode == 2, ended
    found, invocation, failed = results()
    assert found == [each for each in everything if each["ruleId"] != LOGS], fault
    sentence = f"{LOGS} did not come to an end ({problem_of_check}): what it would have found is not here"
    assert failed == [sentence[0].upper() + sentence[1:] + "."], failed
    assert sentence in ended.stderr, ended
    with open(text, encoding="utf-8") as file:
        assert sentence in file.read()
    # The one with the findings fails, and the others leave nothing at the gate.
    ended = link(GROWS, fault, f"{GROWS},{LOGS}")
    assert ended.returncode == 1, ended
    found, invocation, failed = results()
    assert [each for each in found if each["ruleId"] == GROWS] == [] and len(failed) == 1, found
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (1, False), invocation
    # What all of them rest on fails.
    ended = link("reachability", fault)
    assert ended.returncode == 1, ended
    # Linking has a little more for each unit.
    known = problem.format("[0-9]+").replace("1 s", "[0-9]+ s")
    assert re.search(rf"error: linking the program did not come to an end \({known}\): nothing was judged, and no report is written",
                     ended.stderr), ended
    assert not os.path.exists(report) and not os.path.exists(text) and ended.stdout == "", os.listdir(folder)

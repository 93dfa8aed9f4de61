"""What the benchmarks share: to run a command and say what it took, and tables."""

import contextlib
import dataclasses
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor


class Failure(Exception):
    pass


@dataclasses.dataclass
class Cost:
    cpu: float  # Seconds, user and system, of the process and of all processes that it has waited for.
    wall: float  # Seconds.
    memory: float  # MB, the most that any one of these processes had at a time.
    code: int  # The exit code; the highest one where it is several commands.


def median(costs):
    """The cost with the median of each figure."""
    values = [statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")]
    return Cost(*values, max(cost.code for cost in costs))


class Runner:
    """Runs commands, and ends those that run when the benchmark itself is interrupted."""

    def __init__(self):
        self.running = set()
        self.lock = threading.RLock()  # The handler of a signal may take it a second time.
        self.stopped = False

    def run(self, command, cwd=None, allowed=None, output=None):
        """What `command` cost. Fails where it ends by a signal, or with a code that is not allowed."""
        start = time.monotonic()
        with contextlib.ExitStack() as stack:
            out = stack.enter_context(open(output, "wb")) if output else subprocess.DEVNULL
            with self.lock:
                if self.stopped:
                    raise Failure("interrupted")
                try:
                    process = subprocess.Popen(
                        command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL
                    )
                except OSError as error:
                    raise Failure(f"{command[0]} cannot be run: {error.strerror}") from error
                self.running.add(process.pid)
            status = None
            try:
                # The usage that wait4 gives holds that of the children which the process has waited for: the sum of
                # their time, and of the memory the most that one of them had.
                _, status, usage = os.wait4(process.pid, 0)
            finally:
                if status is None:
                    os.waitpid(process.pid, 0)
                with self.lock:
                    self.running.discard(process.pid)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode < 0 or (allowed is not None and process.returncode not in allowed):
            code = process.returncode
            ended = f"signal {-code}" if code < 0 else f"code {code}"
            raise Failure(f"ended with {ended}: {' '.join(command)}")
        wall = time.monotonic() - start
        return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode)

    def run_all(self, commands, jobs, allowed=None):
        """What all the commands cost, so many at a time. A command is a pair: the arguments, and where to run it."""
        start = time.monotonic()
        with ThreadPoolExecutor(jobs) as pool:
            costs = list(pool.map(lambda command: self.run(command[0], command[1], allowed), commands))
        wall = time.monotonic() - start
        memory = max(cost.memory for cost in costs)
        return Cost(sum(cost.cpu for cost in costs), wall, memory, max(cost.code for cost in costs))

    def stop(self):
        with self.lock:
            self.stopped = True
            for pid in self.running:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)


def on_signals(runner):
    """Has an interrupted benchmark tidy up: what is in `with` and `finally` is run."""

    def stop(number, _):
        runner.stop()
        sys.exit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def first_line(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return result.stdout.splitlines()[0] if result.stdout else "unknown"


def machine(compiler):
    """A sentence about the machine, without its name."""
    with open("/proc/meminfo", encoding="ascii") as file:
        total = int(file.readline().split()[1])
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, {total / 1024 / 1024:.0f} GB of memory, {first_line([compiler, '--version'])}."


def table(header, rows):
    """A table in Markdown; all columns but the first are figures."""
    lines = ["| " + " | ".join(header) + " |", "|---|" + "---:|" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def write(text, path):
    """On standard output, and into `path` where there is one."""
    sys.stdout.write(text)
    if path:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

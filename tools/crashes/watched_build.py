"""Run build_release.py, and report on a pipe how far it has come: what crash_builds.py attacks.

Arguments: the number of the pipe; a phase and the number of an operation in it at which to report ``now``, 0 for none;
the most seconds to wait there for a signal; then those of build_release.py. The operations are those on files; each is
counted just before it happens.
"""

from __future__ import annotations

import atexit
import os
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PHASES: dict[str, Callable[[str, str], bool]] = {
    "importing": lambda event, subject: event == "import" and subject.startswith("bilateral_stats"),
    "checking": lambda event, subject: event == "open" and subject.endswith(".csv"),
    "writing": lambda event, subject: event == "os.mkdir" and subject.endswith("-build/new"),
    "checksums": lambda event, subject: event == "open" and subject.endswith("-build/new/SHA256SUMS"),
    "zip": lambda event, subject: event == "open" and subject.endswith(".zip.part"),
    "syncing": lambda event, subject: event == "os.rename" and subject.endswith(".zip.part"),
    "renaming": lambda event, subject: event == "os.rename" and not subject.endswith((".part", "-build")),
    "cleaning": lambda event, subject: event == "os.rename" and subject.endswith("-build"),
}
"""By name, in the order in which a build goes through them: the operation with which each begins."""

OPERATIONS = {"open", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir", "shutil.rmtree"}
"""Python's names of the operations on files that are counted."""


class Watch:
    """Counts the operations of each phase, and reports the phases and one operation.

    Parameters
    ----------
    pipe
        Where to report, a line each.
    phase, operation
        The operation to report.
    wait
        Most seconds to wait before that operation.
    """

    def __init__(self, pipe: int, phase: str, operation: int, wait: float) -> None:
        self.pipe, self.phase, self.operation, self.wait = pipe, phase, operation, wait
        self.ahead = list(PHASES)
        self.current, self.count = "starting", 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take note of an operation."""
        subject = str(arguments[0]) if arguments else ""
        if self.ahead and PHASES[self.ahead[0]](event, subject):
            self.enter(self.ahead.pop(0))
        if event in OPERATIONS:
            self.count += 1
            if (self.current, self.count) == (self.phase, self.operation):
                self.report("now")
                time.sleep(self.wait)

    def enter(self, phase: str) -> None:
        """Report a phase, and how many operations there were in the one before."""
        self.report(f"{phase} {self.count}")
        self.current, self.count = phase, 0

    def report(self, line: str) -> None:
        """Write a line that begins with the time."""
        os.write(self.pipe, f"{time.monotonic()} {line}\n".encode())


if __name__ == "__main__":
    pipe, phase, operation, wait, *rest = sys.argv[1:]
    script = Path(__file__).parents[2] / "scripts" / "build_release.py"
    sys.argv = [str(script), *rest]
    sys.path[0] = str(script.parent)  # as if it had been started itself
    watch = Watch(int(pipe), phase, int(operation), float(wait))
    atexit.register(watch.enter, "ended")
    sys.addaudithook(watch)
    runpy.run_path(str(script), run_name="__main__")

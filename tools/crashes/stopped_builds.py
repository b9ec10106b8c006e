"""Running one build that is sent a signal at a chosen moment; crash_builds.py chooses the moments."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

WATCHED = Path(__file__).with_name("watched_build.py")

WAIT = 5
"""Most seconds that a builder waits before an operation for a signal that is to come just then."""

LONGEST = 120
"""Seconds after which a builder hangs: it is made to show where, and ended."""


@dataclass(frozen=True)
class Moment:
    """When to send a signal.

    Parameters
    ----------
    seconds
        After a phase began, or after an operation in it; 0 for just before the operation.
    phase, operation
        The phase, and the operation; 0 for none.
    """

    seconds: float
    phase: str
    operation: int = 0


@dataclass(frozen=True)
class Ended:
    """What became of a builder.

    Parameters
    ----------
    phase
        Where it was when the signal was sent.
    status, messages
        How it ended, and what it said on the error stream; of one that hung, where each of its threads stood.
    began
        Seconds until each phase began.
    operations
        How many operations on files there were in each phase.
    """

    phase: str
    status: int
    messages: str
    began: Mapping[str, float]
    operations: Mapping[str, int]


def run_build(record: Path, out: Path, temporary: Path, moment: Moment | None = None, number: int = 0) -> Ended:
    """Run a build, and perhaps send it a signal; wait until it and what it started have ended.

    Parameters
    ----------
    record
        Folder of the record of which a release is built.
    out
        Where to build.
    temporary
        Folder for temporary files.
    moment, number
        When to send which signal; without a moment it runs through.
    """
    reading, writing = os.pipe()
    phase, operation = (moment.phase, moment.operation) if moment else ("", 0)
    wait = WAIT if moment and not moment.seconds else 0
    command = [sys.executable, str(WATCHED), str(writing), phase, str(operation), str(wait)]
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONFAULTHANDLER": "1"}
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--record", str(record), "--out", str(out)],
        env=environment,
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as builder:
        os.close(writing)
        too_long = Timer(LONGEST, builder.send_signal, [signal.SIGABRT])
        too_long.start()
        reports, sent = list[list[str]](), float("inf")
        with os.fdopen(reading) as lines:
            for line in lines:
                reports.append(line.split())
                if moment and reports[-1][1] == ("now" if operation else phase):
                    time.sleep(moment.seconds)
                    sent = time.monotonic()
                    builder.send_signal(number)
        # Before anything else, a line names the record: a build that is stopped early has not come so far.
        messages = re.sub("^record: .*\n", "", builder.communicate()[1])
        too_long.cancel()
    assert not others(str(out)), "a process that the builder had started lives on"
    entered = [(float(at), phase, int(*count)) for at, phase, *count in reports if phase != "now"]
    phases = [phase for _, phase, _ in entered]
    return Ended(
        phase=[phase for at, phase, _ in entered if at <= sent][-1],
        status=builder.returncode,
        messages=messages,
        began={phase: at - entered[0][0] for at, phase, _ in entered},
        # The operations of a phase are counted when the next is entered.
        operations=dict(zip(phases, [count for _, _, count in entered[1:]], strict=False)),
    )


def others(text: str) -> bool:
    """Return whether a process with a text in its command still lives, after a moment in which it may end."""
    for _ in range(50):
        if not any(text.encode() in command_of(process) for process in Path("/proc").glob("[0-9]*")):
            return False
        time.sleep(0.01)
    return True


def command_of(process: Path) -> bytes:
    """Return the command of a process, empty when it has just ended."""
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""

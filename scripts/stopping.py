"""Answering Ctrl-C and a polite kill with one line instead of a traceback."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)

STOPPED = 130
"""What a shell says of a program that Ctrl-C stopped: 128 and the number of the signal."""


def stoppable(main: Callable[[], int]) -> int:
    """Run a program to its end or until it is stopped; return its exit status.

    Parameters
    ----------
    main
        The program. It imports the library itself, so that it can be stopped meanwhile too.
    """
    came: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        came.append(number)
        raise KeyboardInterrupt

    for number in SIGNALS:
        signal.signal(number, stop)
    try:
        return main()
    except BaseException:
        # Whatever it is: a library that is interrupted while it loads may say that it cannot be imported.
        if not came:
            raise
        print("stopped before the end", file=sys.stderr)
        return STOPPED
    finally:
        # What is left is the end of the interpreter, where a signal would only show a traceback.
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)

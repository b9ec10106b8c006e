"""Answering Ctrl-C and a polite kill with one line instead of a traceback."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGALRM") if hasattr(signal, name)]
"""Those of Ctrl-C and of a polite kill; where there is one, that with which a stop that was lost is sent again."""

AGAIN = 0.01
"""Seconds until then."""

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

    def send_again(lost: sys.UnraisableHookArgs) -> None:
        # Python can only show, not raise, what comes up while it deletes an object.
        if came and isinstance(lost.exc_value, KeyboardInterrupt) and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        else:
            sys.__unraisablehook__(lost)

    for number in SIGNALS:
        signal.signal(number, stop)
    sys.unraisablehook = send_again
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

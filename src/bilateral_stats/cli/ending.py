"""How a subcommand ends: with its status, and when it cannot go on, with one plain line instead of a traceback.

Nothing of the package is imported here before something has gone wrong: ``--help`` passes through this module too.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

DONE, FAULTS, USAGE = 0, 1, 2
"""What a subcommand returns: all is well; something is wrong with data or files; it was asked for in a wrong way."""

LONGEST_NAME = 200
"""Characters of a path that a line shows."""

LOST_FOLDER = "the working folder does not exist any more"

PACKAGE = __name__.partition(".")[0]


class UsageError(Exception):
    """Raised when what was asked for is not there or makes no sense."""


@contextmanager
def asked_for() -> Iterator[None]:
    """Take what is wrong with a name or a file that was asked for as a matter of usage."""
    from ..ground.errors import DataError

    try:
        yield
    except DataError as error:
        raise UsageError(str(error)) from error


def ended(work: Callable[[], int]) -> int:
    """Do the work of a subcommand and return its exit status; what stops it is told in one line on standard error.

    Parameters
    ----------
    work
        The work; it prints to standard output. A fault of the code itself is not caught.
    """
    _open_streams()
    if sys.stdout is None:
        _say("standard output is closed: there is nowhere to print to")
        return USAGE
    status = _status(work)
    return status if _output_is_whole() else status or FAULTS


def _status(work: Callable[[], int]) -> int:
    try:
        return work()
    except SystemExit as leaving:  # argparse has printed the help, or what is wrong with the arguments
        return leaving.code if isinstance(leaving.code, int) else DONE
    except UsageError as error:
        _say(str(error))
        return USAGE
    except MemoryError:
        _say("there is not enough memory for this")
    except ImportError as error:
        if (error.name or "").partition(".")[0] == PACKAGE:
            raise
        _say(_what_is_missing(error))
    except OSError as error:
        _say(_reason(error))
    except Exception as error:
        from ..ground.errors import DataError

        if not isinstance(error, DataError):
            raise
        _say(str(error))
    return FAULTS


def shown(name: str) -> str:
    """Return the name of a file or folder as a line can show it."""
    from ..ground.errors import printable

    return printable(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}...")


def _open_streams() -> None:
    """Make the three standard streams such that every text can be printed, wherever the caller has closed one."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # Else the next file that is opened would get this number, and with it what is printed there.
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The name of a folder may hold bytes that are no text.
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What argparse prints must not be written at once: it would not say that it could not.
        sys.stdout.reconfigure(line_buffering=sys.stdout.isatty(), write_through=False)


def _output_is_whole() -> bool:
    """Return whether all that was printed went out; else say so and drop the rest, or Python would complain itself."""
    try:
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _say(_reason(error))
        return False
    return True


def _say(line: str) -> None:
    with suppress(OSError, MemoryError, ValueError):
        print(line, file=sys.stderr, flush=True)


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.filename is not None:
        return f"{shown(os.fsdecode(error.filename))}: {reason}"
    # No name is at hand where the working folder is looked up, and where a file is written to that is open.
    return LOST_FOLDER if isinstance(error, FileNotFoundError) else f"what was to be written could not be: {reason}"


def _what_is_missing(error: ImportError) -> str:
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"this needs {error.name}, which is not installed: pip install 'bilateral-stats[build]'"
    return str(error)

"""The one exception of this package, and the faults that it carries."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

SHOWN_TEXT = 80
"""Characters of an offending cell that a message repeats: enough to find it, short enough to read."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in one place.

    Parameters
    ----------
    file
        Path as a person would type it, for example ``datasets/claims.csv``.
    line
        Line in the file, counted from 1; 0 when the fault is in the file as a whole.
    column
        Column name, or empty when the fault is in the whole line.
    text
        The offending text, or ``None`` when there is none to show.
    rule
        What must hold, in plain words.
    """

    file: str
    line: int
    column: str
    text: str | None
    rule: str

    def __str__(self) -> str:
        """Return ``file:line: column 'text': rule``."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        subject = self.column
        if self.text is not None:
            shown = self.text if len(self.text) <= SHOWN_TEXT else self.text[:SHOWN_TEXT] + "..."
            subject = f"{subject} {shown!r}".strip()
        return f"{place}: {subject}: {self.rule}" if subject else f"{place}: {self.rule}"


class DataError(ValueError):
    """Raised for everything that is wrong with data, a file or a name that was asked for.

    Parameters
    ----------
    message
        One plain sentence, used when there is no list of faults.
    faults
        What is wrong, each with its place; kept sorted in ``faults``.
    """

    def __init__(self, message: str = "", faults: Iterable[Fault] = ()) -> None:
        self.faults: list[Fault] = sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column))
        super().__init__(message or "\n".join(str(fault) for fault in self.faults))


def line_number(label: Hashable) -> int:
    """Return the line that a label in the index of a table stands for.

    Parameters
    ----------
    label
        Label of a row of a table that is being checked: the index holds line numbers.
    """
    return int(str(label))


def unknown_name(kind: str, name: object, known: Iterable[str]) -> DataError:
    """Return the error for a name that does not exist, listing those that do.

    Parameters
    ----------
    kind
        What was asked for, in the singular: ``table``, ``chart``, ``source``.
    name
        The name that was given.
    known
        The names that exist.
    """
    return DataError(f"no {kind} {name!r}; known {kind}s: {', '.join(known)}")

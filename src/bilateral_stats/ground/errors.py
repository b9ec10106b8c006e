"""The one exception of this package, and the faults that it carries."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, TypeGuard

SHOWN_TEXT = 80
"""Characters of an offending cell that a message repeats: enough to find it, short enough to read."""

MOST_FAULTS = 1000
"""Faults of one file that are listed: nobody mends more by hand, and a file of another kind has one on every line."""


MOST_NAMES = 10
"""Names that a message lists where there may be hundreds."""

LIKE, LITTLE_LIKE = 0.7, 0.5
"""Part of the letters from which on a name may be the one that was meant, and from which on it is named first."""


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
        subject = _short(self.column)
        if self.text is not None:
            subject = f"{subject} {_short(self.text)!r}".strip()
        return printable(f"{place}: {subject}: {self.rule}" if subject else f"{place}: {self.rule}")

    def values(self) -> dict[str, Any]:
        """Return its parts and the line, as values that JSON can hold."""
        return {**asdict(self), "message": str(self)}


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
        super().__init__(printable(message) or "\n".join(str(fault) for fault in self.faults))


def foremost(faults: Iterable[Fault]) -> list[Fault]:
    """Return the first faults of each file, at most :data:`MOST_FAULTS`, and how many more there are.

    Parameters
    ----------
    faults
        Faults of any files.
    """
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line, fault.column))
    found: list[Fault] = []
    for file, group in groupby(ordered, key=lambda fault: fault.file):
        of_file = list(group)
        found += of_file[:MOST_FAULTS]
        if len(of_file) > MOST_FAULTS:
            rule = f"{len(of_file) - MOST_FAULTS} more faults in this file: mend the first {MOST_FAULTS}, check again"
            found.append(Fault(file, 0, "", None, rule))
    return found


def printable(text: str) -> str:
    """Return a text on one line: a sign that a terminal would act on, or could not show, by its code point.

    Parameters
    ----------
    text
        Any text: names of files and columns come from outside.
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN_TEXT else text[:SHOWN_TEXT] + "..."


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
        What was given; what is no text and no number is called by its type.
    known
        The names that exist.
    """
    if isinstance(name, str):
        given = repr(_short(name))
    else:
        given = repr(name) if isinstance(name, int | float | None) else f"of type {type(name).__name__}"
    names = list(dict.fromkeys(known))
    meant = _alike(name, names, 1, cutoff=LIKE) if isinstance(name, str) else []
    hint = f"; did you mean {meant[0]}?" if meant else ""
    return DataError(f"no {kind} {given}{hint}; known {kind}s: {nearest(str(name), names)}")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return, for a message, the names that exist: all of a few, of many the likeliest and the first.

    Parameters
    ----------
    name
        What was given.
    known
        The names that exist, in their order.
    """
    names = list(dict.fromkeys(known))
    if len(names) <= MOST_NAMES:
        return ", ".join(names) or "none yet"
    shown = list(dict.fromkeys([*_alike(name, names, MOST_NAMES, cutoff=LITTLE_LIKE), *names]))[:MOST_NAMES]
    return f"{', '.join(shown)} and {len(names) - len(shown)} more"


def _alike(name: str, names: list[str], number: int, cutoff: float) -> list[str]:
    from difflib import get_close_matches  # here: it is needed for a fault alone

    by_letters = {one.casefold(): one for one in names}
    # A long text is no name that somebody mistyped, and to compare it would take a while.
    asked = name.casefold()[:SHOWN_TEXT]
    return [by_letters[one] for one in get_close_matches(asked, by_letters, number, cutoff=cutoff)]


def is_name(name: object, known: Container[str]) -> TypeGuard[str]:
    """Return whether something is one of the names that exist.

    Parameters
    ----------
    name
        What was given: anything, also what cannot be looked up in a mapping, as a list.
    known
        The names that exist.
    """
    return isinstance(name, str) and name in known

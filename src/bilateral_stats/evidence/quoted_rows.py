"""The rows that print words of an article, and where in its text those words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pandas as pd

from ..ground.article_text import normalise, paragraphs
from ..ground.errors import Fault
from ..schemas.vocabularies import RESOLVED
from .find_words import find_words

Tables = Mapping[str, pd.DataFrame]

RECORDS = ("claims", "event_dates")
"""Tables that record a number or a date of an article."""

WAIVERS = "waivers"
"""Table of those that are deliberately not recorded."""

FOUND, ELSEWHERE, REPEATED, NOT_FOUND = "found", "elsewhere", "repeated", "not found"

LONGEST_NUMBER = 9
"""Digits of a paragraph number: no article has more paragraphs."""


@dataclass(frozen=True)
class QuotedRow:
    """A row that prints words of an article, and where they stand.

    Parameters
    ----------
    table, file, line
        Table, name of its file for the messages, and line in it.
    as_printed
        The words, normalised as the text is.
    paragraph
        The paragraph as recorded; ``None`` when it is not.
    reason
        The reason, for a waiver.
    status
        ``found``: once in its paragraph, or once in the whole text when no paragraph is recorded. Otherwise
        ``elsewhere``, ``repeated`` or ``not found``.
    places
        Paragraph and start within it of each place where the words stand. For a row that is found: the one that
        counts, alone.
    resolved
        Whether it is a date that was worked out from words: these may hold no number, as "after the visit".
    """

    table: str
    file: str
    line: int
    as_printed: str
    paragraph: int | None
    reason: str
    status: str
    places: tuple[tuple[int, int], ...]
    resolved: bool = False

    @property
    def place(self) -> str:
        """Return file and line, as a message names them."""
        return f"{self.file}:{self.line}"

    @property
    def stands_in(self) -> list[int]:
        """Return the paragraphs in which the words stand."""
        return sorted({paragraph for paragraph, _ in self.places})

    def fault(self, rule: str) -> Fault:
        """Return a fault of the printed words of this row."""
        return Fault(self.file, self.line, "as_printed", self.as_printed, rule)


def quoted_rows(tables: Tables, source_id: str, text: str, folder: str = "datasets") -> list[QuotedRow]:
    """Return the rows of a source, each with the places of its words in the text.

    Parameters
    ----------
    tables
        ``claims``, ``event_dates`` and ``waivers``; a row stands on the line of its position plus 2.
    source_id
        The source.
    text
        Its normalised text.
    folder
        Folder of the tables for the messages.
    """
    starts = list(accumulate((len(paragraph) + 1 for paragraph in paragraphs(text)), initial=0))
    return [
        _locate(row, table, f"{folder}/{table}.csv", line, text, starts)
        for table in (*RECORDS, WAIVERS)
        for line, row in _rows(tables[table])
        if row["source_id"] == source_id
    ]


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each row with its line."""
    for position, row in enumerate(frame.to_dict("records")):
        yield position + 2, {str(name): None if pd.isna(cell) else cell for name, cell in row.items()}


def _locate(row: Mapping[str, Any], table: str, file: str, line: int, text: str, starts: list[int]) -> QuotedRow:
    words = normalise(str(row["as_printed"] or ""))
    # The table may be text, and not yet sound: what is no number is reported where tables are checked.
    number = str(row["paragraph"])
    paragraph = int(number) if number.isdecimal() and len(number) <= LONGEST_NUMBER else None
    found = [(after := bisect_right(starts, place), place - starts[after - 1]) for place in find_words(words, text)]
    here = [place for place in found if paragraph in (None, place[0])]
    if len(here) == 1:
        status, found = FOUND, here
    elif here:
        status = REPEATED
    else:
        status = ELSEWHERE if found else NOT_FOUND
    return QuotedRow(
        table,
        file,
        line,
        words,
        paragraph,
        row.get("reason") or "",
        status,
        tuple(found),
        row.get("date_basis") == RESOLVED,
    )


def misplaced(rows: list[QuotedRow], source_id: str) -> Iterator[Fault]:
    """Yield a fault for each row whose words do not stand once where the row says.

    Parameters
    ----------
    rows
        What :func:`quoted_rows` returns.
    source_id
        The source, for the messages.
    """
    for row in rows:
        numbers = ", ".join(map(str, row.stands_in))
        where = f"paragraph{'s' if ',' in numbers else ''} {numbers}"
        if row.status == NOT_FOUND:
            yield row.fault(f"not found in {source_id}")
        elif row.status == ELSEWHERE:
            yield row.fault(f"not in paragraph {row.paragraph} of {source_id}; it stands in {where}")
        elif row.status == REPEATED and row.paragraph is None:
            yield row.fault(f"stands {len(row.places)} times in {source_id}, in {where}: name the paragraph")
        elif row.status == REPEATED:
            count = sum(paragraph == row.paragraph for paragraph, _ in row.places)
            yield row.fault(f"stands {count} times in paragraph {row.paragraph} of {source_id}: print more words")

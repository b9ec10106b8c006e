"""Coverage: every numeric mention of a text lies within the words of exactly one row.

Where one number serves several claims or event dates, each one beyond the first is declared by a waiver with the
reason ``shared``. So a row that gets lost is missed, and a number that is recorded twice by accident is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..ground.errors import Fault
from ..numerals.mentions import Mention, find_mentions
from ..schemas.vocabularies import SHARED
from .quoted_rows import FOUND, RECORDS, QuotedRow

RECORDED, WAIVED, MISSING = "recorded", "waived", "missing"

CONTEXT = 30
"""Characters on each side of a mention that a message shows: enough to find it in its paragraph."""


@dataclass(frozen=True, slots=True)
class CoveredMention:
    """A mention of a text, and what the record says of it.

    Parameters
    ----------
    paragraph
        Number of its paragraph.
    mention
        The mention.
    rows
        The rows within whose words it lies.
    """

    paragraph: int
    mention: Mention
    rows: tuple[QuotedRow, ...]

    @property
    def status(self) -> str:
        """Return ``recorded``, ``waived`` or ``missing``."""
        if not self.rows:
            return MISSING
        if any(row.table in RECORDS for row in self.rows):
            return RECORDED
        return WAIVED if any(row.reason != SHARED for row in self.rows) else MISSING


def cover(texts: Sequence[str], rows: Iterable[QuotedRow]) -> list[CoveredMention]:
    """Return the mentions of a text, each with the rows that print it.

    Parameters
    ----------
    texts
        The paragraphs.
    rows
        Rows of the source; those that are not found cover nothing.
    """
    spans: dict[int, list[tuple[int, int, QuotedRow]]] = {}
    for row in rows:
        if row.status == FOUND:
            ((paragraph, start),) = row.places
            spans.setdefault(paragraph, []).append((start, start + len(row.as_printed), row))
    covered = []
    for number, text in enumerate(texts, 1):
        near = spans.get(number, [])
        for mention in find_mentions(text):
            within = tuple(row for start, end, row in near if start <= mention.start and mention.end <= end)
            covered.append(CoveredMention(number, mention, within))
    return covered


def uncovered(
    covered: Iterable[CoveredMention], texts: Sequence[str], rows: Iterable[QuotedRow], file: str
) -> Iterator[Fault]:
    """Yield a fault for each mention that no row prints or too many do, and for each row that prints none.

    Parameters
    ----------
    covered
        What :func:`cover` returns.
    texts, rows
        The paragraphs and the rows that it was given.
    file
        Name of the text for the messages.
    """
    idle = {row.place: row for row in rows if row.status == FOUND}
    for entry in covered:
        if entry.status == MISSING:
            rule = f"neither recorded nor waived: {context(texts[entry.paragraph - 1], entry.mention)}"
            yield Fault(file, 0, f"paragraph {entry.paragraph}", entry.mention.text, rule)
        if entry.rows:
            yield from _contradictions(entry)
            for row in entry.rows:
                idle.pop(row.place, None)
    for row in idle.values():
        if not row.resolved:
            yield row.fault("no whole number and no whole date stands in these words")


def _contradictions(entry: CoveredMention) -> Iterator[Fault]:
    records = [row for row in entry.rows if row.table in RECORDS]
    waivers = [row for row in entry.rows if row.table not in RECORDS and row.reason != SHARED]
    shared = [row for row in entry.rows if row.table not in RECORDS and row.reason == SHARED]
    printed = f"{entry.mention.text!r} in paragraph {entry.paragraph}"
    further = max(0, len(records) - 1)
    if len(shared) < further:
        others = ", ".join(row.place for row in records[:-1])
        rule = f"{printed} is recorded on {others} too; if it serves each, waive it as {SHARED} {_times(records[1:])}"
        yield records[-1].fault(rule)
    elif len(shared) > further:
        rule = f"{printed} is waived as {SHARED} {_times(shared)}, but recorded {_times(records)}: is a row missing?"
        yield shared[-1].fault(rule)
    if records:
        yield from (row.fault(f"{printed} is recorded on {records[0].place}: do not waive it") for row in waivers)
    else:
        yield from (row.fault(f"{printed} is waived on {waivers[0].place} already") for row in waivers[1:])


def _times(rows: Sequence[QuotedRow]) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(len(rows), f"{len(rows)} times")


def context(text: str, mention: Mention) -> str:
    """Return a mention with a little of the text around it.

    Parameters
    ----------
    text
        The paragraph.
    mention
        A mention in it.
    """
    start, end = max(0, mention.start - CONTEXT), mention.end + CONTEXT
    return f"{'...' if start else ''}{text[start:end]}{'...' if end < len(text) else ''}"

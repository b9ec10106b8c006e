"""Which date of its sentence tells when a figure held.

A date dates the figures before it in its clause, and those behind it where it opens the clause or where what follows
only adds to it ("in 2022, 27 per cent more than in 2021"). A date of what was said, signed or begun, and one that
something is compared with, dates no figure; a figure that is a length of time has no date either.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .changes import has_verb_of_change
from .clause_patterns import (
    ABBREVIATIONS,
    ADDS,
    COMPARED,
    END,
    FROM,
    FROM_BEFORE,
    GOES_ON,
    HAS_VERB,
    LEVEL,
    NEW_CLAUSE,
    NOT_WHEN,
    OF_IT,
    PASSED,
    SAID_AFTER,
    SAID_BEFORE,
    SINCE,
    TARGET,
)

OPENING = 12
"""Characters before a date that opens its sentence: As of the end of."""

REACH = 300
"""Characters before and behind a figure in which its date is looked for, within its sentence."""

REST = 60
"""Characters behind a figure in which the verb of its clause is looked for."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a paragraph as this module needs it.

    Parameters
    ----------
    start, end
        Where it stands.
    period
        EDTF, or ``None``.
    """

    start: int
    end: int
    period: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A figure of a paragraph as this module needs it.

    Parameters
    ----------
    start, end
        Where it stands, with its qualifier.
    timeless
        Whether it is a length of time, or tells where something is: such a figure has no date.
    """

    start: int
    end: int
    timeless: bool


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph start and end.

    Parameters
    ----------
    paragraph
        The paragraph.
    """
    starts = [0]
    for match in END.finditer(paragraph):
        before = paragraph[max(0, match.start() - 8) : match.start()].split(" ")[-1]
        if before.rstrip(".").lstrip("(\"'") in ABBREVIATIONS or (len(before) == 2 and before[0].isupper()):
            continue
        starts.append(match.end())
    return list(zip(starts, [*starts[1:], len(paragraph)], strict=True))


def periods_held(paragraph: str, figures: Sequence[Held], dates: Sequence[Dated]) -> list[str | None]:
    """Return the period of each figure, ``None`` where its sentence tells none.

    Parameters
    ----------
    paragraph
        The paragraph.
    figures, dates
        What it holds, each in order.
    """
    spans = sentences(paragraph)
    starts = [start for start, _ in spans]

    def sentence(place: int) -> tuple[int, int]:
        start, end = spans[bisect_right(starts, place) - 1]
        return max(start, place - REACH), min(end, place + REACH)

    useful = [date for date in dates if date.period and _tells_when(paragraph, date, sentence(date.start)[0])]
    date_starts, figure_starts = [date.start for date in useful], [figure.start for figure in figures]
    periods: list[str | None] = []
    for figure in figures:
        start, end = sentence(figure.start)
        near_dates = useful[bisect_left(date_starts, start) : bisect_left(date_starts, end)]
        near = figures[bisect_left(figure_starts, start) : bisect_left(figure_starts, end)]
        periods.append(None if figure.timeless else _period(paragraph, start, figure, near_dates, near))
    return periods


def _tells_when(paragraph: str, date: Dated, start: int) -> bool:
    before = paragraph[start : date.start]
    if SAID_BEFORE.search(before) or (SAID_AFTER.match(paragraph, date.end) and _is_day(date)):
        return False
    if SINCE.search(before):
        return False
    if _is_day(date) and PASSED.search(before):
        return False
    return not NOT_WHEN.search(before) or bool(re.search(r"\b[Oo]n \Z", before)) or _spans(before, date)


def _is_day(date: Dated) -> bool:
    return bool(date.period and len(date.period) == 10)


def _spans(before: str, date: Dated) -> bool:
    """Return whether ``from`` belongs to a span: from 2016 to 2022."""
    return bool(date.period and "/" in date.period and re.search(r"\b[Ff]rom \Z", before))


def _period(paragraph: str, start: int, figure: Held, dates: Sequence[Dated], figures: Sequence[Held]) -> str | None:
    after = next((date for date in dates if date.start >= figure.end), None)
    before = next((date for date in reversed(dates) if date.end <= figure.start), None)
    if after is not None and _reaches_back(paragraph, figure, after, figures):
        return after.period
    if before is not None and _reaches_on(paragraph, start, before, figure, figures):
        return before.period
    return None


def _reaches_back(paragraph: str, figure: Held, date: Dated, figures: Sequence[Held]) -> bool:
    between = paragraph[figure.end : date.start]
    if NEW_CLAUSE.search(between) or between.rfind("(") > between.rfind(")"):
        return False
    closer = [other for other in figures if figure.end <= other.start and other.end <= date.start]
    for other in closer:
        gap = paragraph[figure.end : other.start]
        if FROM.search(gap) or COMPARED.search(gap):
            # "fell 31% from $2.9 billion in May": the month is that of the amount alone.
            return False
        if paragraph[other.end : date.start] in {" of ", " of the "}:
            return False
    parts = re.split(r", ", between)
    return all(GOES_ON.match(part) for part in parts[1:])


def _reaches_on(paragraph: str, start: int, date: Dated, figure: Held, figures: Sequence[Held]) -> bool:
    between = paragraph[date.end : figure.start]
    if LEVEL.fullmatch(between):
        return True
    if _is_compared(paragraph, start, between, figure):
        return False
    earlier = [other for other in figures if start <= other.start < date.start]
    if earlier and between.startswith(" to ") and FROM_BEFORE.search(paragraph[start : earlier[-1].start]):
        # "from 9.1 per cent in 2016 to 4.6 per cent": the year is that of the first.
        return False
    rest = re.split(
        r"[,;.:]? (?:and|but|while|whereas|which|,)|[,;:(] |\.(?: |\Z)",
        paragraph[figure.end : figure.end + REST],
        maxsplit=1,
    )[0]
    if breaks := list(NEW_CLAUSE.finditer(between)):
        # A clause of its own has a verb; what lacks one leans on the clause before: "and the other $2bn".
        return bool(OF_IT.match(rest)) or not _has_verb(between[breaks[-1].end() :] + rest)
    if not earlier:
        return not re.search(r"\bof (?:the )?\Z", paragraph[start : date.start]) or date.start - start < OPENING
    if ADDS.match(between) or OF_IT.match(rest):
        return True
    if between.startswith(", when "):
        return True
    return between.startswith((",", " (", " to ", " and")) and len(between) < 60 and not HAS_VERB.search(between)


def _has_verb(words: str) -> bool:
    return bool(HAS_VERB.search(words)) or has_verb_of_change(words)


def _is_compared(paragraph: str, start: int, between: str, figure: Held) -> bool:
    match = COMPARED.search(between)
    if not match or TARGET.search(between) or TARGET.search(paragraph[figure.end : figure.end + 16]):
        return False
    # "harvested 12 tonnes from 3 hectares" compares nothing.
    return not match[0].startswith("from") or has_verb_of_change(paragraph[start : figure.start])

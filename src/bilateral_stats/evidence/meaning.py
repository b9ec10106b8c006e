"""What the sentence around printed words says, held against the row: qualifier, period, status, day, who, and where.

Only what is sure is told: a figure that is not found, or a day that cannot be read, is counted and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from ..ground.errors import Fault
from ..ground.periods import first_and_last, period_fault
from ..numerals.reading import DATE, FIGURE, Context, Reading
from ..numerals.readings import read_paragraph
from ..schemas.vocabularies import (
    CLAIMS,
    ESTIMATE,
    FORECAST_VALUE,
    LOW_RELIABILITY,
    NORMAL_VALUE,
    PLANNED,
    PRINTED,
    PROVISIONAL_VALUE,
)
from .quoted_rows import FOUND, RECORDS, QuotedRow, Tables

NAMED_LETTERS = 5
"""Letters of a country's name that its adjective shares: Ruritania and Ruritanian."""

SHORTEST_NAME = 4
"""Letters from which on a word of a name tells who is meant: no "of", no "the"."""

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)")

HEDGES: Mapping[str, re.Pattern[str]] = {
    ESTIMATE: re.compile(
        r"\b(?:expect|estimat|project|assum|believ|suppos|likely|approximat|excess)\w*", re.IGNORECASE
    ),
    PROVISIONAL_VALUE: re.compile(
        r"\b(?:so far|as of|to date|up to now|provisional\w*|until now|still)\b", re.IGNORECASE
    ),
    LOW_RELIABILITY: re.compile(
        r"\b(?:doubt\w*|alleged\w*|unconfirmed|reported\w*|rumou?r\w*|claim\w*)\b", re.IGNORECASE
    ),
}
"""Words without one of which a sentence gives a figure no such status."""

AHEAD = re.compile(
    r"\b(?:will|would|shall|could|plan|schedul|slated|set to|due to|expect|intend|about to|forecast|project|predict|aim"
    r"|hope|to (?:land|meet|take|travel|visit|be|return|host|hold|open|reach|grow|rise)|later|next|tomorrow|after"
    r"|before|ahead|upcoming|travell?ing|heading|is to|this year|this month|by the end|on \w+day)\w*",
    re.IGNORECASE,
)
"""Words without one of which a sentence tells of nothing that was still to come."""

STILL_TO_COME = re.compile(
    r"\b(?:will|is slated to|are slated to|is set to|is expected to|is scheduled to)\s+(?:\w+\s+){0,4}\Z"
)
"""Right before the words of a dating: what they tell had not happened."""

FARTHEST_AHEAD = 200
"""Days after publication to which a date without a year can point."""

EXPECTED = re.compile(
    r"\b(?:expected|estimated|projected|forecast) (?:to be|at|to reach|to come to)\s*\Z", re.IGNORECASE
)
"""Right before a figure: it is no plain one."""


@dataclass
class Meaning:
    """What was read of the rows of one source.

    Parameters
    ----------
    faults
        Cells that the sentences contradict.
    unread
        Rows whose figure or day could not be read in its sentence.
    """

    faults: list[Fault] = field(default_factory=list)
    unread: int = 0


def read_meaning(
    tables: Tables, rows: list[QuotedRow], texts: list[str], published: str | None, names: Mapping[str, str]
) -> Meaning:
    """Hold the rows of a source in English against the sentences in which their words stand.

    Parameters
    ----------
    tables
        Tables ``claims`` and ``event_dates``, as text or typed.
    rows
        The rows of the source, located.
    texts
        The paragraphs.
    published
        Day of publication (EDTF), if it is known.
    names
        Names of originators and of areas, by key.
    """
    found = Meaning()
    whole = "\n".join(texts)
    day = date.fromisoformat(published) if published and re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    for row in rows:
        if row.table not in RECORDS or row.status != FOUND:
            continue
        cells = {str(name): cell for name, cell in tables[row.table].iloc[row.line - 2].items() if not pd.isna(cell)}
        [(number, start)] = row.places
        paragraph = texts[number - 1]
        near = [
            reading
            for reading in _readings(paragraph, day, whole)
            if reading.start < start + len(row.as_printed) and start < reading.end
        ]
        if row.table == CLAIMS:
            # A year that dates a figure stands in its paragraph, or in the one before it.
            told = list(_claim(cells, near, paragraph, "\n".join(texts[max(0, number - 2) : number])))
        else:
            told = list(_dating(cells, near, paragraph[max(0, start - 200) : start], paragraph, day))
        told += _who_and_where(cells, whole, names)
        found.unread += not any(reading.kind == (FIGURE if row.table == CLAIMS else DATE) for reading in near)
        found.faults += [Fault(row.file, row.line, column, _text(cells.get(column)), words) for column, words in told]
    return found


@lru_cache(maxsize=1000)
def _readings(paragraph: str, published: date | None, whole: str) -> tuple[Reading, ...]:
    return tuple(read_paragraph(paragraph, Context(published, whole)))


Told = Iterator[tuple[str, str]]


def _claim(cells: Mapping[str, Any], near: list[Reading], paragraph: str, near_by: str) -> Told:
    value = _number(cells.get("obs_value"))
    figures = [reading for reading in near if reading.kind == FIGURE and value in _sizes(reading)]
    if len(figures) != 1:
        return
    [reading] = figures
    if reading.qualifier != cells.get("qualifier"):
        yield "qualifier", f"the sentence says {reading.qualifier}"
    period, status = cells.get("time_period"), str(cells.get("obs_status"))
    if reading.period and period and not _equal(reading.period, str(period)):
        yield "time_period", f"the sentence says {reading.period}"
    elif period and not reading.period and not set(YEAR.findall(str(period))) <= set(YEAR.findall(near_by)):
        yield "time_period", "nothing near the figure names such a year"
    elif reading.period and not period and YEAR.search(paragraph[reading.words_start : reading.words_end + 40]):
        yield "time_period", f"the sentence says {reading.period}"
    sentence = paragraph[max(0, reading.start - 160) : reading.end + 80]
    if status in HEDGES and not cells.get("as_of") and not HEDGES[status].search(sentence):
        yield "obs_status", f"no word of the sentence makes the figure {status}"
    if status == FORECAST_VALUE and not AHEAD.search(paragraph):
        yield "obs_status", "no word of the sentence tells of something to come"
    if status == NORMAL_VALUE and EXPECTED.search(paragraph[: reading.words_start]):
        yield "obs_status", "the sentence gives the figure as expected or estimated"


def _dating(cells: Mapping[str, Any], near: list[Reading], before: str, paragraph: str, day: date | None) -> Told:
    periods = [reading.period for reading in near if reading.kind == DATE and reading.period]
    recorded, words = str(cells.get("time_period")), str(cells.get("as_printed"))
    printed = cells.get("date_basis") == PRINTED
    if printed != bool(YEAR.search(words)):
        yield "date_basis", f"the words {words!r} {'name no year' if printed else 'name the year'}"
    if periods and not any(_equal(period, recorded) if printed else _meet(period, recorded) for period in periods):
        yield "time_period", f"the sentence says {' or '.join(dict.fromkeys(map(str, periods)))}"
    elif not printed and day is not None and _days_after(recorded, day) > FARTHEST_AHEAD:
        yield "time_period", "words without a year do not point so far beyond the day of publication"
    planned = cells.get("event_status") == PLANNED
    if planned and not AHEAD.search(paragraph):
        yield "event_status", "no word of the sentence tells of something to come"
    elif not planned and STILL_TO_COME.search(before):
        yield "event_status", "the sentence tells of something to come"


def _who_and_where(cells: Mapping[str, Any], whole: str, names: Mapping[str, str]) -> Told:
    text = whole.casefold()
    name = names.get(str(cells.get("originator_id")))
    if name and not any(word.casefold() in text for word in re.findall(r"\w+", name) if len(word) >= SHORTEST_NAME):
        yield "originator_id", f"the article names no {name}"
    for column in ("ref_area", "counterpart_area"):
        area = names.get(str(cells.get(column)))
        if area and area[:NAMED_LETTERS].casefold() not in text:
            yield column, f"the article does not name {area}"


def _sizes(reading: Reading) -> set[float]:
    return {size for value in reading.values for size in (float(value), -float(value))}  # noqa: PD011 - no frame


def _number(cell: object) -> float | None:
    try:
        return float(str(cell))
    except ValueError:
        return None


def _equal(one: str, other: str) -> bool:
    spans = _spans(one, other)
    return spans is None or spans[0] == spans[1]


def _meet(one: str, other: str) -> bool:
    # Of a date without its year, the reader may have taken another one: the day and the month must fit.
    spans = _spans(one, f"{one[:4]}{other[4:]}" if len(other) <= len("2023-04-18") else other)
    if spans is None:
        return True
    (first, last), (begin, end) = spans
    return not (last < begin or end < first)


def _spans(one: str, other: str) -> list[tuple[Any, Any]] | None:
    """Return the days of two periods; ``None`` where one is open or no period, and nothing can be said."""
    if any(period_fault(period) for period in (one, other)):
        return None
    return [first_and_last(one), first_and_last(other)]


def _days_after(period: str, day: date) -> int:
    spans = _spans(period, period)
    return -1 if spans is None else (spans[0][0].date() - day).days


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)

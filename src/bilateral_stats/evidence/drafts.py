"""Drafts of rows: for each number or date of an article that no row covers yet, one to complete.

Nothing is written to a file. A draft guesses the value, the unit, the qualifier, the period and the printed words;
which indicator it is, and between whom, only a person can tell. A date is drafted as a row of the event dates, and
what repeats a recorded figure, a place in an order or a vague quantity as a waiver.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from ..ground.article_text import paragraphs
from ..ground.cell_text import csv_line, plain_number
from ..numerals.date_words import date_period
from ..numerals.mentions import Mention
from ..numerals.reading import CODE, DATE, ORDINAL, VAGUE, Context, Reading
from ..numerals.readings import read_paragraph
from ..schemas.vocabularies import CLAIMS, EVENT_DATES, NORMAL, NORMAL_VALUE, PRINTED, RESOLVED
from .coverage import MISSING, context, cover
from .find_words import WordFinder, unique_words
from .quoted_rows import WAIVERS, Tables, quoted_rows

REPEATS = "repeats_recorded"
"""Reason of a waiver for what a recorded row of the same source says."""

REASONS = {ORDINAL: "ordinal", VAGUE: "vague_quantity", CODE: "other_subject"}
"""Kind of a reading that is no figure to the reason of its waiver."""

UNIT_TABLE = "units"
"""Table of the units of measure, where the record has one."""


@dataclass(frozen=True)
class Draft:
    """A number or a date that no row covers yet, and a row to complete.

    Parameters
    ----------
    paragraph
        Number of its paragraph.
    reading
        What the words are read as; it may join several mentions.
    context
        The words with the text around them.
    as_printed
        The words that a row prints.
    unique
        Whether these stand once in the article.
    table
        The table that the row belongs to.
    row
        A cell for each column of the table.
    """

    paragraph: int
    reading: Reading
    context: str
    as_printed: str
    unique: bool
    table: str
    row: dict[str, str]


def draft_claims(text: str, source_id: str, tables: Tables) -> list[Draft]:
    """Return a draft for each number or date of an article that is neither recorded nor waived.

    Parameters
    ----------
    text
        The normalised text.
    source_id
        The source. Where it has no row yet, no date is read from the day of printing.
    tables
        ``claims``, ``event_dates`` and ``waivers``; a draft has the columns of one of them. ``sources`` tells the day
        of printing and ``units`` the codes of the units of measure, where they are given.
    """
    texts = paragraphs(text)
    missing: dict[int, set[Mention]] = {}
    for entry in cover(texts, quoted_rows(tables, source_id, text)):
        if entry.status == MISSING:
            missing.setdefault(entry.paragraph, set()).add(entry.mention)
    known = Context(_published(tables, source_id), text, _measure_codes(tables))
    writer = _RowWriter(tables, source_id, WordFinder(text))
    return [
        writer.draft(texts[number - 1], number, reading)
        for number, mentions in missing.items()
        for reading in read_paragraph(texts[number - 1], known)
        if not mentions.isdisjoint(reading.mentions)
    ]


def draft_values(draft: Draft) -> dict[str, Any] | None:
    """Return a draft as plain data, as ``draft --json`` prints it; ``None`` for the name of a thing, such as F-16.

    Parameters
    ----------
    draft
        One of :func:`draft_claims`.
    """
    reading = draft.reading
    if reading.kind == CODE:
        return None
    value, value_to = (*map(_number, reading.values), None, None)[:2]
    return {
        "paragraph": draft.paragraph,
        "start": reading.start,
        "end": reading.end,
        "text": reading.text,
        "kind": reading.kind,
        "value": value,
        "value_to": value_to,
        "unit": reading.unit or None,
        "qualifier": reading.qualifier,
        "period": reading.period,
        "as_printed": draft.as_printed,
    }


def draft_lines(drafts: Sequence[Draft]) -> list[str]:
    """Return drafts as lines: the columns of the tables, then for each a comment or two, and its row.

    Parameters
    ----------
    drafts
        What :func:`draft_claims` returns.
    """
    if not drafts:
        return ["# every number of this text is recorded or waived"]
    columns = {draft.table: csv_line(draft.row) for draft in drafts}
    lines = [f"# {table}.csv: {columns[table]}" for table in (CLAIMS, EVENT_DATES, WAIVERS) if table in columns]
    for draft in drafts:
        unit = f", unit {draft.reading.unit}" if draft.reading.unit else ""
        lines += ["", f"# paragraph {draft.paragraph}: {draft.context}"]
        lines.append(f"# {draft.reading.text!r}: {draft.reading.kind}{unit}; a row of {draft.table}.csv")
        if not draft.unique:
            lines.append("# these words stand more than once in the article")
        lines.append(csv_line(draft.row.values()))
    return lines


class _RowWriter:
    """Writes the rows of one source."""

    def __init__(self, tables: Tables, source_id: str, finder: WordFinder) -> None:
        self.units = set(tables[UNIT_TABLE]["unit"]) if UNIT_TABLE in tables else set()
        self.source_id = source_id
        self.finder = finder
        self.columns = {
            table: [str(name) for name in tables[table].columns] for table in (CLAIMS, EVENT_DATES, WAIVERS)
        }
        self.recorded = set(_recorded_values(tables, source_id))

    def draft(self, paragraph: str, number: int, reading: Reading) -> Draft:
        printed = unique_words(self.finder, paragraph, reading.words_start, reading.words_end)
        table, cells = self._row(reading)
        cells |= {"as_printed": printed, "source_id": self.source_id, "paragraph": str(number)}
        row = {name: cells.get(name, "") for name in self.columns[table]}
        shown = context(paragraph, Mention(reading.start, reading.end, reading.text, reading.kind))
        return Draft(number, reading, shown, printed, self.finder.stands_once(printed), table, row)

    def _row(self, reading: Reading) -> tuple[str, dict[str, str]]:
        if reading.kind in REASONS:
            return WAIVERS, {"reason": REASONS[reading.kind]}
        if _key(reading) in self.recorded:
            return WAIVERS, {"reason": REPEATS}
        if reading.kind == DATE:
            basis = "" if reading.period is None else PRINTED if date_period(reading.text) else RESOLVED
            return EVENT_DATES, {
                "event_date_id": f"{self.source_id}_",
                "time_period": reading.period or "",
                "date_basis": basis,
                "rank": NORMAL,
            }
        return CLAIMS, {
            "claim_id": f"{self.source_id}_",
            "time_period": reading.period or "",
            **_value_cells(reading),
            "unit": reading.unit if reading.unit in self.units else "",
            "rank": NORMAL,
        }


def _value_cells(reading: Reading) -> dict[str, str]:
    if not reading.values:  # noqa: PD011 - no frame
        return {}
    values = [plain_number(float(value)) for value in reading.values]  # noqa: PD011 - no frame
    return {
        **dict(zip(("obs_value", "obs_value_to"), values, strict=False)),
        "qualifier": reading.qualifier,
        "obs_status": NORMAL_VALUE,
    }


def _key(reading: Reading) -> tuple[float, ...] | str | None:
    """Return what makes a reading the same as a recorded one: its values, or its day."""
    if reading.kind == DATE:
        return reading.period
    return tuple(map(float, reading.values)) or None


def _recorded_values(tables: Tables, source_id: str) -> Iterator[tuple[float, ...] | str]:
    """Yield the values and the periods that the rows of a source record."""
    for table in (CLAIMS, EVENT_DATES):
        for row in tables[table].to_dict("records"):
            if row.get("source_id") != source_id:
                continue
            cells = [row.get(name) for name in ("obs_value", "obs_value_to")]
            values = tuple(float(str(cell)) for cell in cells if _is_number(cell))
            if values:
                yield values
            if isinstance(row.get("time_period"), str):
                yield str(row["time_period"])


def _is_number(cell: object) -> bool:
    # The table may be text that is not yet sound.
    return cell is not None and re.fullmatch(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?", str(cell)) is not None


def _published(tables: Tables, source_id: str) -> dt.date | None:
    sources = tables.get("sources")
    if sources is None or "date_published" not in sources:
        return None
    days = sources.loc[sources["source_id"] == source_id, "date_published"].dropna()
    try:
        return dt.date.fromisoformat(str(days.iloc[0])[:10]) if len(days) else None
    except ValueError:
        return None


def _measure_codes(tables: Tables) -> Mapping[str, str]:
    """Return the first words of the label of each unit of measure, in small letters, with its code."""
    units = tables.get(UNIT_TABLE, pd.DataFrame(columns=["unit", "label"])).dropna(subset=["unit", "label"])
    pairs = zip(units["unit"], units["label"], strict=True)
    return {re.split(r"[.,:;(]| of ", str(label))[0].strip().lower(): str(unit) for unit, label in pairs}


def _number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)

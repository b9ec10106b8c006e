"""The full record of a claim: every recorded cell in words, with the title that the contract gives its column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..contract.columns import Column, columns
from ..schemas.vocabularies import NORMAL
from ..words.rows import Row
from ..words.values import say_number, say_whole
from . import missing_words
from .sources import Source

SHOWN = (
    "obs_value",
    "obs_value_to",
    "qualifier",
    "obs_low",
    "obs_high",
    "denominator",
    "ref_area",
    "counterpart_area",
    "time_period",
    "obs_status",
    "paragraph",
    "rank",
    "rank_reason",
    "note",
)
"""Columns of ``statistics``, in the order in which a reader asks for them; the rest stands beside them on the page."""

ONLY_WHERE_GIVEN = frozenset({"obs_value_to", "denominator", "rank_reason", "note", "counterpart_area"})
"""Columns of which an empty cell says that there is nothing to say."""

MISSING = {
    "obs_low": missing_words.LOW,
    "obs_high": missing_words.HIGH,
    "time_period": missing_words.PERIOD,
    "paragraph": missing_words.PARAGRAPH,
}
"""What an empty cell of other columns says."""


@dataclass(frozen=True)
class Fact:
    """One cell of a record.

    Parameters
    ----------
    label
        What it is.
    text
        What it says.
    absent
        Whether it says that something is missing.
    language
        Language of the text where it is not that of the page, else empty.
    """

    label: str
    text: str
    absent: bool = False
    language: str = ""


def facts_of(row: Row, source: Source) -> list[Fact]:
    """Return the record of a claim.

    Parameters
    ----------
    row
        Row of the table ``statistics``.
    source
        Where it is printed.
    """
    facts = []
    for name in SHOWN:
        column = _columns()[name]
        if row[name] is not None:
            facts.append(Fact(column.title, _say(column, row)))
        elif name not in ONLY_WHERE_GIVEN:
            facts.append(Fact(column.title, MISSING.get(name, missing_words.OTHER), absent=True))
    title = Fact(
        _columns()["source_title"].title, source.title or missing_words.TITLE, not source.title, source.language
    )
    authors = Fact("Authors", source.authors or missing_words.AUTHORS, not source.authors)
    return [*facts, title, authors]


@cache
def _columns() -> dict[str, Column]:
    return {column.name: column for column in columns("statistics")}


def _say(column: Column, row: Row) -> str:
    cell: Any = row[column.name]
    if column.name in {"obs_low", "obs_high"}:
        side = column.name.removeprefix("obs_")
        return f"{say_number(cell)} ({'included' if row[f'{side}_inclusive'] else 'not included'})"
    if column.name == "denominator":
        return say_whole(cell, row["ref_area_name"], row["counterpart_area_name"])
    if column.references == "areas":
        return f"{row[f'{column.name}_name']} ({cell})"
    if column.name == "rank" and cell == NORMAL:
        return str(cell)
    if column.vocabulary is not None:
        return f"{cell}: {column.vocabulary[cell]}"
    return say_number(cell) if column.type.name == "number" else str(cell)

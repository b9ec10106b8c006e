"""The full record of a claim: every recorded cell in words, with the title that the contract gives its column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..contract.columns import Column, columns
from ..schemas.vocabularies import NORMAL_VALUE
from ..words.phrases import STATUS_WORDS
from ..words.rows import Row
from ..words.values import say_number, say_whole
from . import missing_words

SHOWN = (
    "obs_low",
    "obs_high",
    "denominator",
    "as_of",
    "obs_status",
    "follows",
    "paragraph",
    "note",
)
"""Columns of ``statistics``, in the order in which a reader asks for them; the rest stands beside them on the page."""

ONLY_WHERE_GIVEN = frozenset({"denominator", "as_of", "follows", "paragraph", "note"})
"""Columns of which an empty cell says that there is nothing to say."""

MISSING = {
    "obs_low": missing_words.LOW,
    "obs_high": missing_words.HIGH,
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
    """

    label: str
    text: str
    absent: bool = False


def facts_of(row: Row) -> list[Fact]:
    """Return the record of a claim.

    Parameters
    ----------
    row
        Row of the table ``statistics``.
    """
    facts = []
    for name in SHOWN:
        if name == "obs_status" and row[name] == NORMAL_VALUE:
            continue
        column = _columns()[name]
        if row[name] is not None:
            facts.append(Fact(column.title, _say(column, row)))
        elif name not in ONLY_WHERE_GIVEN:
            facts.append(Fact(column.title, MISSING.get(name, missing_words.OTHER), absent=True))
    return facts


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
    if column.name == "obs_status":
        return f"{cell} ({STATUS_WORDS[cell]})"
    return say_number(cell) if column.type.name == "number" else str(cell)

"""Plotted rows, one mapping each: what captions and drawings read, with ``None`` where a cell is empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from ..ground.errors import DataError
from ..schemas.qualifiers import QUALIFIERS
from ..schemas.vocabularies import SHARE

PERCENT = "%"

Row = Mapping[str, Any]
Rows = Sequence[Row]

CLAIM_COLUMNS = (
    "claim_id",
    "indicator_id",
    "dimension",
    "ref_area",
    "counterpart_area",
    "from_area",
    "time_period",
    "period_start",
    "period_end",
    "obs_value",
    "obs_value_to",
    "qualifier",
    "obs_low",
    "obs_high",
    "low_inclusive",
    "high_inclusive",
    "obs_status",
    "unit",
    "unit_label",
    "value_label",
    "source_id",
    "originator",
    "outlet",
    "date_published",
    "quote_url",
)
"""What a chart of figures takes from the table ``statistics``, under the same names."""


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a table."""
    # What is missing (NaN, NaT) is the one thing that is not equal to itself; NA refuses to say.
    columns = [[None if cell is pd.NA or cell != cell else cell for cell in frame[name].tolist()] for name in frame]
    names = [str(name) for name in frame]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def unit_signs(units: pd.DataFrame) -> dict[str, str]:
    """Return the signs that people write before amounts of a currency, by the code of the unit.

    Parameters
    ----------
    units
        Table ``units``.
    """
    signed = units[units["sign"].notna()]
    return dict(zip(signed["unit"], signed["sign"], strict=True))


def short_names(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return the short names of persons, institutes and outlets that have one, by name.

    Parameters
    ----------
    tables
        At least ``originators``.
    """
    named = tables["originators"].dropna(subset=["short_name"])
    return dict(zip(named["name"], named["short_name"], strict=True))


def claim_rows(frame: pd.DataFrame, units: pd.DataFrame) -> list[Row]:
    """Return rows of the table ``statistics``, each with what stands around its number, which may be empty.

    The ``sign`` and the ``after`` of its unit, and the ``words_before`` of its qualifier.

    Parameters
    ----------
    frame
        The rows, with their unit, dimension and qualifier.
    units
        Table ``units``.
    """
    signs = unit_signs(units)
    return [
        {
            **row,
            "sign": signs.get(row["unit"], ""),
            "after": PERCENT if row["dimension"] == SHARE else "",
            "words_before": QUALIFIERS[row["qualifier"]].words if row["qualifier"] in QUALIFIERS else "",
        }
        for row in rows_of(frame)
    ]


def grouped(rows: Iterable[Row], columns: Sequence[str]) -> dict[tuple[Any, ...], list[Row]]:
    """Return rows by their cells in some columns, groups and rows in their order.

    Parameters
    ----------
    rows
        The rows.
    columns
        Names of columns; empty cells are alike.
    """
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row[column] for column in columns), []).append(row)
    return groups


def without_attributes(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return tables without what they say of themselves: each step of pandas would copy it, and nothing here reads it.

    Parameters
    ----------
    tables
        Tables by name; they stay as they are.
    """
    bare = {name: table.copy(deep=False) for name, table in tables.items()}
    for table in bare.values():
        table.attrs = {}
    return bare


def require_columns(table: pd.DataFrame, name: str, columns: list[str]) -> None:
    """Raise a :class:`DataError` where a table lacks columns."""
    missing = [column for column in columns if column not in table]
    if missing:
        raise DataError(f"the table {name} lacks columns that the charts need: {', '.join(missing)}")

"""Tables as files of Stata (format 118): labels for variables and codes, days as days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pandas as pd

from ..contract.columns import Codes, Column, columns_with_codes, description
from ..ground.dataset import Dataset

TABLES_OF_STATA = ("statistics", "comparisons", "dyad_years", "timeline", "slips", "sources")

MOST_LABEL = 80
"""Letters of a label (a limit of the format)."""

MOST_TEXT = 2045
"""Bytes of a text that stands in its row; longer ones are kept apart (strL)."""


def write_stata(folder: Path, frames: Mapping[str, pd.DataFrame], dataset: Dataset, codes: Codes) -> None:
    """Write a file for each table; the same bytes on every run.

    Parameters
    ----------
    folder
        Where to write; made where it is missing.
    frames
        Tables by name.
    dataset
        What the dataset says of itself; its day is that of the files, and its version stands in their labels.
    codes
        Codes of the lists that the record keeps itself.
    """
    folder.mkdir(exist_ok=True)
    for table in TABLES_OF_STATA:
        if table not in frames:
            continue
        described = columns_with_codes(table, codes)
        frame = pd.DataFrame({column.name: _cells(column, frames[table][column.name]) for column in described})
        long = [name for name in frame if frame[name].dtype == object and _longest(frame[name]) > MOST_TEXT]
        frame.to_stata(
            folder / f"{table}.dta",
            write_index=False,
            version=118,
            time_stamp=datetime.combine(dataset.released, datetime.min.time()),
            data_label=f"{dataset.name} {dataset.version}: {description(table)}"[:MOST_LABEL],
            variable_labels={column.name: column.title[:MOST_LABEL] for column in described},
            convert_dates={column.name: "td" for column in described if column.type.name == "date"},
            convert_strl=long,
        )


def _cells(column: Column, cells: pd.Series) -> pd.Series:
    kind = column.type.name
    if kind == "date":
        return cells.astype("datetime64[ns]")
    if kind == "boolean":
        return cells.astype("Int64").astype("float64")
    if kind in {"integer", "number"}:
        return cells.astype("float64")
    if column.vocabulary and cells.notna().any():
        # Codes become value labels; those that do not occur keep their number all the same.
        return pd.Series(pd.Categorical(cells.astype(object), categories=list(column.vocabulary)), index=cells.index)
    return cells.astype(object).where(cells.notna(), "")


def _longest(cells: pd.Series) -> int:
    return max((len(str(cell).encode()) for cell in cells), default=0)

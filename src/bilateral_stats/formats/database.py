"""All tables as one SQLite database: keys, foreign keys, what every column means, and views for common questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pandas as pd

from ..contract.columns import Column, columns, primary_key
from ..ground.cell_text import cell_text
from ..ground.dataset import Dataset

TYPES = {"number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}
"""Everything else is text; a day is text as 2023-04-18."""

VIEWS = {
    "confirmed": "SELECT * FROM statistics WHERE verdict = 'compatible'",
    "disagreements": "SELECT * FROM comparisons WHERE verdict = 'conflict'",
    "shares_by_window": (
        "SELECT indicator_title, ref_area_name, counterpart_area_name, time_period, value_label, originator, outlet, "
        "date_published, quote_url FROM statistics WHERE dimension = 'share' AND time_period LIKE '%/%' "
        "ORDER BY indicator_title, ref_area_name, counterpart_area_name, time_period"
    ),
}
"""By name: what two voices or more confirm, what sources contradict each other on, shares by the years they cover."""


def write_database(path: Path, frames: Mapping[str, pd.DataFrame], dataset: Dataset) -> None:
    """Write the database; the same bytes on every run with one version of SQLite.

    Parameters
    ----------
    path
        The file.
    frames
        All tables by name.
    dataset
        What the dataset says of itself.
    """
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA user_version = {dataset.major}")
        for table, frame in frames.items():
            _write_table(database, table, frame, frames)
        database.execute("CREATE TABLE columns_of_tables (table_name, column_name, title, meaning, unit)")
        described = [
            (table, column.name, column.title, column.description, column.unit)
            for table in frames
            for column in columns(table)
        ]
        database.executemany("INSERT INTO columns_of_tables VALUES (?, ?, ?, ?, ?)", described)
        for name, query in VIEWS.items():
            database.execute(f'CREATE VIEW "{name}" AS {query}')
        database.commit()
        database.execute("VACUUM")


def _write_table(
    database: sqlite3.Connection, table: str, frame: pd.DataFrame, frames: Mapping[str, pd.DataFrame]
) -> None:
    described = columns(table)
    parts = [_definition(column) for column in described]
    if key := primary_key(table):
        parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, key))})")
    for column in described:
        if column.references is not None and column.references in frames:
            target = _quoted(primary_key(column.references)[0])
            parts.append(f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.references)} ({target})")
    database.execute(f"CREATE TABLE {_quoted(table)} ({', '.join(parts)})")
    cells = [[_cell(column, cell) for cell in frame[column.name].tolist()] for column in described]
    places = ", ".join("?" * len(described))
    database.executemany(f"INSERT INTO {_quoted(table)} VALUES ({places})", zip(*cells, strict=True))  # noqa: S608


def _definition(column: Column) -> str:
    kind = "TEXT" if column.code else TYPES.get(column.type.name, "TEXT")
    return f"{_quoted(column.name)} {kind}{' NOT NULL' if column.required else ''}"


def _cell(column: Column, cell: object) -> object:
    if pd.isna(cell):  # type: ignore[call-overload]
        return None
    if column.code or TYPES.get(column.type.name) is None:
        return cell_text(cell)
    return cell


def _quoted(name: str) -> str:
    return f'"{name}"'

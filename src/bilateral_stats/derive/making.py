"""Making a table from others: each derived one by the module of its name in this room."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pandas as pd

from ..contract.registry import DERIVED, TABLES, derived_tables
from ..ground.errors import is_name, unknown_name
from .derivation import Derivation, Frames

PIECE_ROWS = 50_000
"""Rows that are derived and written at a time: a flat row takes about a kilobyte, several times over while written."""


def derivation_of(table: str) -> Derivation:
    """Return how a derived table is made, as its module says in ``DERIVATION``."""
    found: Derivation = importlib.import_module(f".{table}", __package__).DERIVATION
    return found


def needed_tables(table: str) -> tuple[str, ...]:
    """Return the recorded tables from which a table is made: itself, when it is recorded.

    Raises
    ------
    DataError
        There is no such table; the message lists those that exist.
    """
    if not is_name(table, TABLES):
        raise unknown_name("table", table, TABLES)
    if TABLES[table] != DERIVED:
        return (table,)
    derivation = derivation_of(table)
    return tuple(dict.fromkeys(needed for name in derivation.needs for needed in needed_tables(name)))


def make_table(table: str, frames: Frames) -> pd.DataFrame:
    """Return a table, deriving it where it is a derived one.

    Parameters
    ----------
    table
        A name in the registry.
    frames
        At least the tables of :func:`needed_tables`, typed; a derived table that is there is not made again.
    """
    if table in frames or TABLES[table] != DERIVED:
        return frames[table]
    derivation = derivation_of(table)
    return derivation.derive({name: _for_others(name, frames, derivation.rows) for name in derivation.needs})


def _for_others(table: str, frames: Frames, of: str | None) -> pd.DataFrame:
    """Return what another table is made from: of one that is derived for that alone, no words, and no other rows."""
    if table in frames or TABLES[table] != DERIVED:
        return frames[table]
    derivation = derivation_of(table)
    if derivation.untold is None:
        return make_table(table, frames)
    return derivation.untold({name: _for_others(name, frames, None) for name in derivation.needs}, of)


def make_pieces(table: str, frames: Frames) -> Iterator[pd.DataFrame]:
    """Yield the rows of a table some at a time, in order; put together they are what :func:`make_table` returns.

    Parameters
    ----------
    table
        A name in the registry.
    frames
        As for :func:`make_table`.
    """
    derivation = None if table in frames or TABLES[table] != DERIVED else derivation_of(table)
    if derivation is None or derivation.rows is None:
        yield from row_pieces(make_table(table, frames))
        return
    # The first column is the key; as an index it is hashed once and not once a piece.
    needed = {name: make_table(name, frames) for name in derivation.needs if name != derivation.rows}
    by_key = {name: frame.set_index(frame.columns[0], drop=False) for name, frame in needed.items()}
    for rows in row_pieces(frames[derivation.rows]):
        yield derivation.derive({**by_key, derivation.rows: rows})


def row_pieces(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield at most :data:`PIECE_ROWS` rows of a table at a time, once at least."""
    for start in range(0, max(len(frame), 1), PIECE_ROWS):
        yield frame.iloc[start : start + PIECE_ROWS]


def in_order() -> tuple[str, ...]:
    """Return all tables so that each comes after those from which it is made."""
    ordered: dict[str, None] = dict.fromkeys(table for table, origin in TABLES.items() if origin != DERIVED)
    for table in derived_tables():
        ordered |= dict.fromkeys([*(name for name in derivation_of(table).needs if name not in ordered), table])
    return tuple(ordered)


def columns_read(table: str) -> frozenset[str]:
    """Return the columns of a derived table from which other tables are made."""
    return frozenset(column for derived in derived_tables() for column in derivation_of(derived).needs.get(table) or ())

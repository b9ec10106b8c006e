"""The registry of tables: which there are, and how a derived one is made.

Everything that goes over the tables (reading, checking, loading, release, codebook, tests) asks here. The contract
of a table is the module of its name in ``schemas``; the file of a recorded one is ``datasets/<name>.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from .comparisons import CLAIM_COLUMNS, DATE_COLUMNS, derive_comparisons
from .errors import is_name, unknown_name
from .statistics import derive_statistics
from .timeline import derive_timeline

Frames = Mapping[str, pd.DataFrame]

PIECE_ROWS = 50_000
"""Rows that are derived and written at a time: a flat row takes about a kilobyte, several times over while written."""


@dataclass(frozen=True)
class Derivation:
    """How a derived table is made.

    Parameters
    ----------
    needs
        Tables that it is made from, recorded or derived, each with the columns that are read; ``None``: all.
    derive
        Function from those tables, typed, to the derived one.
    rows
        Table of which each row makes one row of this one, whatever the others hold; ``None``: there is none.
    """

    needs: Mapping[str, Collection[str] | None]
    derive: Callable[[Frames], pd.DataFrame]
    rows: str | None = None


TABLES: Mapping[str, Derivation | None] = {
    "statistics": Derivation(
        dict.fromkeys(("areas", "originators", "sources", "indicators", "claims")), derive_statistics, rows="claims"
    ),
    "timeline": Derivation(
        dict.fromkeys(("areas", "originators", "sources", "events", "event_dates")), derive_timeline, rows="event_dates"
    ),
    "comparisons": Derivation({"statistics": CLAIM_COLUMNS, "timeline": DATE_COLUMNS}, derive_comparisons),
    "areas": None,
    "originators": None,
    "sources": None,
    "indicators": None,
    "claims": None,
    "events": None,
    "event_dates": None,
    "waivers": None,
}
"""By name, the ones that most people want first; ``None``: recorded by hand."""


def recorded_tables() -> tuple[str, ...]:
    """Return the names of the tables that are recorded by hand."""
    return tuple(name for name, derivation in TABLES.items() if derivation is None)


def derived_tables() -> tuple[str, ...]:
    """Return the names of the tables that are made from the recorded ones."""
    return tuple(name for name, derivation in TABLES.items() if derivation is not None)


def needed_tables(table: str) -> tuple[str, ...]:
    """Return the recorded tables from which a table is made: itself, when it is recorded.

    Raises
    ------
    DataError
        There is no such table; the message lists those that exist.
    """
    if not is_name(table, TABLES):
        raise unknown_name("table", table, TABLES)
    derivation = TABLES[table]
    if derivation is None:
        return (table,)
    return tuple(dict.fromkeys(needed for name in derivation.needs for needed in needed_tables(name)))


def make_table(table: str, frames: Frames) -> pd.DataFrame:
    """Return a table, deriving it where it is a derived one.

    Parameters
    ----------
    table
        A name in :data:`TABLES`.
    frames
        At least the tables of :func:`needed_tables`, typed; a derived table that is there is not made again.
    """
    derivation = TABLES[table]
    if table in frames or derivation is None:
        return frames[table]
    return derivation.derive({name: make_table(name, frames) for name in derivation.needs})


def make_pieces(table: str, frames: Frames) -> Iterator[pd.DataFrame]:
    """Yield the rows of a table some at a time, in order; put together they are what :func:`make_table` returns.

    Parameters
    ----------
    table
        A name in :data:`TABLES`.
    frames
        As for :func:`make_table`.
    """
    derivation = TABLES[table]
    if derivation is None or derivation.rows is None or table in frames:
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


def columns_read(table: str) -> frozenset[str]:
    """Return the columns of a derived table from which other tables are made."""
    return frozenset(
        column
        for derivation in TABLES.values()
        if derivation is not None
        for column in derivation.needs.get(table) or ()
    )

"""What a rule about meaning finds, and the columns that rules look up in other tables."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from ...ground.periods import period_bounds

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Finding:
    """A cell whose meaning contradicts another.

    Parameters
    ----------
    table, line, column, text
        Where it is, and what stands there.
    rule
        What is wrong and what to do, in a sentence.
    """

    table: str
    line: Hashable
    column: str
    text: str | None
    rule: str


Rule = Callable[[Frames], Iterator[Finding]]

Rules = Mapping[tuple[str, ...], Rule]
"""Rules by their name and the tables that each needs."""


def looked_up(frames: Frames, keys: pd.Series, table: str, column: str) -> pd.Series:
    """Return a column of another table for each key; missing where no row has the key, or several have."""
    frame = frames[table]
    key = frame.columns[0]
    known = frame.dropna(subset=[key]).drop_duplicates(key, keep=False).set_index(key)[column]
    return keys.map(known)


def published(frames: Frames, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the first and the last day on which the source of each row may have been published."""
    dates = (
        looked_up(frames, rows["source_id"], "sources", "date_published")
        .astype("str")
        .where(lambda cells: cells.ne("nan"))
    )
    return period_bounds(dates)

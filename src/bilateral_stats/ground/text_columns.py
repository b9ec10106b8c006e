"""Columns of text in every version of pandas that the package works with."""

from __future__ import annotations

import pandas as pd


def as_text(cells: pd.Series) -> pd.Series:
    """Return a column as text, in which a missing cell stays missing.

    Parameters
    ----------
    cells
        The column.

    Notes
    -----
    Before pandas 3 the cast to ``str`` alone writes ``nan`` into a missing cell.
    """
    return cells.astype("str").where(cells.notna())

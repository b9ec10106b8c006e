"""Casting the text of a table to the types of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..ground.errors import Fault
from .columns import Column


def cast(columns: Sequence[Column], frame: pd.DataFrame, faults: Sequence[Fault]) -> pd.DataFrame:
    """Return the table with its types, cells with a fault left missing.

    Parameters
    ----------
    columns
        Columns of the table.
    frame
        Text of the cells.
    faults
        What :func:`check_text` found in it.
    """
    if faults:
        frame = frame.copy()
        for fault in faults:
            frame.at[fault.line, fault.column] = None
    # By column, not with DataFrame.astype: text stays where it is, and a small table takes a third of the time.
    return pd.DataFrame({column.name: _typed(column, frame[column.name]) for column in columns}, index=frame.index)


def _typed(column: Column, cells: pd.Series) -> Any:
    return cells.array if column.type.name == "string" else cells.array.astype(column.type.dtype)

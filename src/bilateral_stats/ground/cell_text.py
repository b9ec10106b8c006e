"""How a value is written as text, wherever it is written: in a file of a release, a message, a document.

Large tables are written by :mod:`bilateral_stats.ground.csv_text`, which needs Arrow; a line needs nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import numpy as np
import pandas as pd


def cell_text(value: object) -> str:
    """Return a value as a CSV file has it: a day as YYYY-MM-DD, ``true`` and ``false``, nothing where it is missing.

    Parameters
    ----------
    value
        A cell of a typed table.
    """
    # What is missing (NaN, NaT) is the one thing that is not equal to itself; NA refuses to say.
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, float):
        return plain_number(value)
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def plain_number(value: float) -> str:
    """Return a number in digits: the shortest text that reads back as the same number."""
    return np.format_float_positional(value, trim="-")


def csv_line(cells: Iterable[str]) -> str:
    """Return cells as a line of CSV without its end, each quoted only where it must be."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()

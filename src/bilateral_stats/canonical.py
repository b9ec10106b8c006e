"""The one way to write a recorded table: order of the rows, and bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from .errors import Fault
from .reading import TextTable


def canonical_text(frame: pd.DataFrame) -> str:
    """Return a table of text as it must stand in its file.

    Parameters
    ----------
    frame
        Text of the cells, missing where empty.
    """
    return frame.to_csv(index=False, lineterminator="\n")


def check_canonical(table: TextTable, typed: pd.DataFrame, key: Sequence[str]) -> Iterator[Fault]:
    """Yield the faults of order and of writing in a table that has no other.

    Parameters
    ----------
    table
        The table as text.
    typed
        The same table with its types: numbers are ordered as numbers.
    key
        Columns of the primary key.
    """
    assert table.frame is not None
    ordered = typed.sort_values(list(key), kind="stable").index
    for line, expected in zip(typed.index, ordered, strict=True):
        if line != expected:
            name = key[-1]
            rule = f"rows are sorted by {', '.join(key)}: the row of line {expected} belongs here"
            yield Fault(table.file, int(line), name, str(typed.at[line, name]), rule)
            return
    written = canonical_text(table.frame).split("\n")
    for number, (found, expected) in enumerate(zip(table.lines, written, strict=False), 1):
        if found != expected:
            yield Fault(table.file, number, "", None, f"quote a cell only where it must be; write: {expected}")

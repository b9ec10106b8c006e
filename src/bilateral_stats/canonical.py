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
    if not typed.set_index(list(key)).index.is_monotonic_increasing:
        ordered = typed.sort_values(list(key), kind="stable").index
        line, expected = next(pair for pair in zip(typed.index, ordered, strict=True) if pair[0] != pair[1])
        rule = f"rows are sorted by {', '.join(key)}: the row of line {expected} belongs here"
        yield Fault(table.file, int(line), key[-1], str(typed.at[line, key[-1]]), rule)
        return
    # A line without a quotation mark is its cells with commas between them: it cannot be written in another way.
    quoted = [number for number, line in enumerate(table.lines, 1) if '"' in line]
    if not quoted:
        return
    rows = [number for number in quoted if number > 1]
    written = canonical_text(table.frame.loc[rows]).split("\n")
    for number, expected in zip([1, *rows], written, strict=False):
        if table.lines[number - 1] != expected:
            yield Fault(table.file, number, "", None, f"quote a cell only where it must be; write: {expected}")

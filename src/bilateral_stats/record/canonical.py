"""The one way to write a table as CSV: order of the rows, and bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from ..ground.csv_text import canonical_text
from ..ground.errors import Fault
from .reading import TextTable


def check_canonical(table: TextTable, typed: pd.DataFrame, key: Sequence[str], is_sorted: bool) -> Iterator[Fault]:
    """Yield the faults of order and of writing in a table that has no other.

    Parameters
    ----------
    table
        The table as text.
    typed
        The same table with its types: numbers are ordered as numbers.
    key
        Columns of the primary key.
    is_sorted
        Whether the rows must be sorted by it.
    """
    assert table.frame is not None
    if is_sorted and not typed.set_index(list(key)).index.is_monotonic_increasing:
        ordered = typed.sort_values(list(key), kind="stable").index
        line, expected = next(pair for pair in zip(typed.index, ordered, strict=True) if pair[0] != pair[1])
        rule = f"rows are sorted by {', '.join(key)}: the row of line {expected} belongs here"
        yield Fault(table.file, int(line), key[-1], str(typed.at[line, key[-1]]), rule)
        return
    # A line without a quotation mark is its cells with commas between them: it cannot be written in another way.
    if not table.quoted:
        return
    rows = [number for number in table.quoted if number > 1]
    written = canonical_text(table.frame.loc[rows]).split("\n")
    for number, expected in zip([1, *rows], written, strict=False):
        if table.quoted.get(number, expected) != expected:
            yield Fault(table.file, number, "", None, f"quote a cell only where it must be; write: {expected}")

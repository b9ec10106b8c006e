"""The five types of a column, each with its name in every format that we write."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnType:
    """A type as Table Schema, pandas and Arrow name it.

    Parameters
    ----------
    name
        Type in Frictionless Table Schema.
    dtype
        Type in pandas.
    arrow
        Alias of the type in Arrow.
    pattern
        What a cell must look like before it is cast: casting itself is too lenient
        (``0x10``, ``inf``, ``29/09/1972``). ``None``: any text.
    words
        The pattern in plain words.
    """

    name: str
    dtype: str
    arrow: str
    pattern: str | None
    words: str


COLUMN_TYPES = {
    column_type.name: column_type
    for column_type in (
        ColumnType("string", "str", "string", None, "text"),
        ColumnType(
            "number",
            "float64",
            "float64",
            r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,9}[1-9])?",
            "write a plain number: digits, at most one decimal point, no unit, no thousands separator, "
            "no needless zero",
        ),
        ColumnType(
            "integer",
            "Int64",
            "int64",
            r"-?(?:0|[1-9][0-9]{0,14})",
            "write a whole number in digits",
        ),
        ColumnType(
            "date",
            "datetime64[ms]",
            "timestamp[ms]",
            r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
            "write a day as YYYY-MM-DD",
        ),
        ColumnType("boolean", "bool", "bool", r"true|false", "write true or false"),
    )
}
"""By the name in Table Schema."""

"""What the pandera models say, read for people and for files, and enforced on a typed frame."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd
import pandera.pandas as pa

from ..ground.cell_text import cell_text
from ..ground.errors import DataError, Fault, line_number
from ..schemas.rules import Listed
from .pandas_only import keep_to_pandas
from .types import COLUMN_TYPES, ColumnType

keep_to_pandas()

_TYPE_BY_DTYPE = {pd.api.types.pandas_dtype(entry.dtype).kind: entry for entry in COLUMN_TYPES.values()}
"""Kind of a numpy or pandas type (text, float, integer, day, boolean) to the type that we write."""

Codes = Mapping[str, Mapping[str, str]]
"""Codes with their meanings, by list."""

OF_DATA = {pa.errors.SchemaErrorReason.SERIES_CONTAINS_NULLS, pa.errors.SchemaErrorReason.DATAFRAME_CHECK}
"""Errors of pandera that a cell can be blamed for."""


@dataclass(frozen=True)
class Column:
    """All that is known of a column, as its pandera field says.

    Parameters
    ----------
    name, title, description
        Name in the table, and what it means.
    type
        Type of the values.
    required
        Whether a cell may not be empty.
    key
        Whether the column belongs to the primary key.
    unit
        Unit of the values, if any.
    vocabulary
        Codes with their meanings, for a closed list.
    codelist
        List of the record that holds the codes, where that is no closed one.
    references
        Table whose primary key the column holds.
    code
        Whether the column says in a list of others what the key of the row stands for.
    pattern, format_name, words
        What the text must look like: a regular expression, its name, and the rule for a person.
    minimum, maximum
        Limits of a number.
    """

    name: str
    title: str
    description: str
    type: ColumnType
    required: bool
    key: bool
    unit: str | None
    vocabulary: Mapping[str, str] | None
    codelist: str | None
    references: str | None
    code: bool
    pattern: str | None
    format_name: str | None
    words: str | None
    minimum: float | None
    maximum: float | None


def model(table: str) -> type[pa.DataFrameModel]:
    """Return the pandera model of a table."""
    loaded: type[pa.DataFrameModel] = importlib.import_module(f"..schemas.{table}", __package__).Model
    return loaded


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in order."""
    return tuple(_column(name, entry) for name, entry in model(table).to_schema().columns.items())


def columns_with_codes(table: str, codes: Codes) -> tuple[Column, ...]:
    """Return the columns of a table with the codes that a record gives to its own lists.

    Parameters
    ----------
    table
        Name of the table.
    codes
        Codes with their meanings, by list, as :func:`bilateral_stats.contract.codelists.recorded_codes` returns them.
    """
    return tuple(
        column if column.codelist is None else replace(column, vocabulary=codes[column.codelist])
        for column in columns(table)
    )


def is_sorted(table: str) -> bool:
    """Return whether the rows of a recorded table are sorted by their key."""
    return not issubclass(model(table), Listed)


def primary_key(table: str) -> list[str]:
    """Return the names of the columns that identify a row."""
    return [column.name for column in columns(table) if column.key]


def description(table: str) -> str:
    """Return what one row of a table is, in a sentence.

    Raises
    ------
    DataError
        Python left out the docstrings of the models, which say it.
    """
    said = model(table).__doc__
    if not said:
        raise DataError("Python runs without docstrings (-OO), which describe the tables: run it without that option")
    return said.strip()


def check_contract(table: str, frame: pd.DataFrame, file: str) -> list[Fault]:
    """Return the faults that the model of a table finds in a typed frame.

    Parameters
    ----------
    table
        Name of the table.
    frame
        Typed frame; its index holds line numbers.
    file
        Name of the file for the messages.
    """
    return [*repeated_keys(table, frame, file), *check_rows(table, frame, file)]


def repeated_keys(table: str, frame: pd.DataFrame, file: str) -> list[Fault]:
    """Return a fault for each key of a table that stands there once more.

    Parameters
    ----------
    table
        Name of the table.
    frame
        At least the columns of the primary key; the index holds line numbers.
    file
        Name of the file for the messages.
    """
    key = frame[primary_key(table)]
    repeated = key.duplicated()
    if not repeated.any():
        return []
    rule = "this key stands on an earlier line too; a key is used once"
    rows = key[repeated & key.notna().all(axis=1)]
    return [
        Fault(file, line_number(line), key.columns[0], ", ".join(map(str, cells)), rule)
        for line, *cells in rows.itertuples()
    ]


def check_rows(table: str, frame: pd.DataFrame, file: str) -> list[Fault]:
    """Return the faults of the rows of a table, each looked at by itself; the arguments are as above."""
    by_name = {column.name: column for column in columns(table)}
    types = {name: column.type.dtype for name, column in by_name.items()}
    schema = _rules(table) if frame.dtypes.astype(str).to_dict() == types else model(table).to_schema()
    try:
        # In place: nothing is changed, and a copy of a large table would be thrown away.
        schema.validate(frame, lazy=True, inplace=True)
    except pa.errors.SchemaErrors as errors:
        return [fault for error in errors.schema_errors for fault in _faults(error, frame, file, by_name)]
    return []


@cache
def _rules(table: str) -> pa.DataFrameSchema:
    """Return the rules of a table for a frame that has its types: pandera would look for them in each text anew."""
    schema = copy(model(table).to_schema())
    schema.columns = {name: copy(column) for name, column in schema.columns.items()}
    for column in schema.columns.values():
        column.dtype = None
    return schema


def _column(name: str, entry: Any) -> Column:
    metadata: dict[str, Any] = entry.metadata
    statistics = {check.name: check.statistics for check in entry.checks}
    text_format = metadata["text_format"]
    return Column(
        name=name,
        title=entry.title,
        description=entry.description,
        type=_TYPE_BY_DTYPE[pd.api.types.pandas_dtype(entry.dtype.type).kind],
        required=not entry.nullable,
        key=metadata["key"],
        unit=metadata["unit"],
        vocabulary=metadata["vocabulary"],
        codelist=metadata["codelist"],
        references=metadata["references"],
        code=metadata["code"],
        pattern=text_format.pattern if text_format else None,
        format_name=text_format.name if text_format else None,
        words=text_format.words if text_format else None,
        minimum=statistics.get("greater_than_or_equal_to", {}).get("min_value"),
        maximum=statistics.get("less_than_or_equal_to", {}).get("max_value"),
    )


def _faults(error: Any, frame: pd.DataFrame, file: str, by_name: Mapping[str, Column]) -> list[Fault]:
    """Turn one error of pandera into faults: one a cell, in our words."""
    if error.reason_code not in OF_DATA:
        # Never data: a rule that cannot run, or a frame of another shape, is a mistake in this package.
        raise RuntimeError(f"the contract of {file} could not be checked: {error}")
    if isinstance(error.schema, pa.Column):
        name, rule = error.schema.name, _words(error.check, by_name[error.schema.name])
        lines = error.failure_cases["index"]
    else:
        name, _, rule = str(error.check.error).partition(": ")
        lines = error.check_output.index[~error.check_output.to_numpy(dtype=bool, na_value=True)]
    return [Fault(file, line_number(line), name, cell_text(frame.at[line, name]), rule) for line in lines]


def _words(check: Any, column: Column) -> str:
    """Return the rule of a column that was broken, for a person."""
    words = {
        "not_nullable": "may not be empty",
        "isin": f"write one of: {', '.join(column.vocabulary or ())}",
        "str_matches": column.words or "",
        "greater_than_or_equal_to": f"must be at least {column.minimum}",
        "less_than_or_equal_to": f"must be at most {column.maximum}",
    }
    return words[getattr(check, "name", check)]

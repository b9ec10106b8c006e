"""What the pandera models say, read for people and for files, and enforced on a typed frame."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pa

from .column_types import COLUMN_TYPES, ColumnType
from .errors import Fault, line_number
from .wording import plain_number

_TYPE_BY_DTYPE = {pd.api.types.pandas_dtype(entry.dtype).kind: entry for entry in COLUMN_TYPES.values()}
"""Kind of a numpy or pandas type (text, float, integer, day, boolean) to the type that we write."""

KNOWN_CHECKS = frozenset({"isin", "str_matches", "greater_than_or_equal_to", "less_than_or_equal_to"})
"""Checks of a pandera field that :func:`check_contract` runs; a field with another one is refused, not passed over."""


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
    references
        Table whose primary key the column holds.
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
    references: str | None
    pattern: str | None
    format_name: str | None
    words: str | None
    minimum: float | None
    maximum: float | None


def model(table: str) -> type[pa.DataFrameModel]:
    """Return the pandera model of a table."""
    loaded: type[pa.DataFrameModel] = importlib.import_module(f".schemas.{table}", __package__).Model
    return loaded


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in order."""
    return tuple(_column(name, entry) for name, entry in model(table).to_schema().columns.items())


def primary_key(table: str) -> list[str]:
    """Return the names of the columns that identify a row."""
    return [column.name for column in columns(table) if column.key]


def description(table: str) -> str:
    """Return what one row of a table is, in a sentence."""
    return (model(table).__doc__ or "").strip()


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

    Notes
    -----
    The rules are the model's. They are run here and not by its ``validate``, which took half the time of a whole check
    and looks at each cell, where this looks at each distinct text; the tests hold the one against the other.
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
    _check_shape(table, frame, file)
    return [
        fault
        for name, rule, wrong in rule_results(table, frame)
        for fault in _faults_at(frame, wrong, file, name, rule)
    ]


def rule_results(table: str, frame: pd.DataFrame) -> Iterator[tuple[str, str, np.ndarray]]:
    """Yield for each rule of a table the column that is to blame, the rule in words, and the rows that break it."""
    for column in columns(table):
        for rule, wrong in _column_rules(column, frame[column.name]):
            yield column.name, rule, wrong
    for check in model(table).to_schema().checks:
        name, _, rule = str(check.error).partition(": ")
        holds: pd.Series = getattr(model(table), str(check.name))(frame)
        yield name, rule, ~holds.to_numpy(dtype=bool, na_value=True)


def _column(name: str, entry: Any) -> Column:
    metadata: dict[str, Any] = entry.metadata
    unknown = {check.name for check in entry.checks} - KNOWN_CHECKS
    if unknown:
        raise RuntimeError(f"column {name}: no rule here does what the checks {sorted(unknown)} ask")
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
        references=metadata["references"],
        pattern=text_format.pattern if text_format else None,
        format_name=text_format.name if text_format else None,
        words=text_format.words if text_format else None,
        minimum=statistics.get("greater_than_or_equal_to", {}).get("min_value"),
        maximum=statistics.get("less_than_or_equal_to", {}).get("max_value"),
    )


def _check_shape(table: str, frame: pd.DataFrame, file: str) -> None:
    """Refuse a frame that has not the columns and types of its table: never data, but a mistake in this package."""
    expected = {column.name: pd.api.types.pandas_dtype(column.type.dtype) for column in columns(table)}
    if list(frame.columns) != list(expected) or frame.dtypes.to_dict() != expected:
        raise RuntimeError(f"the contract of {file} could not be checked: the frame has other columns or types")


def _column_rules(column: Column, values: pd.Series) -> Iterator[tuple[str, np.ndarray]]:
    """Yield each rule of a column in words, and where it is broken."""
    if column.required:
        yield "may not be empty", values.isna().to_numpy()
    if column.minimum is not None:
        yield f"must be at least {column.minimum}", _true(values < column.minimum)
    if column.maximum is not None:
        yield f"must be at most {column.maximum}", _true(values > column.maximum)
    if column.vocabulary is not None:
        wrong = [text for text in distinct_texts(values) if text not in column.vocabulary]
        yield f"write one of: {', '.join(column.vocabulary)}", _hits(values, wrong)
    if column.pattern is not None:
        matches = re.compile(column.pattern).fullmatch
        yield column.words or "", _hits(values, [text for text in distinct_texts(values) if not matches(text)])


def distinct_texts(values: pd.Series) -> list[str]:
    """Return each text of a column once: a column of a million cells may hold a dozen."""
    # As objects at once: taken from an Arrow array one by one, each text costs ten times as much.
    return [text for text in np.asarray(values.unique(), dtype=object) if isinstance(text, str)]


def _hits(values: pd.Series, wrong: list[str]) -> np.ndarray:
    return values.isin(wrong).to_numpy() if wrong else np.zeros(len(values), dtype=bool)


def _true(found: pd.Series) -> np.ndarray:
    return found.to_numpy(dtype=bool, na_value=False)


def _faults_at(frame: pd.DataFrame, wrong: np.ndarray, file: str, name: str, rule: str) -> list[Fault]:
    if not wrong.any():
        return []
    rows = frame.loc[wrong, name]
    return [Fault(file, line_number(line), name, _shown(value), rule) for line, value in rows.items()]


def _shown(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, float):
        return plain_number(value)
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)

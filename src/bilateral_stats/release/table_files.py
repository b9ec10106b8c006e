"""A typed table as CSV and as Parquet: the same values in both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..canonical import canonical_text
from ..contract import Column, columns
from ..loading import attributes
from ..wording import plain_number
from .table_schema import describe_table


def write_csv(table: str, frame: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV: UTF-8, LF, an empty cell where a value is missing, ``true`` and ``false``.

    Parameters
    ----------
    table
        Name of the table.
    frame
        The table, typed.
    path
        File to write.
    """
    text = {column.name: _as_text(frame[column.name], column) for column in columns(table)}
    path.write_text(canonical_text(pd.DataFrame(text)), encoding="utf-8", newline="")


def write_parquet(table: str, frame: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet with descriptions, units, licence and citation inside.

    Parameters
    ----------
    table
        Name of the table.
    frame
        The table, typed.
    path
        File to write.

    Notes
    -----
    ``PANDAS_ATTRS`` comes back as ``pandas.read_parquet(...).attrs``. The ``pandas`` key is written by hand: the one
    that pyarrow writes holds versions, and without it nullable integers would come back as floats.
    """
    all_columns = columns(table)
    attrs = attributes(describe_table(table))
    schema = pa.schema([_arrow_field(column) for column in all_columns])
    metadata = {
        "title": table,
        "description": attrs["description"],
        "citation": attrs["citation"],
        "license": attrs["license"],
        "version": attrs["version"],
        "PANDAS_ATTRS": json.dumps(attrs, ensure_ascii=False, sort_keys=True),
        "pandas": json.dumps(_pandas_metadata(all_columns), sort_keys=True),
    }
    arrow = pa.Table.from_pandas(frame, schema=schema, preserve_index=False, nthreads=1)
    pq.write_table(arrow.replace_schema_metadata(metadata), path)


def _as_text(values: pd.Series, column: Column) -> pd.Series:
    """Return the cells of a column as the text that stands in a CSV file, missing where empty."""
    kind, texts = column.type.name, values
    if kind == "number":
        texts = values.map({number: plain_number(number) for number in values.dropna().unique()})
    elif kind == "date":
        texts = values.dt.strftime("%Y-%m-%d")
    elif kind == "boolean":
        texts = values.map({True: "true", False: "false"})
    return texts.astype("str")


def _arrow_field(column: Column) -> pa.Field:
    metadata = {"title": column.title, "description": column.description}
    if column.unit is not None:
        metadata["unit"] = column.unit
    arrow_type = pa.type_for_alias(column.type.arrow)
    return pa.field(column.name, arrow_type, nullable=not column.required, metadata=metadata)


def _pandas_metadata(all_columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "index_columns": [],
        "column_indexes": [],
        "columns": [
            {
                "name": column.name,
                "field_name": column.name,
                "pandas_type": column.type.arrow,
                "numpy_type": column.type.dtype,
                "metadata": None,
            }
            for column in all_columns
        ],
    }

"""A typed table as CSV and as Parquet: the same values in both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..contract import Column, columns
from ..loading import attributes
from .csv_text import csv_text
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
    types = {column.name: column.type.name for column in columns(table)}
    path.write_text(csv_text(frame, types), encoding="utf-8", newline="")


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

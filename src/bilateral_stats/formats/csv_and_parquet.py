"""A typed table as CSV and as Parquet, the same values in both, written a piece at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..contract.columns import Column, columns
from ..ground.csv_text import csv_header, csv_rows, text_cells


class TableFiles:
    """The two files of a table while they are written.

    Parameters
    ----------
    table
        Name of the table.
    folder
        Folder of the release, in which ``csv`` and ``parquet`` are.
    attrs
        What travels with the table, as :func:`bilateral_stats.api.load.attributes` returns it.
    """

    def __init__(self, table: str, folder: Path, attrs: Mapping[str, Any]) -> None:
        self._types = {column.name: column.type.name for column in columns(table)}
        self._schema = _arrow_schema(table, attrs)
        self._csv = (folder / "csv" / f"{table}.csv").open("wb")
        self._parquet = pq.ParquetWriter(folder / "parquet" / f"{table}.parquet", self._schema)
        self._csv.write(csv_header(self._types))

    def write(self, rows: pd.DataFrame) -> None:
        """Append rows, typed: lines to the one file, a row group to the other."""
        self._csv.write(csv_rows(text_cells(rows, self._types)))
        # Field by field, so that the metadata of the file are those of the schema.
        self._parquet.write_table(pa.Table.from_pandas(rows, self._schema, preserve_index=False, nthreads=1))

    def close(self) -> None:
        """Complete both files."""
        self._csv.close()
        self._parquet.close()


@contextmanager
def table_files(table: str, folder: Path, attrs: Mapping[str, Any]) -> Iterator[TableFiles]:
    """Give the files of a table to write into: UTF-8, LF, an empty cell where a value is missing; and Parquet.

    Parameters
    ----------
    table
        Name of the table.
    folder
        Folder of the release, in which ``csv`` and ``parquet`` are.
    attrs
        What travels with the table, as :func:`bilateral_stats.api.load.attributes` returns it.

    Yields
    ------
    TableFiles
        Open until the block ends.
    """
    files = TableFiles(table, folder, attrs)
    try:
        yield files
    finally:
        files.close()


def _arrow_schema(table: str, attrs: Mapping[str, Any]) -> pa.Schema:
    """Return the schema of a table with descriptions, units, licence and citation inside.

    Notes
    -----
    ``PANDAS_ATTRS`` comes back as ``pandas.read_parquet(...).attrs``. The ``pandas`` key is written by hand: the one
    that pyarrow writes holds versions, and without it nullable integers would come back as floats.
    """
    all_columns = columns(table)
    metadata = {
        "title": table,
        "description": attrs["description"],
        "citation": attrs["citation"],
        "license": attrs["license"],
        "version": attrs["version"],
        "PANDAS_ATTRS": json.dumps(attrs, ensure_ascii=False, sort_keys=True),
        "pandas": json.dumps(_pandas_metadata(all_columns), sort_keys=True),
    }
    return pa.schema([_arrow_field(column) for column in all_columns], metadata=metadata)


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

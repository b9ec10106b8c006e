"""The tables of a record as Parquet: a file or a folder of files of one schema for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..contract.columns import columns
from ..contract.registry import recorded_tables
from ..ground.errors import DataError

HELD_AS: Mapping[str, Sequence[Callable[[pa.DataType], bool]]] = {
    "string": (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_dictionary),
    "number": (pa.types.is_floating, pa.types.is_integer),
    "integer": (pa.types.is_integer, pa.types.is_floating),
    "date": (pa.types.is_timestamp, pa.types.is_date),
    "boolean": (pa.types.is_boolean,),
}
"""Types of Arrow in which a column may be held, by its type; a column without a value has none."""


@dataclass(frozen=True)
class Partition:
    """A file with some rows of a table.

    Parameters
    ----------
    table
        The table.
    path
        The file.
    name
        How messages name it: ``claims/part-3.parquet``.
    """

    table: str
    path: Path
    name: str

    def read(self, names: list[str] | None = None) -> pd.DataFrame:
        """Return its rows, typed as the contract says; the index holds their numbers, the first is 1.

        Parameters
        ----------
        names
            Only these columns; ``None``: all.
        """
        try:
            frame = typed(self.table, pq.read_table(self.path, columns=names).to_pandas())
        except (OSError, ValueError, TypeError, pa.ArrowException) as error:
            raise DataError(f"{self.name}: this partition cannot be read: {str(error).splitlines()[0]}") from error
        return frame.set_axis(pd.RangeIndex(1, len(frame) + 1))


def typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return rows of a table with the types of the contract."""
    types = {column.name: column.type.dtype for column in columns(table)}
    return frame.astype({name: dtype for name, dtype in types.items() if name in frame})


def partitions(folder: Path) -> dict[str, list[Partition]]:
    """Return the partitions of each recorded table.

    Parameters
    ----------
    folder
        Holds for each table a file ``<table>.parquet`` or a folder ``<table>`` of Parquet files.

    Raises
    ------
    DataError
        A table is missing, or a partition has other columns or types than the contract.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    found = {table: list(_of_table(folder, table)) for table in recorded_tables()}
    if missing := [table for table, parts in found.items() if not parts]:
        raise DataError(f"{folder}: there is no {missing[0]}.parquet, and no folder {missing[0]} of Parquet files")
    for table, parts in found.items():
        expected = [column.name for column in columns(table)]
        for part in parts:
            try:
                schema = pq.read_schema(part.path)
            except (OSError, pa.ArrowException) as error:
                raise DataError(f"{part.name}: this is no Parquet: {str(error).splitlines()[0]}") from error
            names = schema.names
            if names != expected:
                odd = next(
                    (name for name in [*expected, *names] if (name in names) != (name in expected)), "their order"
                )
                raise DataError(f"{part.name}: this partition has other columns than the table: {odd}")
            for column, held in zip(columns(table), schema.types, strict=True):
                if not any(fits(held) for fits in (pa.types.is_null, *HELD_AS[column.type.name])):
                    rule = f"a {column.type.name} is held as {held} here: write the partitions of one schema"
                    raise DataError(f"{part.name}: {column.name}: {rule}")
    return found


def _of_table(folder: Path, table: str) -> Iterator[Partition]:
    file, parts = folder / f"{table}.parquet", folder / table
    if file.is_file():
        yield Partition(table, file, file.name)
    for path in sorted(parts.glob("*.parquet")) if parts.is_dir() else []:
        yield Partition(table, path, f"{table}/{path.name}")

"""All tables of a release derived, held against their contract and written, none of the flat ones ever whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from ..api.load import attributes
from ..contract.codelists import recorded_codes
from ..contract.columns import check_rows, primary_key, repeated_keys
from ..contract.registry import TABLES, derived_tables
from ..derive.making import columns_read, in_order, make_pieces
from ..ground.dataset import Dataset
from ..ground.errors import DataError
from .csv_and_parquet import table_files
from .table_schema import describe_table


@dataclass
class Written:
    """What the documents of a release say of a table that has been written.

    Parameters
    ----------
    rows
        Number of rows.
    examples
        By column, the first value that is there.
    """

    rows: int = 0
    examples: dict[str, Any] = field(default_factory=dict)

    def add(self, piece: pd.DataFrame) -> None:
        """Take in the next rows."""
        self.rows += len(piece)
        for name in piece.columns.difference(list(self.examples)):
            first = piece[name].first_valid_index()
            if first is not None:
                self.examples[name] = piece.at[first, name]


def write_tables(recorded: Mapping[str, pd.DataFrame], dataset: Dataset, folder: Path) -> dict[str, Written]:
    """Write every table of a release as CSV and Parquet, deriving what is derived.

    Parameters
    ----------
    recorded
        The recorded tables, typed and sound.
    dataset
        What the dataset says of itself.
    folder
        Folder of the release.

    Returns
    -------
    dict
        What was written, by table, in the order of the registry.

    Raises
    ------
    DataError
        A derived table breaks its contract.
    """
    for kind in ("csv", "parquet"):
        (folder / kind).mkdir()
    frames, written = dict(recorded), {}
    codes = recorded_codes(recorded)
    for table in in_order():
        kept_columns = sorted(columns_read(table) | set(primary_key(table)))
        kept, faults = [], []
        written[table] = Written()
        attrs = attributes(describe_table(table, codes), dataset)
        with table_files(table, folder, attrs) as files:
            for piece in make_pieces(table, frames):
                if table in derived_tables():
                    faults += check_rows(table, piece, f"{table} (derived)")
                    kept.append(piece[kept_columns])
                written[table].add(piece)
                files.write(piece)
        if kept:
            frames[table] = pd.concat(kept, ignore_index=True)
            faults += repeated_keys(table, frames[table], f"{table} (derived)")
        if faults:
            raise DataError(faults=faults)
        # Arrow keeps what it no longer needs, for a table as large as this one; the next may need it elsewhere.
        pa.default_memory_pool().release_unused()
    return {table: written[table] for table in TABLES}

"""The contract held against partitions on Dask: rows in the map, keys by group-by, references by anti-join."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import dask.dataframe as dd
import pandas as pd
from dask.base import compute
from dask.delayed import delayed

from ..contract.columns import check_rows, columns, primary_key
from ..ground.errors import Fault
from .partitions import Partition, partitions

FAULT_COLUMNS = ("file", "line", "column", "text", "rule")

REPEATED = "this key stands on an earlier line too; a key is used once"
"""As the check of one machine has it; a test holds both together."""

SMALL = 100_000
"""Rows of a table whose keys every partition is given; the keys of a larger one are joined by a shuffle."""

PLACE = ("_partition", "_row")
"""Columns that say where a key stands: the number of its partition, and of its row in it."""


def check(folder: str | Path) -> pd.DataFrame:
    """Return the faults of a record in partitions.

    Parameters
    ----------
    folder
        Holds for each recorded table a file ``<table>.parquet`` or a folder ``<table>`` of Parquet files.

    Returns
    -------
    pandas.DataFrame
        A row a fault, in the order of the tables: ``file`` (the partition), ``line`` (the row in it, the first is 1),
        ``column``, ``text`` and ``rule``; empty for a sound record.

    Raises
    ------
    DataError
        A table is missing, or a partition cannot be read or has another schema.

    Notes
    -----
    Held are the rules of single cells and rows, that keys are unique, and that references are found: what the contract
    says. The rules of meaning, the ledger and the written form of CSV are those of the check of one machine.
    """
    found = partitions(Path(folder))
    faults: list[Fault] = []
    for parts in found.values():
        of_parts = compute(*(delayed(_rows)(part) for part in parts))  # type: ignore[no-untyped-call]
        faults += [fault for of_part in of_parts for fault in of_part]
    for table in found:
        faults += _repeated(found[table])
        for column in columns(table):
            if column.references in found:
                faults += _unknown(found[table], column.name, found[column.references])
    order = {part.name: place for place, part in enumerate(part for parts in found.values() for part in parts)}
    faults.sort(key=lambda fault: (order[fault.file], fault.line, fault.column, fault.rule))
    return pd.DataFrame(
        [[getattr(fault, name) for name in FAULT_COLUMNS] for fault in faults], columns=list(FAULT_COLUMNS)
    )


def _rows(part: Partition) -> list[Fault]:
    return check_rows(part.table, part.read(), part.name)


def _keys(parts: Sequence[Partition], names: list[str]) -> dd.DataFrame:
    """Return columns of a table with the place of each row, a partition a file."""
    meta = parts[0].read(names).iloc[:0].assign(**dict.fromkeys(PLACE, pd.Series(dtype="int64")))
    read, meta = partial(_read_keys, parts, names), meta.reset_index(drop=True)
    keys: dd.DataFrame = dd.from_map(read, range(len(parts)), meta=meta)  # type: ignore[no-untyped-call]
    return keys


def _read_keys(parts: Sequence[Partition], names: list[str], number: int) -> pd.DataFrame:
    frame = parts[number].read(names)
    return frame.assign(_partition=number, _row=frame.index).reset_index(drop=True)


def _repeated(parts: Sequence[Partition]) -> list[Fault]:
    key = primary_key(parts[0].table)
    keys = _keys(parts, key).dropna(subset=key)
    counts = keys.groupby(key, sort=False).size(split_out=max(1, len(parts) // 4))
    doubled = counts[counts > 1].compute().reset_index()[key]
    if doubled.empty:
        return []
    # Few keys are doubled: each partition says where it holds them.
    rows = keys.merge(doubled, on=key).compute().sort_values(list(PLACE))
    again = rows[rows.duplicated(key)]
    texts = again[key].astype("str").agg(", ".join, axis=1)
    return _faults(parts, again, key[0], texts, REPEATED)


def _unknown(parts: Sequence[Partition], column: str, targets: Sequence[Partition]) -> list[Fault]:
    """Return a fault for each reference that no partition of the other table holds."""
    key = primary_key(targets[0].table)[0]
    values = _keys(parts, [column]).dropna(subset=[column])
    known = _keys(targets, [key])[[key]].dropna()
    if len(targets) == 1 and len(targets[0].read([key])) <= SMALL:
        lost = values[~values[column].isin(known[key].compute().tolist())].compute()
    else:
        # A key that is doubled there is found twice: that changes nothing for one that is not.
        joined = values.merge(known.assign(_known=True), left_on=column, right_on=key, how="left")
        lost = joined[joined["_known"].isna()].compute()
    rule = f"there is no such key in {targets[0].table}"
    return _faults(parts, lost, column, lost[column].astype("str"), rule)


def _faults(parts: Sequence[Partition], rows: pd.DataFrame, column: str, texts: pd.Series, rule: str) -> list[Fault]:
    places = zip(rows["_partition"], rows["_row"], texts, strict=True)
    return [Fault(parts[number].name, int(row), column, text, rule) for number, row, text in places]

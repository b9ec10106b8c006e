"""The contract held against partitions on Dask: rows in the map, keys by group-by, references by anti-join.

What is grouped and joined are hashes of eight bytes, so that the keys of ten million rows take 80 MB and no shuffle.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from dask.base import compute
from dask.delayed import delayed
from numpy.typing import NDArray

from ..contract.columns import check_rows, columns, primary_key
from ..ground.errors import Fault
from .partitions import Partition, partitions

FAULT_COLUMNS = ("file", "line", "column", "text", "rule")

REPEATED = "this key stands on an earlier line too; a key is used once"
"""As the check of one machine has it; a test holds both together."""

Hashes = NDArray[np.uint64]


def no_such_key(table: str) -> str:
    """Return the rule that a reference to a table breaks, as the check of one machine has it."""
    return f"there is no such key in {table}"


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

    A key that stands twice is told by its words. A reference to an unknown key is overlooked where its hash is that of
    a known one: among ten million keys, one in a million million such references is.
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


def _repeated(parts: Sequence[Partition]) -> list[Fault]:
    """Return a fault for each row whose key stands on an earlier one, in whatever partition."""
    key = primary_key(parts[0].table)
    ordered = np.sort(_hashes(parts, key))
    doubled = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(doubled):
        return []
    # Rows that share a hash are few; whether they share the key, their words say.
    rows = _rows_by_hash(parts, key, doubled, among=True)
    again = rows[rows.duplicated(key)]
    texts = [", ".join(map(str, cells)) for cells in again[key].itertuples(index=False, name=None)]
    return _faults(parts, again, key[0], texts, REPEATED)


def _unknown(parts: Sequence[Partition], column: str, targets: Sequence[Partition]) -> list[Fault]:
    """Return a fault for each reference that no partition of the other table holds."""
    known = np.unique(_hashes(targets, primary_key(targets[0].table)))
    lost = _rows_by_hash(parts, [column], known, among=False)
    return _faults(parts, lost, column, lost[column].astype("str"), no_such_key(targets[0].table))


def _hashes(parts: Sequence[Partition], names: list[str]) -> Hashes:
    """Return the hash of each key of a table: eight bytes are what crosses partitions, not its words."""
    return np.concatenate(compute(*(delayed(_hashes_of)(part, names) for part in parts)))  # type: ignore[no-untyped-call]


def _hashes_of(part: Partition, names: list[str]) -> Hashes:
    return _hashed(part.read(names).dropna())


def _hashed(keys: pd.DataFrame) -> Hashes:
    # By their place: the columns of a reference have other names than those of the key.
    return np.asarray(pd.util.hash_pandas_object(keys, index=False), dtype=np.uint64)


def _rows_by_hash(parts: Sequence[Partition], names: list[str], ordered: Hashes, among: bool) -> pd.DataFrame:
    """Return the rows whose keys have hashes that are, or are not, among some in order, with their places."""
    found = compute(*(delayed(_some_rows)(*numbered, names, ordered, among) for numbered in enumerate(parts)))  # type: ignore[no-untyped-call]
    rows: pd.DataFrame = pd.concat(found, ignore_index=True)
    return rows


def _some_rows(number: int, part: Partition, names: list[str], ordered: Hashes, among: bool) -> pd.DataFrame:
    keys = part.read(names).dropna()
    hashes = _hashed(keys)
    nearest = np.minimum(np.searchsorted(ordered, hashes), max(len(ordered) - 1, 0))
    is_there = ordered[nearest] == hashes if len(ordered) else np.zeros(len(hashes), dtype=bool)
    kept: pd.DataFrame = keys[is_there == among]
    return kept.assign(_partition=number, _row=kept.index)


def _faults(
    parts: Sequence[Partition], rows: pd.DataFrame, column: str, texts: Iterable[str], rule: str
) -> list[Fault]:
    places = zip(rows["_partition"], rows["_row"], texts, strict=True)
    return [Fault(parts[number].name, int(row), column, text, rule) for number, row, text in places]

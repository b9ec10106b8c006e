"""Checking a whole record: every rule on every table, all faults in one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..contract.casting import cast
from ..contract.columns import check_contract, columns, is_sorted, primary_key
from ..contract.registry import recorded_tables
from ..ground.dataset import Dataset, read_dataset
from ..ground.errors import (
    MOST_FAULTS,
    DataError,
    Fault,
    foremost,
)
from .canonical import check_canonical
from .cells import check_text
from .evidence_lock import EVIDENCE, check_lock, read_lock
from .ledger import check_keys
from .meaning import check_meaning
from .reading import TextTable, read_text_table
from .relations import check_relations


@dataclass(frozen=True)
class Record:
    """A record that broke no rule.

    Parameters
    ----------
    text
        The tables as text, by name, for writing them again as they are.
    frames
        The tables with their types, by name, on the index 0, 1, 2, ...
    dataset
        What the dataset says of itself.
    lifted
        A line about each rule that a note lifts for its row.
    """

    text: Mapping[str, pd.DataFrame]
    frames: Mapping[str, pd.DataFrame]
    dataset: Dataset
    lifted: tuple[str, ...] = ()


def check_record(folder: Path, *, rekeying: bool = False) -> Record:
    """Read and check a record: what the dataset says of itself, and every table.

    Parameters
    ----------
    folder
        Folder that holds ``dataset.toml``, and ``<table>.csv`` for each recorded table.
    rekeying
        Whether the ledger of keys is about to be written anew, so that the record is not held against it.

    Returns
    -------
    Record
        The record, sound.

    Raises
    ------
    DataError
        Carries every fault found in one run.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    files = {table: f"{folder.name}/{table}.csv" for table in recorded_tables()}
    texts: dict[str, TextTable] = {}
    frames: dict[str, pd.DataFrame] = {}
    dataset, faults = _read_dataset(folder)
    for table, file in files.items():
        names = [column.name for column in columns(table)]
        text = texts[table] = read_text_table(folder / f"{table}.csv", file, names)
        faults += text.faults
        if text.frame is None:
            continue
        of_text = check_text(columns(table), text.frame, file)
        if len(of_text) > MOST_FAULTS:
            faults += of_text
            continue  # what is left of the table would break every other rule
        frames[table] = cast(columns(table), text.frame, of_text)
        faults = _merge(faults, of_text)
        faults = _merge(faults, check_contract(table, frames[table], file))
    whole, sound = _whole(frames, texts), _without(frames, files, faults)
    faults = _merge(faults, check_relations(whole, files))
    of_meaning, lifted = check_meaning(sound, files)
    faults = _merge(faults, of_meaning)
    if not rekeying:
        faults = _merge(faults, check_keys(folder, whole, files, None if dataset is None else dataset.major))
    lock, of_lock = read_lock(folder)
    frames[EVIDENCE] = lock
    whole_texts = {table: text.frame for table, text in texts.items() if table in whole and text.frame is not None}
    faults = _merge(faults, [*of_lock, *check_lock(folder, lock, whole_texts, files)])
    faults += _stray_files(folder, files)
    for table, text in texts.items():
        if table in frames and not any(fault.file == text.file for fault in faults):
            faults += check_canonical(text, frames[table], primary_key(table), is_sorted(table))
    if faults or dataset is None:
        raise DataError(faults=foremost(faults))
    return Record(
        {table: text.frame.reset_index(drop=True) for table, text in texts.items() if text.frame is not None},
        {table: frame.reset_index(drop=True) for table, frame in frames.items()},
        dataset,
        tuple(lifted),
    )


def _read_dataset(folder: Path) -> tuple[Dataset | None, list[Fault]]:
    try:
        return read_dataset(folder), []
    except DataError as error:
        return None, error.faults


def _whole(frames: Mapping[str, pd.DataFrame], texts: Mapping[str, TextTable]) -> dict[str, pd.DataFrame]:
    """Leave out the tables that lost rows in reading: a key that is missed there may stand on a broken line."""
    return {table: frame for table, frame in frames.items() if len(frame) == texts[table].lines - 1}


def _without(
    frames: Mapping[str, pd.DataFrame], files: Mapping[str, str], faults: Sequence[Fault]
) -> dict[str, pd.DataFrame]:
    """Leave out the rows that have a fault already: what they mean is not sure."""
    broken: dict[str, set[int]] = {}
    for fault in faults:
        broken.setdefault(fault.file, set()).add(fault.line)
    return {table: frame[~frame.index.isin(broken.get(files[table], set()))] for table, frame in frames.items()}


def _merge(faults: Sequence[Fault], more: Sequence[Fault]) -> list[Fault]:
    """Add faults of a later phase, but none in a cell that already has one: it would only repeat it."""
    taken = {(fault.file, fault.line, fault.column) for fault in faults}
    fresh: dict[tuple[str, int, str], Fault] = {}
    for fault in more:
        place = (fault.file, fault.line, fault.column)
        if place not in taken:
            fresh.setdefault(place, fault)
    return [*faults, *fresh.values()]


def _stray_files(folder: Path, files: Mapping[str, str]) -> list[Fault]:
    known = {Path(file).name for file in files.values()}
    return [
        Fault(
            f"{folder.name}/{path.name}",
            0,
            "",
            None,
            f"there is no such table; the tables are: {', '.join(files)}",
        )
        for path in sorted(folder.glob("*.csv"))
        if path.name not in known
    ]

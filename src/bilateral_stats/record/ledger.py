"""The ledger of keys: every row that was ever recorded, with the keys and codes that say what it stands for.

A key is for ever. A row that turns out wrong is deprecated, not deleted, and a key never comes to stand for something
else. So a row that gets lost, two areas that change places or one key written for another are seen, though every row
by itself breaks no rule. The file is generated; recording a row adds a line, and nothing takes one away. Only a new
major version lets a key refer to something else: then the file is written anew once, and keys that are gone stay in it
as retired.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from ..contract.columns import columns, primary_key
from ..contract.registry import recorded_tables
from ..ground.csv_text import canonical_text
from ..ground.errors import DataError, Fault, line_number
from .reading import TextTable, read_text_table

LEDGER = "keys.lock"
"""Name of the file, beside the tables: CSV, but no table of the record."""

HEADER = ("table", "key", "refers_to")

JOINT = " | "
"""Between the cells of a key of several columns."""

VERSION = "version"
"""Stands in the first row where the others name their table; its key is the major version of the dataset."""

RETIRED = "retired"
"""What a key refers to whose row is gone since a major version: nothing, for ever."""

REKEY = "bilateral-stats generate --rekey"

REMEDY = "put back what stood here; a row that is wrong is deprecated"


def ledger_text(folder: Path, frames: Mapping[str, pd.DataFrame], major: int) -> str:
    """Return the ledger of a record, as the text of its file; keys that are retired in the one at hand stay in it.

    Parameters
    ----------
    folder
        Folder of the tables.
    frames
        The recorded tables, typed and sound.
    major
        Major version of the dataset.
    """
    ledger = read_ledger(folder)
    retired = [] if ledger is None or ledger.frame is None else [ledger.frame[ledger.frame["refers_to"] == RETIRED]]
    return _text([_keys(table, frames[table]) for table in recorded_tables()] + retired, major)


def rekeyed(folder: Path, frames: Mapping[str, pd.DataFrame], major: int) -> tuple[str, list[str]]:
    """Return the ledger of a new major version, and a line about each recorded key that has changed.

    Parameters
    ----------
    folder, frames, major
        As for :func:`ledger_text`.

    Raises
    ------
    DataError
        There is no ledger, or the major version has not risen since it was written.
    """
    ledger = read_ledger(folder)
    if ledger is None or ledger.frame is None:
        raise DataError(f"{folder.name}/{LEDGER}: there is none to write anew: run bilateral-stats generate")
    written_for = _written_for(ledger.frame)
    if major <= written_for:
        raise DataError(
            f"{folder.name}/{LEDGER}: it stands for the major version {written_for}, and only a higher one lets a "
            "recorded key refer to something else"
        )
    before = ledger.frame[ledger.frame["table"] != VERSION].fillna("")
    now = pd.concat([_keys(table, frames[table]) for table in recorded_tables()]).fillna("")
    pairs = before.merge(now, on=["table", "key"], how="left", suffixes=("", "_now"))
    gone = pairs["refers_to_now"].isna()
    changes = [
        f"{table} {key}: retired"
        for table, key in pairs.loc[gone & (pairs["refers_to"] != RETIRED), ["table", "key"]].to_numpy()
    ]
    for table, key, was, cells in pairs[~gone & (pairs["refers_to"] != pairs["refers_to_now"])].to_numpy():
        changes.append(f"{table} {key}: {was or 'nothing'} -> {cells or 'nothing'}")
    retired = before[gone.to_numpy()].assign(refers_to=RETIRED)
    return _text([now.replace("", None), retired], major), changes


def read_ledger(folder: Path) -> TextTable | None:
    """Return the ledger of a record as text, or ``None`` where there is none.

    Parameters
    ----------
    folder
        Folder of the tables.
    """
    if not (folder / LEDGER).exists():
        return None
    return read_text_table(folder / LEDGER, f"{folder.name}/{LEDGER}", HEADER)


def _text(parts: Sequence[pd.DataFrame], major: int) -> str:
    version = pd.DataFrame([{"table": VERSION, "key": str(major), "refers_to": None}])
    order = {table: place for place, table in enumerate(recorded_tables())}
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.assign(place=rows["table"].map(order).fillna(len(order)), gone=rows["refers_to"] == RETIRED)
    rows = rows.sort_values(["gone", "place"], kind="stable")
    return canonical_text(pd.concat([version, rows[list(HEADER)]], ignore_index=True))


def _written_for(ledger: pd.DataFrame) -> int:
    """Return the major version for which a ledger was written; the first ones named none, which is 0."""
    named = ledger.loc[ledger["table"] == VERSION, "key"]
    return int(named.iloc[0]) if len(named) and str(named.iloc[0]).isdecimal() else 0


def check_ledger(folder: Path) -> list[Fault]:
    """Return the fault of a record that has no ledger: the rule that no row gets lost would be off.

    Parameters
    ----------
    folder
        Folder of the tables.
    """
    if (folder / LEDGER).exists():
        return []
    rule = "this file is missing: it sees that no recorded row gets lost; write it: bilateral-stats generate"
    return [Fault(f"{folder.name}/{LEDGER}", 0, "", None, rule)]


def check_keys(
    folder: Path, frames: Mapping[str, pd.DataFrame], files: Mapping[str, str], major: int | None
) -> list[Fault]:
    """Return the faults of a record against its ledger: rows that are gone, keys that stand for something else.

    Parameters
    ----------
    folder
        Folder of the tables; a record without a ledger has never been recorded before.
    frames
        The tables that could be read whole, typed; the index of each holds line numbers.
    files
        Names of the files for the messages, by table.
    major
        Major version of the dataset; ``None`` where it could not be read.
    """
    ledger = read_ledger(folder)
    if ledger is None:
        return []
    if ledger.frame is None:
        return ledger.faults
    written_for = _written_for(ledger.frame)
    if major is not None and major != written_for:
        rule = f"the dataset is at the major version {major}, and this file at {written_for}: write it anew: {REKEY}"
        return [*ledger.faults, Fault(ledger.file, 2, "key", str(written_for), rule)]
    faults = list(ledger.faults)
    for table, frame in frames.items():
        recorded = ledger.frame[ledger.frame["table"] == table]
        retired = recorded["refers_to"] == RETIRED
        faults += _differences(table, recorded[~retired], frame, files[table])
        faults += _used_again(table, set(recorded.loc[retired, "key"]), frame, files[table])
    return faults


def _keys(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return what the ledger says of each row of a table, on its index."""
    key = primary_key(table)
    joined = frame[key[0]].astype("str")
    for name in key[1:]:
        joined = joined + JOINT + frame[name].astype("str")
    refers_to = pd.Series("", index=frame.index, dtype="str")
    for name in _lasting(table):
        refers_to = refers_to + f"{name}=" + _texts(frame[name]) + " "
    cells = {"table": table, "key": joined, "refers_to": refers_to.str.rstrip().replace("", None)}
    return pd.DataFrame(cells, index=frame.index)[list(HEADER)]


def _lasting(table: str) -> list[str]:
    """Return the columns that never change: they say what the key of a row stands for."""
    return [column.name for column in columns(table) if (column.references or column.code) and not column.key]


def _texts(cells: pd.Series) -> pd.Series:
    return cells.astype("str").fillna("")


def _differences(table: str, recorded: pd.DataFrame, frame: pd.DataFrame, file: str) -> Iterator[Fault]:
    keys = _keys(table, frame)
    if keys.reset_index(drop=True).equals(recorded.reset_index(drop=True)):
        return
    present = keys.dropna(subset=["key"]).drop_duplicates("key")
    yield from _gone(table, recorded, pd.Series(present.index, index=present["key"]), file)
    pairs = recorded.drop_duplicates("key").merge(present.reset_index(names="line"), on="key", suffixes=("", "_now"))
    changed = pairs[pairs["refers_to"].fillna("") != pairs["refers_to_now"].fillna("")]
    before = [dict(cell.partition("=")[::2] for cell in cells.split()) for cells in changed["refers_to"].fillna("")]
    for name in _lasting(table):
        for line, was, cell in zip(changed["line"], before, _texts(frame[name])[changed["line"]], strict=True):
            if was.get(name, "") != cell:
                rule = f"this key was recorded with {was.get(name) or 'nothing'} here: {REMEDY}"
                yield Fault(file, line_number(line), name, cell or None, rule)


def _used_again(table: str, retired: set[str], frame: pd.DataFrame, file: str) -> Iterator[Fault]:
    """Yield the rows whose key stood for another row before a major version."""
    if not retired:
        return
    keys = _keys(table, frame)["key"]
    for line, key in keys[keys.isin(list(retired))].items():
        rule = "this key is retired: it stood for another row before; choose another"
        yield Fault(file, line_number(line), ", ".join(primary_key(table)), key, rule)


def _gone(table: str, recorded: pd.DataFrame, lines: pd.Series, file: str) -> Iterator[Fault]:
    """Yield the keys that are gone, those that stood in one place as one fault."""
    line = 1
    gone: dict[int, list[str]] = {}
    for key in recorded["key"]:
        if key in lines.index:
            line = line_number(lines[key])
        else:
            gone.setdefault(line + 1, []).append(key)
    for place, keys in gone.items():
        others = f" and {len(keys) - 1} after it are" if len(keys) > 1 else " is"
        rule = f"this recorded row{others} gone: {REMEDY}"
        yield Fault(file, place, ", ".join(primary_key(table)), keys[0], rule)

"""The ledger of keys: every row that was ever recorded, with the keys and codes that say what it stands for.

A key is for ever. A row that turns out wrong is deprecated, not deleted, and a key never comes to stand for something
else. So a row that gets lost, two areas that change places or one key written for another are seen, though every row
by itself breaks no rule. The file is generated; recording a row adds a line, and nothing takes one away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from ..contract.columns import columns, primary_key
from ..contract.registry import recorded_tables
from ..ground.csv_text import canonical_text
from ..ground.errors import Fault, line_number
from .reading import read_text_table

LEDGER = "keys.lock"
"""Name of the file, beside the tables: CSV, but no table of the record."""

HEADER = ("table", "key", "refers_to")

JOINT = " | "
"""Between the cells of a key of several columns."""

REMEDY = "put back what stood here; a row that is wrong is deprecated"


def ledger_text(frames: Mapping[str, pd.DataFrame]) -> str:
    """Return the ledger of a record, as the text of its file.

    Parameters
    ----------
    frames
        The recorded tables, typed and sound.
    """
    return canonical_text(pd.concat([_keys(table, frames[table]) for table in recorded_tables()]))


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


def check_keys(folder: Path, frames: Mapping[str, pd.DataFrame], files: Mapping[str, str]) -> list[Fault]:
    """Return the faults of a record against its ledger: rows that are gone, keys that stand for something else.

    Parameters
    ----------
    folder
        Folder of the tables; a record without a ledger has never been recorded before.
    frames
        The tables that could be read whole, typed; the index of each holds line numbers.
    files
        Names of the files for the messages, by table.
    """
    if not (folder / LEDGER).exists():
        return []
    ledger = read_text_table(folder / LEDGER, f"{folder.name}/{LEDGER}", HEADER)
    if ledger.frame is None:
        return ledger.faults
    faults = list(ledger.faults)
    for table, frame in frames.items():
        recorded = ledger.frame[ledger.frame["table"] == table]
        faults += _differences(table, recorded, frame, files[table])
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

"""The rows that were held against the text of their article, and what was read there: the file ``evidence.lock``.

Who has no text cannot hold a row against it. So the file keeps, for each row that held, the cells that were read from
the words and the hash of the text; a row that parts ways with it is refused until it is held again, or given back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from ..contract.casting import cast
from ..contract.columns import check_contract, columns, primary_key
from ..contract.registry import file_of
from ..ground.csv_text import canonical_text
from ..ground.errors import Fault, line_number
from .cells import check_text
from .reading import read_text_table

EVIDENCE = "evidence"

NOT_READ = frozenset({"note", "rank", "rank_reason", "in_english"})
"""Columns whose cells are ours, and not read from the words of an article."""

HOLD_AGAIN = "put it back, or hold the row against the text again: bilateral-stats evidence TEXTS --lock"


def cells_read(table: str, row: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a row that are read from the words of an article, those that are not empty.

    Parameters
    ----------
    table
        Table of the row.
    row
        Its cells as text, missing where empty.
    """
    names = [column.name for column in columns(table) if not column.key and column.name not in NOT_READ]
    return {name: str(row[name]) for name in names if isinstance(row[name], str) and row[name]}


def read_lock(folder: Path) -> tuple[pd.DataFrame, list[Fault]]:
    """Return the lock of a record, typed, and its faults; without one, no row.

    Parameters
    ----------
    folder
        Folder of the tables.
    """
    name = file_of(EVIDENCE)
    file, wanted = f"{folder.name}/{name}", columns(EVIDENCE)
    empty = pd.DataFrame({column.name: pd.Series(dtype=column.type.dtype) for column in wanted})
    if not (folder / name).exists():
        return empty, []
    text = read_text_table(folder / name, file, [column.name for column in wanted])
    if text.frame is None:
        return empty, text.faults
    faults = [*text.faults, *check_text(wanted, text.frame, file)]
    frame = cast(wanted, text.frame, faults)
    return frame, faults or check_contract(EVIDENCE, frame, file)


def lock_text(rows: pd.DataFrame) -> str:
    """Return the text of the file.

    Parameters
    ----------
    rows
        Its columns as text or numbers, in any order.
    """
    ordered = rows[[column.name for column in columns(EVIDENCE)]].sort_values(["table", "key"])
    return canonical_text(ordered.astype("str"))


def check_lock(
    folder: Path, lock: pd.DataFrame, texts: Mapping[str, pd.DataFrame], files: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield where rows and their lock part ways.

    Parameters
    ----------
    folder
        Folder of the tables.
    lock
        What :func:`read_lock` returns.
    texts
        Tables as text, those that could be read whole; the index holds line numbers.
    files
        Names of the files for the messages, by table.
    """
    file = f"{folder.name}/{file_of(EVIDENCE)}"
    named = [table for table in dict.fromkeys([*lock["table"], "sources"]) if table in texts]
    rows = {table: _by_key(texts[table], primary_key(table)[0]) for table in named}
    for line, table, key, cells, sha256, _ in lock.itertuples(name=None):
        if table not in rows:
            continue
        found = rows[table].get(key)
        held = _parsed(cells)
        if held is None:
            yield Fault(file, line_number(line), "cells", None, "this is not what the subcommand writes: lock anew")
        elif found is None:
            rule = "this row was held against a text and is gone: put it back, or release it: bilateral-stats evidence"
            yield Fault(file, line_number(line), "key", key, f"{rule} --release {key}")
        else:
            yield from _parted(table, found, held, files[table])
            source = rows.get("sources", {}).get(str(found[1].get("source_id")))
            if source is not None and source[1].get("text_sha256") != sha256:
                rule = f"a row was held against another text ({sha256[:12]}...): {HOLD_AGAIN}"
                text = source[1].get("text_sha256")
                yield Fault(files["sources"], source[0], "text_sha256", text if isinstance(text, str) else None, rule)


def _parted(table: str, found: tuple[int, Mapping[str, Any]], held: Mapping[str, str], file: str) -> Iterator[Fault]:
    line, row = found
    now = cells_read(table, row)
    for name in dict.fromkeys([*now, *held]):
        if now.get(name) != held.get(name):
            rule = f"the text was found to say {held.get(name) or 'nothing'!r} here: {HOLD_AGAIN}"
            yield Fault(file, line, name, now.get(name), rule)


def _by_key(frame: pd.DataFrame, key: str) -> dict[str, tuple[int, Mapping[str, Any]]]:
    rows = zip(frame.index, frame.to_dict("records"), strict=True)
    return {str(row[key]): (line_number(line), {str(name): cell for name, cell in row.items()}) for line, row in rows}


def _parsed(cells: object) -> dict[str, str] | None:
    try:
        found = json.loads(str(cells))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None

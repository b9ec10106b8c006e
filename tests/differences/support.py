"""Small releases made by hand for the tests of differences, and what changed between two of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bilateral_stats.release.differences import find_changes, level_of
from bilateral_stats.release.reader import open_release
from tests.conftest import write_rows

FIGURES = (
    ("figure:string", "value:number", "count:integer", "day:date", "sure:boolean", "note:string"),
    ("a", "30", "1", "2023-04-18", "true", ""),
    ("b", "0.5", "", "", "false", "two, words"),
)
"""A recorded table: columns with their types, then the rows; the first column is the key."""

FLAT = (("figure:string", "label:string"), ("a", "30 percent"), ("b", "half a percent"))
"""A table derived from it."""

Table = Sequence[Sequence[str]]


def write_release(folder: Path, version: str, tables: Mapping[str, Table], keys: int = 1) -> Path:
    """Write what a comparison reads of a release: the CSV files and the descriptor."""
    (folder / "csv").mkdir(parents=True)
    resources = []
    for table, (header, *rows) in tables.items():
        names, types = zip(*(column.split(":") for column in header), strict=True)
        path = folder / "csv" / f"{table}.csv"
        write_rows(path, [list(names), *map(list, rows)])
        content = path.read_bytes()
        fields = [{"name": name, "type": kind} for name, kind in zip(names, types, strict=True)]
        resources.append(
            {
                "name": table,
                "path": f"csv/{table}.csv",
                "format": "csv",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "rows": len(rows),
                "contentHash": "",
                "origin": "derived" if table == "flat" else "recorded",
                "schema": {"fields": fields, "primaryKey": list(names[:keys])},
            }
        )
    descriptor = {"version": version, "created": "2023-04-19T00:00:00Z", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def new_release(old: Path, version: str = "1.4.2", **given: Table) -> Path:
    return write_release(old.parent / "new", version, {"figures": FIGURES, "flat": FLAT} | given)


def changes(old: Path, new: Path) -> tuple[list[str], int]:
    found = find_changes(open_release(old), open_release(new))
    return [str(change) for change in found], level_of(found)


def with_cell(table: Table, row: int, column: int, text: str) -> Table:
    rows = [list(cells) for cells in table]
    rows[row][column] = text
    return rows

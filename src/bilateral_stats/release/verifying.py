"""Verifying a release with nothing but the release: files, checksums, sizes, rows, keys, and equal values."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..formats.content_hash import content_hash
from ..ground.csv_text import csv_header, csv_rows, text_cells
from ..ground.errors import SHOWN_TEXT, DataError, Fault
from ..ground.file_names import CHECKSUMS
from .reader import (
    Release,
    differing_measures,
    open_release,
    parse_table,
    read_file,
    types_of,
    unsafe_path,
)
from .reader_shape import KINDS

CHECKSUM_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")

SHOWN_CELLS = 10
"""Cells of a table that a report lists when its two files differ; the others are counted."""

Resources = Mapping[str, Mapping[str, Any]]
Frames = Mapping[str, pd.DataFrame]


@dataclass
class Verification:
    """What was checked in a release, and what differs.

    Parameters
    ----------
    checked
        One plain sentence for each kind of check, with counts.
    faults
        What differs, each with its file.
    """

    checked: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, file: str, rule: str, line: int = 0, column: str = "", text: str | None = None) -> None:
        """Note a difference."""
        # The name of a stray file may hold anything; a message is one line that every screen can show.
        self.faults.append(Fault(file if file.isprintable() else ascii(file), line, column, text, rule))


def verify_release(folder: Path, *, strict: bool = False) -> Verification:
    """Check a release against its own checksums and its own descriptor.

    Parameters
    ----------
    folder
        Folder of the release.
    strict
        Whether to make the derived tables anew from the recorded ones and compare them, too.

    Returns
    -------
    Verification
        What was checked and what differs; the release is sound when ``faults`` is empty.

    Raises
    ------
    DataError
        The folder is not a release, or there is nothing to read Parquet with.
    """
    release = open_release(folder)
    if find_spec("pyarrow") is None:
        raise DataError("verifying a release reads Parquet: pip install pyarrow")
    found = Verification()
    _check_files(release, found)
    resources = {kind: release.resources(kind) for kind in KINDS}
    for table in sorted(resources["csv"].keys() ^ resources["parquet"].keys()):
        found.add(table, "this table is described in one format only")
    frames = {kind: _read_tables(release, resources[kind], found) for kind in KINDS}
    for table in frames["csv"]:
        if table in frames["parquet"]:
            _check_same(table, resources, frames, found)
    found.checked.append(
        f"{len(resources['csv'])} tables, in CSV and in Parquet: that size, hash, columns, types, rows and content "
        "hash are those of the descriptor, and that both hold the same values"
    )
    for table, frame in frames["csv"].items():
        _check_cells(resources["csv"][table], frame, found)
        _check_keys(table, resources["csv"], frames["csv"], found)
    found.checked.append(
        "cells: that required ones are filled, codes are of their list, numbers within their limits, primary keys "
        "unique, and foreign keys found"
    )
    if strict:
        _check_derived(frames["csv"], found)
    return found


def _check_files(release: Release, found: Verification) -> None:
    listed: set[str] = set()
    # What is larger than described differs, and need not be read to know it.
    sizes = {resource["path"]: resource["bytes"] for kind in KINDS for resource in release.resources(kind).values()}
    for number, line in enumerate(_checksum_lines(release, found), 1):
        match = CHECKSUM_LINE.fullmatch(line)
        if match is None:
            found.add(CHECKSUMS, "this line is not a hash, two spaces and a path", number)
            continue
        expected, name = match.groups()
        listed.add(name)
        reason = unsafe_path(release.folder, name)
        path = release.folder / name
        if reason is not None:
            found.add(name, reason)
        elif not path.is_file():
            found.add(name, f"{CHECKSUMS} lists this file, but it is missing")
        elif path.stat().st_size > sizes.get(name, math.inf) or _hash_of(path) != expected:
            found.add(name, f"the content is not the one that {CHECKSUMS} lists")
    described = {resource["path"] for kind in KINDS for resource in release.resources(kind).values()}
    for path in sorted(release.folder.rglob("*")):
        name = path.relative_to(release.folder).as_posix()
        if name == CHECKSUMS or (path.is_dir() and not path.is_symlink()):
            continue
        if name not in listed:
            found.add(name, f"{CHECKSUMS} does not list this file")
        elif name.split("/")[0] in KINDS and name not in described:
            found.add(name, "the descriptor does not describe this file")
    found.checked.append(
        f"{len(listed)} files in {CHECKSUMS}: that each is there with its checksum, and that there is no other"
    )


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checksum_lines(release: Release, found: Verification) -> list[str]:
    reason = unsafe_path(release.folder, CHECKSUMS)
    if reason is None:
        try:
            # Line feeds alone end a line, as sha256sum has it.
            text = (release.folder / CHECKSUMS).read_bytes().decode("utf-8")
            return text.removesuffix("\n").split("\n") if text else []
        except (OSError, UnicodeDecodeError):
            reason = "this file is missing or cannot be read"
    found.add(CHECKSUMS, reason)
    return []


def _read_tables(release: Release, resources: Resources, found: Verification) -> dict[str, pd.DataFrame]:
    frames: dict[str, pd.DataFrame] = {}
    for table, resource in resources.items():
        name = resource["path"]
        try:
            content = read_file(release, resource)
            rules = differing_measures(resource, content)
            for rule in rules:
                found.add(name, rule)
            if rules and resource["format"] == "parquet":
                continue  # a damaged binary file is not given to a parser; text is, so that the cell can be named
            frame = parse_table(resource, content)
        except DataError as error:
            found.add(name, str(error).partition(": ")[2])
            continue
        frames[table] = frame
        if resource["format"] == "csv" and not rules and content != _as_csv(frame, types_of(resource)):
            found.add(name, "the values are written otherwise than a release writes them")
        if resource.get("rows", len(frame)) != len(frame):
            found.add(name, f"{len(frame)} rows, where the descriptor says {resource['rows']}")
        if resource["contentHash"] != content_hash(frame, types_of(resource)):
            found.add(name, "the values are not those that the descriptor's content hash names")
    return frames


def _as_csv(frame: pd.DataFrame, types: Mapping[str, str]) -> bytes:
    return csv_header(types) + csv_rows(text_cells(frame, types))


def _check_derived(frames: Frames, found: Verification) -> None:
    """Make the derived tables anew from the recorded ones and hold them against those that are there."""
    # Here: what a release says of itself can be verified without the contract of this version.
    from ..contract.columns import columns
    from ..contract.registry import derived_tables
    from ..derive.making import make_table, needed_tables

    recorded = {table: frame for table, frame in frames.items() if table not in derived_tables()}
    for table in derived_tables():
        if table not in frames or any(needed not in recorded for needed in needed_tables(table)):
            found.add(table, "this table cannot be made anew: it, or one from which it is made, is missing")
            continue
        made = make_table(table, recorded)
        types = {column.name: column.type.name for column in columns(table)}
        if list(frames[table].columns) != list(types):
            found.add(table, "these tools make this table with other columns: verify it with those that built it")
            continue
        here, there = (text_cells(frame, types).fillna("").reset_index(drop=True) for frame in (frames[table], made))
        if len(here) != len(there):
            found.add(table, f"{len(here)} rows, where the recorded tables make {len(there)}")
        elif not here.equals(there):
            row, column = np.argwhere(here.to_numpy() != there.to_numpy())[0]
            rule = f"the recorded tables make {there.iloc[row, column][:SHOWN_TEXT]!r}"
            found.add(f"csv/{table}.csv", rule, _line(row), here.columns[column], here.iloc[row, column])
    found.checked.append("derived tables: that the recorded ones make them, cell for cell")


def _check_same(
    table: str, resources: Mapping[str, Resources], frames: Mapping[str, Frames], found: Verification
) -> None:
    resource, other = resources["csv"][table], resources["parquet"][table]
    name, types = resource["path"], types_of(resource)
    if list(types.items()) != list(types_of(other).items()):
        found.add(name, f"the columns are described otherwise than those of {other['path']}")
        return
    here, there = (text_cells(frames[kind][table], types).fillna("") for kind in KINDS)
    if len(here) != len(there):
        found.add(name, f"{len(here)} rows, where {other['path']} has {len(there)}")
        return
    places = np.argwhere(here.to_numpy() != there.to_numpy())
    for row, column in places[:SHOWN_CELLS]:
        rule = f"{other['path']} holds {there.iloc[row, column][:SHOWN_TEXT]!r}"
        found.add(name, rule, _line(row), here.columns[column], here.iloc[row, column])
    if len(places) > SHOWN_CELLS:
        found.add(name, f"{len(places) - SHOWN_CELLS} more cells are not those of {other['path']}")


def _check_cells(resource: Mapping[str, Any], frame: pd.DataFrame, found: Verification) -> None:
    texts = text_cells(frame, types_of(resource))
    for described in resource["schema"]["fields"]:
        column, limits = described["name"], described.get("constraints", {})
        cells, broken = frame[column], dict[str, pd.Series]()
        if limits.get("required"):
            broken["may not be empty"] = cells.isna()
        if "enum" in limits:
            broken["is not a code of the descriptor's list"] = cells.notna() & ~cells.isin(limits["enum"])
        if "minimum" in limits:
            broken[f"must be at least {limits['minimum']}"] = (cells < limits["minimum"]).fillna(False)
        if "maximum" in limits:
            broken[f"must be at most {limits['maximum']}"] = (cells > limits["maximum"]).fillna(False)
        for rule, rows in broken.items():
            for row in frame.index[rows.astype(bool)]:
                text = texts.at[row, column]
                found.add(resource["path"], rule, _line(row), column, text if isinstance(text, str) else None)


def _check_keys(table: str, resources: Resources, frames: Frames, found: Verification) -> None:
    frame, schema, name = frames[table], resources[table]["schema"], resources[table]["path"]
    key = list(schema["primaryKey"])
    unsound = frame.duplicated(key) | frame[key].isna().any(axis=1)
    for row in frame.index[unsound]:
        found.add(name, "the primary key is missing or stands on an earlier line too", _line(row))
    for foreign in schema.get("foreignKeys", []):
        [column], reference = foreign["fields"], foreign["reference"]
        other, [target] = reference["resource"], reference["fields"]
        if other not in resources or target not in types_of(resources[other]):
            found.add(name, f"{column} holds keys of {other}, {target}, which the release does not describe")
            continue
        if other not in frames:
            continue  # its file could not be read, and is named for that
        values = frame[column].dropna()
        for row, value in values[~values.isin(frames[other][target])].items():
            found.add(name, f"is not a key of {other}", _line(row), column, str(value))


def _line(row: Hashable) -> int:
    """Return the line of a CSV file on which a row stands; the header is the first."""
    return int(str(row)) + 2

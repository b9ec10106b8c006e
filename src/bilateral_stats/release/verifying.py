"""Verifying a release with nothing but the release: files, checksums, sizes, rows, keys, and equal values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from ..errors import DataError, Fault
from .csv_text import content_hash
from .opened import Release, open_release, read_table, types_of, unsafe_path
from .publishing import CHECKSUMS

CHECKSUM_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


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

    def add(self, file: str, rule: str, line: int = 0) -> None:
        """Note a difference."""
        self.faults.append(Fault(file, line, "", None, rule))


def verify_release(folder: Path) -> Verification:
    """Check a release against its own checksums and its own descriptor.

    Parameters
    ----------
    folder
        Folder of the release.

    Returns
    -------
    Verification
        What was checked and what differs; the release is sound when ``faults`` is empty.

    Raises
    ------
    DataError
        The folder is not a release.
    """
    release = open_release(folder)
    found = Verification()
    _check_files(release, found)
    frames: dict[str, dict[str, pd.DataFrame]] = {}
    for kind in ("csv", "parquet"):
        resources = release.resources(kind)
        for resource in resources.values():
            _check_measures(release, resource, found)
        frames[kind] = _read_tables(release, resources, found)
    for table in sorted(release.resources("csv").keys() ^ release.resources("parquet").keys()):
        found.add(table, "this table is described in one format only")
    _check_keys(release, frames["csv"], found)
    found.checked.append(
        f"{len(frames['csv'])} tables: columns, types, rows and content hash, the same in CSV and in Parquet; "
        "primary keys are unique, foreign keys resolve"
    )
    return found


def _check_files(release: Release, found: Verification) -> None:
    listed: set[str] = set()
    try:
        lines = (release.folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        found.add(CHECKSUMS, "this file is missing or cannot be read")
        lines = []
    for number, line in enumerate(lines, 1):
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
        elif hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            found.add(name, f"the content is not the one that {CHECKSUMS} lists")
    for path in sorted(release.folder.rglob("*")):
        name = path.relative_to(release.folder).as_posix()
        if name != CHECKSUMS and name not in listed and (path.is_file() or path.is_symlink()):
            found.add(name, f"{CHECKSUMS} does not list this file")
    found.checked.append(f"{len(listed)} files: each is there and has its checksum, and there is no other")


def _check_measures(release: Release, resource: Mapping[str, Any], found: Verification) -> None:
    name = str(resource["path"])
    reason = unsafe_path(release.folder, name)
    if reason is not None:
        found.add(name, reason)
        return
    try:
        content = (release.folder / name).read_bytes()
    except OSError:
        found.add(name, "the descriptor lists this file, but it is missing")
        return
    if resource.get("bytes") != len(content):
        found.add(name, f"{len(content)} bytes, where the descriptor says {resource.get('bytes')}")
    if resource.get("hash") != f"sha256:{hashlib.sha256(content).hexdigest()}":
        found.add(name, "the content is not the one that the descriptor's hash names")


def _read_tables(
    release: Release, resources: Mapping[str, Mapping[str, Any]], found: Verification
) -> dict[str, pd.DataFrame]:
    frames: dict[str, pd.DataFrame] = {}
    for table, resource in resources.items():
        try:
            frame = read_table(release, resource)
        except DataError as error:
            file, _, reason = str(error).partition(": ")
            if not any(fault.file == file for fault in found.faults):
                found.add(file, reason)
            continue
        frames[table] = frame
        name = str(resource["path"])
        if resource.get("rows") != len(frame):
            found.add(name, f"{len(frame)} rows, where the descriptor says {resource.get('rows')}")
        if resource.get("contentHash") != content_hash(frame, types_of(resource)):
            found.add(name, "the values are not those that the descriptor's content hash names")
    return frames


def _check_keys(release: Release, frames: Mapping[str, pd.DataFrame], found: Verification) -> None:
    resources = release.resources("csv")
    for table, frame in frames.items():
        schema, name = resources[table]["schema"], str(resources[table]["path"])
        key = list(schema["primaryKey"])
        unsound = frame.duplicated(key) | frame[key].isna().any(axis=1)
        for row in frame.index[unsound]:
            found.add(name, "the primary key is missing or stands on an earlier line too", int(str(row)) + 2)
        for foreign in schema.get("foreignKeys", []):
            [column], [target] = foreign["fields"], foreign["reference"]["fields"]
            other = frames.get(foreign["reference"]["resource"])
            if other is None:
                continue
            values = frame[column].dropna()
            for row, value in values[~values.isin(other[target])].items():
                found.add(
                    name, f"{column} {value!r} is not a key of {foreign['reference']['resource']}", int(str(row)) + 2
                )

"""What changed from one release to the next, and the version that the change calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import DataError
from .csv_text import text_cells
from .opened import Release, read_table, types_of

NONE, PATCH, MINOR, MAJOR = range(4)

LEVELS = ("none", "patch", "minor", "major")
"""Names of the levels: a corrected value is a patch, new rows are minor, a change of columns or a lost row is major."""

VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True)
class Change:
    """One difference between two releases.

    Parameters
    ----------
    table
        Where it is.
    kind
        What happened, as in ``row added``.
    subject
        The column, or the key of the row.
    detail
        Old and new value, where there are any.
    level
        What it does to the version.
    """

    table: str
    kind: str
    subject: str
    detail: str
    level: int

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.table}: {self.kind}: {self.subject}{': ' if self.detail else ''}{self.detail}"


def find_changes(old: Release, new: Release) -> list[Change]:
    """Return what differs between two releases, table by table.

    Parameters
    ----------
    old, new
        Two releases.

    Raises
    ------
    DataError
        A table cannot be read.
    """
    before, after = old.resources("csv"), new.resources("csv")
    changes = [Change(table, "table removed", table, "", MAJOR) for table in before if table not in after]
    changes += [Change(table, "table added", table, "", MINOR) for table in after if table not in before]
    for table in after:
        if table in before:
            changes += _table_changes(table, old, new, before[table], after[table])
    return changes


def level_of(changes: list[Change]) -> int:
    """Return the highest level of the changes."""
    return max((change.level for change in changes), default=NONE)


def next_version(version: str, level: int) -> str:
    """Return the version that follows when a change of a level is published.

    Parameters
    ----------
    version
        Version before, three numbers.
    level
        Level of the change.

    Raises
    ------
    DataError
        The version is not three numbers.
    """
    match = VERSION.fullmatch(version)
    if match is None:
        raise DataError(f"{version!r} is not a version of three numbers, such as 1.4.2")
    major, minor, patch = (int(number) for number in match.groups())
    following = {NONE: (major, minor, patch), PATCH: (major, minor, patch + 1), MINOR: (major, minor + 1, 0)}
    return ".".join(str(number) for number in following.get(level, (major + 1, 0, 0)))


def check_version(old: Release, new: Release) -> None:
    """Refuse a version that contradicts the difference from the release before.

    Parameters
    ----------
    old, new
        Two releases.

    Raises
    ------
    DataError
        The version of the new one is not the one that the difference calls for.
    """
    level = level_of(find_changes(old, new))
    expected = next_version(old.version, level)
    if new.version != expected:
        raise DataError(
            f"version {new.version} contradicts the difference from {old.version}: "
            f"the change is {LEVELS[level]}, so the version must be {expected}"
        )


def _table_changes(
    table: str, old: Release, new: Release, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    old_types, new_types = types_of(before), types_of(after)
    for name in old_types:
        if name not in new_types:
            yield Change(table, "column removed", name, "", MAJOR)
        elif old_types[name] != new_types[name]:
            yield Change(table, "column of another type", name, f"{old_types[name]} -> {new_types[name]}", MAJOR)
    for name in new_types:
        if name not in old_types:
            yield Change(table, "column added", name, "", MAJOR)
    old_rows, new_rows = _rows(old, before), _rows(new, after)
    # A derived row follows the recorded ones: when it comes, goes or changes, the cause is counted there.
    recorded = after.get("origin") != "derived"
    for row in old_rows:
        if row not in new_rows:
            yield Change(table, "row removed", row, "", MAJOR if recorded else PATCH)
    for row, cells in new_rows.items():
        if row not in old_rows:
            yield Change(table, "row added", row, "", MINOR if recorded else PATCH)
            continue
        for name, value in cells.items():
            if name in old_rows[row] and old_rows[row][name] != value:
                yield Change(table, "value changed", f"{row}, {name}", f"{old_rows[row][name]!r} -> {value!r}", PATCH)


def _rows(release: Release, resource: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the rows of a table as text, by key."""
    text = text_cells(read_table(release, resource), types_of(resource)).fillna("")
    keys = text[list(resource["schema"]["primaryKey"])].itertuples(index=False)
    rows = (dict(zip(text.columns, cells, strict=True)) for cells in text.itertuples(index=False))
    return {" ".join(key): row for key, row in zip(keys, rows, strict=True)}

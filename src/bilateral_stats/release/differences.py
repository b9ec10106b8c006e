"""What changed from one release to the next, and the version that the change calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..contract.registry import DERIVED
from ..ground.csv_text import text_cells
from ..ground.errors import DataError
from ..ground.file_names import DESCRIPTOR
from .reader import Release, read_resource, types_of

NONE, PATCH, MINOR, MAJOR = range(4)

LEVELS = ("none", "patch", "minor", "major")
"""Names of the levels: a corrected value is a patch, new rows are minor, a change of columns or a lost row is major."""

MOVED: Mapping[tuple[str, str], tuple[str, str]] = {
    ("comparisons", "originators"): ("comparisons", "voices"),
    ("indicators", "measure"): ("indicators", "dimension"),
    ("indicators", "unit"): ("claims", "unit"),
    ("sources", "publisher"): ("sources", "outlet_id"),
    ("statistics", "measure"): ("statistics", "dimension"),
    ("statistics", "publisher"): ("statistics", "outlet"),
    ("timeline", "publisher"): ("timeline", "outlet"),
    ("statistics", "rank_reason"): ("slips", "rank_reason"),
    ("timeline", "rank_reason"): ("slips", "rank_reason"),
}
"""Columns that a version renamed or moved, with where what they say stands since; the latest version first."""

VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


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


def fitting_versions(version: str, level: int) -> tuple[str, ...]:
    """Return the versions that may follow a version when a change of a level is published.

    Parameters
    ----------
    version
        Version before, three numbers.
    level
        Level of the change. Without one, the same release may be built again, and a patch may be published for what
        is no table: a chart, a document, the code.

    Raises
    ------
    DataError
        The version is not three numbers.
    """
    following = next_version(version, level)
    return (following, next_version(version, PATCH)) if level == NONE else (following,)


def release_before(out: Path, version: str) -> Path | None:
    """Return the folder of the latest release of an earlier version among those built into one folder.

    Parameters
    ----------
    out
        Where releases are published, each in a folder that is named by its version.
    version
        The version that is going to be built.

    Returns
    -------
    pathlib.Path or None
        Nothing where no earlier version lies there.
    """
    places = [path for path in (out.iterdir() if out.is_dir() else ()) if (path / DESCRIPTOR).is_file()]
    numbers = {path: _numbers(path.name) for path in places if VERSION.fullmatch(path.name)}
    earlier = [path for path in numbers if VERSION.fullmatch(version) and numbers[path] < _numbers(version)]
    return max(earlier, key=numbers.__getitem__, default=None)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def check_version(old: Release, new: Release) -> None:
    """Refuse a version that contradicts the difference from the release before.

    Parameters
    ----------
    old, new
        Two releases.

    Raises
    ------
    DataError
        The version of the new one is not one that the difference calls for, or a table cannot be read.
    """
    level = level_of(find_changes(old, new))
    fitting = fitting_versions(old.version, level)
    if new.version not in fitting:
        raise DataError(
            f"version {new.version} contradicts the difference from {old.version}: "
            f"the change is {LEVELS[level]}, so the version must be {' or '.join(fitting)}"
        )


def as_text(old: Release, new: Release, changes: list[Change]) -> str:
    """Return the changes for the screen: a line each, then the version that they call for."""
    lines = [str(change) for change in changes] or ["no difference"]
    return "\n".join([*lines, _verdict(old, new, changes)])


def as_markdown(old: Release, new: Release, changes: list[Change]) -> str:
    """Return the changes as a section of the changelog: recorded tables row by row, derived ones counted."""
    day = str(new.descriptor.get("created", ""))[:10]
    lines = [f"## {new.version} - {day}" if day else f"## {new.version}", ""]
    origin = {table: resource.get("origin") for table, resource in new.resources("csv").items()}
    lines += [f"- {change}" for change in changes if origin.get(change.table) != DERIVED or change.level == MAJOR]
    derived = sum(origin.get(change.table) == DERIVED and change.level != MAJOR for change in changes)
    if derived:
        lines.append(f"- {derived} changes in derived tables follow from these.")
    if not changes:
        lines.append("- No difference in the data.")
    return "\n".join([*lines, "", _verdict(old, new, changes)])


def as_values(old: Release, new: Release, changes: list[Change]) -> dict[str, Any]:
    """Return the changes and the version that they call for, as values that JSON can hold."""
    level = level_of(changes)
    fitting = fitting_versions(old.version, level)
    return {
        "old_version": old.version,
        "new_version": new.version,
        "level": LEVELS[level],
        "fitting_versions": list(fitting),
        "fits": new.version in fitting,
        "changes": [{**asdict(change), "level": LEVELS[change.level], "message": str(change)} for change in changes],
    }


def _verdict(old: Release, new: Release, changes: list[Change]) -> str:
    level = level_of(changes)
    fitting = fitting_versions(old.version, level)
    fits = "as it is" if new.version in fitting else f"but it is {new.version}"
    return f"The change from {old.version} is {LEVELS[level]}: the version must be {' or '.join(fitting)}, {fits}."


def _table_changes(
    table: str, old: Release, new: Release, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Change]:
    old_types, new_types = types_of(before), types_of(after)
    old_tables, new_tables = old.resources("csv"), new.resources("csv")
    arrived = {where for was, where in MOVED.items() if _has(old_tables, *was) and not _has(old_tables, *where)}
    for name in old_types:
        where = MOVED.get((table, name))
        if name not in new_types and where is not None and _has(new_tables, *where):
            yield Change(table, "column moved", name, f"-> {'.'.join(where)}", MAJOR)
        elif name not in new_types:
            yield Change(table, "column removed", name, "", MAJOR)
        elif old_types[name] != new_types[name]:
            yield Change(table, "column of another type", name, f"{old_types[name]} -> {new_types[name]}", MAJOR)
    for name in new_types:
        if name not in old_types and (table, name) not in arrived:
            yield Change(table, "column added", name, "", MAJOR)
    old_rows, new_rows = _rows(old, before), _rows(new, after)
    # A derived row follows the recorded ones: when it comes, goes or changes, the cause is counted there.
    recorded = after.get("origin") != DERIVED
    for key in old_rows:
        if key not in new_rows:
            yield Change(table, "row removed", " ".join(key), "", MAJOR if recorded else PATCH)
    for key, cells in new_rows.items():
        if key not in old_rows:
            yield Change(table, "row added", " ".join(key), "", MINOR if recorded else PATCH)
            continue
        was = old_rows[key]
        for name, value in cells.items():
            if name in was and was[name] != value:
                yield Change(table, "value changed", f"{' '.join(key)}, {name}", f"{was[name]!r} -> {value!r}", PATCH)


def _has(tables: Mapping[str, Mapping[str, Any]], table: str, column: str) -> bool:
    return table in tables and column in types_of(tables[table])


def _rows(release: Release, resource: Mapping[str, Any]) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the rows of a table as text, by key."""
    frame = read_resource(release, resource)
    text = text_cells(frame, types_of(resource)).fillna("")
    keys = text[list(resource["schema"]["primaryKey"])].itertuples(index=False, name=None)
    rows = (dict(zip(text.columns, cells, strict=True)) for cells in text.itertuples(index=False, name=None))
    return dict(zip(keys, rows, strict=True))

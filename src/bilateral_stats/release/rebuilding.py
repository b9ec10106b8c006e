"""Building a release anew from its own zip, and saying file by file whether the bytes are the same.

The record is the zip's own; where it holds a wheel, the tools in that are used, in a process of their own, and else
those that are installed. The libraries are those that are installed: which of them differ from the bill of materials
of the release is said.
"""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from ..contract.registry import DERIVED, TABLES, file_of
from ..formats.sbom import BILL_OF_MATERIALS
from ..ground.errors import DataError
from .reader import open_release, unsafe_path

SETTINGS_AND_DOCUMENTS = ("dataset.toml", "charts.toml", "CHANGELOG.md", "LICENSE-DATA")
"""Files of a release that a record holds, where they are there."""

LARGEST, MOST_FILES = 2_000_000_000, 10_000
"""Bytes and files of a zip that are unpacked; a release has some megabytes and a hundred files."""

BROKEN = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
)
"""What comes of a damaged zip, by the part of it that is damaged."""

BUILD = """
import sys
from pathlib import Path
from bilateral_stats.build import build_release
from bilateral_stats.ground.errors import DataError

record, out, *kept = map(Path, sys.argv[1:])
try:
    build_release(record, out, kept=kept)
except DataError as error:
    sys.exit(str(error))
"""
"""The program that builds the release, with the tools that come first on its path."""


@dataclass(frozen=True)
class Rebuilt:
    """What came of building a release anew.

    Parameters
    ----------
    same, different, missing, surplus
        Names of files: of the same bytes, of others, not built, and built but not in the zip.
    taken_over
        Names of files that are not built from the record: the wheel, and what it was built with.
    versions
        A line about each library whose version is not that of the release.
    """

    same: list[str]
    different: list[str]
    missing: list[str]
    surplus: list[str]
    taken_over: list[str]
    versions: list[str]

    @property
    def equal(self) -> bool:
        """Whether every file is the same."""
        return not (self.different or self.missing or self.surplus)


def rebuild(path: Path) -> Rebuilt:
    """Build a release anew from its zip, in a folder that goes away.

    Parameters
    ----------
    path
        The zip of a release.

    Raises
    ------
    DataError
        It is no zip of a release, or its record cannot be built.
    """
    with tempfile.TemporaryDirectory(prefix="rebuild-") as place:
        work = Path(place)
        old = _unpacked(path, work / "zip")
        release = open_release(old)
        record = work / "record"
        record.mkdir()
        for table, origin in TABLES.items():
            if origin != DERIVED:
                _copy(old / "csv" / f"{table}.csv", record / file_of(table), path)
        for name in SETTINGS_AND_DOCUMENTS:
            if (old / name).is_file():
                _copy(old / name, record / name, path)
        kept = [*old.glob("*.whl"), *old.glob(BILL_OF_MATERIALS)]
        _build(record, work, kept)
        [new] = [folder for folder in (work / "out").iterdir() if folder.name == release.version]
        return _compared(old, new, [file.name for file in kept])


def _unpacked(path: Path, folder: Path) -> Path:
    """Unpack a zip of one folder, and return that."""
    _extract(path, folder, str(path))
    tops = list(folder.iterdir()) if folder.exists() else []
    if len(tops) != 1 or not tops[0].is_dir():
        raise DataError(f"{path}: this is no zip of a release: it holds no one folder")
    return tops[0]


def _extract(path: Path, folder: Path, name: str) -> None:
    """Unpack a zip, or a wheel, whose files stay within the folder and are no more than a release may have."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
                raise DataError(f"{name}: this is too large for a release")
            for entry in entries:
                if reason := unsafe_path(folder, entry.filename):
                    raise DataError(f"{name}: {entry.filename!a}: {reason}")
            archive.extractall(folder)
    except DataError:
        raise
    except BROKEN as error:
        raise DataError(f"{name}: {getattr(error, 'strerror', None) or 'this is no whole zip'}") from error


def _copy(source: Path, target: Path, archive: Path) -> None:
    try:
        target.write_bytes(source.read_bytes())
    except OSError as error:
        raise DataError(f"{archive}: {source.name} is missing: without it there is no record to build") from error


def _build(record: Path, work: Path, kept: list[Path]) -> None:
    tools = work / "tools"
    for wheel in (file for file in kept if file.suffix == ".whl"):
        _extract(wheel, tools, wheel.name)
    environment = dict(os.environ)
    if tools.exists():
        environment["PYTHONPATH"] = os.pathsep.join([str(tools), *filter(None, [environment.get("PYTHONPATH")])])
    line = [sys.executable, "-c", BUILD, str(record), str(work / "out"), *map(str, kept)]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False, cwd=work)  # noqa: S603
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["no reason given"]
        raise DataError(f"the record of the release cannot be built: {said[-1]}")


def _compared(old: Path, new: Path, kept: list[str]) -> Rebuilt:
    before, after = (
        {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
        for folder in (old, new)
    )
    both = sorted(before.keys() & after.keys() - set(kept))
    same = [name for name in both if before[name].read_bytes() == after[name].read_bytes()]
    return Rebuilt(
        same,
        [name for name in both if name not in same],
        sorted(before.keys() - after.keys()),
        sorted(after.keys() - before.keys()),
        sorted(kept),
        list(_other_versions(old / BILL_OF_MATERIALS)),
    )


def _other_versions(bill: Path) -> Iterator[str]:
    """Yield a line about each library of a bill of materials that is installed in another version, or not at all."""
    if not bill.is_file():
        return
    try:
        components = [
            (one["name"], one["version"]) for one in json.loads(bill.read_text(encoding="utf-8"))["components"]
        ]
    except (ValueError, KeyError, TypeError):
        yield f"{PurePosixPath(bill.name)}: this is no bill of materials"
        return
    for name, locked in components:
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = "none"
        if installed != locked:
            yield f"{name}: {locked} built the release, {installed} is installed"

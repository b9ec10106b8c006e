"""The two archives of a release, the same bytes on every machine: the wheel of the package and the zip of all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..ground.errors import DataError

PACKAGE_PARTS = ("pyproject.toml", "LICENSE", "LICENSE-DATA", "src", "schemas")
"""What a wheel is built from, beside the tables. Copied first: a build in the checkout would take up old files."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold; no clock is read."""

FILE_MODE = 0o100644 << 16
"""A plain file that everybody may read."""

UNIX = 3
"""Code of the system on which a zip says that it was made."""

BUILDER = """
import os, sys, threading
# The input ends when the process that builds the release does, also when that is killed: then nothing is written on.
threading.Thread(target=lambda: (os.read(0, 1), os._exit(1)), daemon=True).start()
from setuptools import build_meta
build_meta.build_wheel(sys.argv[1])
"""
"""The program that builds the wheel, in a process of its own."""


@contextmanager
def building_wheel(project: Path, datasets: Path, folder: Path) -> Iterator[Callable[[], Path]]:
    """Build the wheel of the package with its tables, in another process, while the caller goes on with other work.

    Parameters
    ----------
    project
        Folder of the project.
    datasets
        Folder of the recorded tables.
    folder
        Where to put the wheel. It is built in a folder beside, which goes away, as the process does, with the context.

    Yields
    ------
    callable
        Waits until the wheel is built, puts it into the folder and returns it. It raises a DataError with the last line
        of the reason when the wheel could not be built.

    Notes
    -----
    No thread waits for the process: one that must import something would wait for ever when the caller is stopped by a
    signal in the midst of the same import.
    """
    with tempfile.TemporaryDirectory(dir=folder.resolve().parent, prefix=".wheel-") as place:
        tree, out, said = (Path(place) / name for name in ("tree", "out", "said"))
        out.mkdir()
        _copy_parts(project, datasets, tree)
        environment = os.environ | {"SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"}
        with (
            said.open("w", encoding="utf-8") as messages,
            subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-c", BUILDER, str(out)],
                cwd=tree,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=messages,
                stderr=messages,
            ) as builder,
        ):
            try:
                yield lambda: _finished_wheel(builder, out, said, folder)
            finally:
                builder.kill()


def _copy_parts(project: Path, datasets: Path, tree: Path) -> None:
    """Copy what the wheel is built from into an empty folder."""
    tree.mkdir()
    for source in [*(project / name for name in PACKAGE_PARTS), datasets]:
        target = tree / ("datasets" if source == datasets else source.name)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copyfile(source, target)


def _finished_wheel(builder: subprocess.Popen[bytes], out: Path, said: Path, folder: Path) -> Path:
    status, built = builder.wait(), list(out.glob("*.whl"))
    if status or not built:
        reason = (said.read_text(encoding="utf-8", errors="replace").strip() or "no reason given").splitlines()[-1]
        raise DataError(f"the wheel could not be built: {reason}")
    wheel = folder / built[0].name
    with zipfile.ZipFile(built[0]) as archive:
        write_zip(((name, archive.read(name)) for name in archive.namelist()), wheel)
    return wheel


def zip_folder(folder: Path, path: Path) -> None:
    """Write a folder as a zip, in which it stands under its own stem of the zip's name.

    Parameters
    ----------
    folder
        The folder.
    path
        The zip; an older one is replaced at once, never half.
    """
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    write_zip(((f"{path.stem}/{name}", (folder / name).read_bytes()) for name in names), path)


def write_zip(files: Iterable[tuple[str, bytes]], path: Path) -> None:
    """Write a zip that is the same on every machine: stored, since compression differs between libraries.

    Parameters
    ----------
    files
        Names and contents, in the order in which they are to stand.
    path
        The zip; an older one is replaced at once, never half.

    Raises
    ------
    DataError
        It cannot be written; an older one stays.
    """
    partial = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as archive:
            for name, content in files:
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.create_system = UNIX
                entry.external_attr = FILE_MODE
                archive.writestr(entry, content)
        partial.replace(path)
    except OSError as error:
        raise DataError(f"{path} could not be written: {error.strerror or error}") from error
    finally:
        partial.unlink(missing_ok=True)

"""Publishing a folder whole or not at all.

The files are written into a hidden folder beside the target, checksums last, and the folder is renamed into place.
Whatever happens before the rename leaves the target as it was.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import DataError
from .opened import CHECKSUMS


@contextmanager
def published(target: Path) -> Iterator[Path]:
    """Give a folder to write into; when the block ends without an error, it becomes the target.

    Parameters
    ----------
    target
        Folder to publish; what stood there before is replaced.

    Yields
    ------
    pathlib.Path
        The folder to write into.

    Raises
    ------
    DataError
        The folder cannot be written, or another build is at work there.
    """
    stage = target.parent / f".{target.name}-{os.getpid()}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _only_builder(target):
            for stale in target.parent.glob(f".{target.name}-*"):
                shutil.rmtree(stale)
            try:
                stage.mkdir()
                yield stage
                _write_checksums(stage)
                _sync(stage)
                _replace(stage, target)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise DataError(f"{target} could not be written: {error.strerror or error}; nothing was changed") from error


@contextmanager
def _only_builder(target: Path) -> Iterator[None]:
    # The folder itself is locked, not a file in it: so no lock can stay behind.
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DataError(f"another build is writing to {target.parent}; wait for it to end") from error
        yield
    finally:
        os.close(descriptor)


def _write_checksums(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="")


def _sync(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _replace(stage: Path, target: Path) -> None:
    old = target.parent / f".{target.name}-{os.getpid()}-old"
    if target.exists():
        target.rename(old)
    try:
        stage.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)

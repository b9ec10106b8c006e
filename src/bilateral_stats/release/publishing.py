"""Publishing a release whole or not at all: its folder, and the zip of it that lies beside.

Both are written into one hidden folder beside the target, checksums last, and put into place by renames. A builder
that is killed leaves the hidden folder; the next one settles it first: when the renames had begun, they are taken back
or brought to an end, so that the only whole release is never deleted and the zip is that of the folder.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from ..ground.errors import DataError
from ..ground.file_names import CHECKSUMS
from .archives import zip_folder

LOCK = ".lock"
"""File beside the releases that the one builder holds."""


@dataclass(frozen=True)
class _Place:
    """Where a release is published, and where its parts lie before and after.

    Parameters
    ----------
    target, archive
        The folder and the zip to publish; they share a parent.
    """

    target: Path
    archive: Path

    @property
    def work(self) -> Path:
        return self.target.with_name(f".{self.target.name}-build")

    @property
    def rubbish(self) -> Path:
        """What is to be deleted: nothing is ever taken back from here, so it may be half."""
        return self.target.with_name(f".{self.target.name}-rubbish")

    @property
    def new(self) -> Path:
        return self.work / "new"

    @property
    def new_zip(self) -> Path:
        return self.work / self.archive.name

    @property
    def old(self) -> Path:
        return self.work / "old"


@contextmanager
def published(target: Path, archive: Path) -> Iterator[Path]:
    """Give a folder to write into; when the block ends without an error, it becomes the target, and a zip lies beside.

    Parameters
    ----------
    target
        Folder to publish; what stood there before is replaced.
    archive
        The zip, beside it; an older one is replaced.

    Yields
    ------
    pathlib.Path
        The folder to write into. Its parent may be used too: it is deleted at the end.

    Raises
    ------
    DataError
        The folder or the zip cannot be written, or another build is at work there. What stood there before still does.
    """
    place = _Place(target, archive)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _only_builder(target.parent):
            _settle(place)
            if target.exists() and not target.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
            try:
                place.new.mkdir(parents=True)
                yield place.new
                _write_checksums(place.new)
                zip_folder(place.new, place.new_zip)
                _sync(place.work)
                _put_in_place(place)
                with suppress(OSError):  # it is published; what could not be deleted, the next build deletes
                    _settle(place)
            except BaseException:
                # Also when Ctrl-C came while all was being settled.
                _settle(place)
                raise
    except OSError as error:
        reason = str(error.strerror or error) + (f" ({error.filename})" if error.filename else "")
        raise DataError(f"{target} could not be written: {reason}; nothing was changed") from error


@contextmanager
def _only_builder(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise DataError(f"another build is writing to {folder}; wait for it to end") from error
    try:
        yield
    finally:
        # The system forgets the lock of a builder that is killed; only the empty file stays, until the next build.
        with suppress(OSError):  # some systems do not delete a file that is open
            (folder / LOCK).unlink()
        lock.release()


def _write_checksums(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in files]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="")


def _sync(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _sync_one(path)


def _sync_one(path: Path) -> None:
    try:
        # Some systems bring only what is open for writing to the disk.
        descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except PermissionError:
        if path.is_dir():
            return  # some systems do not open a folder: they keep its names by themselves
        raise
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_in_place(place: _Place) -> None:
    if place.target.exists():
        place.target.rename(place.old)
    place.new.rename(place.target)
    try:
        place.new_zip.replace(place.archive)
    except OSError:
        place.target.rename(place.new)  # and the old one is brought back when all is settled
        raise
    # The renames reach the disk before the old release is deleted. Where a folder cannot be synced, they stand anyway.
    with suppress(OSError):
        _sync_one(place.work)
        _sync_one(place.target.parent)


def _settle(place: _Place) -> None:
    """Take back renames that stopped before the new folder was in place, or else bring them to an end; then clean."""
    if place.old.exists() and not place.target.exists():
        place.old.rename(place.target)
    elif place.new_zip.exists() and not place.new.exists():
        place.new_zip.replace(place.archive)
    shutil.rmtree(place.rubbish, ignore_errors=True)
    if place.work.exists():
        # At once: a folder that is half deleted must not be taken for one to settle.
        place.work.rename(place.rubbish)
        shutil.rmtree(place.rubbish, ignore_errors=True)

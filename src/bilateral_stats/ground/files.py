"""Reading a file that somebody else has put there, and writing several, all or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from .errors import DataError


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Parameters
    ----------
    path
        A file, or a link to one.

    Raises
    ------
    OSError
        The file is missing or cannot be read, or it is a pipe or a device: reading it might never end.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is a pipe or a device")
    return path.read_bytes()


def write_files(files: Mapping[str, bytes], folder: Path, what: str = "the files") -> list[Path]:
    """Write every file under another name first, then give all of them their own: a full disk leaves no half file.

    Parameters
    ----------
    files
        Contents by path in the folder.
    folder
        Where to write; made where it is missing.
    what
        What they are, for the message.

    Returns
    -------
    list of pathlib.Path
        The files.

    Raises
    ------
    DataError
        The folder cannot be written.
    """
    targets = [folder / name for name in files]
    staged = {target.with_name(f".{target.name}.{os.getpid()}.part"): target for target in targets}
    try:
        for target in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
            for left in target.parent.glob(f".{target.name}.*.part"):  # by a program that was killed
                left.unlink()
        for path, data in zip(staged, files.values(), strict=True):
            path.write_bytes(data)
        for path, target in staged.items():
            path.replace(target)
    except OSError as error:
        raise DataError(f"{folder}: {what} cannot be written here ({error.strerror})") from error
    finally:
        for path in staged:
            with suppress(OSError):
                path.unlink()
    return targets

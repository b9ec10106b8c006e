"""Reading a file that somebody else has put there."""

from __future__ import annotations

import errno
from pathlib import Path


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

"""The derived tables as they stand in a published release, each checked against the release's list of checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pandas as pd

from ..errors import DataError

CHECKSUMS = "SHA256SUMS"
MISSING_EXTRA = "reading a release needs pyarrow: pip install 'bilateral-stats[build]'"


def release_tables(folder: Path, names: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Return tables of a release, typed.

    Parameters
    ----------
    folder
        Folder of the release.
    names
        Names of the tables.

    Raises
    ------
    DataError
        The folder is not a release, a file is missing, or it is not the one that was published.
    """
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{folder}: not a release: its {CHECKSUMS} cannot be read") from error
    published = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    return {name: _read(folder, f"parquet/{name}.parquet", published) for name in names}


def _read(folder: Path, file: str, published: dict[str, str]) -> pd.DataFrame:
    try:
        data = (folder / file).read_bytes()
    except OSError as error:
        raise DataError(f"{folder / file}: the file cannot be read ({error.strerror})") from error
    if file not in published:
        raise DataError(f"{folder / CHECKSUMS}: it does not list {file}")
    if hashlib.sha256(data).hexdigest() != published[file]:
        raise DataError(f"{folder / file}: its checksum is not the one in {CHECKSUMS}; download the release again")
    try:
        return pd.read_parquet(BytesIO(data))
    except ImportError as error:
        raise DataError(MISSING_EXTRA) from error
    except ValueError as error:  # pyarrow's errors about files are of this class
        raise DataError(f"{folder / file}: this is no Parquet file") from error

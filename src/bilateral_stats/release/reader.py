"""Reading a built release back: what it says of itself, and its tables.

Nothing here asks the contract of this version: a release is read by its own descriptor, so that an old one can be
read too. Every path that a release names is looked at before it is opened, and what a release says is not believed
before its shape is checked.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from ..contract.types import COLUMN_TYPES
from ..ground.errors import DataError
from ..ground.file_names import DESCRIPTOR
from ..ground.periods import FIRST_YEAR, LAST_YEAR
from .reader_shape import check_descriptor

MOST_TIMES_SIZE, SPARE_BYTES = 2, 1_000_000
"""How much larger than described a file may be and still be read, so that what differs in it can be named."""

NO_PATH = "no file of a release has such a path"


@dataclass(frozen=True)
class Release:
    """A release on disk, as its descriptor describes it.

    Parameters
    ----------
    folder
        Where it is.
    descriptor
        Its ``datapackage.json``.
    """

    folder: Path
    descriptor: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Version that the release says it has."""
        return str(self.descriptor["version"])

    def resources(self, kind: str) -> dict[str, Mapping[str, Any]]:
        """Return the descriptions of the files of one format, by table."""
        return {
            PurePosixPath(resource["path"]).stem: resource
            for resource in self.descriptor["resources"]
            if resource["format"] == kind
        }


def open_release(folder: Path) -> Release:
    """Return a release by reading its descriptor.

    Parameters
    ----------
    folder
        Folder of the release.

    Raises
    ------
    DataError
        There is no such folder, or no descriptor in it that can be read.
    """
    path = folder / DESCRIPTOR
    reason = unsafe_path(folder, DESCRIPTOR)
    if reason is not None:
        raise DataError(f"{path}: {reason}")
    try:
        descriptor = json.loads(
            path.read_text(encoding="utf-8"), object_pairs_hook=_single_keys, parse_constant=_no_number
        )
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}: this folder is no release") from error
    except (_AmbiguousError, RecursionError, ValueError) as error:
        told = f": {error}" if isinstance(error, _AmbiguousError) else ""
        raise DataError(f"{path}: this is not JSON in UTF-8{told}") from error
    try:
        check_descriptor(descriptor)
    except ValueError as error:
        raise DataError(f"{path}: this is no descriptor of a release: {error}") from error
    return Release(folder, descriptor)


class _AmbiguousError(ValueError):
    """Raised for JSON that two programs read in two ways."""


def _single_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _AmbiguousError("an object has one key twice")
    return found


def _no_number(text: str) -> float:
    raise _AmbiguousError(f"{text} is no number")


def unsafe_path(folder: Path, name: str) -> str | None:
    """Return why a path that a release names must not be opened, or ``None``.

    Parameters
    ----------
    folder
        Folder of the release.
    name
        Path as it stands in a file of the release.
    """
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not path.parts:
        return "this path leads out of the release"
    if not name.isprintable():
        return NO_PATH
    place = folder
    try:
        for part in path.parts:
            place = place / part
            if place.is_symlink():
                return "this is a link: a release holds only files"
        if place.exists() and not place.is_file():
            return "this is not a file"
    except OSError:  # a path that is too long
        return NO_PATH
    return None


def types_of(resource: Mapping[str, Any]) -> dict[str, str]:
    """Return the type of each column of a resource, in order."""
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def read_table(release: Release, table: str) -> pd.DataFrame:
    """Return a table of a release, typed, from its Parquet file.

    Parameters
    ----------
    release
        The release.
    table
        Name of the table.

    Raises
    ------
    DataError
        The release has no such table, or its file is not the one that was published.
    """
    resource = release.resources("parquet").get(table)
    if resource is None:
        raise DataError(f"{release.folder}: this release has no table {table!r}")
    return read_resource(release, resource)


def read_resource(release: Release, resource: Mapping[str, Any]) -> pd.DataFrame:
    """Return the table of a file of a release, typed.

    Parameters
    ----------
    release
        The release.
    resource
        Description of the file.

    Raises
    ------
    DataError
        The file is missing, cannot be read, or is not the one that was published.
    """
    try:
        content = read_file(release, resource)
        if differing_measures(resource, content):
            # A damaged file would be taken for what its publisher meant.
            raise DataError(f"{resource['path']}: the content is not the one that the descriptor names: verify it")
        return parse_table(resource, content)
    except DataError as error:
        raise DataError(f"{release.folder}: {error}") from error


def read_file(release: Release, resource: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file of a table.

    Parameters
    ----------
    release
        The release.
    resource
        Description of the file.

    Raises
    ------
    DataError
        The path leads elsewhere, or there is no such file.
    """
    name = str(resource["path"])
    reason = unsafe_path(release.folder, name)
    if reason is not None:
        raise DataError(f"{name}: {reason}")
    path = release.folder / name
    try:
        # What is far larger than it should be is not even read: its size tells.
        if path.stat().st_size > MOST_TIMES_SIZE * resource["bytes"] + SPARE_BYTES:
            raise DataError(f"{name}: {path.stat().st_size} bytes, where the descriptor says {resource['bytes']}")
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"{name}: the descriptor lists this file, but it is missing or cannot be read") from error


def differing_measures(resource: Mapping[str, Any], content: bytes) -> list[str]:
    """Return how a file differs from its size and its hash in the descriptor, in plain words."""
    rules = []
    if resource["bytes"] != len(content):
        rules.append(f"{len(content)} bytes, where the descriptor says {resource['bytes']}")
    if resource["hash"] != f"sha256:{hashlib.sha256(content).hexdigest()}":
        rules.append("the content is not the one that the descriptor's hash names")
    return rules


def parse_table(resource: Mapping[str, Any], content: bytes) -> pd.DataFrame:
    """Return a table of a release, typed as the descriptor says.

    Parameters
    ----------
    resource
        Description of the file.
    content
        Its bytes.

    Raises
    ------
    DataError
        The file cannot be read as the descriptor says.
    """
    name, types = resource["path"], types_of(resource)
    dtypes = {column: COLUMN_TYPES[kind].dtype for column, kind in types.items()}
    try:
        if resource["format"] == "parquet":
            frame = _from_parquet(content)
        else:
            text = {column: "str" if dtype.startswith("datetime") else dtype for column, dtype in dtypes.items()}
            frame = pd.read_csv(io.BytesIO(content), dtype=text, keep_default_na=False, na_values=[""])
    except MemoryError:
        raise  # it says nothing about the file
    except Exception as error:  # the readers raise whatever a broken file leads them to: a KeyError, a TypeError
        # A key that was not found or a type's name says nothing to a reader; their messages do.
        told = isinstance(error, OSError | ValueError) and str(error).strip()
        raise DataError(f"{name}: it cannot be read{f': {str(error).splitlines()[0]}' if told else ''}") from error
    # Rows with a cell too many would make their first cell a label.
    if list(frame.columns) != list(types) or not isinstance(frame.index, pd.RangeIndex):
        raise DataError(f"{name}: the columns are not those of the descriptor")
    try:
        typed = frame.astype({column: dtype for column, dtype in dtypes.items() if dtype.startswith("datetime")})
    except (ValueError, TypeError) as error:
        raise DataError(f"{name}: a day cannot be read") from error
    wrong = [column for column, dtype in dtypes.items() if str(typed[column].dtype) != dtype]
    if wrong:
        raise DataError(f"{name}: these columns have another type than the descriptor says: {', '.join(wrong)}")
    for column, cells in typed.items():
        if str(cells.dtype).startswith("datetime"):
            known = cells.dropna()
            if not known.dt.year.between(FIRST_YEAR, LAST_YEAR).all():
                raise DataError(f"{name}: {column} holds a day outside the years {FIRST_YEAR} to {LAST_YEAR}")
            if not known.eq(known.dt.normalize()).all():
                raise DataError(f"{name}: {column} holds a time of day, where whole days belong")
    return typed


def _from_parquet(content: bytes) -> pd.DataFrame:
    """Return the table of a Parquet file, read in one thread: where memory is short, others are waited for in vain."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow.parquet import ParquetFile

    file = ParquetFile(io.BytesIO(content), pre_buffer=False)
    table = file.read(use_threads=False)
    for name, column in zip(table.column_names, table.columns, strict=True):
        # pandas would take both for what is missing, and other programs would not.
        if pa.types.is_floating(column.type) and pc.any(pc.is_nan(column)).as_py():
            raise ValueError(f"{name} holds a number that is none (NaN)")
        if pa.types.is_string(column.type) and pc.any(pc.equal(column, "")).as_py():
            raise ValueError(f"{name} holds an empty text, where nothing belongs")
    frame: pd.DataFrame = table.to_pandas(use_threads=False)
    frame.attrs.clear()  # pandas would copy them with every step
    return frame

"""Reading a built release back: what it says of itself, and its tables.

Nothing here asks the contract of this version: a release is read by its own descriptor, so that an old one can be
read too. Every path that a release names is looked at before it is opened.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from ..column_types import COLUMN_TYPES
from ..errors import DataError
from .descriptor import DESCRIPTOR


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
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder")
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        release = Release(folder, descriptor)
        for kind in ("csv", "parquet"):
            for resource in release.resources(kind).values():
                types_of(resource)
        assert isinstance(release.version, str)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}: this folder is no release") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path}: this is no descriptor of a release") from error
    return release


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
    place = folder
    for part in path.parts:
        place = place / part
        if place.is_symlink():
            return "this is a link: a release holds only files"
    return None


def types_of(resource: Mapping[str, Any]) -> dict[str, str]:
    """Return the type of each column of a resource, in order."""
    types = {str(field["name"]): str(field["type"]) for field in resource["schema"]["fields"]}
    unknown = set(types.values()) - COLUMN_TYPES.keys()
    if unknown:
        raise ValueError(f"unknown types: {unknown}")
    return types


def read_table(release: Release, resource: Mapping[str, Any]) -> pd.DataFrame:
    """Return a table of a release, typed as the descriptor says.

    Parameters
    ----------
    release
        The release.
    resource
        Description of the file.

    Raises
    ------
    DataError
        The file cannot be read as the descriptor says.
    """
    name, types = str(resource["path"]), types_of(resource)
    reason = unsafe_path(release.folder, name)
    if reason is not None:
        raise DataError(f"{name}: {reason}")
    path = release.folder / name
    dtypes = {column: COLUMN_TYPES[kind].dtype for column, kind in types.items()}
    try:
        if resource["format"] == "parquet":
            frame = pd.read_parquet(path)
        else:
            text = {column: "str" if dtype.startswith("datetime") else dtype for column, dtype in dtypes.items()}
            frame = pd.read_csv(path, dtype=text, keep_default_na=False, na_values=[""])
    except (OSError, ValueError) as error:  # pyarrow and pandas raise subclasses of ValueError for broken files
        reason = str(error).splitlines()[0] if str(error) else "it cannot be read"
        raise DataError(f"{name}: {reason}") from error
    if list(frame.columns) != list(types):
        raise DataError(f"{name}: the columns are not those of the descriptor")
    try:
        typed = frame.astype({column: dtype for column, dtype in dtypes.items() if dtype.startswith("datetime")})
    except ValueError as error:
        raise DataError(f"{name}: a day cannot be read") from error
    wrong = [column for column, dtype in dtypes.items() if str(typed[column].dtype) != dtype]
    if wrong:
        raise DataError(f"{name}: these columns have another type than the descriptor says: {', '.join(wrong)}")
    return typed

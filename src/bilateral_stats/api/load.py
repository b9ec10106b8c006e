"""Loading a table in one line, offline, with its types."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from .. import schemas
from ..citations.references import dataset_reference
from ..citations.styles import text_citation
from ..contract.registry import GENERATED, TABLES, file_of
from ..contract.types import COLUMN_TYPES
from ..derive.making import make_table, needed_tables
from ..ground.dataset import Dataset, Licence
from ..ground.errors import DataError
from ..ground.file_names import DESCRIPTOR
from ..ground.files import read_file

DATASETS = Path(schemas.__path__[0]).resolve().parent / "datasets"
"""The record of the package: beside the contract, in a checkout as in an installed package."""


def tables() -> tuple[str, ...]:
    """Return the names of all tables, recorded and derived, the most useful first."""
    return tuple(TABLES)


def load(table: str) -> pd.DataFrame:
    """Return a table of the dataset, typed, with its citation and licence.

    Parameters
    ----------
    table
        A name that :func:`tables` returns; ``"statistics"`` is the one flat table that most people want.

    Returns
    -------
    pandas.DataFrame
        A fresh frame on the index 0, 1, 2, ...; ``attrs`` holds what the table is, the version, the licence, the
        citation, and for each column its description and unit.

    Raises
    ------
    DataError
        There is no such table; the message lists those that exist.
    """
    frames = {name: read_recorded(packaged_record(), name) for name in needed_tables(table)}
    frame = make_table(table, frames)
    frame.attrs |= attributes(_descriptions()[table], packaged_dataset())
    return frame


@cache
def packaged_dataset() -> Dataset:
    """Return what the dataset of the package says of itself, as far as its descriptor repeats it."""
    descriptor = _descriptor()
    [licence], [creator] = descriptor["licenses"], descriptor["contributors"]
    return Dataset(
        **{name: descriptor[name] for name in ("name", "title", "description", "version")},
        released=date.fromisoformat(descriptor["created"][:10]),
        publisher=creator["title"],
        licence=Licence(licence["name"], licence["title"], licence["path"]),
        keywords=tuple(descriptor["keywords"]),
        heading=descriptor.get("heading", ""),
    )


def packaged_record() -> Path:
    """Return the folder of the record in the package.

    Raises
    ------
    DataError
        The package lies in an archive, from which Python can import and nobody can read a file.
    """
    archive = next((place for place in DATASETS.parents if place.is_file()), None)
    if archive is not None:
        raise DataError(f"{archive}: the package lies in an archive: install it with pip, or unpack it")
    return DATASETS


def attributes(description: Mapping[str, Any], dataset: Dataset) -> dict[str, Any]:
    """Return what travels with a frame in ``attrs``: only what JSON can hold.

    Parameters
    ----------
    description
        Description of the table as it stands in the descriptor.
    dataset
        What the dataset says of itself.
    """
    fields = description["schema"]["fields"]
    return {
        "table": description["name"],
        "description": description["description"],
        "version": dataset.version,
        "license": dataset.licence.id,
        "citation": text_citation(dataset_reference(dataset)),
        "columns": {field["name"]: field["description"] for field in fields},
        "units": {field["name"]: field["unit"] for field in fields if "unit" in field},
    }


@cache
def _descriptions() -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in [*_descriptor()["resources"], *_descriptor()["derived"]]}


@cache
def _descriptor() -> dict[str, Any]:
    # Generated from the contract and from what the dataset says of itself: it tells both without what reads them.
    descriptor: dict[str, Any] = json.loads((packaged_record() / DESCRIPTOR).read_text(encoding="utf-8"))
    return descriptor


def read_recorded(folder: Path, table: str) -> pd.DataFrame:
    """Return a recorded table, typed, without checking it.

    Parameters
    ----------
    folder
        Folder of the record.
    table
        Name of the table.

    Raises
    ------
    DataError
        The file cannot be read as this table.
    """
    types = {field["name"]: COLUMN_TYPES[field["type"]].dtype for field in _descriptions()[table]["schema"]["fields"]}
    days = [name for name, dtype in types.items() if dtype.startswith("datetime")]
    # pandas does not read days as a type: they come as text and are cast.
    as_read = types | dict.fromkeys(days, "str")
    path = folder / file_of(table)
    try:
        if TABLES[table] == GENERATED and not path.exists():
            return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in types.items()})
        content = read_file(path)
        frame = pd.read_csv(io.BytesIO(content), dtype=as_read, keep_default_na=False, na_values=[""], encoding="utf-8")
        typed = frame.astype({name: types[name] for name in days}) if days else frame
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{folder.name}/{path.name}: it cannot be read: bilateral-stats check says why") from error
    if list(typed.columns) != list(types):
        raise DataError(
            f"{folder.name}/{path.name}: its columns are not those of the table: bilateral-stats check says why"
        )
    return typed

"""Loading a table in one line, offline, with its types."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd

from .. import schemas
from ..citations.references import dataset_reference
from ..citations.styles import text_citation
from ..contract.registry import GENERATED, TABLES, TableName, file_of
from ..contract.types import COLUMN_TYPES
from ..derive.making import make_table, needed_tables
from ..ground.dataset import Dataset, Licence
from ..ground.errors import DataError, unknown_name
from ..ground.file_names import DESCRIPTOR
from ..ground.files import read_file
from ..ground.periods import period_bounds, period_fault

DATASETS = Path(schemas.__path__[0]).resolve().parent / "datasets"
"""The record of the package: beside the contract, in a checkout as in an installed package."""


def tables() -> tuple[str, ...]:
    """Return the names of all tables, recorded and derived, the most useful first."""
    return tuple(TABLES)


def load(table: TableName | str, *, columns: Sequence[str] | None = None, known_by: str | None = None) -> pd.DataFrame:
    """Return a table of the dataset, typed, with its citation and licence.

    Parameters
    ----------
    table
        A name that :func:`tables` returns; ``"statistics"`` is the one flat table that most people want.
    columns
        Only these columns, in this order; ``None``: all.
    known_by
        A day such as ``2021-03-01``: only what was printed by then, by the last day on which each source may have been
        published, and comparisons made anew from it. Sources without a date are left out.

    Returns
    -------
    pandas.DataFrame
        A fresh frame on the index 0, 1, 2, ...; ``attrs`` holds what the table is, the version, the licence, the
        citation, and for each column its description and unit.

    Raises
    ------
    DataError
        There is no such table, column or day; the message names the nearest.
    """
    frame = load_from(partial(read_recorded, packaged_record()), table, columns, known_by)
    frame.attrs |= attributes(_descriptions()[table], packaged_dataset())
    return frame


def load_from(
    read: Callable[[str], pd.DataFrame], table: str, columns: Sequence[str] | None, known_by: str | None
) -> pd.DataFrame:
    """Return a table of any record, as :func:`load` does.

    Parameters
    ----------
    read
        Returns a recorded table by its name.
    table, columns, known_by
        As in :func:`load`.
    """
    names = needed_tables(table)
    frames = {name: read(name) for name in names}
    if known_by is not None:
        sources = frames["sources"] if "sources" in frames else read("sources")
        frames = _known_by(frames, sources, known_by)
    frame = make_table(table, frames)
    for name in columns or ():
        if name not in frame:
            raise unknown_name("column", name, list(frame.columns))
    return frame if columns is None else frame[list(columns)]


def _known_by(frames: Mapping[str, pd.DataFrame], sources: pd.DataFrame, day: str) -> dict[str, pd.DataFrame]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day) or period_fault(day):
        raise DataError(f"known_by {day!r}: write a day, such as 2021-03-01")
    last = period_bounds(sources["date_published"])["period_end"]
    known = set(sources.loc[last.notna() & (last <= pd.Timestamp(day)), "source_id"])
    return {
        name: frame[frame["source_id"].isin(known)].reset_index(drop=True) if "source_id" in frame else frame
        for name, frame in frames.items()
    }


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

"""The Data Package descriptor: of the repository's ``datasets`` folder, and of a release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from ..citations.references import source_references
from ..citations.styles import text_citation
from ..contract.codelists import recorded_codes
from ..contract.columns import Codes
from ..contract.registry import TABLES, derived_tables, generated_tables, recorded_tables
from ..ground.dataset import Dataset
from .content_hash import hash_of_csv
from .table_schema import describe_table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""Data Package 2.0."""

FORMATS: dict[str, dict[str, str]] = {
    "csv": {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    "parquet": {"type": "file", "format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}
"""What the descriptor says of a file, by the folder in which a release keeps it; the folder is also the suffix.

Parquet is described as a file: the usual validator cannot read a missing day in it, and checks its size and hash then.
"""

PIECE_SIZE = 2**20
"""Bytes of a file that are read at a time."""


def record_descriptor(dataset: Dataset, codes: Codes) -> dict[str, Any]:
    """Return the descriptor of the recorded tables, as it stands beside them.

    It holds no hashes and no sizes, so that it changes only when the contract, the lists of codes or what the dataset
    says of itself do. ``derived`` describes the tables that are made at load.

    Parameters
    ----------
    dataset
        What the dataset says of itself.
    codes
        Codes of the lists that the record keeps itself.
    """
    resources = [
        {"name": table, "path": f"{table}.csv", **FORMATS["csv"], **describe_table(table, codes)}
        for table in recorded_tables()
    ]
    return _package(resources, dataset) | {
        "derived": [describe_table(table, codes) for table in (*derived_tables(), *generated_tables())]
    }


def release_descriptor(
    folder: Path, rows: Mapping[str, int], recorded: Mapping[str, pd.DataFrame], dataset: Dataset
) -> dict[str, Any]:
    """Return the descriptor of a built release: each table as CSV and as Parquet, with size, rows and hashes.

    Parameters
    ----------
    folder
        Folder of the release; the files of the tables stand in it.
    rows
        Number of rows of each table.
    recorded
        The recorded tables.
    dataset
        What the dataset says of itself.
    """
    resources, codes = [], recorded_codes(recorded)
    for table, number in rows.items():
        description = describe_table(table, codes)
        types = {field["name"]: field["type"] for field in description["schema"]["fields"]}
        measured = {
            "contentHash": hash_of_csv(_pieces(folder / "csv" / f"{table}.csv"), types),
            "origin": TABLES[table],
        }
        for kind, properties in FORMATS.items():
            path = f"{kind}/{table}.{kind}"
            # Only one resource can bear the name of the table, by which foreign keys refer to it.
            name = table if kind == "csv" else f"{table}-{kind}"
            with (folder / path).open("rb") as file:
                of_file: dict[str, Any] = {
                    "bytes": (folder / path).stat().st_size,
                    "hash": f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}",
                }
            counted: dict[str, Any] = {"rows": number} if kind == "csv" else {}
            resources.append(
                {**description, "name": name, "path": path, **properties, **of_file, **counted, **measured}
            )
    return _package(resources, dataset) | {"sources": _sources(recorded["sources"], recorded["originators"])}


def json_text(value: Mapping[str, Any]) -> str:
    """Return plain data as JSON, always the same way."""
    return "".join(json_pieces(value))


def json_pieces(value: Mapping[str, Any]) -> Iterator[str]:
    """Yield what :func:`json_text` returns, piece by piece: the descriptor names every source."""
    yield from json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value)
    yield "\n"


def _sources(sources: pd.DataFrame, originators: pd.DataFrame) -> list[dict[str, str]]:
    references = source_references(sources, originators)
    return [{"title": text_citation(reference), "path": reference.url} for reference in references]


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE_SIZE):
            yield piece


def _package(resources: list[dict[str, Any]], dataset: Dataset) -> dict[str, Any]:
    licence = dataset.licence
    return {
        "$schema": PROFILE,
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
        "created": f"{dataset.released}T00:00:00Z",
        "keywords": list(dataset.keywords),
        **({"heading": dataset.heading} if dataset.heading else {}),
        "licenses": [{"name": licence.id, "title": licence.title, "path": licence.url}],
        "contributors": [{"title": dataset.publisher, "roles": ["creator"]}],
        "resources": resources,
    }

"""The Data Package descriptor: of the repository's ``datasets`` folder, and of a release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from .. import about
from ..citation_styles import text_citation
from ..registry import derived_tables, recorded_tables
from ..works import source_works
from .csv_text import content_hash
from .table_schema import describe_table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""Data Package 2.0."""

DESCRIPTOR = "datapackage.json"

FORMATS: dict[str, dict[str, str]] = {
    "csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    "parquet": {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}
"""What the descriptor says of a file, by the folder in which a release keeps it; the folder is also the suffix."""


def record_descriptor() -> dict[str, Any]:
    """Return the descriptor of the recorded tables, as it stands beside them.

    It holds no hashes and no sizes, so that it changes only when the contract does. ``derived`` describes the tables
    that are made at load.
    """
    resources = [
        {"name": table, "path": f"{table}.csv", "type": "table", **FORMATS["csv"], **describe_table(table)}
        for table in recorded_tables()
    ]
    return _package(resources) | {"derived": [describe_table(table) for table in derived_tables()]}


def release_descriptor(folder: Path, frames: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the descriptor of a built release: each table as CSV and as Parquet, with size, rows and hashes.

    Parameters
    ----------
    folder
        Folder of the release; the files of the tables stand in it.
    frames
        The tables by name, typed.
    """
    resources = []
    for table, frame in frames.items():
        description = describe_table(table)
        measured = {
            "rows": len(frame),
            "contentHash": content_hash(
                frame, {field["name"]: field["type"] for field in description["schema"]["fields"]}
            ),
            "origin": "derived" if table in derived_tables() else "recorded",
        }
        for kind, properties in FORMATS.items():
            path = f"{kind}/{table}.{kind}"
            content = (folder / path).read_bytes()
            # Only one resource can bear the name of the table, by which foreign keys refer to it.
            name = table if kind == "csv" else f"{table}-{kind}"
            of_file = {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
            resources.append(
                {**description, "name": name, "path": path, "type": "table", **properties, **of_file, **measured}
            )
    return _package(resources) | {"sources": _sources(frames["sources"])}


def json_text(value: Mapping[str, Any]) -> str:
    """Return plain data as JSON, always the same way."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _sources(sources: pd.DataFrame) -> list[dict[str, str]]:
    return [{"title": text_citation(work), "path": work.url} for work in source_works(sources)]


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": PROFILE,
        "name": about.NAME,
        "title": about.TITLE,
        "description": about.DESCRIPTION,
        "version": about.VERSION,
        "created": f"{about.RELEASED}T00:00:00Z",
        "keywords": list(about.KEYWORDS),
        "licenses": [{"name": about.DATA_LICENSE, "title": about.DATA_LICENSE_TITLE, "path": about.DATA_LICENSE_URL}],
        "contributors": [{"title": about.PUBLISHER, "roles": ["creator"]}],
        "resources": resources,
    }

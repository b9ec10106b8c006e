"""The Data Package of a release, held against the contract and the files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from bilateral_stats import load, tables
from bilateral_stats.api.load import DATASETS
from bilateral_stats.contract.codelists import recorded_codes
from bilateral_stats.contract.columns import columns
from bilateral_stats.contract.registry import TABLES
from tests.conftest import DATASET
from tests.descriptors.conftest import sha256

CODES = recorded_codes({table: load(table) for table in ("units", "codelists")})
"""Codes of the lists that the record keeps itself, by list."""


def test_the_package_says_who_made_it_from_what_and_under_which_licence(package: Any) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"]) == ("bilateral-stats", DATASET.version)
    assert package["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert package["contributors"] == [{"title": "The bilateral-stats contributors", "roles": ["creator"]}]
    sources = load("sources")
    assert [source["path"] for source in package["sources"]] == list(sources["url"])
    for source, title in zip(package["sources"], sources["title"], strict=True):
        assert source["title"]
        assert source["title"] not in {"nan", "None", "<NA>"}
        assert pd.isna(title) or title in source["title"]


def test_every_table_is_described_in_both_formats(package: Any, release: Path) -> None:
    listed = [(entry["name"], entry["path"], entry["format"]) for entry in package["resources"]]
    assert listed == [
        entry
        for table in tables()
        for entry in (
            (table, f"csv/{table}.csv", "csv"),
            (f"{table}-parquet", f"parquet/{table}.parquet", "parquet"),
        )
    ]
    for entry in package["resources"]:
        path = release / entry["path"]
        table = path.stem
        assert entry["type"] == ("table" if entry["format"] == "csv" else "file")
        assert entry["bytes"] == path.stat().st_size
        assert entry["hash"] == f"sha256:{sha256(path)}"
        assert entry.get("rows", len(load(table))) == len(load(table))
        assert entry["origin"] == TABLES[table]
        assert entry["description"]
        assert entry["schema"]["missingValues"] == [""]


@pytest.mark.parametrize("table", tables())
def test_a_schema_says_all_that_the_contract_says(table: str, package: Any) -> None:
    one, other = (entry for entry in package["resources"] if Path(entry["path"]).stem == table)
    assert one["schema"] == other["schema"]
    fields = {field["name"]: field for field in one["schema"]["fields"]}
    assert list(fields) == list(load(table).columns)
    for column in columns(table):
        field = fields[column.name]
        constraints = field.get("constraints", {})
        assert field["title"] == column.title
        assert field["description"] == column.description
        assert field.get("unit") == column.unit
        assert constraints.get("required", False) is column.required
        closed = column.vocabulary if column.codelist is None else CODES[column.codelist]
        assert constraints.get("enum") == (None if closed is None else list(closed))
        assert (constraints.get("minimum"), constraints.get("maximum")) == (column.minimum, column.maximum)
        assert constraints.get("pattern") == column.pattern
    assert one["schema"]["primaryKey"] == [column.name for column in columns(table) if column.key]


def test_the_keys_of_the_claims(package: Any) -> None:
    schema = next(entry["schema"] for entry in package["resources"] if entry["name"] == "claims")
    assert schema["primaryKey"] == ["claim_id"]
    keys = {
        (foreign["fields"][0], foreign["reference"]["resource"], foreign["reference"]["fields"][0])
        for foreign in schema["foreignKeys"]
    }
    assert keys >= {
        ("indicator_id", "indicators", "indicator_id"),
        ("ref_area", "areas", "area"),
        ("counterpart_area", "areas", "area"),
        ("originator_id", "originators", "originator_id"),
        ("source_id", "sources", "source_id"),
    }
    fields = {field["name"]: field for field in schema["fields"]}
    assert fields["qualifier"]["constraints"]["enum"] == [
        "exact",
        "about",
        "nearly",
        "more_than",
        "at_least",
        "less_than",
        "at_most",
        "between",
    ]


def test_the_content_hash_is_the_documented_one(package: Any) -> None:
    # A line of JSON with names and types, then the canonical CSV: a recorded table is canonical as it stands.
    schema = '[["area","string"],["name","string"],["m49","string"],["cow_code","integer"],["gw_code","integer"]]\n'
    expected = hashlib.sha256(schema.encode() + (DATASETS / "areas.csv").read_bytes()).hexdigest()
    found = {entry["contentHash"] for entry in package["resources"] if Path(entry["path"]).stem == "areas"}
    assert found == {f"sha256:{expected}"}

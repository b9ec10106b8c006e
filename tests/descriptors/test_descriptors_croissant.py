"""The Croissant file of a release, held against its public validator and the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mlcroissant
import pandas as pd
import pytest

from bilateral_stats import load, tables
from tests.conftest import DATASET
from tests.descriptors.conftest import sha256

pytestmark = [
    # Of rdflib and mlcroissant, about themselves.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def croissant(release: Path) -> Any:
    return json.loads((release / "croissant.json").read_text(encoding="utf-8"))


def test_croissant_is_valid_and_gives_no_warning(release: Path) -> None:
    issues = mlcroissant.Dataset(release / "croissant.json").metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())


def test_the_validator_of_croissant_does_see_faults(release: Path, tmp_path: Path) -> None:
    broken = json.loads((release / "croissant.json").read_text(encoding="utf-8"))
    del broken["recordSet"][0]["field"][0]["dataType"]
    (tmp_path / "croissant.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(mlcroissant.ValidationError, match="dataType"):
        mlcroissant.Dataset(tmp_path / "croissant.json")


@pytest.mark.parametrize("table", tables())
def test_croissant_loads_the_values_that_the_library_loads(table: str, release: Path) -> None:
    # A data set for each table: mlcroissant keeps what a join of another table left behind.
    records = list(mlcroissant.Dataset(release / "croissant.json").records(table))
    expected = load(table)
    assert len(records) == len(expected)
    for record, row in zip(records, expected.to_dict("records"), strict=True):
        found = {name: value.decode() if isinstance(value, bytes) else value for name, value in record.items()}
        assert found == {f"{table}/{name}": None if pd.isna(value) else value for name, value in row.items()}


def test_croissant_describes_every_file_of_a_table(croissant: Any, package: Any, release: Path) -> None:
    assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert croissant["license"] == DATASET.licence.url
    assert (croissant["version"], croissant["datePublished"]) == (DATASET.version, DATASET.released.isoformat())
    assert [entry["@id"] for entry in croissant["distribution"]] == [entry["path"] for entry in package["resources"]]
    for entry in croissant["distribution"]:
        path = release / entry["contentUrl"]
        assert entry["sha256"] == sha256(path)
        assert entry["contentSize"] == f"{path.stat().st_size} B"
    assert [entry["@id"] for entry in croissant["recordSet"]] == list(tables())


def test_croissant_names_the_keys_of_the_claims(croissant: Any) -> None:
    claims = next(entry for entry in croissant["recordSet"] if entry["name"] == "claims")
    assert claims["key"] == [{"@id": "claims/claim_id"}]
    references = {
        field["name"]: field["references"]["field"]["@id"] for field in claims["field"] if "references" in field
    }
    assert references["counterpart_area"] == "areas/area"
    assert references["source_id"] == "sources/source_id"

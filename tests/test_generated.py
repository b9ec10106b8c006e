"""Committed files that are generated are fresh, and the generator notices when one is not."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from frictionless import Package

from bilateral_stats.api.load import DATASETS
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.contract.codelists import recorded_codes
from bilateral_stats.contract.columns import model
from bilateral_stats.formats.datapackage import json_text, record_descriptor
from bilateral_stats.formats.readme import fill_readme
from bilateral_stats.ground.errors import DataError
from bilateral_stats.record.checking import check_record
from tests.conftest import DATASET, ROOT


def test_the_descriptor_beside_the_tables_is_fresh() -> None:
    record = check_record(DATASETS)
    fresh = json_text(record_descriptor(record.dataset, recorded_codes(record.frames)))
    assert (DATASETS / "datapackage.json").read_text(encoding="utf-8") == fresh


def test_the_descriptor_beside_the_tables_is_valid() -> None:
    report = Package(str(DATASETS / "datapackage.json")).validate(parallel=False)
    assert report.valid, report.flatten(["place", "title", "note"])


def test_the_descriptor_holds_nothing_that_moves_with_the_rows() -> None:
    descriptor = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        assert not {"hash", "bytes"} & resource.keys()


def test_everything_generated_is_fresh() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_a_part_of_the_readme_is_made_anew() -> None:
    from bilateral_stats import load, tables

    frames = {table: load(table) for table in tables()}
    catalogue = read_catalogue(DATASETS, DATASET, frames)
    filled = fill_readme("before\n<!-- figures -->\nold\n<!-- end -->\nafter", frames, catalogue)
    assert (
        "| **more than 6,000** | soldiers of Armenia and Azerbaijan died in their war, both sides together | 2020 |"
        in filled
    )
    assert "\nold\n" not in filled
    assert filled.startswith("before\n")
    assert filled.endswith("\nafter")


def test_nothing_is_generated_without_the_docstrings_that_describe_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model("areas"), "__doc__", None)  # as Python leaves it with -OO
    record = check_record(DATASETS)
    with pytest.raises(DataError, match=r"Python runs without docstrings \(-OO\)"):
        record_descriptor(record.dataset, recorded_codes(record.frames))

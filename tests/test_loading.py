"""Loading from the package: types, attributes, names, and what is not imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import bilateral_stats
from bilateral_stats import (
    DataError,
    cite,
    load,
    tables,
)
from bilateral_stats.contract.columns import check_contract, columns


def test_the_names_of_the_tables() -> None:
    assert tables()[:2] == ("statistics", "timeline")
    assert set(tables()) >= {
        "areas",
        "originators",
        "sources",
        "indicators",
        "claims",
        "events",
        "event_dates",
        "waivers",
    }


@pytest.mark.parametrize("table", tables())
def test_types_and_contract(table: str) -> None:
    frame = load(table)
    expected = {column.name: pd.api.types.pandas_dtype(column.type.dtype) for column in columns(table)}
    assert frame.dtypes.to_dict() == expected
    assert check_contract(table, frame, table) == []
    assert frame.index.equals(pd.RangeIndex(len(frame)))


@pytest.mark.parametrize("table", tables())
def test_attributes(table: str) -> None:
    frame = load(table)
    assert frame.attrs["table"] == table
    assert frame.attrs["license"] == "CC-BY-4.0"
    assert frame.attrs["version"] == bilateral_stats.__version__
    assert frame.attrs["citation"] == cite()
    assert list(frame.attrs["columns"]) == list(frame.columns)
    assert json.loads(json.dumps(frame.attrs)) == frame.attrs


def test_each_load_is_a_fresh_frame() -> None:
    areas = load("areas")
    first = areas.loc[0, "name"]
    areas.loc[0, "name"] = "Changed"
    areas.attrs["columns"]["name"] = "Changed"
    assert load("areas").loc[0, "name"] == first
    assert load("areas").attrs["columns"]["name"] == "Common English name."


def test_leading_zeros_stay() -> None:
    assert load("areas").set_index("area")["m49"][["ARM", "AZE", "ISR"]].tolist() == ["051", "031", "376"]


def test_an_unknown_table_names_the_known_ones() -> None:
    with pytest.raises(DataError) as caught:
        load("nope")
    first = ", ".join(tables()[:10])
    assert str(caught.value) == f"no table 'nope'; known tables: {first} and {len(tables()) - 10} more"
    with pytest.raises(DataError, match=r"no table 'claim'; did you mean claims[?]; known tables: claims, "):
        load("claim")


@pytest.mark.parametrize("table", ["claims", "statistics"])
def test_nothing_heavy_is_imported(table: str, tmp_path: Path) -> None:
    code = f"""
import sys, bilateral_stats
bilateral_stats.load({table!r}); bilateral_stats.cite()
heavy = [name for name in ("pandera", "matplotlib", "tomllib", "importlib.metadata._adapters") if name in sys.modules]
print(heavy)
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert result.stdout.strip() == "[]"


def test_the_version_stands_at_the_head_of_the_changelog() -> None:
    from tests.conftest import DATASET, ROOT

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("## "))
    assert first == f"## {DATASET.version} - {DATASET.released.isoformat()}"

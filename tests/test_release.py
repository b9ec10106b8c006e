"""A built release: what is in it, that it comes back as it was, and that it is the same on every run."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package

import bilateral_stats
from bilateral_stats import load, tables
from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import build_release
from bilateral_stats.contract.columns import columns
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.ground.errors import DataError
from bilateral_stats.record.checking import check_record
from bilateral_stats.release.archives import PACKAGE_PARTS
from tests.conftest import ROOT


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_every_file_is_there(release: Path) -> None:
    names = set(contents(release))
    assert names >= {f"csv/{table}.csv" for table in tables()} | {f"parquet/{table}.parquet" for table in tables()}
    assert names >= {
        "README.md",
        "CODEBOOK.md",
        "CHANGELOG.md",
        "LICENSE-DATA",
        "citations-ascii.bib",
        "citations.bib",
        "datapackage.json",
        "SHA256SUMS",
    }
    assert {name for name in names if name.startswith("figures/")} >= {
        "figures/war_deaths.svg",
        "figures/war_deaths.png",
    }


def test_checksums_cover_every_other_file(release: Path) -> None:
    lines = (release / "SHA256SUMS").read_text().splitlines()
    found = contents(release)
    del found["SHA256SUMS"]
    assert lines == [f"{hashlib.sha256(found[name]).hexdigest()}  {name}" for name in sorted(found)]


@pytest.mark.parametrize("table", tables())
def test_parquet_comes_back_as_loaded(table: str, release: Path) -> None:
    path = release / "parquet" / f"{table}.parquet"
    frame, expected = pd.read_parquet(path), load(table)
    pd.testing.assert_frame_equal(frame, expected)
    assert frame.attrs == expected.attrs
    schema = pq.read_schema(path)
    for column in columns(table):
        metadata = schema.field(column.name).metadata
        assert metadata[b"description"].decode() == column.description
        assert metadata.get(b"unit", b"").decode() == (column.unit or "")


@pytest.mark.parametrize("table", tables())
def test_csv_holds_the_same_values(table: str, release: Path) -> None:
    types = {column.name: column.type.dtype for column in columns(table)}
    as_text = {name: "str" if dtype.startswith("datetime") else dtype for name, dtype in types.items()}
    path = release / "csv" / f"{table}.csv"
    frame = pd.read_csv(path, dtype=as_text, keep_default_na=False, na_values=[""]).astype(types)
    pd.testing.assert_frame_equal(frame, load(table), check_flags=False)


@pytest.mark.parametrize("table", recorded_tables())
def test_a_recorded_table_is_released_as_it_is(table: str, release: Path) -> None:
    assert (release / "csv" / f"{table}.csv").read_bytes() == (DATASETS / f"{table}.csv").read_bytes()


def test_the_descriptor_is_valid_and_true(release: Path) -> None:
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    report = Package(str(release / "datapackage.json")).validate(parallel=False)
    assert report.valid, report.flatten(["place", "title", "note"])
    assert len(report.tasks) == 2 * len(tables())
    assert descriptor["version"] == bilateral_stats.__version__
    for resource in descriptor["resources"]:
        content = (release / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_codebook_lists_exactly_the_released_columns(release: Path) -> None:
    text = (release / "CODEBOOK.md").read_text(encoding="utf-8")
    for table in tables():
        section = text.split(f"\n## `{table}`\n")[1].split("\n## ")[0]
        rows = section.splitlines()
        start = next(number for number, row in enumerate(rows) if row.startswith("| column |"))
        listed = []
        for row in rows[start + 2 :]:
            if not row.startswith("| `"):
                break
            listed.append(row.split("`")[1])
        assert listed == list(load(table).columns)


def test_nothing_is_built_from_a_broken_record(
    datasets: Path, set_cell: Callable[[str, int, str, str], None], tmp_path: Path
) -> None:
    set_cell("claims", 7, "obs_value", "130")
    with pytest.raises(DataError) as caught:
        build_release(datasets, tmp_path / "out", ROOT)
    assert [str(fault) for fault in caught.value.faults] == [
        "datasets/claims.csv:7: obs_value '130': a share is at most 100"
    ]
    assert not (tmp_path / "out").exists()


def test_a_failure_half_way_leaves_the_old_release(release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    target = Path(shutil.copytree(release, out / bilateral_stats.__version__))
    project = tmp_path / "project"  # its changelog is a folder: copying it fails at the end of the build
    (project / "CHANGELOG.md").mkdir(parents=True)
    for part in PACKAGE_PARTS:
        (project / part).symlink_to(ROOT / part)
    with pytest.raises(DataError, match="could not be written"):
        build_release(DATASETS, out, project)
    assert contents(target) == contents(release)
    assert list(out.iterdir()) == [target]


def test_a_folder_that_cannot_be_written_is_one_plain_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    command = [sys.executable, str(ROOT / "scripts" / "build_release.py"), "--out", str(tmp_path / "file")]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "could not be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_record_is_what_the_library_loads() -> None:
    frames = check_record(DATASETS).frames
    for table in recorded_tables():
        pd.testing.assert_frame_equal(frames[table], load(table), check_flags=False)


@pytest.mark.parametrize(
    ("changelog", "line"),
    [
        ("# Changelog\n\n## 9.9.9 - 2026-11-22\n", "CHANGELOG.md:3: '## 9.9.9 - 2026-11-22'"),
        ("# Changelog\n\n## {version} - 1999-01-01\n", "CHANGELOG.md:3: '## {version} - 1999-01-01'"),
        ("# Changelog\n", "CHANGELOG.md"),
    ],
)
def test_a_changelog_of_another_version_or_day_is_refused(
    datasets: Path, tmp_path: Path, changelog: str, line: str
) -> None:
    dataset = read_dataset(datasets)
    text = changelog.replace("{version}", dataset.version)
    (datasets / "CHANGELOG.md").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        build_release(datasets, tmp_path / "out")
    head = f"## {dataset.version} - {dataset.released.isoformat()}"
    rule = f"the first version must be that of dataset.toml, with its day; write: {head}"
    assert [str(fault) for fault in caught.value.faults] == [f"{line.replace('{version}', dataset.version)}: {rule}"]
    assert not (tmp_path / "out").exists()

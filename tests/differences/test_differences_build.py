"""A build that is told of the release before it: it refuses a version that contradicts the difference."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from bilateral_stats import build
from bilateral_stats.api.load import DATASETS
from bilateral_stats.ground.errors import DataError
from bilateral_stats.record.ledger import LEDGER
from bilateral_stats.release.differences import MINOR, release_before
from tests.conftest import DATASET, ROOT, read_rows, write_rows
from tests.differences.support import changes


@pytest.fixture
def quick_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The record as version 7.3.0, built without what has no part in the version: charts, wheel, page, changelog."""
    monkeypatch.setattr(build, "write_charts", lambda *_, **__: [])
    monkeypatch.setattr(build, "building_wheel", lambda *_: nullcontext(lambda: None))
    monkeypatch.setattr(build, "write_page", lambda *_: None)
    monkeypatch.setattr(build, "_check_changelog", lambda *_: None)  # which knows no such version
    record = Path(shutil.copytree(DATASETS, tmp_path / "datasets"))
    text = (record / "dataset.toml").read_text(encoding="utf-8")
    (record / "dataset.toml").write_text(text.replace(f'"{DATASET.version}"', '"7.3.0"'), encoding="utf-8")
    # A key refers to what it did: the ledger stands for the major version of the copy.
    ledger = (record / LEDGER).read_text(encoding="utf-8")
    now = f"{DATASET.major}"
    assert f"version,{now}," in ledger
    (record / LEDGER).write_text(ledger.replace(f"version,{now},", "version,7,"), encoding="utf-8", newline="")
    return record


def previous_release(release: Path, folder: Path, version: str) -> Path:
    """A release before this one: it lacks the last claim."""
    (folder / "csv").mkdir(parents=True)
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["version"] = version
    descriptor["resources"] = [entry for entry in descriptor["resources"] if entry["format"] == "csv"]
    for resource in descriptor["resources"]:
        path = Path(shutil.copyfile(release / resource["path"], folder / resource["path"]))
        if resource["name"] == "claims":
            write_rows(path, read_rows(path)[:-1])
        content = path.read_bytes()
        resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def test_the_build_accepts_the_version_that_the_difference_calls_for(
    quick_build: Path, release: Path, tmp_path: Path
) -> None:
    previous = previous_release(release, tmp_path / "previous", "7.2.9")
    assert build.build_release(quick_build, tmp_path / "out", ROOT, previous) == tmp_path / "out" / "7.3.0"
    found = changes(previous, tmp_path / "out" / "7.3.0")
    last = read_rows(release / "csv" / "claims.csv")[-1][0]
    assert found == ([f"claims: row added: {last}"], MINOR)


def test_the_build_refuses_a_version_that_contradicts_the_difference(
    quick_build: Path, release: Path, tmp_path: Path
) -> None:
    previous = previous_release(release, tmp_path / "previous", "7.3.0")
    with pytest.raises(DataError) as caught:
        build.build_release(quick_build, tmp_path / "out", ROOT, previous)
    assert str(caught.value) == (
        "version 7.3.0 contradicts the difference from 7.3.0: the change is minor, so the version must be 7.4.0"
    )
    assert list((tmp_path / "out").iterdir()) == []


def test_the_release_before_is_the_latest_of_an_earlier_version(tmp_path: Path) -> None:
    assert release_before(tmp_path / "nothing", "1.0.0") is None
    for name in ("0.9.0", "0.10.0", "1.0.0", "1.2.0", "0.11.0", "latest"):
        (tmp_path / name).mkdir()
        if name != "0.11.0":  # which is no release
            (tmp_path / name / "datapackage.json").write_text("{}")
    assert release_before(tmp_path, "1.0.0") == tmp_path / "0.10.0"
    assert release_before(tmp_path, "2.0.0") == tmp_path / "1.2.0"
    assert release_before(tmp_path, "0.9.0") is None
    assert release_before(tmp_path, "next") is None


def test_the_build_refuses_a_damaged_release_before(quick_build: Path, release: Path, tmp_path: Path) -> None:
    previous = previous_release(release, tmp_path / "previous", "7.2.9")
    path = previous / "csv" / "areas.csv"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DataError) as caught:
        build.build_release(quick_build, tmp_path / "out", ROOT, previous)
    assert str(caught.value) == (
        f"{previous}: csv/areas.csv: the content is not the one that the descriptor names: verify it"
    )
    assert list((tmp_path / "out").iterdir()) == []

"""A record to begin with: sound at once, about nobody, and never written over anything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bilateral_stats import load
from bilateral_stats.cli.init import TEMPLATE
from tests.cli.support import try_line
from tests.conftest import ROOT

WRITTEN = {
    *(f"{table}.csv" for table in ("areas", "originators", "sources", "indicators", "claims", "events", "event_dates")),
    *(
        "waivers.csv",
        "indicator_links.csv",
        "omissions.csv",
        "units.csv",
        "codelists.csv",
        "dataset.toml",
        "keys.lock",
        "evidence.lock",
        "datapackage.json",
        "README.md",
    ),
    *(".gitignore", "texts/example-2025-03-04.txt"),
}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_that_a_record_needs_passes_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "new" / "mine"
    begun = try_line(capsys, "init", mine)
    assert (begun.status, begun.messages) == (0, [])
    assert files(mine) == WRITTEN
    assert "texts/\n" in (mine / ".gitignore").read_text(encoding="utf-8")
    monkeypatch.chdir(mine)
    assert try_line(capsys, "generate", "--check").out == []
    assert try_line(capsys, "check").out == ["mine/: 13 tables, 22 rows, no fault"]
    assert try_line(capsys, "evidence", "texts").out[-1] == "1 source checked, 0 not checked, 0 faults"
    built = try_line(capsys, "build")
    assert (built.status, built.messages) == (0, [])
    assert built.out[-1] == "built releases/0.1.0 and releases/my-record-0.1.0.zip"
    assert try_line(capsys, "verify", "releases/0.1.0").out[-1] == "releases/0.1.0: sound"
    assert try_line(capsys, "figures", "--record", mine).out == ["figures: 1 chart, 4 files"]
    assert try_line(capsys, "cite", "example-2025-03-04").out == [
        '"Timber from beyond the mountains", The Example, 4 March 2025, https://example.org/timber'
    ]
    # No word of the record in the package has come along.
    words = {
        *load("areas")["name"],
        *load("areas")["area"],
        *load("originators")["name"],
    }
    for name in files(mine):
        if not name.endswith((".png", ".parquet", ".zip", ".xlsx", ".dta", ".sqlite")):
            text = (mine / name).read_text(encoding="utf-8")
            assert {word for word in words if re.search(rf"\b{re.escape(word)}\b", text)} == set(), name


def test_the_next_version_is_held_against_the_one_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine"
    try_line(capsys, "init", mine)
    monkeypatch.chdir(mine)
    assert try_line(capsys, "build").status == 0
    settings = Path("dataset.toml")
    first = settings.read_text(encoding="utf-8")
    settings.write_text(first.replace('"0.1.0"', '"0.3.0"'), encoding="utf-8")
    refused = try_line(capsys, "build")
    assert refused.status == 1
    before, reason, end = refused.messages[-3:]
    assert (
        before == "held against releases/0.1.0, the release before; with --out another folder it is held against none"
    )
    assert reason.endswith("from 0.1.0: the change is none, so the version must be 0.1.0 or 0.1.1")
    assert end == "no release was built"
    assert not Path("releases/0.3.0").exists()
    assert try_line(capsys, "build", "--out", "elsewhere").status == 0
    settings.write_text(first.replace('"0.1.0"', '"0.1.1"'), encoding="utf-8")
    assert try_line(capsys, "build").status == 0


def test_an_empty_folder_is_filled_also_when_it_is_the_working_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert try_line(capsys, "init", ".").status == 0
    assert files(tmp_path) == WRITTEN


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "claims.csv").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name, reason in (("mine", "this folder is not empty"), ("file", "this is a file")):
        tried = try_line(capsys, "init", tmp_path / name)
        assert (tried.status, tried.out, len(tried.messages)) == (2, [], 1)
        assert tried.messages[0].startswith(f"{tmp_path / name}: {reason}: ")
    assert files(tmp_path) == {"mine/claims.csv", "file"}
    assert (tmp_path / "mine" / "claims.csv").read_text() == "mine"


def test_a_disk_that_is_full_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def refuse(path: Path, content: bytes) -> Any:
        if path.name.startswith(".units.csv"):
            write(path, content[:10])
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    tried = try_line(capsys, "init", tmp_path / "new" / "mine")
    assert (tried.status, tried.out) == (1, [])
    assert tried.messages == [
        f"{tmp_path / 'new' / 'mine'}: the record cannot be written here (No space left on device)"
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_template_is_not_kept_out_by_the_file_that_keeps_texts_out() -> None:
    assert not (TEMPLATE / ".gitignore").exists()
    assert "/texts/\n" in (ROOT / ".gitignore").read_text(encoding="utf-8")

"""Which record a subcommand works on: it is always told, and never one that was not meant."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bilateral_stats.api.load import DATASETS
from tests.cli.support import try_line
from tests.conftest import ROOT


@pytest.mark.parametrize("place", ["here", "in datasets/", "named"])
def test_the_record_is_found_and_told(
    place: str, mine: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "in datasets/":
        mine = mine.rename(mine.with_name("datasets"))
    monkeypatch.chdir(mine if place == "here" else mine.parent)
    tried = try_line(capsys, "check", *(["--record", mine.name] if place == "named" else []))
    assert (tried.status, tried.record) == (0, str(mine))
    assert tried.out == [f"{mine.name}/: 13 tables, 65 rows, no fault"]


def test_without_a_record_only_cite_answers_from_that_of_the_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in (["check"], ["draft", "a", "--source", "b"], ["evidence", "."], ["build"], ["figures"], ["generate"]):
        tried = try_line(capsys, *line)
        assert (tried.status, tried.out, tried.record) == (2, [], "")
        [message] = tried.messages
        assert message.startswith(f"{tmp_path}: there is no record here: name its folder with --record, or begin one: ")
    cited = try_line(capsys, "cite")
    assert (cited.status, cited.messages, cited.record) == (0, [], str(DATASETS))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["nothing", "a folder", "a file"])
def test_a_folder_that_is_no_record_is_one_line(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "place"
    if what == "a folder":
        place.mkdir()
    if what == "a file":
        place.write_text("")
    tried = try_line(capsys, "check", "--record", place)
    assert (tried.status, tried.out) == (2, [])
    assert tried.messages == [f"{place}: this folder is no record: there is no dataset.toml in it"]


@pytest.mark.parametrize(
    "line", [["check"], ["build", "--out", "@"], ["figures", "--out", "@"], ["cite"], ["generate"]]
)
def test_a_broken_dataset_toml_is_told_with_its_place_and_nothing_is_written(
    line: list[str], mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = mine / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[licence]", "[license]"), encoding="utf-8")
    arguments = [argument.replace("@", str(tmp_path / "out")) for argument in line]
    tried = try_line(capsys, *arguments, "--record", mine)
    assert (tried.status in {1, 2}, tried.out) == (True, [])
    assert tried.messages[0].startswith("mine/dataset.toml: licence: this key is missing; the keys are: name, title")
    assert tried.messages[1].startswith("mine/dataset.toml: license: there is no such table; the keys are: name, title")
    assert not (tmp_path / "out").exists()


def test_a_record_without_its_ledger_is_told_how_to_make_it(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = (mine / "keys.lock").read_bytes()
    (mine / "keys.lock").unlink()
    rule = (
        "mine/keys.lock: this file is missing: it sees that no recorded row gets lost; "
        "write it: bilateral-stats generate"
    )
    tried = try_line(capsys, "check", "--record", mine)
    assert (tried.status, tried.out, tried.messages) == (1, [], [rule, "1 fault in mine/"])
    tried = try_line(capsys, "build", "--record", mine, "--out", tmp_path / "out")
    assert (tried.status, tried.out, tried.messages) == (1, [], [rule, "no release was built"])
    assert try_line(capsys, "generate", "--record", mine).out == [f"{mine / 'keys.lock'}: written"]
    assert (mine / "keys.lock").read_bytes() == ledger
    assert try_line(capsys, "check", "--record", mine).status == 0


def test_a_script_works_on_the_record_of_its_own_checkout(tmp_path: Path) -> None:
    # As in a second working tree, run with the Python of the first one, in which the package is installed.
    for folder in ("scripts", "datasets"):
        shutil.copytree(ROOT / folder, tmp_path / "tree" / folder)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "tree" / "pyproject.toml")
    areas = tmp_path / "tree" / "datasets" / "areas.csv"
    areas.write_text(areas.read_text(encoding="utf-8").replace(",051,", ",51,"), encoding="utf-8")
    for script in ("validate", "generate"):
        command = [sys.executable, str(tmp_path / "tree" / "scripts" / f"{script}.py")]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stdout) == (1, "")
        place, fault, *_ = result.stderr.splitlines()
        assert place == f"record: {areas.parent}"
        assert fault.startswith("datasets/areas.csv:2: m49 '51': write the UN M49 code")

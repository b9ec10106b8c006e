"""The script that holds the record against articles: what it prints, how it ends, and the tables that it reads."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from bilateral_stats.evidence.read_tables import read_source_tables
from bilateral_stats.ground.errors import DataError
from tests.conftest import load_script
from tests.evidence.support import ARTICLE, tables


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, reading the tables of this module."""
    monkeypatch.setattr("bilateral_stats.evidence.read_tables.read_source_tables", lambda _: (tables(), []))
    return load_script("check_evidence")


def test_script_passes(script: ModuleType, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main([str(articles)]) == 0
    assert capsys.readouterr().out.endswith("1 source checked, 1 not checked, 0 faults\n")
    assert script.main([str(articles), "--source", "a", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["passed"], [source["source_id"] for source in values["sources"]]) == (True, ["a"])


def test_script_fails_on_a_fault(script: ModuleType, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (articles / "a.txt").write_text(f"{ARTICLE} Seven more men.", encoding="utf-8")
    assert script.main([str(articles)]) == 1
    assert "paragraph 5 'Seven': neither recorded nor waived: Seven more men." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none"], "none: there is no such folder"),
        (["{articles}", "--source", "c"], "no source 'c'; known sources: a, b"),
        (["{articles}", "--source", "b"], "{articles}: there is no b.txt in this folder"),
        (["{articles}/.."], "{articles}/..: there is no text in this folder; a text is named <source_id>.txt"),
        (["{articles}/a.txt"], "{articles}/a.txt: there is no such folder"),
    ],
)
def test_script_says_in_one_line_that_there_is_nothing_to_check(
    script: ModuleType, articles: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert script.main([argument.format(articles=articles) for argument in arguments]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == [message.format(articles=articles)]


def test_the_tables_are_held_against_the_article_though_the_record_has_a_fault(datasets: Path) -> None:
    read, no_faults = read_source_tables(datasets)
    assert no_faults == []
    path = datasets / "claims.csv"
    header, _, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header, "x\n", *rows]), encoding="utf-8")
    with pytest.raises(DataError, match=r"datasets/claims\.csv:2: this line has 1 cells"):
        read_source_tables(datasets)
    path.write_text("".join([header, *reversed(rows)]), encoding="utf-8")
    left, faults = read_source_tables(datasets)
    assert faults
    assert left["claims"]["claim_id"].tolist() == read["claims"]["claim_id"].tolist()[:0:-1]
    with pytest.raises(DataError, match="there is no such folder"):
        read_source_tables(datasets / "none")

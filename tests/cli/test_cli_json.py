"""What ``--json`` prints: the form that ``docs/json.md`` promises, key by key."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.support import EXAMPLES, Ended, try_line
from tests.conftest import ROOT

FAULT = {"file", "line", "column", "text", "rule", "message"}

FORMS = {
    part.split(" --json`")[0]: part
    for part in (ROOT / "docs" / "json.md").read_text(encoding="utf-8").split("\n## `")[1:]
}
"""Section of the document by subcommand."""


def keys_in_document(name: str) -> set[str]:
    """Return the keys in the first column of the tables of a section, but those of lists inside."""
    text = (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8") if name == "draft" else FORMS[name]
    cells = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    return {key for cell in cells for key in re.findall(r"`(\w+)`", cell)}


def values_of(ended: Ended) -> Any:
    return json.loads("\n".join(ended.out))


def test_check(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound = try_line(capsys, "check", "--json", "--record", mine)
    assert (sound.status, sound.messages) == (0, [])
    assert values_of(sound).keys() == keys_in_document("check")
    values = values_of(sound)
    assert (values["passed"], values["rows"]["claims"], values["faults"]) == (True, 12, [])
    path = mine / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",38,,PT,exact", ",138,,PT,exact"), encoding="utf-8")
    broken = try_line(capsys, "check", "--json", "--record", mine)
    assert (broken.status, broken.messages) == (1, [])
    values = values_of(broken)
    assert (values["passed"], values["rows"]) == (False, None)
    [fault] = values["faults"]
    assert fault == {
        "file": "mine/claims.csv",
        "line": 5,
        "column": "obs_value",
        "text": "138",
        "rule": "a share is at most 100",
        "message": "mine/claims.csv:5: obs_value '138': a share is at most 100",
    }


def test_evidence(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "texts" / "herald-2024-05-15.txt").write_text("Nothing but 7 men.", encoding="utf-8")
    ended = try_line(capsys, "evidence", mine / "texts", "--json", "--record", mine)
    assert ended.status == 1
    values = values_of(ended)
    assert values.keys() | {"rows", "mentions"} == keys_in_document("evidence") | {"rows", "mentions"}
    herald, post = values["sources"]
    assert (herald["text"], herald["missing"], post["text"], post["missing"]) == ("differs", 1, "matches", 0)
    for key in {*herald, *post["rows"][0], *post["mentions"][0]}:
        assert f"`{key}`" in FORMS["evidence"], key
    assert values["faults"][0].keys() == FAULT


def test_draft_of_a_source_that_is_not_recorded(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "new.txt"
    article.write_text("A day.\n\nOn Monday about 30 percent was sold, for the third time in 2020.", encoding="utf-8")
    ended = try_line(capsys, "draft", article, "--source", "new", "--json", "--record", mine)
    assert (ended.status, ended.messages) == (0, [])
    drafts = values_of(ended)["drafts"]
    assert all(draft.keys() == keys_in_document("draft") for draft in drafts)
    share = next(draft for draft in drafts if draft["text"] == "30 percent")
    assert (share["paragraph"], share["start"], share["end"], share["kind"]) == (2, 16, 26, "figure")
    assert (share["value"], share["value_to"], share["unit"], share["qualifier"]) == (30, None, "PT", "about")
    assert [(draft["text"], draft["kind"], draft["period"]) for draft in drafts if draft is not share] == [
        ("Monday", "date", None),
        ("third", "ordinal", None),
        ("2020", "date", "2020"),
    ]
    assert try_line(capsys, "draft", article, "--source", "new", "--record", mine).status == 2


def test_verify(example_release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = try_line(capsys, "verify", example_release, "--json")
    assert (ended.status, ended.messages) == (0, [])
    values = values_of(ended)
    assert values.keys() == keys_in_document("verify")
    assert (values["passed"], len(values["checked"]), values["faults"]) == (True, 3, [])
    none = try_line(capsys, "verify", EXAMPLES / "texts", "--json")
    assert (none.status, none.out, len(none.messages)) == (1, [], 1)


def test_diff(example_release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = try_line(capsys, "diff", example_release, example_release, "--json")
    assert (ended.status, ended.messages) == (0, [])
    values = values_of(ended)
    assert values.keys() == keys_in_document("diff")
    assert values == {
        "old_version": "1.0.0",
        "new_version": "1.0.0",
        "level": "none",
        "fitting_versions": ["1.0.0", "1.0.1"],
        "fits": True,
        "changes": [],
    }

"""The examples of the README, run as they are written."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from bilateral_stats.checking import check_record
from bilateral_stats.errors import DataError
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")

EXAMPLES = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL)


def test_every_example_shows_its_output() -> None:
    assert len(EXAMPLES) == README.count("```python\n") >= 4


def test_the_examples_print_what_the_readme_shows(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "releases").symlink_to(release.parent)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code, shown in EXAMPLES:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "README.md", "exec"), names)
        assert printed.getvalue() == shown


def test_the_files_that_are_named_exist() -> None:
    for text in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http"):
                assert (ROOT / target).exists(), target


def test_the_faults_shown_in_contributing_are_real(datasets: Path) -> None:
    for table, old, new in [
        ("claims", ",17,,exact,", ",130,,exact,"),
        (
            "claims",
            "sipri,toi-2023-04-18,23,normal,,\ntoi-2023-04-18_delegation",
            "sipri,toi-2023-04-19,23,normal,,\ntoi-2023-04-18_delegation",
        ),
        ("event_dates", "embassy-aze-in-isr-approved,2022", "embassy-aze-in-isr-opened,2022"),
    ]:
        path = datasets / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        check_record(datasets)
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"```text\n{caught.value}\n```" in contributing

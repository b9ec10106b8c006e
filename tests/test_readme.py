"""The examples of the README, run as they are written."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import duckdb
import pytest

from bilateral_stats import load
from bilateral_stats.ground.errors import DataError
from bilateral_stats.record.checking import check_record
from tests.conftest import RELEASED_CHARTS, ROOT

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


def test_it_can_be_read_at_once() -> None:
    assert README.count("\n") <= 220
    # What a reader sees first: one picture, then three lines to load and what they print.
    assert README.index("figures/oil_import_share.png") < README.index("```python") < README.index("## ")


def test_each_figure_stands_once() -> None:
    table = README.split("<!-- figures -->\n")[1].split("<!-- end -->")[0].strip().splitlines()
    assert len(table) == 2 + 5
    assert README.count("Nine voices disagree") == 1


def test_what_a_package_index_shows_needs_no_file_beside_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / project["readme"]).read_text(encoding="utf-8")
    assert re.findall(r"\]\((?!https?://)|<img", text) == []


def test_the_gallery_shows_every_chart() -> None:
    for name in RELEASED_CHARTS:
        assert f'src="figures/{name}.png"' in README
        assert f'href="figures/{name}.svg"' in README


def test_the_question_in_sql_is_answered(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "releases").symlink_to(release.parent)
    monkeypatch.chdir(tmp_path)
    [query] = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
    rows = duckdb.sql(query).fetchall()
    oil = load("statistics").query(
        "indicator_id == 'oil_import_share' and ref_area == 'ISR' and counterpart_area == 'AZE'"
    )
    assert sorted(row[0] for row in rows) == sorted(oil["value_label"])


def test_the_files_that_are_named_exist() -> None:
    for text in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http"):
                assert (ROOT / target).exists(), target


def test_the_faults_shown_in_contributing_are_real(datasets: Path) -> None:
    for table, old, new in [
        ("claims", ",17,,PT,exact,", ",130,,PT,exact,"),
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


def test_the_walk_in_contributing_is_real(datasets: Path, tmp_path: Path) -> None:
    walk = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    source = (
        "example-2025-03-04,news_article,Ruritania and Borduria open a rail link,,the-example,,en,2025-03-04,printed,"
        "https://example.org/rail,2026-11-22,,"
    )
    header, *rows = (datasets / "sources.csv").read_text(encoding="utf-8").splitlines()
    (datasets / "sources.csv").write_text("\n".join([header, *sorted([*rows, source])]) + "\n", encoding="utf-8")
    header, *rows = (datasets / "originators.csv").read_text(encoding="utf-8").splitlines()
    rows = sorted([*rows, "the-example,The Example,,outlet,,"])
    (datasets / "originators.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    shutil.copyfile(ROOT / "docs" / "example-article.txt", texts / "example-2025-03-04.txt")

    def run(script: str, *arguments: str) -> str:
        command = [sys.executable, str(ROOT / "scripts" / script), *arguments, "--record", "datasets"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout

    drafted = run("draft_claims.py", "texts/example-2025-03-04.txt", "--source", "example-2025-03-04")
    assert f"```text\n{drafted}```" in walk
    checked = run("check_evidence.py", "texts")
    shown = walk.split("Before any row is typed it says, among others:\n\n```text\n")[1].split("```")[0]
    for line in shown.splitlines():
        assert line in checked.splitlines()

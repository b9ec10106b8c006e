"""What the command says of itself, and that its documents name all of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bilateral_stats.cli.commands import SUBCOMMANDS
from tests.cli.support import try_line
from tests.conftest import ROOT, load_script

SCRIPTS = {
    "build_release": "build",
    "check_evidence": "evidence",
    "diff_releases": "diff",
    "draft_claims": "draft",
    "generate": "generate",
    "make_figures": "figures",
    "validate": "check",
    "verify_release": "verify",
}


def test_help_lists_every_subcommand_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    tried = try_line(capsys, "--help")
    assert (tried.status, tried.messages) == (0, [])
    words = " ".join(" ".join(tried.out).split())
    for name, subcommand in SUBCOMMANDS.items():
        assert f" {name} {subcommand.summary}" in words


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_each_subcommand_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    tried = try_line(capsys, name, "--help")
    assert (tried.status, tried.messages) == (0, [])
    assert tried.out[0].startswith(f"usage: bilateral-stats {name} ")
    assert any("--record" in line for line in tried.out) == (name not in {"init", "verify", "rebuild", "diff"})
    in_json = {"check", "draft", "evidence", "verify", "diff", "find", "ask"}
    assert any("--json" in line for line in tried.out) == (name in in_json)


def test_the_readme_and_the_form_of_the_json_name_every_subcommand() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    form = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for name in SUBCOMMANDS:
        assert f"`bilateral-stats {name}" in readme, name
    assert re.findall(r"^## `([a-z]+) --json`", form, re.MULTILINE) == [
        "check",
        "evidence",
        "draft",
        "verify",
        "find",
        "ask",
        "diff",
    ]


def test_the_documents_name_no_subcommand_that_there_is_not() -> None:
    texts = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("examples/*.md"),
        *ROOT.glob("src/**/template/*.md"),
    ]
    for path in texts:
        for name in re.findall(r"`bilateral-stats ([a-z]+)", path.read_text(encoding="utf-8")):
            assert name in SUBCOMMANDS, f"{path.name}: {name}"


@pytest.mark.parametrize("arguments", [[], ["chek"], ["--chek"], ["check", "--chek"], ["draft", "a.txt"]])
def test_what_makes_no_sense_is_a_matter_of_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    tried = try_line(capsys, *arguments)
    assert (tried.status, tried.out) == (2, [])
    assert tried.messages[0].startswith("usage: bilateral-stats")


def test_help_imports_nothing_but_argparse() -> None:
    code = """
import argparse, locale, shutil, sys
before = set(sys.modules)
from bilateral_stats.cli.commands import run_line
run_line(["--help"])
import json
print(json.dumps(sorted(set(sys.modules) - before)))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = {name for name in json.loads(result.stdout.splitlines()[-1]) if name.startswith("bilateral_stats")}
    assert ours == {
        "bilateral_stats",
        *(f"bilateral_stats.cli{end}" for end in ("", ".commands", ".ending", ".stopping")),
    }
    assert not {"pandas", "numpy", "pyarrow", "pandera"} & set(json.loads(result.stdout.splitlines()[-1]))


def test_each_script_is_a_subcommand_on_the_record_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {path.stem for path in (ROOT / "scripts").glob("*.py")} == SCRIPTS.keys()
    for script, name in SCRIPTS.items():
        called: list[tuple[str, dict[str, Path]]] = []
        module = load_script(script)
        monkeypatch.setattr(module, "run", lambda name, _, _called=called, **defaults: _called.append((name, defaults)))
        module.main([])
        folders = {"record": ROOT / "datasets"} if name not in {"verify", "diff"} else {}
        places = {"build": {"out": ROOT / "releases"}, "figures": {"out": ROOT / "figures"}}
        assert called == [(name, folders | places.get(name, {}))]

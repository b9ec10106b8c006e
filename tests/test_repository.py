"""What must hold of the repository itself."""

from __future__ import annotations

import re
import subprocess

from bilateral_stats import load
from tests.conftest import ROOT

FOLDERS = ("src", "schemas", "scripts", "tools")
CODE = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def data_words() -> set[str]:
    """Names that only data may hold: countries, keys, outlets, people."""
    words = set(load("areas")["name"]) | set(load("areas")["area"])
    words |= set(load("indicators")["indicator_id"]) | set(load("sources")["source_id"])
    words |= set(load("originators")["name"]) | set(load("events")["event_id"])
    return words


def test_no_code_knows_a_country_an_indicator_or_a_source() -> None:
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(data_words(), key=len, reverse=True)))})\b")
    found = {path.relative_to(ROOT).as_posix(): words.findall(path.read_text(encoding="utf-8")) for path in CODE}
    assert {path: known for path, known in found.items() if known} == {}


def test_a_module_fits_in_one_read() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {path: count for path, count in lines.items() if count > 300} == {}


def test_make_help_names_every_command_of_the_readme() -> None:
    shown = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for command in re.findall(r"(?:`|^)(make [a-z]+)", readme + contributing, re.MULTILINE):
        assert f"{command} " in shown, command

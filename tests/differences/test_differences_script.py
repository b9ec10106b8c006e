"""The script that compares two releases: what it prints, also as a section of the changelog, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.diff_releases import main
from tests.conftest import ROOT
from tests.differences.support import FIGURES, FLAT, new_release, with_cell


def test_the_script_prints_a_line_for_each_change_and_the_version(old: Path) -> None:
    figures = [*with_cell(FIGURES, 1, 1, "31"), ("c", "7", "", "", "true", "")]
    new_release(old, "1.4.3", figures=figures)
    command = [sys.executable, str(ROOT / "scripts" / "diff_releases.py"), "old", "new"]
    result = subprocess.run(command, cwd=old.parent, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "figures: value changed: a, value: '30' -> '31'",
        "figures: row added: c",
        "The change from 1.4.2 is minor: the version must be 1.5.0, but it is 1.4.3.",
    ]


def test_the_script_says_when_nothing_differs(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(old), str(new_release(old))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "no difference",
        "The change from 1.4.2 is none: the version must be 1.4.2 or 1.4.3, as it is.",
    ]


def test_markdown_is_a_section_of_the_changelog(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = [*with_cell(FIGURES, 1, 1, "31"), ("c", "7", "", "", "true", "")]
    flat = [*with_cell(FLAT, 1, 1, "31 percent"), ("c", "7")]
    new = new_release(old, "1.5.0", figures=figures, flat=flat)
    assert main([str(old), str(new), "--format", "md"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "## 1.5.0 - 2023-04-19",
        "",
        "- figures: value changed: a, value: '30' -> '31'",
        "- figures: row added: c",
        "- 2 changes in derived tables follow from these.",
        "",
        "The change from 1.4.2 is minor: the version must be 1.5.0, as it is.",
    ]
    assert main([str(old), str(old), "--format", "md"]) == 0
    assert "- No difference in the data." in capsys.readouterr().out


def test_a_changed_column_of_a_derived_table_stands_in_markdown(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = new_release(old, "2.0.0", flat=[row[:1] for row in FLAT])
    assert main([str(old), str(new), "--format", "md"]) == 0
    assert "- flat: column removed: label\n" in capsys.readouterr().out


def damage_bytes(folder: Path) -> str:
    path = folder / "csv" / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b"30", b"31"))
    return f"{folder}: csv/figures.csv: the content is not the one that the descriptor names: verify it"


def damage_missing(folder: Path) -> str:
    (folder / "csv" / "flat.csv").unlink()
    return f"{folder}: csv/flat.csv: the descriptor lists this file, but it is missing or cannot be read"


def damage_descriptor(folder: Path) -> str:
    (folder / "datapackage.json").write_text("{}")
    return (
        f"{folder / 'datapackage.json'}: this is no descriptor of a release: "
        "it: 'version' is missing or is not a line of text"
    )


def damage_path(folder: Path) -> str:
    descriptor: Any = json.loads((folder / "datapackage.json").read_text())
    descriptor["resources"][0]["path"] = "../figures.csv"
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    return f"{folder}: ../figures.csv: this path leads out of the release"


def damage_version(folder: Path) -> str:
    descriptor: Any = json.loads((folder / "datapackage.json").read_text())
    descriptor["version"] = "first"
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    return "'first' is not a version of three numbers, such as 1.4.2"


def damage_all(folder: Path) -> str:
    shutil.rmtree(folder)
    return f"{folder / 'datapackage.json'}: No such file or directory: this folder is no release"


@pytest.mark.parametrize(
    "damage", [damage_bytes, damage_missing, damage_descriptor, damage_path, damage_version, damage_all]
)
def test_a_damaged_release_is_one_plain_line(damage: Any, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = new_release(old)
    reason = damage(old)
    assert main([str(old), str(new)]) == 1
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{reason}\n")

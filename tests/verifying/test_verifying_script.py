"""The script that verifies: what it says of a sound release, where it works, and how it ends where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bilateral_stats import tables
from scripts.verify_release import main
from tests.conftest import DATASET, ROOT


def test_a_sound_release_says_what_was_checked(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(release)]) == 0
    shown = capsys.readouterr()
    count = len((release / "SHA256SUMS").read_text().splitlines())
    assert shown.err == ""
    assert shown.out.splitlines() == [
        f"checked {count} files in SHA256SUMS: that each is there with its checksum, and that there is no other",
        (
            f"checked {len(tables())} tables, in CSV and in Parquet: that size, hash, columns, types, rows and content "
            "hash are those of the descriptor, and that both hold the same values"
        ),
        (
            "checked cells: that required ones are filled, codes are of their list, numbers within their limits, "
            "primary keys unique, and foreign keys found"
        ),
        f"{release}: sound",
    ]


def test_it_works_on_an_unzipped_release_from_any_folder(release: Path, tmp_path: Path) -> None:
    # A folder's name like a partition's must not become a column, nor may a bracket become a pattern.
    place = tmp_path / "year=2020 [copy]"
    with zipfile.ZipFile(release.parent / f"{DATASET.name}-{DATASET.version}.zip") as archive:
        archive.extractall(place)
    [unzipped] = place.iterdir()
    command = [sys.executable, str(ROOT / "scripts" / "verify_release.py"), unzipped.name]
    result = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(f"{unzipped.name}: sound\n")


def test_it_needs_the_package_and_not_the_repository(release: Path, tmp_path: Path) -> None:
    [wheel] = release.glob("*.whl")
    package = tmp_path / "package"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    script = Path(shutil.copy(ROOT / "scripts" / "verify_release.py", tmp_path))
    # The contract's library and the chart library are not there, as where only pandas and pyarrow are installed.
    code = (
        "import runpy, sys; sys.modules.update(pandera=None, matplotlib=None, pysdmx=None, fcntl=None); "
        f"sys.argv = ['verify_release.py', {str(release)!r}]; import bilateral_stats; print(bilateral_stats.__file__); "
        f"runpy.run_path({str(script)!r}, run_name='__main__')"
    )
    environment = os.environ | {"PYTHONPATH": str(package)}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == str(package / "bilateral_stats" / "__init__.py")
    assert result.stdout.endswith("sound\n")


@pytest.mark.parametrize("what", ["nothing", "empty", "file"])
def test_what_is_no_folder_of_a_release_is_named(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / what
    if what == "empty":
        place.mkdir()
    if what == "file":
        place.write_text("")
    assert main([str(place)]) == 1
    reason = "Not a directory" if what == "file" else "No such file or directory"
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{place / 'datapackage.json'}: {reason}: this folder is no release\n")


def test_the_script_ends_with_status_1_and_plain_lines(small: Path) -> None:
    (small / "csv" / "areas.csv").unlink()
    command = [sys.executable, str(ROOT / "scripts" / "verify_release.py"), "release"]
    result = subprocess.run(command, cwd=small.parent, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "csv/areas.csv: SHA256SUMS lists this file, but it is missing",
        "csv/areas.csv: the descriptor lists this file, but it is missing or cannot be read",
    ]
    assert result.stdout.endswith("release: 2 differences\n")

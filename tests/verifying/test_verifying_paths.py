"""Paths and links that lead out of a release are named and not followed, nor are paths that lead to no file."""

from __future__ import annotations

import builtins
import hashlib
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.verifying import verify_release
from tests.verifying.support import NOT_LISTED, faults, read_descriptor, write_checksums, write_descriptor

OUTSIDE = (
    "../outside.csv",
    "csv/../../outside.csv",
    "{outside}",
    "csv\\..\\..\\outside.csv",
    "C:/outside.csv",
    "..",
    "",
)
"""Paths that lead out of a release; ``{outside}`` stands for an absolute one."""

LEADS_OUT = "this path leads out of the release"


@pytest.fixture
def outside(small: Path) -> Path:
    """A file beside the release that holds just what it should: it must be refused for its place alone."""
    return Path(shutil.copyfile(small / "csv" / "areas.csv", small.parent / "outside.csv"))


@pytest.fixture
def opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that are opened by name, but for those in the release and those of Python."""
    found: list[str] = []

    def watch(function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(file: Any, *arguments: Any, **options: Any) -> Any:
            if isinstance(file, str | os.PathLike) and "outside" in str(Path(file).resolve()):
                found.append(str(file))
            return function(file, *arguments, **options)

        return watched

    for owner, name in ((builtins, "open"), (io, "open"), (os, "open")):
        monkeypatch.setattr(owner, name, watch(getattr(owner, name)))
    (small.parent / "outside.txt").write_text("")
    (small.parent / "outside.txt").read_text()
    assert found == [str(small.parent / "outside.txt")] * 2, "the watch must see what is opened"
    found.clear()
    return found


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_descriptor_that_points_outside_is_named_and_not_followed(
    path: str, small: Path, outside: Path, opened: list[str]
) -> None:
    path = path.replace("{outside}", str(outside))
    descriptor = read_descriptor(small)
    entry = next(entry for entry in descriptor["resources"] if entry["path"] == "csv/areas.csv")
    entry["path"] = path
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert f"{path}: {LEADS_OUT}" in faults(small)
    assert opened == []


@pytest.mark.parametrize("path", OUTSIDE[:-1])
def test_checksums_that_point_outside_are_named_and_not_followed(
    path: str, small: Path, outside: Path, opened: list[str]
) -> None:
    path = path.replace("{outside}", str(outside))
    with (small / "SHA256SUMS").open("a") as file:
        file.write(f"{hashlib.sha256(outside.read_bytes()).hexdigest()}  {path}\n")
    opened.clear()
    assert faults(small) == [f"{path}: {LEADS_OUT}"]
    assert opened == []


@pytest.mark.parametrize("name", ["csv/areas.csv", "parquet/areas.parquet", "SHA256SUMS"])
def test_a_link_is_named_and_not_followed(name: str, small: Path, opened: list[str]) -> None:
    target = small.parent / "outside"
    (small / name).rename(target)
    (small / name).symlink_to(target)
    assert f"{name}: this is a link: a release holds only files" in faults(small)
    assert opened == []


def test_a_linked_folder_is_named_and_not_followed(small: Path, opened: list[str]) -> None:
    (small / "csv").rename(small.parent / "outside")
    (small / "csv").symlink_to(small.parent / "outside", target_is_directory=True)
    found = faults(small)
    assert "csv/areas.csv: this is a link: a release holds only files" in found
    assert f"csv: {NOT_LISTED}" in found
    assert opened == []


def test_a_linked_descriptor_is_named_and_not_followed(small: Path, opened: list[str]) -> None:
    (small / "datapackage.json").rename(small.parent / "outside.json")
    (small / "datapackage.json").symlink_to(small.parent / "outside.json")
    with pytest.raises(DataError, match=r"datapackage\.json: this is a link: a release holds only files"):
        verify_release(small)
    assert opened == []


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("csv", "this is not a file"),
        ("csv/" + "a" * 5000, "no file of a release has such a path"),
        ("csv/nothing.csv", "the descriptor lists this file, but it is missing or cannot be read"),
    ],
    ids=["folder", "long", "missing"],
)
def test_a_path_that_is_no_file_is_named(path: str, rule: str, small: Path) -> None:
    descriptor = read_descriptor(small)
    next(entry for entry in descriptor["resources"] if entry["path"] == "csv/areas.csv")["path"] = path
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert f"{path}: {rule}" in faults(small)

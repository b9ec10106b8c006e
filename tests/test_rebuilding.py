"""A release is built anew from its own zip, and what is not the same is named."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bilateral_stats import DataError
from bilateral_stats.build import build_release
from bilateral_stats.cli.commands import run
from bilateral_stats.release.archives import zip_folder
from bilateral_stats.release.rebuilding import rebuild
from tests.cli.support import EXAMPLES


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("rebuild")
    build_release(EXAMPLES, out)
    [path] = out.glob("*.zip")
    return path


@pytest.fixture
def changed(archive: Path, tmp_path: Path) -> Callable[[Callable[[Path], object]], Path]:
    """Return a zip of the release after something was done to its folder."""

    def change(what: Callable[[Path], object]) -> Path:
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(tmp_path / "opened")
        [folder] = (tmp_path / "opened").iterdir()
        what(folder)
        path = tmp_path / f"{folder.name}.zip"
        zip_folder(folder, path)
        return path

    return change


def replaced(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    def replace(folder: Path) -> object:
        path = folder / name
        assert old in path.read_bytes()
        return path.write_bytes(path.read_bytes().replace(old, new, 1))

    return replace


def test_a_release_comes_out_the_same(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(archive) as opened:
        files = len(opened.namelist())
    assert run("rebuild", [str(archive)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"{archive}: {files} files are the same"


def test_what_is_not_made_from_the_record_is_named(changed: Callable[..., Path]) -> None:
    def forge(folder: Path) -> None:
        replaced("csv/statistics.csv", b"1800", b"1900")(folder)
        (folder / "stray.txt").write_text("x")
        (folder / "CODEBOOK.md").unlink()

    found = rebuild(changed(forge))
    assert not found.equal
    assert found.different == ["csv/statistics.csv"]
    assert (found.missing, found.surplus) == (["stray.txt"], ["CODEBOOK.md"])


def test_a_changed_record_makes_another_release(
    changed: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed(replaced("csv/claims.csv", b"the year once for both figures", b"the year once"))
    assert run("rebuild", [str(path)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "csv/statistics.csv: differs" in said
    assert said[-1].endswith(", others are not")


def no_zip(folder: Path, _: Path) -> Path:
    (folder / "x.zip").write_bytes(b"PK no zip")
    return folder / "x.zip"


def no_file(folder: Path, _: Path) -> Path:
    return folder / "none.zip"


def no_release(folder: Path, _: Path) -> Path:
    with zipfile.ZipFile(folder / "x.zip", "w") as archive:
        archive.writestr("a/b.txt", "x")
    return folder / "x.zip"


def leads_out(folder: Path, _: Path) -> Path:
    with zipfile.ZipFile(folder / "x.zip", "w") as archive:
        archive.writestr("../b.txt", "x")
    return folder / "x.zip"


def cut_off(folder: Path, archive: Path) -> Path:
    (folder / "x.zip").write_bytes(archive.read_bytes()[:-2000])
    return folder / "x.zip"


def damaged(folder: Path, archive: Path) -> Path:
    """Return a zip with compressed members, one of which does not unpack."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(folder / "x.zip", "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with zipfile.ZipFile(folder / "x.zip") as written:
        place = written.getinfo(written.namelist()[0]).header_offset + 30 + len(written.namelist()[0])
    content = bytearray((folder / "x.zip").read_bytes())
    content[place : place + 8] = b"\xff" * 8
    (folder / "x.zip").write_bytes(content)
    return folder / "x.zip"


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (damaged, "this is no whole zip"),
        (no_zip, "this is no whole zip"),
        (no_file, "No such file or directory"),
        (no_release, "this folder is no release"),
        (leads_out, "this path leads out of the release"),
        (cut_off, "this is no whole zip"),
    ],
)
def test_what_is_no_zip_of_a_release_is_one_plain_line(
    make: Callable[[Path, Path], Path], rule: str, tmp_path: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("rebuild", [str(make(tmp_path, archive))]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert rule in line
    assert list(tmp_path.rglob("b.txt")) == []


def test_a_zip_without_its_record_says_what_is_missing(changed: Callable[..., Path]) -> None:
    with pytest.raises(DataError, match=r"claims\.csv is missing: without it there is no record to build"):
        rebuild(changed(lambda folder: (folder / "csv" / "claims.csv").unlink()))


def test_a_record_with_a_fault_says_which(changed: Callable[..., Path]) -> None:
    with pytest.raises(DataError, match=r"the record of the release cannot be built: .*claims\.csv:"):
        rebuild(changed(replaced("csv/claims.csv", b",12000,", b",-12000,")))

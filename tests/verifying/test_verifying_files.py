"""A file that is changed, missing, added or exchanged for another is named."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.reader import parse_table
from scripts.verify_release import main
from tests.verifying.support import (
    NOT_LISTED,
    NOT_THE_HASHED,
    NOT_THE_LISTED,
    faults,
    read_descriptor,
    reseal,
    write_checksums,
    write_descriptor,
)


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.fixture
def copy(release: Path, tmp_path: Path) -> Path:
    """A whole release that a test may damage."""
    return Path(shutil.copytree(release, tmp_path / "release"))


@pytest.mark.parametrize(
    "pattern",
    ["*.whl", "*.md", "*.cff", "*.bib", "LICENSE-DATA", "croissant.json", "sdmx/*.csv", "sdmx/*.xml"]
    + [f"figures/*.{suffix}" for suffix in ("svg", "png", "csv", "json")],
)
def test_one_flipped_bit_is_named(pattern: str, release: Path, small: Path) -> None:
    source = sorted(release.glob(pattern))[0]
    name = source.relative_to(release).as_posix()
    (small / name).parent.mkdir(exist_ok=True)
    shutil.copyfile(source, small / name)
    write_checksums(small)
    assert faults(small) == []
    flip(small / name)
    assert faults(small) == [f"{name}: {NOT_THE_LISTED}"]


def test_one_flipped_bit_in_a_parquet_file_is_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flip(copy / "parquet" / "claims.parquet")
    assert main([str(copy)]) == 1
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        f"parquet/claims.parquet: {NOT_THE_LISTED}",
        f"parquet/claims.parquet: {NOT_THE_HASHED}",
    ]
    assert shown.out.splitlines()[-1] == f"{copy}: 2 differences"


def test_no_flipped_bit_of_a_parquet_file_ends_in_a_traceback(small: Path) -> None:
    path = small / "parquet" / "areas.parquet"
    sound = path.read_bytes()
    resource = next(entry for entry in read_descriptor(small)["resources"] if entry["path"] == "parquet/areas.parquet")
    outcomes = set()
    for place in range(0, len(sound), 23):
        try:
            parse_table(resource, sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
            outcomes.add("read")
        except DataError as error:
            assert str(error).startswith("parquet/areas.parquet: ")
            assert "\n" not in str(error)
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


@pytest.mark.parametrize("name", ["csv/originators.csv", "parquet/originators.parquet"])
def test_a_missing_table_is_named(name: str, small: Path) -> None:
    (small / name).unlink()
    assert faults(small) == [
        f"{name}: SHA256SUMS lists this file, but it is missing",
        f"{name}: the descriptor lists this file, but it is missing or cannot be read",
    ]


def test_a_missing_document_is_named(copy: Path) -> None:
    (copy / "README.md").unlink()
    assert faults(copy) == ["README.md: SHA256SUMS lists this file, but it is missing"]


def test_an_extra_file_is_named(small: Path) -> None:
    for name in (".hidden", "csv/extra.csv", "new folder/note"):
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_text("")
    (small / "empty folder").mkdir()
    os.mkfifo(small / "pipe")
    assert faults(small) == [
        f"{name}: {NOT_LISTED}" for name in (".hidden", "csv/extra.csv", "new folder/note", "pipe")
    ]


def test_a_file_whose_name_no_screen_can_show_is_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(os.fsencode(small) + b"/bad\xff\nname")).write_text("")
    assert main([str(small)]) == 1
    assert capsys.readouterr().err == f"'bad\\udcff\\nname': {NOT_LISTED}\n"


def exchange(folder: Path) -> None:
    one, other = folder / "parquet" / "areas.parquet", folder / "parquet" / "originators.parquet"
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def test_two_exchanged_parquet_files_are_named(small: Path) -> None:
    exchange(small)
    for name in ("parquet/areas.parquet", "parquet/originators.parquet"):
        assert f"{name}: {NOT_THE_LISTED}" in faults(small)
        assert f"{name}: {NOT_THE_HASHED}" in faults(small)


def test_two_exchanged_parquet_files_are_named_when_every_hash_is_made_anew(small: Path) -> None:
    exchange(small)
    reseal(small)
    assert faults(small) == [
        f"parquet/{table}.parquet: the columns are not those of the descriptor" for table in ("areas", "originators")
    ]


def test_two_tables_exchanged_with_their_descriptions_are_named(small: Path) -> None:
    exchange(small)
    descriptor = read_descriptor(small)
    one, other = (
        next(entry for entry in descriptor["resources"] if entry["path"] == f"parquet/{table}.parquet")
        for table in ("areas", "originators")
    )
    one["path"], other["path"] = other["path"], one["path"]
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert faults(small) == [
        f"csv/{table}.csv: the columns are described otherwise than those of parquet/{table}.parquet"
        for table in ("areas", "originators")
    ]

"""Checksums that are damaged, missing or no checksums at all are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verifying.support import NOT_LISTED, NOT_THE_LISTED, faults


def test_one_flipped_bit_in_the_checksums_is_named(small: Path) -> None:
    path = small / "SHA256SUMS"
    text = path.read_text()
    path.write_text(("1" if text[0] == "0" else "0") + text[1:])
    assert faults(small) == [f"csv/areas.csv: {NOT_THE_LISTED}"]


def test_missing_checksums_are_named(small: Path) -> None:
    (small / "SHA256SUMS").unlink()
    found = faults(small)
    assert found[0] == "SHA256SUMS: this file is missing or cannot be read"
    assert found[1:] == [
        f"{name}: {NOT_LISTED}"
        for name in sorted(path.relative_to(small).as_posix() for path in small.rglob("*") if path.is_file())
    ]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "# a remark",
        "0" * 63 + "  csv/areas.csv",
        "0" * 64 + " csv/areas.csv",
        "G" * 64 + "  csv/areas.csv",
        "0" * 64,
    ],
)
def test_a_broken_line_of_the_checksums_is_named(line: str, small: Path) -> None:
    path = small / "SHA256SUMS"
    path.write_text(f"{line}\n{path.read_text()}")
    assert faults(small) == ["SHA256SUMS:1: this line is not a hash, two spaces and a path"]


def test_checksums_that_are_no_text_are_named(small: Path) -> None:
    (small / "SHA256SUMS").write_bytes(b"\xff\xfe\x00")
    assert faults(small)[0] == "SHA256SUMS: this file is missing or cannot be read"

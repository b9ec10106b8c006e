"""What is wrong with a file as a file: one plain message each, with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral_stats.record.reading import read_text_table
from tests.conftest import faults_of

Edit = Callable[[bytes], bytes]

LONE_QUOTE = "a quotation mark stands alone here: quote a cell as a whole and double each quote in it"

BROKEN_FILES: list[tuple[str, Edit, list[str]]] = [
    (
        "byte-order mark",
        lambda content: b"\xef\xbb\xbf" + content,
        ["datasets/areas.csv:1: the file starts with a byte-order mark: save it as UTF-8 without one"],
    ),
    (
        "CRLF",
        lambda content: content.replace(b"\n", b"\r\n"),
        ["datasets/areas.csv:1: lines must end with LF alone: save the file with Unix line ends (no CR)"],
    ),
    (
        "cut in a row",
        lambda content: content[:-12],
        [
            "datasets/areas.csv:4: the file does not end with a line break: it looks cut short",
            "datasets/areas.csv:4: this line has 3 cells where the header has 5",
        ],
    ),
    (
        "cut before the last line break",
        lambda content: content[:-1],
        ["datasets/areas.csv:4: the file does not end with a line break: it looks cut short"],
    ),
    (
        "not UTF-8",
        lambda content: content.replace(b"Israel", b"Isra\xebl"),
        ["datasets/areas.csv:4: byte 9 of this line is not UTF-8: save the file as UTF-8"],
    ),
    (
        "UTF-16",
        lambda content: content.decode().encode("utf-16-le"),
        ["datasets/areas.csv:1: the line holds a NUL byte: this is not UTF-8 text"],
    ),
    ("empty", lambda _: b"", ["datasets/areas.csv:1: the file is empty: its first line must be the header"]),
    (
        "missing column",
        lambda content: content.replace(b",m49,", b","),
        ["datasets/areas.csv:1: m49: this column is missing"],
    ),
    (
        "extra column",
        lambda content: content.replace(b"gw_code\n", b"gw_code,population\n"),
        ["datasets/areas.csv:1: population: there is no such column; the columns are: area,name,m49,cow_code,gw_code"],
    ),
    (
        "doubled column",
        lambda content: content.replace(b"gw_code\n", b"gw_code,name\n"),
        ["datasets/areas.csv:1: name: this column stands twice in the header"],
    ),
    (
        "order of the header",
        lambda content: b"\n".join(b",".join([*reversed(line.split(b","))]) for line in content.split(b"\n")),
        ["datasets/areas.csv:1: gw_code: the columns must stand in this order: area,name,m49,cow_code,gw_code"],
    ),
    (
        "short row",
        lambda content: content.replace(b"373,373", b"373"),
        ["datasets/areas.csv:3: this line has 4 cells where the header has 5"],
    ),
    (
        "long row",
        lambda content: content.replace(b"373,373", b"373,373,373"),
        ["datasets/areas.csv:3: this line has 6 cells where the header has 5"],
    ),
    (
        "blank line",
        lambda content: content.replace(b"ISR", b"\nISR"),
        ["datasets/areas.csv:4: this line has 1 cells where the header has 5"],
    ),
    (
        "line break in a cell",
        lambda content: content.replace(b"Armenia", b'"Arm\nenia"'),
        ["datasets/areas.csv:2: a cell runs over several lines: is a quotation mark missing?"],
    ),
    (
        "open quotation mark",
        lambda content: content.replace(b"Armenia", b'"Armenia'),
        [f"datasets/areas.csv:2: {LONE_QUOTE}"],
    ),
    (
        "quotation mark in a cell",
        lambda content: content.replace(b"Armenia", b'"Arm"enia'),
        [f"datasets/areas.csv:2: {LONE_QUOTE}"],
    ),
]


@pytest.mark.parametrize(("edit", "messages"), [case[1:] for case in BROKEN_FILES], ids=[c[0] for c in BROKEN_FILES])
def test_a_broken_file_is_named(edit: Edit, messages: list[str], datasets: Path) -> None:
    path = datasets / "areas.csv"
    path.write_bytes(edit(path.read_bytes()))
    assert [str(fault) for fault in faults_of(datasets)] == messages


def test_a_missing_file_is_named(datasets: Path) -> None:
    (datasets / "areas.csv").unlink()
    assert [str(fault) for fault in faults_of(datasets)] == ["datasets/areas.csv: this file is missing"]


def test_a_folder_in_place_of_a_file_is_named(datasets: Path) -> None:
    (datasets / "areas.csv").unlink()
    (datasets / "areas.csv").mkdir()
    [fault] = faults_of(datasets)
    assert str(fault).startswith("datasets/areas.csv: this file cannot be read:")


def test_missing_value_words_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\nNA,\nnan,None\n", encoding="utf-8")
    frame = read_text_table(path, "t.csv", ["a", "b"]).frame
    assert frame is not None
    assert frame["a"].tolist() == ["NA", "nan"]
    assert frame["b"].isna().tolist() == [True, False]
    assert frame.index.tolist() == [2, 3]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.text(alphabet='ab,"\n\r\0é\ufeff', max_size=80).map(str.encode)))
def test_no_bytes_break_the_reader(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + content)
    table = read_text_table(path, "t.csv", ["a", "b"])
    assert table.frame is not None or table.faults
    if table.frame is not None and not table.faults:
        assert len(table.frame) == content.count(b"\n")

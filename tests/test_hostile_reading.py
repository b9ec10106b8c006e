"""Bytes and texts of any kind in place of a table: faults with a place, or nothing changed; never anything else."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilateral_stats.contract.columns import columns
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.ground.article_text import read_article
from bilateral_stats.ground.cell_text import plain_number
from bilateral_stats.ground.csv_text import canonical_text
from bilateral_stats.ground.errors import MOST_FAULTS, DataError, Fault
from bilateral_stats.record.cells import check_text
from bilateral_stats.record.checking import check_record
from bilateral_stats.record.reading import LONGEST_LINE, read_text_table
from tests.conftest import ROOT, faults_of, read_rows, write_rows

ODD_SIGNS = '",\n\r\0\t\x0b\x0c\x1b\x7f\x85\u2028\u2029\u202e\u200b\ufeff\ufffe é\u0301a0-=\\'

HOSTILE_TEXT = st.one_of(st.text(max_size=40), st.text(alphabet=ODD_SIGNS, max_size=40))

HOSTILE_BYTES = st.one_of(
    st.binary(max_size=300),
    HOSTILE_TEXT.map(str.encode),
    st.lists(st.lists(HOSTILE_TEXT, max_size=7).map(",".join), max_size=7).map(lambda rows: "\n".join(rows).encode()),
    st.sampled_from([b"\xed\xa0\x80", b"\xff\xfe,\0", b"\xef\xbb\xbf" * 3, b'"' * 999, b"\r" * 99, b"," * 9999]),
)

# Each example is a whole check of a record; tools/fuzz_reader.py makes thousands.
shared_folder = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check_message(fault: Fault, folder: Path) -> None:
    """A message is one line that any terminal can show, and names a place that is there."""
    assert str(fault).isprintable()
    path = folder / Path(fault.file).name
    lines = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1 if path.is_file() else 0
    assert 0 <= fault.line <= lines


def check_faults(folder: Path) -> list[Fault]:
    faults = faults_of(folder)
    for fault in faults:
        check_message(fault, folder)
    return faults


@shared_folder
@given(content=HOSTILE_BYTES, keep=st.sampled_from(["nothing", "header", "all"]))
def test_bytes_in_place_of_a_table_are_faults(datasets: Path, content: bytes, keep: str) -> None:
    path = datasets / "areas.csv"
    sound = (Path(__file__).parent / "record" / "areas.csv").read_bytes()
    kept = {"nothing": b"", "header": sound.split(b"\n")[0] + b"\n", "all": sound}[keep]
    path.write_bytes(kept + content)
    if not check_faults(datasets):
        assert path.read_bytes() == sound


@shared_folder
@given(data=st.data(), text=HOSTILE_TEXT)
def test_any_text_in_any_cell_is_refused_or_kept(datasets: Path, data: st.DataObject, text: str) -> None:
    table = data.draw(st.sampled_from(recorded_tables()))
    path = datasets / f"{table}.csv"
    sound = path.read_bytes()
    rows = read_rows(path)
    line = data.draw(st.integers(0, len(rows) - 1))
    rows[line][data.draw(st.integers(0, len(rows[0]) - 1))] = text
    try:
        write_rows(path, rows)
        if not check_faults(datasets):
            assert canonical_text(check_record(datasets).text[table]).encode() == path.read_bytes()
    finally:
        path.write_bytes(sound)


NUMBERS = st.one_of(
    st.from_regex(r"-?[0-9]{1,17}(\.[0-9]{1,12})?", fullmatch=True),
    st.floats(allow_nan=True, allow_infinity=True).map(str),
    st.sampled_from(
        [
            "1e309",
            "1_000",
            "\u0663",
            "0x10",
            "\uff11\uff12",
            "-0",
            "00",
            "1.",
            ".5",
            "1e5",
            "+1",
            "inf",
            "-0.0",
            "1,5",
            "1 000",
        ]
    ),
)


@given(NUMBERS)
def test_a_number_that_is_accepted_is_kept_as_it_is_written(text: str) -> None:
    [column] = [column for column in columns("claims") if column.name == "obs_value"]
    if not check_text([column], pd.DataFrame({"obs_value": [text]}, index=[2], dtype="str"), "claims.csv"):
        assert text.isascii()
        assert Decimal(repr(float(text))) == Decimal(text)
        assert plain_number(float(text)) == text


@pytest.mark.parametrize("text", ["-0", "123456789012345.1234567891", "0.1000000000000001"])
def test_a_number_with_other_digits_than_are_kept_is_refused(
    text: str, datasets: Path, set_cell: Callable[[str, int, str, str], None]
) -> None:
    set_cell("claims", 2, "obs_value", text)
    [fault] = faults_of(datasets)
    assert (fault.line, fault.column, fault.text) == (2, "obs_value", text)


# A large file, what it should be called, and how many faults there may be.
LARGE: list[tuple[str, bytes, str, int]] = [
    ("columns", b"a," * 100_000 + b"b\n", f"no row has more than {LONGEST_LINE}", 1),
    ("cells", b"area,name,m49,cow_code,gw_code\n" + b"," * 100_000 + b"\n", "has 100001 cells", 1),
    ("a cell", b"area,name,m49,cow_code,gw_code\nARM," + b"a" * 10_000_000 + b",,,\n", "has 10000007 characters", 1),
    ("quotes", b"area,name,m49,cow_code,gw_code\n" + b'"' * 1_000_001 + b"\n", "has 1000001 characters", 1),
    ("an open quote", b'area,name,m49,cow_code,gw_code\n"' + b"a\n" * 200_000, "does not look like a table", 2),
    ("empty lines", b"area,name,m49,cow_code,gw_code\n" + b"\n" * 100_000, "100000 lines are broken", MOST_FAULTS + 1),
]


@pytest.mark.parametrize(("content", "words", "most"), [case[1:] for case in LARGE], ids=[case[0] for case in LARGE])
def test_a_large_file_takes_memory_in_proportion(content: bytes, words: str, most: int, tmp_path: Path) -> None:
    path = tmp_path / "areas.csv"
    path.write_bytes(content)
    names = [column.name for column in columns("areas")]
    tracemalloc.start()
    try:
        table = read_text_table(path, "areas.csv", names)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert any(words in fault.rule for fault in table.faults), table.faults[:3]
    assert 0 < len(table.faults) <= most
    assert max(len(str(fault)) for fault in table.faults) < 400
    # Every line of its own is an object of some eighty bytes, and one that is broken is a number in a set.
    assert peak < 5_000_000 + 150 * len(content)


def test_faults_without_end_are_counted(datasets: Path) -> None:
    path = datasets / "areas.csv"
    path.write_bytes(path.read_bytes() + b"a,b,c,d,e\n" * 2000)
    faults = faults_of(datasets)
    [told] = [fault for fault in faults if fault.file == "datasets/areas.csv" and fault.line == 0]
    assert told.rule.endswith(f"more faults in this file: mend the first {MOST_FAULTS}, check again")
    assert sum(fault.file == "datasets/areas.csv" for fault in faults) == MOST_FAULTS + 1


def test_what_is_no_file_is_never_read(datasets: Path) -> None:
    folders = {kind: Path(shutil.copytree(datasets, datasets.parent / kind)) for kind in ("pipe", "device", "loop")}
    for kind, folder in folders.items():
        path = folder / "areas.csv"
        path.unlink()
        if kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("/dev/zero" if kind == "device" else path)
    # In a process of its own: reading one of them might never end.
    code = """
import sys, pathlib
from bilateral_stats.record.checking import DataError, check_record
for folder in sys.argv[1:]:
    try:
        check_record(pathlib.Path(folder))
    except DataError as error:
        print(error)
"""
    command = [sys.executable, "-c", code, *map(str, folders.values())]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    for kind, folder in folders.items():
        assert f"{kind}/areas.csv: this file cannot be read: " in result.stdout, result.stderr
        if kind != "loop":
            with pytest.raises(DataError, match="the file cannot be read: it is a pipe or a device"):
                read_article(folder / "areas.csv")


def test_names_from_outside_cannot_act_on_a_terminal(datasets: Path) -> None:
    (datasets / "areas.csv").rename(datasets / os.fsdecode(b"\x1b[31m\n\xff.csv"))
    path = datasets / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"place\n", "\u202e\x1b[2J\n".encode()))
    messages = [str(fault) for fault in check_faults(datasets)]
    assert r"datasets/\x1b[31m\n\udcff.csv: there is no such table" in "\n".join(messages)
    assert any(
        message.startswith(r"datasets/events.csv:1: \u202e\x1b[2J: there is no such column") for message in messages
    )
    "\n".join(messages).encode("utf-8")


def test_the_fuzzer_finds_no_crash(datasets: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "fuzz_reader.py"), "--n", "14", "--seed", "7", "--datasets"]
    result = subprocess.run([*command, str(datasets)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    last = result.stdout.splitlines()[8].split()
    assert last[0] == "all"
    assert sum(map(int, last[1:])) == 14
    assert int(last[4]) == 0


def test_the_fuzzer_tells_of_a_crash(datasets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("fuzz_reader", ROOT / "tools" / "fuzz_reader.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    calls = iter(range(99))

    def check(_: Path) -> None:
        if next(calls) > 1:
            raise KeyError("x")

    monkeypatch.setattr(module, "check_record", check)
    assert module.main(["--n", "2", "--datasets", str(datasets)]) == 1

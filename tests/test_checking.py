"""Each rule, broken by one row: the message names file, line, column, text and rule."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral_stats.api.load import DATASETS
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.ground.csv_text import canonical_text
from bilateral_stats.ground.errors import DataError
from bilateral_stats.record.checking import check_record
from bilateral_stats.record.ledger import LEDGER, ledger_text
from tests.conftest import ROOT, SAMPLE, faults_of, read_rows, write_rows

with (Path(__file__).parent / "broken_cells.csv").open(encoding="utf-8", newline="") as file:
    BROKEN_CELLS = list(csv.DictReader(file))


@pytest.mark.parametrize("folder", [DATASETS, SAMPLE], ids=["datasets", "sample"])
def test_the_record_is_sound(folder: Path) -> None:
    assert faults_of(folder) == []


@pytest.mark.parametrize("case", BROKEN_CELLS, ids=lambda case: f"{case['table']}-{case['column']}-{case['text']}")
def test_a_broken_cell_is_refused(
    case: dict[str, str], datasets: Path, set_cell: Callable[[str, int, str, str], None]
) -> None:
    line = int(case["line"])
    set_cell(case["table"], line, case["column"], case["text"])
    faults = faults_of(datasets)
    file = f"datasets/{case['table']}.csv"
    at_the_cell = [f for f in faults if (f.file, f.line, f.column) == (file, line, case["column"])]
    if case["rule"]:
        [fault] = at_the_cell
        assert fault.rule.startswith(case["rule"])
        assert fault.text == (case["text"] or None) or not case["text"]
        assert len(faults) == 1 + int(case["others"]), [str(f) for f in faults]
    else:  # the rule is broken in another cell of the same row
        assert len(faults) == int(case["others"])
        assert {f.line for f in faults} == {line}


def test_a_message_reads_as_promised(datasets: Path, set_cell: Callable[[str, int, str, str], None]) -> None:
    set_cell("claims", 7, "obs_value", "130")
    assert [str(fault) for fault in faults_of(datasets)] == [
        "datasets/claims.csv:7: obs_value '130': a share is at most 100"
    ]


def test_a_range_must_rise(datasets: Path, set_cell: Callable[[str, int, str, str], None]) -> None:
    set_cell("claims", 7, "qualifier", "between")
    set_cell("claims", 7, "obs_value_to", "17")
    assert [str(fault) for fault in faults_of(datasets)] == [
        "datasets/claims.csv:7: obs_value_to '17': obs_value_to must lie above obs_value"
    ]
    set_cell("claims", 7, "obs_value_to", "20")
    set_cell("claims", 7, "as_printed", "between 17 and 20 percent")
    assert faults_of(datasets) == []


def test_only_an_area_with_a_code_of_its_own_has_no_m49_code(
    datasets: Path, set_cell: Callable[[str, int, str, str], None]
) -> None:
    set_cell("areas", 2, "m49", "")
    assert [str(fault) for fault in faults_of(datasets)] == [
        "datasets/areas.csv:2: m49 '': may not be empty, but for an area with a code from XAA to XZZ"
    ]
    for path in datasets.glob("*.csv"):
        path.write_text(re.sub(r"\bISR\b", "XYZ", path.read_text(encoding="utf-8")), encoding="utf-8")
    set_cell("areas", 2, "m49", "051")
    set_cell("areas", 4, "m49", "")
    assert faults_of(datasets) == []


def test_nearly_nothing_is_refused(datasets: Path, set_cell: Callable[[str, int, str, str], None]) -> None:
    set_cell("claims", 7, "qualifier", "nearly")
    set_cell("claims", 7, "obs_value", "0")
    assert [str(fault) for fault in faults_of(datasets)] == [
        "datasets/claims.csv:7: obs_value '0': nearly 0 allows no value at all: choose another qualifier"
    ]


def test_an_undirected_pair_stands_in_alphabetical_order(
    datasets: Path, set_cell: Callable[[str, int, str, str], None]
) -> None:
    set_cell("claims", 5, "ref_area", "ISR")
    set_cell("claims", 5, "counterpart_area", "AZE")
    assert [str(fault) for fault in faults_of(datasets)] == [
        "datasets/claims.csv:5: ref_area 'ISR': this indicator has no direction: write the areas in alphabetical order"
    ]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("areas", ["FRA", "France", "250", "220", "220"]),
        ("originators", ["someone", "Someone", "", "person", "", ""]),
        (
            "sources",
            ["z", "report", "", "", "sipri", "", "en", "", "inferred", "https://example.org/", "2026-01-01", "", ""],
        ),
        ("indicators", ["z", "trade", "Z", "Z.", "things", "z", "none", "", "", ""]),
        ("events", ["z", "visit", "Z", "AZE", "ISR", ""]),
    ],
)
def test_a_row_that_nobody_uses_is_refused(table: str, row: list[str], datasets: Path) -> None:
    path = datasets / f"{table}.csv"
    header, *rows = read_rows(path)
    write_rows(path, [header, *sorted([*rows, row])])
    [fault] = faults_of(datasets)
    assert (fault.file, fault.text, fault.rule) == (f"datasets/{table}.csv", row[0], "no other row uses this one")


def test_an_event_with_the_key_of_an_indicator_is_refused(datasets: Path) -> None:
    header, first, *rows = read_rows(datasets / "events.csv")
    write_rows(datasets / "events.csv", [header, *sorted([["oil_import_share", *first[1:]], *rows])])
    dates = read_rows(datasets / "event_dates.csv")
    for row in dates:
        row[1] = "oil_import_share" if row[1] == first[0] else row[1]
    write_rows(datasets / "event_dates.csv", dates)
    [fault] = faults_of(datasets)
    assert (fault.file, fault.column, fault.text) == ("datasets/events.csv", "event_id", "oil_import_share")
    assert fault.rule == "an indicator has this key; choose another"


def test_rows_must_be_sorted(datasets: Path) -> None:
    path = datasets / "claims.csv"
    rows = read_rows(path)
    rows[3], rows[4] = rows[4], rows[3]
    write_rows(path, rows)
    [fault] = faults_of(datasets)
    assert (fault.line, fault.column) == (4, "claim_id")
    assert fault.rule == "rows are sorted by claim_id: the row of line 5 belongs here"


def test_a_doubled_row_is_a_doubled_key(datasets: Path) -> None:
    path = datasets / "claims.csv"
    rows = read_rows(path)
    write_rows(path, [*rows[:4], *rows[3:]])
    [fault] = faults_of(datasets)
    assert (fault.line, fault.column) == (5, "claim_id")
    assert fault.rule == "this key stands on an earlier line too; a key is used once"


def test_needless_quotes_are_refused(datasets: Path) -> None:
    path = datasets / "areas.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Armenia", '"Armenia"'), encoding="utf-8")
    assert [str(fault) for fault in faults_of(datasets)] == [
        "datasets/areas.csv:2: quote a cell only where it must be; write: ARM,Armenia,051,371,371"
    ]


def test_reading_and_writing_gives_the_same_bytes() -> None:
    record = check_record(DATASETS)
    for table in recorded_tables():
        assert canonical_text(record.text[table]).encode() == (DATASETS / f"{table}.csv").read_bytes()


def test_all_faults_are_told_in_one_run(datasets: Path, set_cell: Callable[[str, int, str, str], None]) -> None:
    set_cell("claims", 7, "obs_value", "130")
    set_cell("claims", 8, "qualifier", "around")
    set_cell("events", 2, "ref_area", "XXX")
    (datasets / "waivers.csv").unlink()
    (datasets / "areas.csv").write_bytes(b"\xef\xbb\xbf" + (datasets / "areas.csv").read_bytes())
    assert [(f.file, f.line, f.column) for f in faults_of(datasets)] == [
        ("datasets/areas.csv", 1, ""),
        ("datasets/claims.csv", 7, "obs_value"),
        ("datasets/claims.csv", 8, "qualifier"),
        ("datasets/events.csv", 2, "ref_area"),
        ("datasets/waivers.csv", 0, ""),
    ]


@pytest.fixture
def with_ledger(datasets: Path) -> Path:
    """The copy of the sample with a ledger of its keys."""
    (datasets / LEDGER).write_text(ledger_text(datasets, check_record(datasets).frames, 2), encoding="utf-8")
    return datasets


def test_the_script_prints_faults_and_fails(with_ledger: Path, set_cell: Callable[[str, int, str, str], None]) -> None:
    set_cell("claims", 7, "obs_value", "130")
    command = [sys.executable, str(ROOT / "scripts" / "validate.py"), "--record", str(with_ledger)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"record: {with_ledger}",
        "datasets/claims.csv:7: obs_value '130': a share is at most 100",
        "1 fault in datasets/",
    ]
    assert result.stdout == ""


def test_the_script_says_that_all_is_well(with_ledger: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "validate.py"), "--record", str(with_ledger)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0
    assert "no fault" in result.stdout


def test_a_missing_folder_is_one_plain_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such folder"):
        check_record(tmp_path / "nowhere")


def test_an_unknown_table_file_is_refused(datasets: Path) -> None:
    (datasets / "claim.csv").write_text("a\n")
    [fault] = faults_of(datasets)
    assert fault.file == "datasets/claim.csv"
    assert fault.rule.startswith("there is no such table")


@settings(max_examples=200)
@given(st.lists(st.tuples(*[st.none() | st.text(alphabet="ab,\"'\n é;-", min_size=1, max_size=6)] * 2), max_size=6))
def test_the_one_way_to_write_is_that_of_pandas(rows: list[tuple[str | None, str | None]]) -> None:
    frame = pd.DataFrame(rows, columns=["a", "b"], dtype="str")
    for piece in (frame, frame.iloc[1:]):
        assert canonical_text(piece) == piece.to_csv(index=False, lineterminator="\n")


@pytest.mark.parametrize("period", ["2007-08-01/2007-08-31", "2007/2008", "2007-09", "2019-11", "2007-08-09"])
def test_a_month_that_is_no_season_is_kept(
    period: str, datasets: Path, set_cell: Callable[[str, int, str, str], None]
) -> None:
    set_cell("claims", 7, "time_period", period)
    assert faults_of(datasets) == []

"""A recorded row that is gone, or a key that comes to stand for something else, is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bilateral_stats.api.load import DATASETS
from bilateral_stats.record.checking import check_record
from bilateral_stats.record.ledger import LEDGER, ledger_text
from tests.cli.support import try_line
from tests.conftest import faults_of, read_rows, write_rows

REMEDY = "here: put back what stood here; a row that is wrong is deprecated"


def fresh_ledger(folder: Path) -> str:
    """Return the ledger of a record as it is to be now."""
    record = check_record(folder)
    return ledger_text(folder, record.frames, record.dataset.major)


@pytest.fixture
def recorded(datasets: Path) -> Path:
    """The copy of the sample record, with its ledger."""
    (datasets / LEDGER).write_text(fresh_ledger(datasets), encoding="utf-8", newline="")
    return datasets


def test_the_ledger_beside_the_tables_is_fresh() -> None:
    assert (DATASETS / LEDGER).read_text(encoding="utf-8") == fresh_ledger(DATASETS)


def test_a_sound_record_has_no_fault(recorded: Path) -> None:
    assert faults_of(recorded) == []


def test_a_new_row_needs_no_line_in_the_ledger(recorded: Path) -> None:
    header, *rows = read_rows(recorded / "waivers.csv")
    new = ["toi-2023-04-18", "99", "some 3 others", "idiom", ""]
    write_rows(recorded / "waivers.csv", [header, *rows, new])
    assert faults_of(recorded) == []


@pytest.mark.parametrize("place", [0, 4, -1])
def test_a_row_that_is_gone_is_missed_where_it_stood(recorded: Path, place: int) -> None:
    header, *rows = read_rows(recorded / "claims.csv")
    key = rows.pop(place)[0]
    write_rows(recorded / "claims.csv", [header, *rows])
    line = place % (len(rows) + 1) + 2
    rule = "this recorded row is gone: put back what stood here; a row that is wrong is deprecated"
    assert f"datasets/claims.csv:{line}: claim_id {key!r}: {rule}" in map(str, faults_of(recorded))


def test_rows_that_are_gone_together_are_one_fault(recorded: Path) -> None:
    header, *rows = read_rows(recorded / "claims.csv")
    write_rows(recorded / "claims.csv", [header, *rows[:2], *rows[5:]])
    [fault] = [fault for fault in faults_of(recorded) if fault.file == "datasets/claims.csv"]
    assert (fault.line, fault.text) == (4, rows[2][0])
    assert fault.rule.startswith("this recorded row and 2 after it are gone")


def test_areas_that_change_places_are_refused(recorded: Path, set_cell: Callable[[str, int, str, str], None]) -> None:
    set_cell("claims", 7, "ref_area", "AZE")
    set_cell("claims", 7, "counterpart_area", "ISR")
    assert [str(fault) for fault in faults_of(recorded)] == [
        f"datasets/claims.csv:7: counterpart_area 'ISR': this key was recorded with AZE {REMEDY}",
        f"datasets/claims.csv:7: ref_area 'AZE': this key was recorded with ISR {REMEDY}",
    ]


def test_an_originator_that_was_not_recorded_is_refused(
    recorded: Path, set_cell: Callable[[str, int, str, str], None]
) -> None:
    set_cell("claims", 2, "originator_id", "sipri")
    assert [str(fault) for fault in faults_of(recorded)] == [
        f"datasets/claims.csv:2: originator_id 'sipri': this key was recorded with nothing {REMEDY}"
    ]


@pytest.mark.parametrize(
    ("column", "text", "rule"),
    [
        ("m49", "371", "the list has 051 for ARM"),
        ("cow_code", "", f"this key was recorded with 371 {REMEDY}"),
        ("gw_code", "373", "the list has 371 for ARM"),
    ],
)
def test_a_code_of_an_area_that_changes_is_refused(
    column: str, text: str, rule: str, recorded: Path, set_cell: Callable[[str, int, str, str], None]
) -> None:
    set_cell("areas", 2, column, text)
    [fault] = faults_of(recorded)
    # Where a list defines the code, the list is named: what stands there is wrong, not only other than it was.
    assert (fault.file, fault.line, fault.column, fault.text) == ("datasets/areas.csv", 2, column, text or None)
    assert rule in fault.rule


def test_a_value_and_a_rank_may_change(recorded: Path, set_cell: Callable[[str, int, str, str], None]) -> None:
    set_cell("claims", 7, "rank", "deprecated")
    set_cell("claims", 7, "rank_reason", "A slip of the paper.")
    assert faults_of(recorded) == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "datasets/keys.lock:1: the file is empty"),
        (b"table,key,refers_to\nclaims,a", "datasets/keys.lock:2: the file does not end with a line break"),
        (b"table,key\n", "datasets/keys.lock:1: refers_to: this column is missing"),
        (b"\xff", "datasets/keys.lock:1: byte 1 of this line is not UTF-8"),
    ],
)
def test_a_broken_ledger_is_refused(recorded: Path, content: bytes, rule: str) -> None:
    (recorded / LEDGER).write_bytes(content)
    assert any(str(fault).startswith(rule) for fault in faults_of(recorded))


def set_version(folder: Path, version: str) -> None:
    text = (folder / "dataset.toml").read_text(encoding="utf-8")
    now = re.search(r'^version = "(.*)"', text, re.MULTILINE)
    assert now is not None
    (folder / "dataset.toml").write_text(text.replace(f'"{now[1]}"', f'"{version}"'), encoding="utf-8", newline="")


def test_a_new_major_version_asks_for_the_ledger_to_be_written_anew(recorded: Path) -> None:
    set_version(recorded, "7.0.0")
    [fault] = faults_of(recorded)
    assert str(fault) == (
        "datasets/keys.lock:2: key '2': the dataset is at the major version 7, and this file at 2: write it anew: "
        "bilateral-stats generate --rekey"
    )


def test_a_new_major_version_lets_a_key_refer_to_something_else_once(
    recorded: Path, set_cell: Callable[[str, int, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    header, *rows = read_rows(recorded / "waivers.csv")
    gone = rows.pop(0)
    write_rows(recorded / "waivers.csv", [header, *rows])
    claims = read_rows(recorded / "claims.csv")
    place = claims[0].index("originator_id")
    line = next(number for number, row in enumerate(claims, 1) if row[place] == "sipri")
    set_cell("claims", line, "originator_id", "jeyhun-bayramov")
    refused = try_line(capsys, "generate", "--rekey", "--record", str(recorded))
    assert "stands for the major version 2, and only a higher one" in refused.messages[-1]
    set_version(recorded, "3.0.0")
    told = "\n".join(try_line(capsys, "generate", "--rekey", "--record", str(recorded)).out)
    assert f"- claims {claims[line - 1][0]}: indicator_id=" in told
    assert f"- waivers {' | '.join(gone[:3])}: retired" in told
    assert faults_of(recorded) == []
    # What is retired stays so, also when the file is written anew later.
    assert try_line(capsys, "generate", "--record", str(recorded)).status == 0
    write_rows(recorded / "waivers.csv", [header, gone, *rows])
    [fault] = [fault for fault in faults_of(recorded) if "retired" in fault.rule]
    assert (fault.file, fault.line) == ("datasets/waivers.csv", 2)

"""The lock of the evidence: what it holds, and what it refuses for one who has no text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bilateral_stats.build import all_tables
from bilateral_stats.record.checking import check_record
from tests.cli.support import EXAMPLES, try_line
from tests.conftest import faults_of, read_rows, write_rows

KEY = "post-2024-05-14_trade_volume"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A copy of the record of the examples, with its lock."""
    return Path(shutil.copytree(EXAMPLES, tmp_path / "mine"))


def change(folder: Path, table: str, key: str, column: str, text: str) -> int:
    """Write a text into a cell; return its line."""
    header, *rows = read_rows(folder / f"{table}.csv")
    line = next(number for number, row in enumerate(rows, 2) if row[0] == key)
    rows[line - 2][header.index(column)] = text
    write_rows(folder / f"{table}.csv", [header, *rows])
    return line


def test_the_rows_of_the_texts_are_held() -> None:
    frames = check_record(EXAMPLES).frames
    lock = frames["evidence"].set_index("key")
    assert len(lock) == len(frames["claims"]) + len(frames["event_dates"])
    cells = json.loads(lock.loc[KEY, "cells"])
    assert (cells["obs_value"], cells["qualifier"], cells["unit"]) == ("4200000000", "exact", "NOK")
    assert not {"note", "rank", "rank_reason", "in_english", "claim_id"} & cells.keys()
    text = (EXAMPLES / "texts" / "post-2024-05-14.txt").read_text(encoding="utf-8")
    paragraphs = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    assert "\n".join(paragraphs)[lock.loc[KEY, "offset"] :].startswith(cells["as_printed"])
    assert set(all_tables(frames)["statistics"]["evidence"]) == {"matched"}


@pytest.mark.parametrize(
    ("table", "key", "column", "text"),
    [
        ("claims", KEY, "obs_status", "E"),
        ("claims", KEY, "time_period", "2022"),
        ("claims", KEY, "paragraph", "1"),
        ("event_dates", "post-2024-05-14_rail-treaty-signed", "time_period", "2024-05"),
        ("event_dates", "post-2024-05-14_rail-treaty-signed", "date_basis", "resolved"),
    ],
)
def test_a_held_row_that_changes_is_refused_at_its_cell(
    mine: Path, table: str, key: str, column: str, text: str
) -> None:
    line = change(mine, table, key, column, text)
    told = [fault for fault in faults_of(mine) if "the text was found to say" in fault.rule]
    assert [(fault.file, fault.line, fault.column) for fault in told] == [(f"mine/{table}.csv", line, column)]


def test_a_note_and_a_rank_may_change(mine: Path) -> None:
    change(mine, "claims", KEY, "note", "A remark.")
    assert faults_of(mine) == []


def test_a_row_that_is_gone_and_another_text_are_refused(mine: Path) -> None:
    change(mine, "sources", "post-2024-05-14", "text_sha256", "0" * 64)
    assert {fault.column for fault in faults_of(mine)} == {"text_sha256"}


def test_a_row_without_a_text_can_be_given_back(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(mine, "claims", KEY, "time_period", "2022")
    assert faults_of(mine)
    assert try_line(capsys, "evidence", "--release", KEY, "--record", mine).status == 0
    assert faults_of(mine) == []
    frames = all_tables(check_record(mine).frames)
    assert frames["statistics"].set_index("claim_id").loc[KEY, "evidence"] == "not_held"
    refused = try_line(capsys, "evidence", "--release", KEY, "--record", mine)
    assert refused.status == 2
    assert f"no row {KEY!r} is held" in refused.messages[-1]


def test_only_rows_that_hold_are_locked(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (mine / "evidence.lock").read_bytes()
    assert try_line(capsys, "evidence", mine / "texts", "--lock", "--record", mine).status == 0
    assert (mine / "evidence.lock").read_bytes() == before
    change(mine, "claims", KEY, "as_printed", "words that stand nowhere")
    locked = try_line(capsys, "evidence", mine / "texts", "--lock", "--record", mine)
    assert (locked.status, locked.out[-1]) == (1, "16 rows held, in mine/evidence.lock")
    assert KEY not in (mine / "evidence.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: path.write_text("table,key\n"), "this column is missing"),
        (lambda path: path.write_text(path.read_text().replace('"{""', '"x{""', 1)), "not what the subcommand writes"),
        (
            lambda path: path.write_text(path.read_text().replace(f"claims,{KEY}", "claims,nobody", 1)),
            "is gone: put it back",
        ),
    ],
    ids=["columns", "cells", "key"],
)
def test_a_broken_lock_is_told(mine: Path, damage: Callable[[Path], object], told: str) -> None:
    damage(mine / "evidence.lock")
    assert any(told in fault.rule for fault in faults_of(mine))


def test_a_record_without_a_lock_holds_nothing(mine: Path) -> None:
    (mine / "evidence.lock").unlink()
    frames = check_record(mine).frames
    assert isinstance(frames["evidence"], pd.DataFrame)
    assert len(frames["evidence"]) == 0
    assert set(all_tables(frames)["timeline"]["evidence"]) == {"not_held"}


def test_the_line_must_name_texts_or_a_row(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert try_line(capsys, "evidence", "--record", mine).status == 2
    assert try_line(capsys, "evidence", mine / "texts", "--release", KEY, "--record", mine).status == 2

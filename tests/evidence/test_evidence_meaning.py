"""What the sentence around the words says, held against the row, on the record of the examples."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.evidence.read_tables import read_source_tables
from tests.cli.support import EXAMPLES
from tests.conftest import read_rows, write_rows


def told(folder: Path) -> list[tuple[str, int, str]]:
    tables, _ = read_source_tables(folder)
    report = check_evidence(tables, EXAMPLES / "texts", folder=folder.name)
    return [(fault.file, fault.line, fault.column) for fault in report.faults]


def test_the_rows_of_the_examples_say_what_the_papers_say() -> None:
    assert told(EXAMPLES) == []


@pytest.mark.parametrize(
    ("table", "key", "column", "text"),
    [
        ("claims", "post-2024-05-14_trade_volume", "qualifier", "about"),
        ("claims", "post-2024-05-14_trade_volume", "time_period", "2021"),
        ("claims", "post-2024-05-14_trade_volume", "obs_status", "E"),
        ("claims", "post-2024-05-14_trade_volume", "obs_status", "P"),
        ("claims", "post-2024-05-14_trade_volume", "obs_status", "F"),
        ("event_dates", "post-2024-05-14_rail-treaty-signed", "date_basis", "resolved"),
    ],
)
def test_a_cell_that_the_sentence_contradicts_is_told(
    tmp_path: Path, table: str, key: str, column: str, text: str
) -> None:
    mine = Path(shutil.copytree(EXAMPLES, tmp_path / "mine"))
    header, *rows = read_rows(mine / f"{table}.csv")
    line = next(number for number, row in enumerate(rows, 2) if row[0] == key)
    old = rows[line - 2][header.index(column)]
    assert old != text
    rows[line - 2][header.index(column)] = text
    write_rows(mine / f"{table}.csv", [header, *rows])
    assert (f"mine/{table}.csv", line, column) in told(mine)


def test_an_originator_whom_the_article_does_not_name_is_told(tmp_path: Path) -> None:
    mine = Path(shutil.copytree(EXAMPLES, tmp_path / "mine"))
    header, *rows = read_rows(mine / "originators.csv")
    write_rows(mine / "originators.csv", [header, *sorted([*rows, ["zoe-zander", "Zoe Zander", "", "person", "", ""]])])
    header, *rows = read_rows(mine / "claims.csv")
    line = next(number for number, row in enumerate(rows, 2) if row[0] == "post-2024-05-14_trade_volume")
    rows[line - 2][header.index("originator_id")] = "zoe-zander"
    write_rows(mine / "claims.csv", [header, *rows])
    assert ("mine/claims.csv", line, "originator_id") in told(mine)

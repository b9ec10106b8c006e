"""Values that differ between the formats, or that break a rule of the descriptor, are named with their cell."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import read_rows, write_rows
from tests.verifying.support import (
    NOT_THE_HASHED,
    NOT_THE_LISTED,
    faults,
    read_descriptor,
    reseal,
    write_checksums,
    write_descriptor,
)

NOT_THE_VALUES = "the values are not those that the descriptor's content hash names"


def cell(folder: Path, table: str, line: int, column: str) -> str:
    rows = read_rows(folder / "csv" / f"{table}.csv")
    return rows[line - 1][rows[0].index(column)]


def set_csv(folder: Path, table: str, line: int, column: str, text: str) -> None:
    path = folder / "csv" / f"{table}.csv"
    rows = read_rows(path)
    rows[line - 1][rows[0].index(column)] = text
    write_rows(path, rows)


def set_parquet(folder: Path, table: str, line: int, column: str, value: str | int | None) -> None:
    path = folder / "parquet" / f"{table}.parquet"
    frame = pd.read_parquet(path)
    frame.loc[line - 2, column] = value
    frame.to_parquet(path, index=False)


def test_a_digit_changed_in_a_csv_file_is_named_with_its_cell(small: Path) -> None:
    was = cell(small, "areas", 2, "cow_code")
    other = was[:-1] + ("2" if was[-1] == "1" else "1")
    set_csv(small, "areas", 2, "cow_code", other)
    assert faults(small) == [
        f"csv/areas.csv: {NOT_THE_LISTED}",
        f"csv/areas.csv: {NOT_THE_HASHED}",
        f"csv/areas.csv: {NOT_THE_VALUES}",
        f"csv/areas.csv:2: cow_code {other!r}: parquet/areas.parquet holds {was!r}",
    ]


def test_a_value_changed_in_csv_only_is_named_when_every_hash_is_made_anew(small: Path) -> None:
    fault = f"csv/areas.csv:3: name 'Elsewhere': parquet/areas.parquet holds {cell(small, 'areas', 3, 'name')!r}"
    set_csv(small, "areas", 3, "name", "Elsewhere")
    reseal(small)
    assert faults(small) == [f"csv/areas.csv: {NOT_THE_VALUES}", fault]
    reseal(small, content=True)
    assert faults(small) == [fault]


def test_a_value_changed_in_both_formats_is_named(small: Path) -> None:
    set_csv(small, "areas", 3, "name", "Elsewhere")
    set_parquet(small, "areas", 3, "name", "Elsewhere")
    reseal(small)
    assert faults(small) == [f"csv/areas.csv: {NOT_THE_VALUES}", f"parquet/areas.parquet: {NOT_THE_VALUES}"]


def test_a_row_lost_from_csv_is_named_when_every_hash_is_made_anew(small: Path) -> None:
    path = small / "csv" / "originators.csv"
    rows = read_rows(path)
    write_rows(path, rows[:-1])
    reseal(small)
    count = len(rows) - 1
    assert faults(small) == [
        f"csv/originators.csv: {count - 1} rows, where the descriptor says {count}",
        f"csv/originators.csv: {NOT_THE_VALUES}",
        f"csv/originators.csv: {count - 1} rows, where parquet/originators.parquet has {count}",
    ]


def test_many_cells_that_differ_are_counted(small: Path) -> None:
    path = small / "csv" / "originators.csv"
    header, *rows = read_rows(path)
    write_rows(path, [header, *reversed(rows)])
    reseal(small, content=True)
    found = faults(small)
    assert len(found) == 11
    assert found[-1].startswith("csv/originators.csv: ")
    assert found[-1].endswith(" more cells are not those of parquet/originators.parquet")


@pytest.mark.parametrize(
    ("table", "column", "text", "fault"),
    [
        ("originators", "area", "XXX", "area 'XXX': is not a key of areas"),
        ("originators", "kind", "king", "kind 'king': is not a code of the descriptor's list"),
        ("originators", "name", "", "name: may not be empty"),
        ("areas", "cow_code", "1", "cow_code '1': must be at least 2"),
        ("areas", "gw_code", "1000", "gw_code '1000': must be at most 999"),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named_when_every_hash_is_made_anew(
    table: str, column: str, text: str, fault: str, small: Path
) -> None:
    set_csv(small, table, 2, column, text)
    value = int(text) if text.isdigit() else (text or None)
    set_parquet(small, table, 2, column, value)
    reseal(small, content=True)
    assert faults(small) == [f"csv/{table}.csv:2: {fault}"]


def test_a_repeated_key_is_named_when_every_hash_is_made_anew(small: Path) -> None:
    key = cell(small, "originators", 2, "originator_id")
    set_csv(small, "originators", 4, "originator_id", key)
    set_parquet(small, "originators", 4, "originator_id", key)
    reseal(small, content=True)
    assert faults(small) == ["csv/originators.csv:4: the primary key is missing or stands on an earlier line too"]


def test_a_foreign_key_to_a_table_that_is_not_there_is_named(small: Path) -> None:
    descriptor = read_descriptor(small)
    for entry in descriptor["resources"]:
        for foreign in entry["schema"].get("foreignKeys", []):
            if foreign["fields"] == ["area"]:
                foreign["reference"]["resource"] = "countries"
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert faults(small) == [
        "csv/originators.csv: area holds keys of countries, area, which the release does not describe"
    ]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe\x00\x00",
        b"area,name\n",
        b"area,name,m49,cow_code,gw_code\nARM,Armenia,051,x,371\n",
        b"area,name,m49,cow_code,gw_code\nARM,Armenia,051,99999999999999999999,371\n",
        b"area,name,m49,cow_code,gw_code\nARM,Armenia,051,371,371,1\n",
        b'area,name,m49,cow_code,gw_code\nARM,"Armenia,051,371,371\n',
        b"area,name,m49,cow_code,gw_code\nARM,Armenia\n",
    ],
    ids=["empty", "bytes", "header", "text", "huge", "wide", "quote", "narrow"],
)
def test_a_csv_file_that_cannot_be_read_is_named(text: bytes, small: Path) -> None:
    (small / "csv" / "areas.csv").write_bytes(text)
    reseal(small)
    found = faults(small)
    assert found
    assert all("\n" not in fault for fault in found)
    assert found[0].startswith("csv/areas.csv: ")

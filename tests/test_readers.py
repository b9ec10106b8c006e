"""Every table read by the libraries that people have: the same values and the same types in each."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from bilateral_stats import load, tables

Rows = list[tuple[Any, ...]]

ARROW = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "date": pa.timestamp("ms"),
    "boolean": pa.bool_(),
}
POLARS = {
    "string": pl.String(),
    "number": pl.Float64(),
    "integer": pl.Int64(),
    "date": pl.Datetime("ms"),
    "boolean": pl.Boolean(),
}
DUCKDB = {
    "string": "VARCHAR",
    "number": "DOUBLE",
    "integer": "BIGINT",
    "date": "TIMESTAMP",
    "boolean": "BOOLEAN",
}
PANDAS = {"string": "str", "number": "float64", "integer": "Int64", "date": "datetime64[ms]", "boolean": "bool"}
"""Type in the descriptor to the type that a library finds in the Parquet file."""


def types(release: Path, table: str) -> dict[str, str]:
    """Return the types that the release itself states."""
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(entry for entry in descriptor["resources"] if entry["name"] == table)
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def plain(value: Any) -> Any:
    """Return a value as plain Python: ``None`` where it is missing, a day as a day."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, datetime.datetime):
        assert value.time() == datetime.time(0)
        return value.date()
    return value.item() if hasattr(value, "item") else value


def plain_rows(rows: Any) -> Rows:
    return [tuple(plain(value) for value in row) for row in rows]


def frame_rows(frame: pd.DataFrame) -> Rows:
    return plain_rows(frame.itertuples(index=False, name=None))


def arrow_rows(table: pa.Table) -> Rows:
    return plain_rows(zip(*(column.to_pylist() for column in table.columns), strict=True))


def duckdb_types(relation: duckdb.DuckDBPyRelation) -> dict[str, str]:
    return {name: str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)}


@pytest.fixture(params=tables())
def table(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def expected(table: str) -> Rows:
    return frame_rows(load(table))


def test_the_plain_values_keep_what_they_were() -> None:
    # The comparisons below hold only if this one does: text stays text, and a day stays a day.
    [area] = [row for row in frame_rows(load("areas")) if row[0] == "ARM"]
    assert area[:4] == ("ARM", "Armenia", "051", 371)
    assert [type(value) for value in area] == [str, str, str, int, int]
    statistics = load("statistics").set_index("claim_id")[
        ["obs_value", "obs_value_to", "period_start", "low_inclusive"]
    ]
    assert frame_rows(statistics.loc[["toi-2023-04-18_arms_import_share"]]) == [
        (69.0, None, datetime.date(2016, 1, 1), True)
    ]


def test_pandas_reads_parquet(table: str, expected: Rows, release: Path) -> None:
    frame = pd.read_parquet(release / "parquet" / f"{table}.parquet")
    stated = types(release, table)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        name: PANDAS[kind] for name, kind in stated.items()
    }
    assert frame_rows(frame) == expected


def test_pyarrow_reads_parquet(table: str, expected: Rows, release: Path) -> None:
    read = pyarrow.parquet.read_table(release / "parquet" / f"{table}.parquet")
    assert {field.name: field.type for field in read.schema} == {
        name: ARROW[kind] for name, kind in types(release, table).items()
    }
    assert arrow_rows(read) == expected


def test_polars_reads_parquet(table: str, expected: Rows, release: Path) -> None:
    read = pl.read_parquet(release / "parquet" / f"{table}.parquet")
    assert dict(read.schema) == {name: POLARS[kind] for name, kind in types(release, table).items()}
    assert plain_rows(read.rows()) == expected


def test_duckdb_reads_parquet(table: str, expected: Rows, release: Path) -> None:
    with duckdb.connect() as connection:
        read = connection.read_parquet(str(release / "parquet" / f"{table}.parquet"))
        assert duckdb_types(read) == {name: DUCKDB[kind] for name, kind in types(release, table).items()}
        assert plain_rows(read.fetchall()) == expected


def test_pandas_reads_csv(table: str, expected: Rows, release: Path) -> None:
    stated = types(release, table)
    days = [name for name, kind in stated.items() if kind == "date"]
    frame = pd.read_csv(
        release / "csv" / f"{table}.csv",
        dtype={name: PANDAS[kind] for name, kind in stated.items() if kind != "date"},
        parse_dates=days,
        keep_default_na=False,
        na_values=[""],
    )
    assert list(frame.columns) == list(stated)
    assert frame_rows(frame) == expected


def test_pyarrow_reads_csv(table: str, expected: Rows, release: Path) -> None:
    stated = types(release, table)
    options = pyarrow.csv.ConvertOptions(
        column_types={name: ARROW[kind] for name, kind in stated.items()},
        null_values=[""],
        strings_can_be_null=True,
    )
    read = pyarrow.csv.read_csv(release / "csv" / f"{table}.csv", convert_options=options)
    assert read.column_names == list(stated)
    assert arrow_rows(read) == expected


def test_polars_reads_csv(table: str, expected: Rows, release: Path) -> None:
    schema = {name: pl.Date() if kind == "date" else POLARS[kind] for name, kind in types(release, table).items()}
    read = pl.read_csv(release / "csv" / f"{table}.csv", schema=schema)
    assert plain_rows(read.rows()) == expected


def test_duckdb_reads_csv(table: str, expected: Rows, release: Path) -> None:
    columns = {name: "DATE" if kind == "date" else DUCKDB[kind] for name, kind in types(release, table).items()}
    with duckdb.connect() as connection:
        read = connection.execute(
            "SELECT * FROM read_csv(?, columns = $columns, header = true)".replace("$columns", str(columns)),
            [str(release / "csv" / f"{table}.csv")],
        )
        assert plain_rows(read.fetchall()) == expected


def test_a_reader_that_guesses_types_loses_the_zeros_of_a_code(release: Path) -> None:
    # Why the README says to give the types, or to read Parquet.
    path = release / "csv" / "areas.csv"
    assert {pd.read_csv(path)["m49"].dtype.kind, pl.read_csv(path)["m49"].dtype.is_integer()} == {"i", True}


def test_the_snippet_for_duckdb(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release)
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT value_label, indicator_title, citation FROM 'parquet/statistics.parquet' "
            "WHERE indicator_id = 'arms_import_share' ORDER BY claim_id"
        ).fetchall()
    statistics = load("statistics").query("indicator_id == 'arms_import_share'")
    assert rows == frame_rows(statistics.sort_values("claim_id")[["value_label", "indicator_title", "citation"]])
    assert rows

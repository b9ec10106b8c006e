"""The files that people open: a workbook, files of Stata, a database; each with what users open it with."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import sqlite3
import subprocess
import warnings
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import polars
import pyreadstat
import pytest

from bilateral_stats import cite, load, tables
from bilateral_stats.formats.workbook import SHEETS
from tests.conftest import DATASET


@pytest.fixture(scope="module")
def workbook(release: Path) -> openpyxl.Workbook:
    [path] = release.glob("*.xlsx")
    return openpyxl.load_workbook(path)


def column_of(sheet: openpyxl.worksheet.worksheet.Worksheet, name: str) -> list[openpyxl.cell.cell.Cell]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(name)] for row in sheet.iter_rows(min_row=2)]


def test_the_workbook_says_what_it_is_and_how_to_cite(workbook: openpyxl.Workbook) -> None:
    assert workbook.sheetnames == ["about", *SHEETS, "codebook"]
    about = {row[0].value: row[1].value for row in workbook["about"].iter_rows()}
    assert DATASET.version in about["Version"]
    assert about["How to cite"] == load("statistics").attrs["citation"]


def test_codes_are_text_and_days_are_days(workbook: openpyxl.Workbook) -> None:
    sheet, table = workbook["statistics"], load("statistics")
    assert [cell.value for cell in column_of(sheet, "ref_area_m49")] == list(table["ref_area_m49"])
    assert column_of(sheet, "ref_area_m49")[0].number_format == "@"
    # Numbers that other tables are joined by stay numbers.
    assert [cell.value for cell in column_of(sheet, "ref_area_cow_code")] == list(table["ref_area_cow_code"])
    days = [cell.value for cell in column_of(sheet, "period_start")]
    assert [None if pd.isna(day) else day.to_pydatetime() for day in table["period_start"]] == days
    assert [cell.value for cell in column_of(sheet, "obs_value")] == list(table["obs_value"])
    links = [cell.hyperlink.target for cell in column_of(sheet, "url") if cell.hyperlink]
    assert len(links) > 0.9 * table["url"].notna().sum()
    assert sheet.freeze_panes == "B2"


def test_calc_reads_the_workbook_as_it_is(release: Path, tmp_path: Path) -> None:
    program = shutil.which("soffice") or shutil.which("localc")
    if program is None:
        pytest.skip("no Calc: the workbook is not opened in it")
    [path] = release.glob("*.xlsx")
    command = [
        program,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True)
    [written] = tmp_path.glob("*.csv")
    read, ours = pd.read_csv(written, dtype="str", keep_default_na=False), load("statistics")
    assert list(read["ref_area_m49"]) == list(ours["ref_area_m49"])
    assert list(read["period_start"]) == list(ours["period_start"].dt.strftime("%Y-%m-%d").fillna(""))
    assert list(read["as_printed"]) == list(ours["as_printed"])
    assert [float(cell) for cell in read["obs_value"]] == list(ours["obs_value"])


@pytest.mark.parametrize("table", ["statistics", "comparisons", "dyad_years", "timeline", "slips", "sources"])
def test_stata_files_hold_the_tables_with_labels(release: Path, table: str) -> None:
    path, ours = release / "stata" / f"{table}.dta", load(table)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pd.read_stata(path)
    assert list(read.columns) == list(ours.columns)
    assert len(read) == len(ours)
    for name in ours.columns:
        if ours[name].dtype == "str":
            assert list(read[name].astype(object).fillna("").astype(str)) == list(ours[name].fillna("")), name
        elif str(ours[name].dtype).startswith("datetime"):
            assert list(read[name].isna()) == list(ours[name].isna())
            assert list(read[name].dropna()) == list(ours[name].dropna())
    _, meta = pyreadstat.read_dta(str(path))
    assert meta.column_names_to_labels[str(ours.columns[0])]
    assert f"{DATASET.name} {DATASET.version}" in meta.file_label
    assert f"Cite: {cite()}" in meta.notes
    assert any(note.startswith("Licence: Creative Commons") for note in meta.notes)
    if table == "statistics":
        assert set(meta.variable_value_labels["obs_status"].values()) >= {"A", "E", "F"}


@pytest.fixture
def database(release: Path) -> sqlite3.Connection:
    [path] = release.glob("*.sqlite")
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def test_the_database_holds_every_table_with_its_keys(database: sqlite3.Connection) -> None:
    with contextlib.closing(database):
        for table in tables():
            ours = load(table)
            [[count]] = database.execute(f'SELECT count(*) FROM "{table}"')
            assert count == len(ours)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = {row[1]: row[5] for row in database.execute("PRAGMA table_info(claims)")}
        assert keys["claim_id"] == 1
        assert database.execute("SELECT m49 FROM areas WHERE area = 'AZE'").fetchone() == ("031",)
        told = database.execute(
            "SELECT meaning FROM columns_of_tables WHERE table_name = 'statistics' AND column_name = 'obs_value'"
        ).fetchone()
        assert told[0]


def test_views_answer_the_common_questions(database: sqlite3.Connection) -> None:
    statistics = load("statistics")
    with contextlib.closing(database):
        [[confirmed]] = database.execute("SELECT count(*) FROM confirmed")
        [[disagreements]] = database.execute("SELECT count(*) FROM disagreements")
        shares = database.execute("SELECT value_label FROM shares_by_window").fetchall()
    assert confirmed == statistics["verdict"].eq("compatible").sum()
    assert disagreements == load("comparisons")["verdict"].eq("conflict").sum()
    windows = statistics[statistics["dimension"].eq("share") & statistics["time_period"].fillna("").str.contains("/")]
    assert sorted(row[0] for row in shares) == sorted(windows["value_label"])


def test_the_question_of_the_readme_has_one_answer_everywhere(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release)
    readme = (release / "README.md").read_text(encoding="utf-8")
    wanted = load("statistics").query("dimension == 'share' and period_kind == 'years'")
    printed = []
    for code in re.findall(r"```python\n(.*?)```", readme, re.DOTALL):
        if "shares" in code:
            names: dict[str, object] = {}
            with contextlib.redirect_stdout(io.StringIO()) as said:
                exec(compile(code, "README.md", "exec"), names)
            printed.append(said.getvalue())
            shares = names["shares"]
            assert isinstance(shares, pd.DataFrame | polars.DataFrame)
            assert sorted(shares["value_label"].to_list()) == sorted(wanted["value_label"])
    assert len(printed) == 2
    assert all(printed)
    rows = duckdb.sql("SELECT value_label FROM 'parquet/statistics.parquet' WHERE period_kind = 'years'").fetchall()
    assert len(rows) >= len(wanted)


def test_r_reads_every_column_as_what_it_is(release: Path) -> None:
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("no R: its lines in the README are not run")
    readme = (release / "README.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```r\n(.*?)```", readme, re.DOTALL)
    code += "cat(sapply(statistics, function(column) class(column)[1]), sep = '\\n')\n"
    code += "cat(statistics$ref_area_m49[1], format(statistics$period_start), shares$value_label, sep = '\\n')"
    done = subprocess.run([program, "-e", code], capture_output=True, text=True, check=True, cwd=release)
    ours = load("statistics")
    lines = done.stdout.splitlines()
    days = list(ours["period_start"].dt.strftime("%Y-%m-%d").fillna("NA"))
    shares = ours.query("dimension == 'share' and period_kind == 'years'")["value_label"]
    assert lines[-len(shares) :] == list(shares)
    assert lines[-len(shares) - len(days) : -len(shares)] == days
    types = dict(zip(ours.columns, lines[: -len(shares) - len(days) - 1][-len(ours.columns) :], strict=True))
    assert lines[-len(shares) - len(days) - 1] == ours["ref_area_m49"].iloc[0]
    expected = {"Float64": "numeric", "float64": "numeric", "Int64": "integer", "boolean": "logical", "bool": "logical"}
    for name, dtype in ours.dtypes.astype(str).items():
        kind = "Date" if dtype.startswith("datetime") else expected.get(dtype, "character")
        assert types[str(name)] == kind or ours[name].isna().all() or (kind, types[str(name)]) == ("numeric", "integer")


def test_a_dyad_year_joins_to_another_table_by_its_codes() -> None:
    ours = load("dyad_years")
    other = pd.DataFrame({"cow_code1": [373], "cow_code2": [666], "year": [2020], "alliance": [0]})
    joined = ours.merge(
        other,
        left_on=["ref_area_cow_code", "counterpart_area_cow_code", "year"],
        right_on=["cow_code1", "cow_code2", "year"],
    )
    assert len(joined) == len(ours.query("ref_area == 'AZE' and counterpart_area == 'ISR' and year == 2020")) > 0

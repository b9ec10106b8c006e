"""The contract is checked as its models say, and each broken rule is told in words."""

from __future__ import annotations

import pandas as pd
import pytest

from bilateral_stats import load, tables
from bilateral_stats.contract.columns import check_contract, columns, model

WORDED = {"isin", "str_matches", "greater_than_or_equal_to", "less_than_or_equal_to"}
"""Checks of a pandera field that are told in our words."""


@pytest.mark.parametrize("table", tables())
def test_each_rule_of_a_column_has_words(table: str) -> None:
    rules = {
        column: {check.name for check in entry.checks} for column, entry in model(table).to_schema().columns.items()
    }
    assert {column: names - WORDED for column, names in rules.items() if names - WORDED} == {}
    assert [column.name for column in columns(table) if column.pattern and not column.words] == []


@pytest.mark.parametrize("table", tables())
def test_each_rule_across_columns_names_a_column(table: str) -> None:
    for check in model(table).to_schema().checks:
        column, _, rule = str(check.error).partition(": ")
        assert column in {entry.name for entry in columns(table)}
        assert rule


def test_every_wrong_cell_of_a_table_is_told() -> None:
    areas = load("areas").set_axis(range(2, 8))
    areas.loc[3, "name"] = pd.NA
    areas.loc[4, "m49"] = "51"
    areas.loc[5, "cow_code"] = 1
    areas.loc[6, "area"] = "irn"
    areas.loc[7, "area"] = areas.loc[2, "area"]
    told = {(fault.line, fault.column, fault.rule) for fault in check_contract("areas", areas, "areas.csv")}
    assert told == {
        (3, "name", "may not be empty"),
        (4, "m49", "write the UN M49 code with three digits, 031 and not 31"),
        (5, "cow_code", "must be at least 2"),
        (6, "area", "write a country as its ISO 3166-1 alpha-3 code, three capital letters"),
        (7, "area", "this key stands on an earlier line too; a key is used once"),
    }


def test_a_frame_of_another_shape_is_no_fault_of_the_data() -> None:
    areas = load("areas")
    for wrong in (areas.drop(columns="m49"), areas.astype({"cow_code": "float64"}), areas[areas.columns[::-1]]):
        with pytest.raises(RuntimeError, match="could not be checked"):
            check_contract("areas", wrong, "areas")

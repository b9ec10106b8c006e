"""The rules of the models, run by this package, find what pandera's own ``validate`` finds."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral_stats import load, tables
from bilateral_stats.contract import Column, check_contract, columns, model

ROWS = 5

WRONG: dict[str, list[Any]] = {
    "string": [None, "", "a b", "A B C D E F G H I J K L M", "none", "2020/2019", "share", "deprecated", "AZE"],
    "number": [None, -1.0, 0.0, 1e9],
    "integer": [None, -1, 0, 10**6],
    "date": [None, pd.Timestamp("2020-01-01")],
    "boolean": [True, False],
}
"""By the type of a column: what a cell may hold by mistake."""


def found_by_pandera(table: str, frame: pd.DataFrame) -> set[tuple[int, str]]:
    """Return line and column of each cell that pandera blames; a rule across columns names its column first."""
    try:
        model(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        found: set[tuple[int, str]] = set()
        for error in errors.schema_errors:
            if isinstance(error.schema, pa.Column):
                found |= {(line, error.schema.name) for line in error.failure_cases["index"]}
            else:
                lines = error.check_output.index[~error.check_output.astype(bool)]
                found |= {(line, str(error.check.error).split(":")[0]) for line in lines}
        return found
    return set()


@st.composite
def damaged(draw: st.DrawFn, table: str, sound: pd.DataFrame) -> pd.DataFrame:
    cells = sound.astype("object")
    for _ in range(draw(st.integers(0, 6))):
        column: Column = draw(st.sampled_from(columns(table)))
        line = draw(st.sampled_from(list(sound.index)))
        cells.at[line, column.name] = draw(st.sampled_from([*WRONG[column.type.name], *sound[column.name].tolist()]))
    return cells.astype({column.name: column.type.dtype for column in columns(table)})


@pytest.mark.parametrize("table", tables())
def test_pandera_finds_the_same(table: str) -> None:
    sound = load(table).head(ROWS).set_axis(range(2, ROWS + 2))

    @settings(max_examples=25, deadline=None)
    @given(damaged(table, sound))
    def compare(frame: pd.DataFrame) -> None:
        # Two rows of one key are refused by a rule that pandera does not have.
        faults = [fault for fault in check_contract(table, frame, table) if "earlier line" not in fault.rule]
        assert {(fault.line, fault.column) for fault in faults} == found_by_pandera(table, frame)

    compare()


def test_a_frame_of_another_shape_is_no_fault_of_the_data() -> None:
    areas = load("areas")
    for wrong in (areas.drop(columns="m49"), areas.astype({"m49": "object"}), areas[areas.columns[::-1]]):
        with pytest.raises(RuntimeError, match="other columns or types"):
            check_contract("areas", wrong, "areas")

"""Bounds of a qualified value, worked out by hand from the table of the design."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from bilateral_stats.schemas.qualifiers import QUALIFIERS
from hypothesis import given
from hypothesis import strategies as st

from bilateral_stats.derive.bounds import value_bounds

NAN = math.nan


def bounds_of(qualifier: str, value: float, upper_value: float = NAN) -> list[float | bool]:
    claims = pd.DataFrame({"qualifier": [qualifier], "obs_value": [value], "obs_value_to": [upper_value]}, index=[3])
    row: list[float | bool] = value_bounds(claims).loc[3].tolist()
    return row


@pytest.mark.parametrize(
    ("qualifier", "value", "upper_value", "low", "high", "low_in", "high_in"),
    [
        ("exact", 69, NAN, 68.655, 69.345, True, True),
        ("exact", 30, NAN, 29.85, 30.15, True, True),
        ("exact", 0, NAN, 0, 0, True, True),
        ("about", 200000000, NAN, 180000000, 220000000, True, True),
        ("about", 30, NAN, 27, 33, True, True),
        ("nearly", 6500, NAN, 5850, 6500, True, False),
        ("more_than", 6000, NAN, 6000, NAN, False, False),
        ("at_least", 7, NAN, 7, NAN, True, False),
        ("less_than", 2, NAN, NAN, 2, False, False),
        ("at_most", 40, NAN, NAN, 40, False, True),
        ("between", 25, 33, 25, 33, True, True),
        ("exact", -10, NAN, -10.05, -9.95, True, True),
        ("nearly", -10, NAN, -10, -9, False, True),
    ],
)
def test_bounds(
    qualifier: str, value: float, upper_value: float, low: float, high: float, low_in: bool, high_in: bool
) -> None:
    found = bounds_of(qualifier, value, upper_value)
    assert found[:2] == pytest.approx([low, high], rel=1e-15, nan_ok=True)
    assert found[2:] == [low_in, high_in]


def test_rounded_bounds_have_no_stray_digits() -> None:
    assert [str(bound) for bound in bounds_of("exact", 30)[:2]] == ["29.85", "30.15"]


@given(
    st.sampled_from(sorted(QUALIFIERS)),
    st.floats(min_value=-1e12, max_value=1e12, allow_nan=False),
    st.floats(min_value=1e-3, max_value=1e12),
)
def test_bounds_are_in_order_and_near_the_value(qualifier: str, value: float, width: float) -> None:
    low, high, low_in, high_in = bounds_of(qualifier, value, value + width if qualifier == "between" else NAN)
    assert math.isnan(low) or math.isnan(high) or low <= high
    assert not (math.isnan(low) and low_in)
    assert not (math.isnan(high) and high_in)
    assert not (math.isnan(low) and math.isnan(high))
    tolerance = abs(value) * 1e-9
    assert math.isnan(low) or low <= value + tolerance
    assert math.isnan(high) or high >= value - tolerance

"""Bounds of a printed figure, worked out by hand from the table of the design."""

from __future__ import annotations

import math
from fractions import Fraction

import pandas as pd
import pytest
from bilateral_stats.schemas.qualifiers import QUALIFIERS
from hypothesis import given
from hypothesis import strategies as st

from bilateral_stats.derive.bounds import bounds_of, value_bounds
from bilateral_stats.numerals.printed_digits import printed_digits

NAN = math.nan

LIMITS = {"share": (0.0, 100.0), "money": (0.0, None), "persons": (0.0, None), "things": (0.0, None)}


@pytest.mark.parametrize(
    ("words", "value", "dimension", "low", "high", "high_in"),
    [
        ("69 percent", 69, "share", 68.5, 69.5, False),
        ("33.3%", 33.3, "share", 33.25, 33.35, False),
        ("0.4 percent", 0.4, "share", 0.36, 0.44, False),
        ("100 percent", 100, "share", 99.5, 100, True),
        ("$1.7 billion", 1.7e9, "money", 1.65e9, 1.75e9, False),
        ("$1.74 billion", 1.74e9, "money", 1.735e9, 1.745e9, False),
        ("1,7 milyard dollar", 1.7e9, "money", 1.65e9, 1.75e9, False),
        ("$1 billion", 1e9, "money", 0.9e9, 1.1e9, False),
        ("$928.4 million", 928.4e6, "money", 928.35e6, 928.45e6, False),
        ("$200 million", 2e8, "money", 1.995e8, 2.005e8, False),
        ("six weeks", 6, "duration", 5.5, 6.5, False),
        ("44 days", 44, "duration", 43.5, 44.5, False),
        ("5.7 thousand dead", 5700, "persons", 5650, 5750, False),
        ("two million people", 2e6, "persons", 1.8e6, 2.2e6, False),
        ("2,783 soldiers", 2783, "persons", 2783, 2783, True),
        ("2 889", 2889, "persons", 2889, 2889, True),
        ("2.855", 2855, "persons", 2855, 2855, True),
        ("20 companies", 20, "things", 20, 20, True),
        ("700 soldiers", 700, "persons", 700, 700, True),
        ("6,000 soldiers", 6000, "persons", 5940, 6060, False),
        ("2,900 soldiers", 2900, "persons", 2871, 2929, False),
        ("2,990 soldiers", 2990, "persons", 2990, 2990, True),
        ("one-third", 33.3, "share", 29.97, 36.63, True),
        ("half a billion dollars", 5e8, "money", 4.5e8, 5.5e8, True),
        ("one in five", 20, "share", 18, 22, True),
        ("doubled", 100, "change", 90, 110, True),
        ("0 percent", 0, "share", 0, 0, True),
    ],
)
def test_a_plain_figure_reaches_as_far_as_its_last_digit(
    words: str, value: float, dimension: str, low: float, high: float, high_in: bool
) -> None:
    found = bounds_of("exact", value, None, words, None, dimension, *LIMITS.get(dimension, (None, None)))
    assert found == (low, high, True, high_in)


@pytest.mark.parametrize(
    ("qualifier", "value", "upper_value", "low", "high", "low_in", "high_in"),
    [
        ("about", 200000000, None, 180000000, 220000000, True, True),
        ("about", 30, None, 27, 33, True, True),
        ("nearly", 6500, None, 5850, 6500, True, False),
        ("more_than", 6000, None, 6000, NAN, False, False),
        ("at_least", 7, None, 7, NAN, True, False),
        ("less_than", 2, None, NAN, 2, False, False),
        ("at_most", 40, None, NAN, 40, False, True),
        ("between", 25, 33, 24.5, 33.5, True, False),
        # Below zero the words speak of the size.
        ("exact", -10, None, -10.5, -9.5, False, True),
        ("nearly", -10, None, -10, -9, False, True),
        ("more_than", -30, None, NAN, -30, False, False),
        ("at_least", -30, None, NAN, -30, False, True),
        ("less_than", -30, None, -30, NAN, False, False),
        ("at_most", -30, None, -30, NAN, True, False),
        ("between", -33, -25, -33.5, -24.5, False, True),
    ],
)
def test_words_before_a_figure(
    qualifier: str, value: float, upper_value: float | None, low: float, high: float, low_in: bool, high_in: bool
) -> None:
    words = f"{abs(value)} to {abs(upper_value)}" if upper_value is not None else f"{abs(value):,}"
    found = bounds_of(qualifier, float(value), upper_value, words, None, "change", None, None)
    assert found[:2] == pytest.approx((low, high), rel=1e-15, nan_ok=True)
    assert found[2:] == (low_in, high_in)


def test_words_in_english_are_read_where_those_of_the_page_cannot_be() -> None:
    assert bounds_of("exact", 6.0, None, "шесть недель", "six weeks", "duration", None, None)[:2] == (5.5, 6.5)
    assert bounds_of("exact", 6.0, None, "шесть недель", None, "duration", None, None)[:2] == (5.4, 6.6)


@pytest.mark.parametrize(
    ("words", "value", "unit", "magnitude"),
    [
        ("Rs 1.25 crore", 12500000, 100000, 10**7),
        ("4,39,173 tonnes", 439173, 1, 1),
        ("2 հազար 889", 2889, 1, 1),
        ("1 milyard 394 milyon", 1394000000, 10**6, 10**6),
        ("17% of exports in 2016-2020", 17, 1, 1),
        ("between 25 to 33 percent", 33, 1, 1),
        ("twenty-five percent", 25, 1, 1),
        ("six thousand", 6000, 1000, 1000),
    ],
)
def test_how_finely_a_figure_is_printed(words: str, value: float, unit: int, magnitude: int) -> None:
    found = printed_digits(words, float(value))
    assert found is not None
    assert (found.unit, found.magnitude) == (unit, magnitude)


@pytest.mark.parametrize(
    ("words", "value"), [("a third", 33.3), ("one in 5", 20), ("the dead", 7), ("doubled", 2), ("3,702", 4000)]
)
def test_digits_that_cannot_be_read(words: str, value: float) -> None:
    assert printed_digits(words, float(value)) is None


@pytest.mark.parametrize(("one", "other"), [("69 percent", "70 percent"), ("1.7", "1.8")])
def test_neighbours_share_no_value(one: str, other: str) -> None:
    values = [float(words.split()[0]) for words in (one, other)]
    bounds = [
        bounds_of("exact", value, None, words, None, "share", 0.0, 100.0)
        for value, words in zip(values, (one, other), strict=True)
    ]
    assert bounds[0][1] == bounds[1][0]
    assert not bounds[0][3]


def test_a_table_has_the_bounds_of_its_rows_on_its_index() -> None:
    claims = pd.DataFrame(
        {
            "obs_value": [30.0],
            "obs_value_to": [NAN],
            "qualifier": "about",
            "as_printed": "about 30",
            "in_english": None,
        },
        index=[7],
    )
    limits = pd.DataFrame({"dimension": ["share"], "minimum": [0.0], "maximum": [100.0]}, index=[7])
    assert value_bounds(claims, limits).loc[7].tolist() == [27.0, 33.0, True, True]
    assert value_bounds(claims.iloc[:0], limits.iloc[:0]).dtypes.astype(str).tolist() == ["float64"] * 2 + ["bool"] * 2


@given(
    st.sampled_from(sorted(QUALIFIERS)),
    st.one_of(st.integers(-(10**12), 10**12).map(float), st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)),
    st.floats(min_value=1e-3, max_value=1e12),
    st.sampled_from(["share", "money", "persons"]),
)
def test_bounds_are_in_order_and_hold_the_value(qualifier: str, value: float, width: float, dimension: str) -> None:
    upper = value + width if qualifier == "between" else None
    words = f"{value} to {upper}"
    low, high, low_in, high_in = bounds_of(qualifier, value, upper, words, None, dimension, None, None)
    assert math.isnan(low) or math.isnan(high) or low <= high
    assert not (math.isnan(low) and low_in)
    assert not (math.isnan(high) and high_in)
    assert not (math.isnan(low) and math.isnan(high))
    tolerance = Fraction(abs(value)) / 10**9
    assert math.isnan(low) or Fraction(low) <= Fraction(value) + tolerance
    assert math.isnan(high) or Fraction(high) >= Fraction(value) - tolerance

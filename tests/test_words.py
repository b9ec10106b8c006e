"""Figures and dates in words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral_stats.ground.cell_text import plain_number
from bilateral_stats.words.values import (
    say_number,
    say_period,
    say_value,
    say_whole,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (30, "30"),
        (33.3, "33.3"),
        (6000, "6,000"),
        (999999, "999,999"),
        (1e6, "1 million"),
        (200000000, "200 million"),
        (928400000, "928.4 million"),
        (1.7e9, "1.7 billion"),
        (2.24e12, "2.24 trillion"),
        (-1500, "-1,500"),
        (-0.5, "-0.5"),
        (1234.5, "1,234.5"),
    ],
)
def test_numbers(value: float, words: str) -> None:
    assert say_number(value) == words


@pytest.mark.parametrize(
    ("qualifier", "value", "upper_value", "sign", "unit_label", "words"),
    [
        ("more_than", 6000, math.nan, "", "soldiers", "more than 6,000 soldiers"),
        ("exact", 69, math.nan, "", "percent", "69 percent"),
        ("about", 200000000, math.nan, "$", "US dollars", "about $200 million"),
        ("between", 25, 33, "", "percent", "between 25 and 33 percent"),
        ("between", 1e9, 2.5e9, "$", "US dollars", "between $1 billion and $2.5 billion"),
        ("less_than", 2, math.nan, "", "months", "less than 2 months"),
    ],
)
def test_values(qualifier: str, value: float, upper_value: float, sign: str, unit_label: str, words: str) -> None:
    assert say_value(qualifier, value, upper_value, sign, unit_label) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023", "2023"),
        ("2023-03", "March 2023"),
        ("2023-03-09", "9 March 2023"),
        ("2016/2020", "2016-2020"),
        ("2022-10/2022-12", "October 2022 to December 2022"),
        ("1992~", "about 1992"),
        ("2016~/2020", "about 2016 to 2020"),
    ],
)
def test_periods(period: str, words: str) -> None:
    assert say_period(period) == words


@pytest.mark.parametrize(
    ("counterpart", "words"),
    [
        ("Portugal", "all cork Spain buys from Portugal"),
        (None, "all cork Spain buys from the counterpart area"),
    ],
)
def test_the_whole_of_a_share_names_the_countries_that_are_known(counterpart: str | None, words: str) -> None:
    assert say_whole("all cork the reference area buys from the counterpart area", "Spain", counterpart) == words


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_plain_numbers_read_back_as_the_same_number(value: float) -> None:
    assert float(plain_number(value)) == value
    assert "e" not in plain_number(value)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_said_numbers_keep_nine_digits(value: int) -> None:
    number, _, word = say_number(value).partition(" ")
    size = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[word]
    assert float(number.replace(",", "")) * size == pytest.approx(value, rel=1e-8)

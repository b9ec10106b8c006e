"""The values that printed words may mean, each worked out by hand."""

from __future__ import annotations

import pytest

from bilateral_stats.numerals.printed_values import printed_values

ENGLISH = {
    "69 percent": {69},
    "$200 million": {200_000_000},
    "$4,850,000,000": {4_850_000_000},
    "2.245 million tons": {2_245_000},
    "half a billion this year": {500_000_000},
    "six-week war": {6},
    "one-third": {33.3},
    "between 25 to 33 percent": {25, 33},
    "one in five": {1, 5, 20},
    "three out of every 10": {3, 10, 30},
    "one of the largest": {1},
    "will double this year": {2, 100},
    "a growth of 40 percent in 2016-2020": {40},
    "zwei Besuche": set(),
}

EITHER_WAY = {
    "1,7 Milliarden US-Dollar": {1_700_000_000},
    "2.855": {2.855, 2855},
    "2,889": {2.889, 2889},
    "3 330": {3330},
    "1.234.567": {1_234_567},
    "12 тысяч": {12, 12_000},
    "5 milhões": {5, 5_000_000},
    "12 trois": {12},
}


@pytest.mark.parametrize(("words", "values"), ENGLISH.items())
def test_words_of_a_language_with_a_decimal_point(words: str, values: set[float]) -> None:
    assert printed_values(words, either_way=False) == values


@pytest.mark.parametrize(("words", "values"), EITHER_WAY.items())
def test_words_of_a_language_with_a_decimal_comma(words: str, values: set[float]) -> None:
    assert printed_values(words, either_way=True) == values


def test_a_very_long_number_is_not_read() -> None:
    assert printed_values("9" * 5000, either_way=True) == frozenset()

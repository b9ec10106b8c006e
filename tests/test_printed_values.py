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
    "fell by 5 percent": {-5},
    "a decline of 37.9 percent": {-37.9},
    "grew 2.5 times": {2.5, 150, 250},
    "halved": {-50, 0.5},
    "lost 20 percent of its land": {20, -20},
    "2 to 3 million people": {2_000_000, 3_000_000},
    "rose from 33 to 40 percent": {33, 40},
    "its third visit": {3},
    "5.5zl": set(),
    "1.5.2 of it": set(),
}

OTHERS = {
    ("de", "1,7 Milliarden US-Dollar"): {1_700_000_000},
    ("it", "2.855"): {2855},
    ("hy", "2.855"): {2.855, 2855},
    ("ru", "2,889"): {2.889, 2889},
    ("uk", "3 330"): {3330},
    ("pt", "1.234.567"): {1_234_567},
    ("ru", "12 тысяч"): {12_000},
    ("pt", "5 milhões"): {5_000_000},
    ("fr", "12 trois"): set(),
    ("hy", "20 companies"): {20},
    ("hy", "more than 2,889"): {2889},
    ("pt", "almost two hundred million"): {200_000_000},
    ("pl", "ten"): set(),
    ("az", "5,1 faiz azal\u0131b"): {5.1, -5.1},
    ("", "2,889"): {2.889, 2889},
}


@pytest.mark.parametrize(("words", "values"), ENGLISH.items())
def test_english_words(words: str, values: set[float]) -> None:
    assert printed_values(words, language="en") == values


@pytest.mark.parametrize(("printed", "values"), OTHERS.items())
def test_words_of_another_language(printed: tuple[str, str], values: set[float]) -> None:
    language, words = printed
    assert printed_values(words, language=language) == values


def test_a_very_long_number_is_not_read() -> None:
    assert printed_values("9" * 5000, language="de") == frozenset()
    assert printed_values("9" * 5000, language="en") == frozenset()

"""Numeric mentions: a corpus of sentences of our own with the mentions marked by hand, and what must always hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral_stats.numerals import number_words
from bilateral_stats.numerals.date_words import date_period
from bilateral_stats.numerals.mentions import find_mentions
from bilateral_stats.numerals.number_words import words_value
from bilateral_stats.words.values import MONTHS

CORPUS = [
    line
    for line in (Path(__file__).parent / "mentions_corpus.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def mark(paragraph: str) -> str:
    """Return the paragraph with its mentions in square brackets, as the corpus has them."""
    pieces, end = [], 0
    for mention in find_mentions(paragraph):
        pieces += [paragraph[end : mention.start], f"[{mention.text}]"]
        end = mention.end
    return "".join([*pieces, paragraph[end:]])


@pytest.mark.parametrize("marked", CORPUS)
def test_corpus(marked: str) -> None:
    assert mark(re.sub(r"[\[\]]", "", marked)) == marked


def test_corpus_is_large_and_has_sentences_without_a_mention() -> None:
    assert len(CORPUS) >= 80
    assert sum("[" not in line for line in CORPUS) >= 15


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("$200 million", "money"),
        ("20 million euros", "money"),
        ("half a billion dollars", "money"),
        ("€156m", "money"),
        ("17%", "percent"),
        ("thirty percent", "percent"),
        ("0.5 percentage points", "percent"),
        ("6,000", "number"),
        ("three-day", "number"),
        ("two", "number"),
        ("1500.5", "number"),
        ("one-third", "fraction"),
        ("half", "fraction"),
        ("twice", "multiple"),
        ("tenfold", "multiple"),
        ("first-ever", "ordinal"),
        ("21st", "ordinal"),
        ("XXIII", "ordinal"),
        ("dozens", "vague"),
        ("several hundred", "vague"),
        ("decades", "vague"),
        ("2016-2020", "date"),
        ("mid-1990s", "date"),
        ("1992", "date"),
        ("10:30", "date"),
        ("March 29, 2023", "date"),
        ("29 March", "date"),
        ("October", "date"),
        ("Wednesday", "date"),
        ("last year", "date"),
        ("F-16", "code"),
        ("FLASH90", "code"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [(mention.text, mention.kind) for mention in find_mentions(f"It is {text} here.")] == [(text, kind)]


WORDS = [
    *(*number_words.ONES, *number_words.TEENS, *number_words.TENS, *number_words.NOTHING, *number_words.SCALES),
    *(*number_words.ORDINALS, *number_words.MULTIPLES, *number_words.HALVINGS),
    *(f"a {word}" for word in number_words.SCALES),
    *(f"one {word}" for word in number_words.PARTS if word != "halves"),
    *("halves", "dozens", "lakhs", "crores", "decades", "century", "millennia", "fortnight", "nineties", "twos"),
    *("today", "tonight", "yesterday", "tomorrow", "last week", "next spring", "same day", "coming year"),
    *("previous month", "following night", "past decade", "that winter", "a month ago", "a day earlier"),
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", *MONTHS),
]


@pytest.mark.parametrize("case", [str, str.upper, str.title])
def test_every_word_of_the_lists_is_found_in_any_case(case: Callable[[str], str]) -> None:
    printed = [case(word) for word in WORDS]
    assert [mark(f"so in {words}, then") for words in printed] == [f"so in [{words}], then" for words in printed]


PIECES = st.sampled_from(
    [
        *("one ", "two-", "hundred ", "and ", "million ", "half ", "a ", "third ", "of ", "dozens ", "few ", "May "),
        *("March-", "Oct. ", "Wednesday, ", "last ", "year ", "percent ", "dollars ", "$", "US$", "€", "%", "-", "+"),
        *("1", "29 ", "2023 ", "6,000 ", "3.5", "½", "٣", "'", ".", ",", ", ", "(", "_", "F-", "II ", "mid-", "the "),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map("".join))


@given(TEXTS)
def test_mentions_lie_in_the_text_in_order_and_apart(paragraph: str) -> None:
    end = 0
    for mention in find_mentions(paragraph):
        assert end <= mention.start < mention.end <= len(paragraph)
        assert mention.text == paragraph[mention.start : mention.end]
        end = mention.end


@given(TEXTS)
def test_every_digit_lies_in_a_mention(paragraph: str) -> None:
    found = {place for mention in find_mentions(paragraph) for place in range(mention.start, mention.end)}
    assert {place for place, character in enumerate(paragraph) if character.isdecimal()} <= found


@pytest.mark.parametrize("piece", ["1", ",", "1,", "1 ", "-", "A-", "$", "million ", "one ", "a-", "May ", "half a "])
def test_a_long_hostile_line_is_read_to_its_end(piece: str) -> None:
    # A pattern that goes back over what it has read would not come back from these.
    assert [mention.text for mention in find_mentions(piece * 20_000 + "; 30 percent")][-1] == "30 percent"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("thirty percent", 30),
        ("three-day", 3),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("one hundred and twenty", 120),
        ("one hundred ten", 110),
        ("two hundred and fifty thousand", 250_000),
        ("three thousand five hundred", 3_500),
        ("two million, three hundred thousand", 2_300_000),
        ("one thousand million", 10**9),
        ("nineteen ninety-one", 1991),
        ("twenty twenty-one", 2021),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a billion", 500_000_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("one-third", Fraction(1, 3)),
        ("three quarters", Fraction(3, 4)),
        ("a quarter of a million", 250_000),
        ("twice", 2),
        ("tenfold", 10),
        ("halved", Fraction(1, 2)),
        ("zero", 0),
        ("dozens", None),
        ("decades", None),
    ],
)
def test_words_value(words: str, value: int | Fraction | None) -> None:
    assert words_value(words) == value


@pytest.mark.parametrize(("words", "value"), [("third", 3), ("twenty-first", 21), ("one hundred and second", 102)])
def test_words_value_of_an_ordinal(words: str, value: int) -> None:
    assert words_value(words, ordinal=True) == value


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        ("March 29, 2023", "2023-03-29"),
        ("29th of March 2023", "2023-03-29"),
        ("Wednesday, Oct. 9, 2020", "2020-10-09"),
        ("2023-03-29", "2023-03-29"),
        ("October 2020", "2020-10"),
        ("October-December 2020", "2020-10/2020-12"),
        ("September 27-29, 2020", "2020-09-27/2020-09-29"),
        ("1991", "1991"),
        ("2021's", "2021"),
        ("2016-2020", "2016/2020"),
        ("1991-92", "1991/1992"),
        ("2011-12", "2011/2012"),
        ("2020/21", "2020/2021"),
        ("mid-1990s", "1990/1999"),
        ("March", None),
        ("March 29", None),
        ("Wednesday", None),
        ("29.03.2023", None),
        ("last year", None),
        ("'90s", None),
    ],
)
def test_date_period(printed: str, period: str | None) -> None:
    assert date_period(printed) == period

"""The corpora of printed numbers: styles of print in English, words of 45 languages, and values that are wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import measure_numbers
import number_data
import pytest

from bilateral_stats.ground.article_text import normalise
from bilateral_stats.numerals.mentions import find_mentions
from bilateral_stats.numerals.printed_values import printed_values
from bilateral_stats.numerals.readings import read_paragraph

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    text = (HERE / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_checker_takes_every_right_value_in_every_language() -> None:
    lines = rows("languages.tsv")
    assert len({language for language, *_ in lines}) >= 40
    refused = [
        (language, words, value)
        for language, words, value, *_ in lines
        if (readings := printed_values(normalise(words), language=language)) and float(value) not in readings
    ]
    assert not refused


def test_the_checker_says_something_of_nearly_every_line() -> None:
    lines = rows("languages.tsv")
    silent = [words for language, words, *_ in lines if not printed_values(normalise(words), language=language)]
    assert len(silent) <= len(lines) // 100


def test_the_checker_refuses_every_wrong_value() -> None:
    passed = [
        (language, words, value)
        for language, words, value, *_ in rows("wrong.tsv")
        if not (readings := printed_values(normalise(words), language=language)) or float(value) in readings
    ]
    assert not passed


@pytest.mark.parametrize(
    ("language", "words"),
    [("tr", "50 milan"), ("az", "5 milyardl\u0131q"), ("pl", "5 milionowych"), ("de", "5 Schock")],
)
def test_a_word_that_is_not_known_says_nothing(language: str, words: str) -> None:
    assert printed_values(words, language=language) == frozenset()


FLOOR = {
    "mentions found": 0.995,
    "precision": 0.985,
    "value right": 0.99,
    "unit right, money": 0.99,
    "unit right, percent": 0.99,
    "unit right, all": 0.98,
    "qualifier right": 0.99,
    "period right": 0.97,
}
"""What the half that may be looked at has reached, less a slip or two."""


def test_styles_of_print() -> None:
    counts, failures = measure_numbers.measure("open")
    shares = measure_numbers.shares(counts)
    low = {name: share for name, share in shares.items() if name in FLOOR and share < FLOOR[name]}
    assert not low, failures
    assert counts["silent"] <= 1, failures
    assert FLOOR.keys() < shares.keys()


def test_word_lists_are_what_babel_says() -> None:
    stale = [
        name
        for name, text in number_data.file_texts().items()
        if (number_data.FOLDER / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, "run tools/number_data.py"


@pytest.mark.parametrize("path", sorted(number_data.FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_word_lists_have_no_row_twice_and_no_empty_example(path: Path) -> None:
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    assert len(lines) == len(set(lines))
    cells = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]
    assert all(row[name] for row in cells for name in ("example", "source") if name in columns)


BAD = {
    "10,000 digits": "9" * 10_000,
    "10,000 digits with marks": "9," * 5_000 + " million",
    "digits of other scripts": "\u0663\u0664 \u09e7\u09e8 \u4e09\u5341 \u0967\u0968 \u0e51\u0e52 \U0001d7d9",
    "mixed digits in one number": "1\u06632\u09e73 million",
    "right to left": "\u05d4\u05d5\u05d0 \u05e9\u05d9\u05dc\u05dd 1.7 \u05de\u05d9\u05dc\u05d9\u05d0\u05e8\u05d3 $ "
    "\u0664\u0665\u066b\u0666",
    "currency signs": "$\u20ac\u00a3\u00a5\u20b9\u20a9" * 500,
    "signs with spaces": "$ \u20ac \u00a3 " * 500,
    "percent signs": "%" * 1_000,
    "nothing but marks": ".,-+~<>/" * 200,
    "letters that look alike": "\u0405\u04105 \u043cln thou\u017fand \u212a5",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_ends_and_claims_nothing_that_is_not_sure(text: str) -> None:
    text = normalise(text)
    readings = read_paragraph(text)
    assert [reading.text for reading in readings] == [text[reading.start : reading.end] for reading in readings]
    assert all(len(reading.text) < 60 or not reading.values for reading in readings)
    for language in ("en", "he", "ar", "ja", "tr", "xx", ""):
        printed_values(text, language=language)
    assert len(readings) <= len(find_mentions(text))


@pytest.mark.parametrize("name", ["10,000 digits", "currency signs", "signs with spaces", "percent signs"])
def test_what_holds_no_number_that_can_be_read_has_no_value(name: str) -> None:
    text = normalise(BAD[name])
    assert not [reading for reading in read_paragraph(text) if reading.values]
    assert printed_values(text, language="en") == frozenset()

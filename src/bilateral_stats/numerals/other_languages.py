"""The values that a number in digits may mean in a language other than English, with the scale words behind it.

A word counts as a whole, never as a stem: ``mil`` is a thousand, ``milyon`` a million and ``milan`` nothing. Where a
number is followed by a word that is neither known as a scale nor known to be none, nothing is said at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from .word_lists import number_signs, scale_words, words_that_scale_nothing

LONGEST = 40
"""Characters of a number whose digits are read: no figure is longer, and Python refuses very long numbers."""

MOST_READINGS = 64
"""Readings of one text; more say nothing."""

ENGLISH = "en"

POINT_WORDS = {"\u09a6\u09b6\u09ae\u09bf\u0995", "\u0926\u0936\u092e\u0932\u0935"}
"""Words for the decimal point (Bengali, Hindi): 1 point 2."""

BEFORE_A_SCALE = {"ro": ("de",), "pt": ("de",)}
"""Words between a number and its scale: 200 de milioane."""

# Marks that belong to a letter before them, in the scripts where a word is more than its letters.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u1000-\u109f\u17b4-\u17d3"
_TOKEN = re.compile(
    r"(?P<number>\d++(?:(?:[.,'\u066b\u066c]| (?=\d{3}(?!\d)))\d++)*+)|"
    rf"(?P<word>[^\W\d_](?:[^\W\d_]|(?!\d)[{_MARKS}])*+)|(?P<other>\S)"
)
_GLUED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
"""Scripts that write no space between a number, its scale and what is counted."""


def digit_readings(words: str, language: str) -> frozenset[Fraction] | None:
    """Return the values that the numbers in digits may mean, or ``None`` when that is not known.

    Parameters
    ----------
    words
        Printed words, normalised.
    language
        Code of the language of the source.
    """
    tokens = [(str(match.lastgroup), match[0], match.start()) for match in _TOKEN.finditer(words)]
    readings: set[Fraction] = set()
    place = 0
    while place < len(tokens):
        if tokens[place][0] != "number":
            place += 1
            continue
        found, place = _amount(tokens, place, language)
        if found is None:
            return None
        readings |= found
        if len(readings) > MOST_READINGS:
            return None
    return frozenset(readings)


def _amount(tokens: list[tuple[str, str, int]], place: int, language: str) -> tuple[frozenset[Fraction] | None, int]:
    """Return the values of the amount that starts at a number, and the place behind it."""
    total: set[Fraction] = {Fraction(0)}
    least = None
    while True:
        numbers, factors, place = _number_and_scale(tokens, place, language)
        if factors is None:
            return None, place
        part = {number * factor for number, factor in product(numbers, factors)}
        total = {value + more for value, more in product(total, part)}
        least = min(factors)
        # "85 million 279 thousand": the next number belongs to this one when all of it is below the scale.
        if least == 1 or place >= len(tokens) or tokens[place][0] != "number" or len(total) > MOST_READINGS:
            return frozenset(total), place
        ahead, factor, _ = _number_and_scale(tokens, place, language)
        if factor is None or not ahead or max(ahead) * max(factor) >= least:
            return frozenset(total), place


def _number_and_scale(
    tokens: list[tuple[str, str, int]], place: int, language: str
) -> tuple[frozenset[Fraction], frozenset[Fraction] | None, int]:
    """Return the readings of a number, those of its scale (``None``: not known), and the place behind both."""
    first = place
    digits, end = tokens[place][1], _end(tokens[place])
    place += 1
    if place + 1 < len(tokens) and tokens[place][1] in POINT_WORDS and tokens[place + 1][0] == "number":
        digits, end = f"{digits}\u066b{tokens[place + 1][1]}", _end(tokens[place + 1])
        place += 2
    factors = frozenset({Fraction(1)})
    known, scaled = True, False
    scales = scale_words(language)
    while place < len(tokens):
        kind, text, start = tokens[place]
        glued = start == end
        if text == "." and glued and scaled:
            end, place = _end(tokens[place]), place + 1
            continue
        if text == "-" and glued and place + 1 < len(tokens) and tokens[place + 1][0] == "word":
            end, place = _end(tokens[place]), place + 1
            continue
        if kind != "word":
            break
        word = text.lower()
        if not scaled and word in BEFORE_A_SCALE.get(language, ()):
            end, place = _end(tokens[place]), place + 1
            continue
        found = scales.get(word) or scale_words(ENGLISH).get(word) or _glued_scale(word, scales)
        if not found:
            known = max(factors) >= 10**6 or bool(_GLUED.match(word)) or _scales_nothing(word, language)
            break
        if len(word) == 1 and not _GLUED.match(word):
            # A letter may be short for a scale as well as for a unit of measure.
            found = found | {Fraction(1)}
        factors = frozenset(factor * more for factor, more in product(factors, found))
        scaled, end, place = True, _end(tokens[place]), place + 1
    before = tokens[first - 1][1].lower() if first else ""
    if before in scales and not scaled and (first < 2 or tokens[first - 2][0] != "number"):
        factors = scales[before]
    return frozenset(_readings(digits, language, scaled=scaled)), factors if known else None, place


def _scales_nothing(word: str, language: str) -> bool:
    return word in words_that_scale_nothing(language) or word in words_that_scale_nothing(ENGLISH)


def _glued_scale(word: str, scales: Mapping[str, frozenset[Fraction]]) -> frozenset[Fraction]:
    """Return the factors of the scale that a word without spaces begins with."""
    if not _GLUED.match(word):
        return frozenset()
    factor = Fraction(1)
    for character in word:
        if character not in scales:
            break
        factor *= max(scales[character])
    return frozenset({factor}) if factor != 1 else frozenset()


def _end(token: tuple[str, str, int]) -> int:
    return token[2] + len(token[1])


def _readings(digits: str, language: str, *, scaled: bool) -> Iterator[Fraction]:
    """Yield the values that digits with points, commas and spaces may mean."""
    if len(digits) > LONGEST:
        return
    written = "".join(str(unicodedata.decimal(sign, sign)) for sign in digits)
    written = written.replace("\u066c", "'").replace("\u066b", ";")
    group = number_signs(language)[1]
    # A decimal that ends in a zero is rare: "1.700 millones" are 1700 of them.
    grouped_only = not scaled or written.endswith("0")
    if group in {".", ","} and grouped_only and re.fullmatch(rf"[0-9]{{1,3}}(?:[{group}][0-9]{{3}})+", written):
        yield Fraction(re.sub("[^0-9]", "", written))
        return
    for mark, thousands in ((",", "."), (".", ","), (";", ",")):
        whole, _, decimals = written.partition(mark)
        grouped = rf"[0-9]{{1,3}}(?:[{thousands}' ][0-9]{{3}})+|[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}|[0-9]+"
        if re.fullmatch(grouped, whole) and (mark not in written or (decimals.isdecimal() and "," not in decimals)):
            yield Fraction(f"{re.sub('[^0-9]', '', whole)}.{decimals or 0}")

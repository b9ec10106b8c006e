"""The unit of the last printed digit of a figure: what its bounds are half of.

"69 percent" is printed to the percent, "$1.7 billion" to a hundred million, "two million" to the million. A magnitude
word counts, a separator of thousands does not. Where the digits cannot be read (one third, one in five, doubled, words
of other languages), nothing is returned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from ..words.values import KEPT_WORDS
from .number_words import HALVINGS, MULTIPLES, PARTS, SCALES, words_value

_FIGURE = re.compile(r"\d[\d.,'\u2019\u066b\u066c \u00a0\u202f]*\d|\d")
"""Digits with what may stand between them: a point, a comma, a space."""

_GROUPED = re.compile(r"\d+|\d{1,3}(?:\D\d{2,3})*\D\d{3}")
"""A whole number, in groups of thousands or of Indian counting."""

_MARK = re.compile(r"[.,\u066b]")
"""What may stand before the decimals."""

MAGNITUDES = frozenset(Fraction(10) ** power for power in (2, 3, 5, 6, 7, 9, 12, 15))
"""Hundred, thousand, lakh, million, crore, billion and so on: what a word behind the digits can multiply them by."""

_FRACTION_WORDS = frozenset({*PARTS, *HALVINGS, *MULTIPLES, "dozen", "pair", "couple"}) - {"second", "once", "single"}
"""Words of a number that has no digits of its own."""


@dataclass(frozen=True)
class PrintedDigits:
    """How finely a figure is printed.

    Parameters
    ----------
    unit
        What one more in its last printed digit would add, in the unit of the figure.
    magnitude
        What a word behind the digits multiplies them by; 1 where every digit is printed.
    """

    unit: Fraction
    magnitude: Fraction


@lru_cache(maxsize=KEPT_WORDS)
def printed_digits(words: str, value: float) -> PrintedDigits | None:
    """Return how finely a figure is printed, or ``None`` where its digits cannot be read.

    Parameters
    ----------
    words
        Printed words, normalised.
    value
        What they mean, in the unit itself.

    Examples
    --------
    >>> printed_digits("$1.7 billion", 1.7e9).unit
    Fraction(100000000, 1)
    >>> printed_digits("2,783 soldiers", 2783.0).unit
    Fraction(1, 1)
    >>> printed_digits("a third", 33.3) is None
    True
    """
    size = abs(Fraction(str(value)))
    if not size:
        return None
    figures = [found[0] for found in _FIGURE.finditer(words)]
    readings = [reading for figure in figures for reading in _readings(figure, size)] or _sums(figures, size)
    # Every digit printed is the plainest reading: "6,000" is no six thousand of three decimals.
    plainest = min(readings, key=lambda reading: (reading.magnitude, -reading.unit), default=None)
    return plainest or _in_words(words, size)


def _readings(figure: str, size: Fraction) -> list[PrintedDigits]:
    """Return the ways in which digits, with a magnitude word or without, can mean a value."""
    readings = []
    for whole, decimals in _splits(figure):
        mantissa = Fraction(int(whole + decimals), 10 ** len(decimals))
        magnitude = size / mantissa if mantissa else Fraction(0)
        if magnitude == 1 or magnitude in MAGNITUDES:
            readings.append(PrintedDigits(magnitude / 10 ** len(decimals), magnitude))
    return readings


def _sums(figures: list[str], size: Fraction) -> list[PrintedDigits]:
    """Return the ways in which two figures side by side add up to a value: "2 thousand 889"."""
    return [
        PrintedDigits(lower, lower)
        for first, second in pairwise(figures)
        if _GROUPED.fullmatch(first) and _GROUPED.fullmatch(second)
        for lower in (Fraction(1), *MAGNITUDES)
        if size - int(_digits(second)) * lower in {int(_digits(first)) * higher for higher in MAGNITUDES}
    ]


def _splits(figure: str) -> list[tuple[str, str]]:
    """Return the digits before and behind each mark that may stand before the decimals, and all as a whole number."""
    splits = [(_digits(figure), "")] if _GROUPED.fullmatch(figure) else []
    for mark in _MARK.finditer(figure):
        splits.append((_digits(figure[: mark.start()]), _digits(figure[mark.end() :])))
    # Two figures side by side, "2 000" or "25 - 30", may have been taken for one.
    splits += [(_digits(part), "") for part in figure.split()] if " " in figure else []
    return splits


def _digits(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _in_words(words: str, size: Fraction) -> PrintedDigits | None:
    """Return how finely a number in English words is said: "two million" to the million, "six" to one."""
    plain = re.findall(r"[a-z]+", words.lower())
    if size.denominator != 1 or _FRACTION_WORDS.intersection(plain) or not _holds_number(plain, size):
        return None
    scales = [Fraction(SCALES[word]) for word in plain if word in SCALES]
    unit = max((scale for scale in scales if size % scale == 0), default=Fraction(1))
    return PrintedDigits(unit, unit)


def _holds_number(plain: list[str], size: Fraction) -> bool:
    """Return whether some run of words names a number."""
    ends = range(len(plain) + 1)
    return any(words_value(" ".join(plain[first:last])) == size for first in ends for last in ends if first < last)

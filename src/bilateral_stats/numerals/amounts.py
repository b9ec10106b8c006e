"""The numbers that digits and number words in English name, each with its scale: 2300000000 for ``2,3bn``.

A comma before one or two last digits is a decimal comma, as papers in South Africa print it; before three it marks
the thousands. Indian groups (4,39,173), spaces and apostrophes between groups are read too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from .number_words import ONES, WORD_END, any_of
from .word_lists import scale_words

LONGEST = 40
"""Characters of a number whose digits are read: no figure is longer, and Python refuses very long numbers."""

_ENGLISH_SCALES = scale_words("en")
_PARTS = "\u00bc-\u00be\u2150-\u215e"
_NUMBER = (
    r"(?P<number>\d{1,3}(?:[ ']\d{3})++(?!\d)(?:[.,]\d+)?|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|"
    r"\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d++[.,]\d++(?![.,]\d)|\d++(?![.,]\d)|(?<![\d.,])\.\d++)?"
)
_PART = rf"(?P<part> ?[{_PARTS}]| ?[1-9]/(?:10|[2-9])(?!\d))?"
_SCALE_WORD = "|".join(sorted(map(re.escape, _ENGLISH_SCALES), key=len, reverse=True))
_SCALE = rf"(?P<scale>(?:[ -]?(?:{_SCALE_WORD})s?{WORD_END}\.?(?=\W|\Z))*)"
_AMOUNT = re.compile(rf"(?=\.?\d|[{_PARTS}]){_NUMBER}{_PART}{_SCALE}", re.IGNORECASE)
_POINT_WORD = re.compile(rf"(?<=\d)[ -]point[ -](?P<digit>{any_of(ONES)})", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"(?<=\d)[ -]and[ -]a[ -]half{WORD_END}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its scale.

    Parameters
    ----------
    value
        The number in the unit itself.
    scaled
        Whether a scale word stands behind it.
    start, end
        Where it stands in the text, scale and all.
    """

    value: Fraction
    scaled: bool
    start: int
    end: int


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the numbers in digits that a text holds, or none when one of them cannot be read.

    Parameters
    ----------
    text
        Printed words: one mention, or two that are joined.
    """
    if len(text) > LONGEST:
        return ()
    # As long as before, so that the places stay those of the text.
    written = _POINT_WORD.sub(lambda match: f".{ONES[match['digit'].lower()]}".ljust(len(match[0]), "\0"), text)
    written = _AND_A_HALF.sub(lambda match: "\u00bd".ljust(len(match[0]), "\0"), written)
    places = [place for place, sign in enumerate(written) if sign != "\0"]
    compact = written.replace("\0", "")
    found, end = [], 0
    while match := _AMOUNT.search(compact, end):
        value = _value(match["number"], match["part"], match["scale"])
        if value is None or match.end() == match.start():
            return ()
        behind = places[match.end()] if match.end() < len(places) else len(text)
        found.append(Amount(value, bool(match["scale"]), places[match.start()], behind))
        end = match.end()
    return tuple(found)


def _value(number: str | None, part: str | None, scale: str) -> Fraction | None:
    if not number and not part:
        return None
    value = _digits(number) if number else Fraction(0)
    if value is None:
        return None
    if part:
        sign = part.strip()
        # The character for one third has the numeric value 0.333..., a rounded one.
        value += Fraction(sign) if "/" in sign else Fraction(unicodedata.numeric(sign)).limit_denominator(10)
    for word in re.findall("[a-z]+", scale.lower()):
        factors = _ENGLISH_SCALES.get(word) or _ENGLISH_SCALES.get(word.removesuffix("s"))
        if factors is None:  # letters that only look alike, as a long s
            return None
        value *= max(factors)
    return value


def _digits(number: str) -> Fraction | None:
    number = number.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", number):
        return Fraction(number.replace(".", ""))
    # Three digits behind a comma are thousands, but for a number that starts with a zero.
    decimal_comma = re.fullmatch(r"(\d+),(\d{1,2}|\d{4,})|(0),(\d+)", number)
    if decimal_comma:
        return Fraction(number.replace(",", "."))
    whole = number.partition(".")[0]
    if "," in whole and not re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}", whole):
        return None
    return Fraction(number.replace(",", ""))

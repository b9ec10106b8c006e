"""Qualifiers: the word before a figure ("about", "more than"), and the bounds that it puts on the value.

This is the only place where a qualifier has a meaning. Every other module asks here. Half a unit of the last printed
digit is the rule of XBRL filings for facts that are reported twice (SEC EFM 6.5.12) and of the metrologist's vocabulary
(VIM 2.47); the ten percent of "about" are a convention of this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

APPROXIMATION = Fraction(10, 100)
"""Ten percent each way: what "about" allows before a reader would call the figure wrong; and the most that the printed
digits may leave open, so that $1 billion is not 0.5 to 1.5."""

ROUND_COUNT = 1000
"""From here on, a count that ends in two zeros is taken for a round one."""

ROUND_COUNT_SHARE = Fraction(1, 100)
"""One percent each way: the most that a round count leaves open."""


@dataclass(frozen=True)
class Qualifier:
    """A qualifier and its computable meaning.

    Parameters
    ----------
    name
        Code in the column ``qualifier``.
    words
        Words printed before the value in a sentence; empty for a plain figure.
    meaning
        What it says about the value, for the codebook.
    low, high
        Bounds as multiples of the value; ``None`` leaves that side open.
    low_inclusive, high_inclusive
        Whether the bound itself is allowed.
    by_digits
        Whether the bounds are wider than that by what the printed digits leave open.
    """

    name: str
    words: str
    meaning: str
    low: Fraction | None = None
    high: Fraction | None = None
    low_inclusive: bool = False
    high_inclusive: bool = False
    by_digits: bool = False


EXACT, ABOUT, NEARLY = "exact", "about", "nearly"

RANGE = "between"
"""The one qualifier that takes a second value, ``obs_value_to``."""

_ONE = Fraction(1)

QUALIFIERS: Mapping[str, Qualifier] = {
    qualifier.name: qualifier
    for qualifier in (
        Qualifier(
            EXACT,
            "",
            "A plain figure: half a unit of its last printed digit each way. A count of which every digit is printed "
            "is that count alone; a round one of 1,000 or more leaves at most 1% each way.",
            _ONE,
            _ONE,
            True,
            False,
            by_digits=True,
        ),
        Qualifier(
            ABOUT,
            "about",
            "Around, about, some, estimated: the value, plus or minus 10%.",
            _ONE - APPROXIMATION,
            _ONE + APPROXIMATION,
            True,
            True,
        ),
        Qualifier(
            NEARLY,
            "nearly",
            "Nearly, almost, approaching: from 90% of the value up to it, not including it.",
            _ONE - APPROXIMATION,
            _ONE,
            True,
            False,
        ),
        Qualifier("more_than", "more than", "More than, over, exceeding: above the value, no upper bound.", low=_ONE),
        Qualifier("at_least", "at least", "The value or above, no upper bound.", low=_ONE, low_inclusive=True),
        Qualifier("less_than", "less than", "Less than, under: below the value, no lower bound.", high=_ONE),
        Qualifier("at_most", "at most", "At most, up to: the value or below.", high=_ONE, high_inclusive=True),
        Qualifier(
            RANGE,
            "between",
            "From the value to obs_value_to, each wider by half a unit of its last printed digit.",
            _ONE,
            _ONE,
            True,
            False,
            by_digits=True,
        ),
    )
}
"""By code, in the order in which people read them. Below zero the words speak of the size: "fell by more than 30
percent" is below -30, so low and high change places."""

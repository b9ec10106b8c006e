"""Qualifiers: the word before a figure ("about", "more than"), and the bounds that it puts on the value.

This is the only place where a qualifier has a meaning. Every other module asks here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

ROUNDING = Fraction(5, 1000)
"""Half a percent each way: what rounding to the printed digits hides at most, for a figure of two digits or more."""

APPROXIMATION = Fraction(10, 100)
"""Ten percent each way: what "about" allows before a reader would call the figure wrong."""


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
    """

    name: str
    words: str
    meaning: str
    low: Fraction | None = None
    high: Fraction | None = None
    low_inclusive: bool = False
    high_inclusive: bool = False


EXACT, NEARLY = "exact", "nearly"

RANGE = "between"
"""The one qualifier that takes a second value, ``obs_value_to``."""

_ONE = Fraction(1)

QUALIFIERS: Mapping[str, Qualifier] = {
    qualifier.name: qualifier
    for qualifier in (
        Qualifier(
            EXACT,
            "",
            "A plain figure: the value, plus or minus 0.5% for rounding.",
            _ONE - ROUNDING,
            _ONE + ROUNDING,
            True,
            True,
        ),
        Qualifier(
            "about",
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
            "From the value to obs_value_to, both included.",
            _ONE,
            _ONE,
            True,
            True,
        ),
    )
}
"""By code, in the order in which people read them."""

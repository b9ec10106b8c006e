"""Qualifiers: the word before a figure ("about", "more than"), and the bounds that it puts on the value.

This is the only place where a qualifier has a meaning. Every other module asks here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

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


_ONE = Fraction(1)

QUALIFIERS: Mapping[str, Qualifier] = {
    qualifier.name: qualifier
    for qualifier in (
        Qualifier(
            "exact",
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
            "nearly",
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
            "between",
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

RANGE = "between"
"""The one qualifier that takes a second value, ``obs_value_to``."""


def value_bounds(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the bounds that each claim puts on its value.

    Parameters
    ----------
    claims
        Columns ``obs_value``, ``obs_value_to`` (in the unit of the indicator) and ``qualifier``.

    Returns
    -------
    pandas.DataFrame
        Columns ``obs_low`` and ``obs_high`` (same unit; missing on an open side), ``low_inclusive`` and
        ``high_inclusive`` (false on an open side), on the index of the claims.
    """
    value = claims["obs_value"].to_numpy(dtype=float)
    upper_value = claims["obs_value_to"].fillna(claims["obs_value"]).to_numpy(dtype=float)
    low, high = np.full(len(claims), np.nan), np.full(len(claims), np.nan)
    low_inclusive, high_inclusive = np.zeros(len(claims), dtype=bool), np.zeros(len(claims), dtype=bool)
    codes = claims["qualifier"].to_numpy(dtype=object)
    for qualifier in QUALIFIERS.values():
        rows = np.flatnonzero(codes == qualifier.name)
        if not len(rows):
            continue
        low[rows], low_inclusive[rows] = _multiple(value[rows], qualifier.low), qualifier.low_inclusive
        high[rows], high_inclusive[rows] = (
            _multiple(upper_value[rows], qualifier.high),
            qualifier.high_inclusive,
        )
        if qualifier.low is not None and qualifier.high is not None:
            # Below zero the multiples change places: "nearly -10" lies from -10 up to -9.
            turned = rows[low[rows] > high[rows]]
            low[turned], high[turned] = high[turned], low[turned]
            low_inclusive[turned], high_inclusive[turned] = high_inclusive[turned], low_inclusive[turned]
    return pd.DataFrame(
        {"obs_low": low, "obs_high": high, "low_inclusive": low_inclusive, "high_inclusive": high_inclusive},
        index=claims.index,
    )


def _multiple(values: np.ndarray, factor: Fraction | None) -> np.ndarray:
    if factor is None:
        return np.full(len(values), np.nan)
    # Whole numbers first, one division last: 30 x 995 / 1000 is 29.85, while 30 x 0.995 is 29.849999999999998.
    return values * factor.numerator / factor.denominator

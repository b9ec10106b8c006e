"""The bounds that printed words put on a value."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from ..numerals.printed_digits import PrintedDigits, printed_digits
from ..schemas.qualifiers import ABOUT, APPROXIMATION, EXACT, QUALIFIERS, ROUND_COUNT, ROUND_COUNT_SHARE
from ..schemas.vocabularies import COUNTS
from ..words.values import KEPT_WORDS

BOUND_COLUMNS = ("obs_low", "obs_high", "low_inclusive", "high_inclusive")

Bounds = tuple[float, float, bool, bool]
"""Lowest and highest value, NaN where that side is open, and whether each itself is allowed."""


def value_bounds(claims: pd.DataFrame, limits: pd.DataFrame) -> pd.DataFrame:
    """Return the bounds that each claim puts on its value.

    Parameters
    ----------
    claims
        Columns ``obs_value``, ``obs_value_to``, ``qualifier``, ``as_printed`` and ``in_english``.
    limits
        The ``dimension``, the ``minimum`` and the ``maximum`` of the indicator of each claim, on the same index.

    Returns
    -------
    pandas.DataFrame
        Columns ``obs_low`` and ``obs_high`` (in the unit of the claim; missing on an open side), ``low_inclusive`` and
        ``high_inclusive`` (false on an open side), on the index of the claims.
    """
    names = ("qualifier", "obs_value", "obs_value_to", "as_printed", "in_english")
    cells = [_plain(claims[name]) for name in names]
    cells += [_plain(limits[name]) for name in ("dimension", "minimum", "maximum")]
    found = [bounds_of(*row) for row in zip(*cells, strict=True)]
    columns = zip(*found, strict=True) if found else [[], [], [], []]
    types = (float, float, bool, bool)
    arrays = [np.array(column, dtype=dtype) for column, dtype in zip(columns, types, strict=True)]
    return pd.DataFrame(dict(zip(BOUND_COLUMNS, arrays, strict=True)), index=claims.index)


def _plain(cells: pd.Series) -> list[Any]:
    # None for what is missing: unlike NaN it equals itself, so that the bounds of a figure are found again.
    return [cell if cell == cell and cell is not pd.NA else None for cell in cells.tolist()]


@lru_cache(maxsize=KEPT_WORDS)
def bounds_of(
    qualifier: str,
    value: float,
    upper_value: float | None,
    words: str,
    in_english: str | None,
    dimension: str | None,
    minimum: float | None,
    maximum: float | None,
) -> Bounds:
    """Return the bounds of one figure.

    Parameters
    ----------
    qualifier, value, upper_value, words, in_english
        Cells of a claim; a cell is ``None`` where it is empty.
    dimension, minimum, maximum
        Cells of its indicator.

    Examples
    --------
    >>> bounds_of("exact", 69.0, None, "69 percent", None, "share", 0.0, 100.0)
    (68.5, 69.5, True, False)
    >>> bounds_of("exact", 2783.0, None, "2,783 soldiers", None, "persons", 0.0, None)
    (2783.0, 2783.0, True, True)
    >>> bounds_of("more_than", -30.0, None, "fell by more than 30 percent", None, "change", None, None)
    (nan, -30.0, False, False)
    """
    lower, upper = Fraction(str(value)), Fraction(str(value if upper_value is None else upper_value))
    # Below zero the words speak of the size: "fell by more than 30 percent" is below -30.
    falls = lower < 0 and upper <= 0
    ends = (-upper, -lower) if falls else (lower, upper)
    margins = [_margin(end, _digits_of(end, words, in_english), dimension) for end in ends]
    entry = QUALIFIERS[ABOUT if qualifier == EXACT and margins[0] is None else qualifier]
    low = None if entry.low is None else ends[0] * entry.low
    high = None if entry.high is None else ends[1] * entry.high
    low_inclusive, high_inclusive = entry.low_inclusive, entry.high_inclusive
    if entry.by_digits and low is not None and high is not None:
        low, high = low - (margins[0] or 0), high + (margins[1] or 0)
        # A count of which every digit is printed is that count; half a unit above a figure begins the next one.
        high_inclusive = not margins[1]
    if falls:
        low, high, low_inclusive, high_inclusive = _negative(high), _negative(low), high_inclusive, low_inclusive
    if entry.by_digits:
        least, most = (None if limit is None else Fraction(str(limit)) for limit in (minimum, maximum))
        if low is not None and least is not None and low < least:
            low, low_inclusive = least, True
        if high is not None and most is not None and high > most:
            high, high_inclusive = most, True
    open_end = float("nan")
    return (
        open_end if low is None else float(low),
        open_end if high is None else float(high),
        low_inclusive,
        high_inclusive,
    )


def _negative(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _digits_of(end: Fraction, words: str, in_english: str | None) -> PrintedDigits | None:
    found = printed_digits(words, float(end))
    return found if found is not None or in_english is None else printed_digits(in_english, float(end))


def _margin(end: Fraction, digits: PrintedDigits | None, dimension: str | None) -> Fraction | None:
    """Return what the printed digits of a figure leave open each way, or ``None`` where they cannot be read."""
    size = abs(end)
    if not size:
        return Fraction(0)
    if digits is None:
        return None
    if dimension in COUNTS and digits.magnitude == 1:
        if size < ROUND_COUNT or size % 100:
            return Fraction(0)
        return min(_last_digit(size) / 2, size * ROUND_COUNT_SHARE)
    return min(digits.unit / 2, size * APPROXIMATION)


def _last_digit(size: Fraction) -> Fraction:
    """Return the unit of the last digit of a whole number that is not zero."""
    digits = str(int(size))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))

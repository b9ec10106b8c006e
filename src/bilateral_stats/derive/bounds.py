"""The bounds that printed words put on a value."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd

from ..schemas.qualifiers import QUALIFIERS


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

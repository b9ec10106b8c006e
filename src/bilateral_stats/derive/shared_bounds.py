"""When claims agree: the arithmetic of bounds, in one place.

Each claim allows the values between its bounds. Claims agree when one value is allowed by all of them. From this
follows all that a reader would expect: a claim agrees with itself, order does not matter, and one more claim can
never turn a conflict into an agreement.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

BOUNDS = ("low", "high", "low_inclusive", "high_inclusive")
"""Columns of bounds: the two ends (missing where open) and whether each end itself is allowed."""


def shared_bounds(bounds: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Return what the claims of each group have in common.

    Parameters
    ----------
    bounds
        Columns :data:`BOUNDS`, a row a claim; ``low`` and ``high`` are numbers or days.
    groups
        Group of each claim, on the same index.

    Returns
    -------
    pandas.DataFrame
        A row a group, sorted: ``low``, the highest of the lower bounds, and ``high``, the lowest of the upper ones
        (missing where all are open); ``low_inclusive`` and ``high_inclusive``; ``agree``, whether a value is left.
        Where none is left, no claim of one side allows a value that the other side does, and ``high`` to ``low`` is
        the gap between them.
    """
    low, high = bounds.groupby(groups)["low"], bounds.groupby(groups)["high"]
    # An end is allowed when every claim that ends there allows it.
    shared = pd.DataFrame(
        {
            "low": low.max(),
            "high": high.min(),
            "low_inclusive": _all_at(bounds["low_inclusive"], bounds["low"] == low.transform("max"), groups),
            "high_inclusive": _all_at(bounds["high_inclusive"], bounds["high"] == high.transform("min"), groups),
        }
    )
    touching = (shared["low"] == shared["high"]) & shared["low_inclusive"] & shared["high_inclusive"]
    shared["agree"] = shared["low"].isna() | shared["high"].isna() | (shared["low"] < shared["high"]) | touching
    return shared


def _all_at(inclusive: pd.Series, at_the_end: pd.Series, groups: pd.Series) -> pd.Series:
    """Return for each group whether all claims at its end allow that end; false where the end is open."""
    allowed = inclusive.where(at_the_end, True).groupby(groups).all()
    return pd.Series(np.logical_and(allowed, at_the_end.groupby(groups).any()), dtype=bool)

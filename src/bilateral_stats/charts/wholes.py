"""How large the wholes of two shares are beside each other, where both shares measure one flow."""

from __future__ import annotations

import pandas as pd

from ..qualifiers import QUALIFIERS

LEAST_WHOLE = 0.1
"""Part of the larger whole that the smaller one needs to be drawn to the same scale and still be read."""

SAME = ("from_area", "time_period", "source")
"""What two shares must have in common to count the same flow."""


def relative_wholes(claims: pd.DataFrame) -> list[float] | None:
    """Return the wholes of two shares of one flow as parts of the larger, or nothing where that does not follow.

    Parameters
    ----------
    claims
        Plotted claims.

    Returns
    -------
    list of float or None
        The same flow is 17 percent of one whole and 69 percent of the other: the wholes are as 69 to 17. It follows
        only from two plain figures of one source for one stated period.
    """
    shares = [float(value) for value in claims["obs_value"]]
    plain = all(not QUALIFIERS[name].words for name in claims["qualifier"])
    same = all(claims[column].notna().all() and len(claims[column].unique()) == 1 for column in SAME)
    if len(shares) != 2 or not claims["indicator_id"].is_unique or not plain or not same:
        return None
    return [min(shares) / share for share in shares] if min(shares) > max(shares) * LEAST_WHOLE else None

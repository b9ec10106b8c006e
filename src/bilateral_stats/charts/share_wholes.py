"""How large the wholes of two shares are beside each other, where both shares measure one flow."""

from __future__ import annotations

from ..schemas.qualifiers import QUALIFIERS
from ..words.rows import Rows, grouped

LEAST_WHOLE = 0.1
"""Part of the larger whole that the smaller one needs to be drawn to the same scale and still be read."""

SAME = ("from_area", "time_period", "source")
"""What two shares must have in common to count the same flow."""


def relative_wholes(claims: Rows) -> list[float] | None:
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
    shares = [float(claim["obs_value"]) for claim in claims]
    plain = all(not QUALIFIERS[claim["qualifier"]].words for claim in claims)
    shared = list(grouped(claims, SAME))
    indicators = {claim["indicator_id"] for claim in claims}
    if len(shares) != 2 or len(indicators) != 2 or len(shared) != 1 or None in shared[0] or not plain:
        return None
    return [min(shares) / share for share in shares] if min(shares) > max(shares) * LEAST_WHOLE else None

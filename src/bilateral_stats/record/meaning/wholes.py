"""Parts of one whole: shares that one source prints for several countries add up to no more than all."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ...derive.bounds import value_bounds
from ...ground.cell_text import plain_number
from ...schemas.vocabularies import NORMAL, SHARE
from .finding import Finding, Frames, Rules, looked_up

WHOLE = 100.0

SAME = ["source_id", "originator_id", "indicator_id", "ref_area", "time_period"]
"""What parts of one whole have in common; they differ in the other country."""


def shares_of_one_whole(frames: Frames) -> Iterator[Finding]:
    """The lower bounds of the shares of one whole add up to at most all of it."""
    claims = frames["claims"]
    claims = claims[(claims["rank"] == NORMAL) & claims["obs_value"].notna() & claims["counterpart_area"].notna()]
    of = {
        name: looked_up(frames, claims["indicator_id"], "indicators", name)
        for name in ("dimension", "minimum", "maximum")
    }
    limits = pd.DataFrame(of)
    claims = claims[limits["dimension"] == SHARE]
    if claims.empty:
        return
    lowest = value_bounds(claims, limits.loc[claims.index])["obs_low"].fillna(0.0)
    keys = claims[SAME].astype("object").where(claims[SAME].notna(), "").agg(tuple, axis=1)
    for _, rows in claims.assign(lowest=lowest).groupby(keys):
        parts = rows.groupby("counterpart_area")["lowest"].max()
        if len(parts) > 1 and parts.sum() > WHOLE:
            line, value = rows.index[-1], rows["obs_value"].iloc[-1]
            total = plain_number(float(parts.sum()))
            rule = f"with the shares of the other countries it comes to at least {total} percent"
            yield Finding("claims", line, "obs_value", plain_number(value), rule)


RULES: Rules = {("shares-of-one-whole", "claims", "indicators"): shares_of_one_whole}

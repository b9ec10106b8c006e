"""Which comparisons a chart shows, and the claims in them."""

from __future__ import annotations

import pandas as pd

from ..words.verdicts import Verdict
from .catalogue import Catalogue, Chart
from .select import NothingToDraw, claim_frame


def compared_verdicts(chart: Chart, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the comparisons of several claims that a chart shows, contradictions first.

    Parameters
    ----------
    chart
        Its selections: pairs of areas, in either order; none: every pair.
    verdicts
        Every comparison of claims.

    Raises
    ------
    NothingToDraw
        No claims are compared.
    """
    pairs = [{one.ref_area, one.counterpart_area} for one in chart.select]
    found = [
        verdict
        for verdict in verdicts
        if len(verdict.claims) > 1
        and (not pairs or {verdict.comparison["ref_area"], verdict.comparison["counterpart_area"]} in pairs)
    ]
    if not found:
        raise NothingToDraw(f"chart {chart.name!r}: nothing to draw: no two claims about the same thing are compared")
    return sorted(found, key=lambda one: (not one.conflict, not one.still_counted))


def plotted_comparisons(verdicts: list[Verdict], statistics: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the claims of comparisons, in their order, with the columns of every chart of figures.

    Parameters
    ----------
    verdicts
        The comparisons.
    statistics
        The derived table.
    catalogue
        The catalogue: its marked sources.

    Returns
    -------
    pandas.DataFrame
        ``panel`` names the areas of the comparison.
    """
    keys = [claim["claim_id"] for verdict in verdicts for claim in verdict.claims]
    rows = statistics.set_index("claim_id", drop=False).loc[keys].reset_index(drop=True)
    names = zip(rows["ref_area_name"], rows["counterpart_area_name"], strict=True)
    return claim_frame(
        rows,
        words=[""] * len(rows),
        panel=[f"{ref}, with {other}" if isinstance(other, str) else str(ref) for ref, other in names],
        colour_area=list(rows["from_area"]),
        catalogue=catalogue,
    )

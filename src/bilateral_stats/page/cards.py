"""The headline figures: those of the chart that shows figures at a glance, as cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from ..charts.catalogue import GLANCE, Catalogue
from ..charts.compose import compose
from ..words.phrases import (
    THING,
    Headline,
    headline,
    joined,
    status_words,
)
from ..words.rows import grouped
from ..words.values import say_period
from . import missing
from .claims import Claim
from .comparisons import Standing


@dataclass(frozen=True)
class Card:
    """One headline figure.

    Parameters
    ----------
    figure
        The figure in words.
    words
        What completes it to a phrase.
    period
        What the sources say that it covers.
    status
        How sure it is, in words; empty for a plain figure.
    claims
        The claims that it is.
    standing
        Their comparison.
    """

    figure: Headline
    words: str
    period: str
    status: str
    claims: list[Claim]
    standing: Standing | None


def cards(frames: Mapping[str, pd.DataFrame], found: Iterable[Claim], catalogue: Catalogue) -> list[Card]:
    """Return the headline figures, in the order of the catalogue of charts.

    Parameters
    ----------
    frames
        All tables by name.
    found
        All claims.
    catalogue
        The charts of the release.
    """
    by_key = {claim.key: claim for claim in found}
    chosen = []
    for chart in catalogue.charts.values():
        if chart.kind != GLANCE:
            continue
        for rows in grouped(compose(chart, frames, catalogue).rows, THING).values():
            of_card = [by_key[row["claim_id"]] for row in rows]
            periods = [row["time_period"] for row in rows]
            statuses = status_words(rows)
            chosen.append(
                Card(
                    figure=headline(rows),
                    words=rows[0]["words"],
                    period=joined([say_period(period) if period else missing.PERIOD for period in periods]),
                    status=joined(statuses) if statuses else "",
                    claims=of_card,
                    standing=of_card[0].standing,
                )
            )
    return chosen

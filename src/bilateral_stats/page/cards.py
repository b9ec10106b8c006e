"""The headline figures: those of the chart that shows figures at a glance, as cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..charts.catalogue import GLANCE, Catalogue
from ..words.headlines import Headline, headline
from ..words.phrases import (
    THING,
    joined,
    status_words,
)
from ..words.rows import Rows, grouped
from .claims import Claim
from .comparisons import Comparison
from .pictures import Picture


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
    comparison
        Their comparison.
    """

    figure: Headline
    words: str
    period: str
    status: str
    claims: list[Claim]
    comparison: Comparison


def cards(found: Iterable[Claim], drawn: Iterable[Picture], catalogue: Catalogue) -> list[Card]:
    """Return the headline figures, in the order of the charts.

    Parameters
    ----------
    found
        All claims.
    drawn
        The charts of the release.
    catalogue
        What they select.
    """
    by_key = {claim.key: claim for claim in found}
    chosen = []
    for picture in drawn:
        chart = catalogue.charts[picture.name]
        if chart.kind != GLANCE:
            continue
        words = {(one.indicator, one.ref_area, one.counterpart_area or None): one.words for one in chart.select}
        rows = [by_key[key].row for key in picture.claim_ids]
        chosen += [_card(words[thing], group, by_key) for thing, group in grouped(rows, THING).items()]
    return chosen


def _card(words: str, rows: Rows, by_key: Mapping[str, Claim]) -> Card:
    claims = [by_key[row["claim_id"]] for row in rows]
    statuses = status_words(rows)
    return Card(
        figure=headline(rows),
        words=words,
        period=joined([claim.period for claim in claims]),
        status=joined(statuses) if statuses else "",
        claims=claims,
        comparison=claims[0].comparison,
    )

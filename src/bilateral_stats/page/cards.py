"""The headline figures: those of the chart that shows figures at a glance, as cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..charts.catalogue import GLANCE, Catalogue, Selection
from ..schemas.vocabularies import SHARE
from ..words.entries import Entry, say_voices
from ..words.phrases import THING, say_mostly
from ..words.printed_numbers import often_short
from ..words.rows import Rows, grouped
from .claims import Claim
from .comparisons import Comparison
from .pictures import Picture

UNSTATED = "the paper names no year"


@dataclass(frozen=True)
class Card:
    """One headline figure.

    Parameters
    ----------
    figure
        The figure in words, as short as it is said.
    words
        What completes it to a phrase.
    period
        What the sources say that it covers.
    who
        Who prints it.
    claim
        One of the claims that it is.
    comparison
        Their comparison.
    related
        What others print of another scope; a share of another whole is none.
    """

    figure: str
    words: str
    period: str
    who: str
    claim: Claim
    comparison: Comparison
    related: str


def cards(
    found: Iterable[Claim], drawn: Iterable[Picture], catalogue: Catalogue, short_names: Mapping[str, str]
) -> list[Card]:
    """Return the headline figures, in the order of the charts.

    Parameters
    ----------
    found
        All claims.
    drawn
        The charts of the release.
    catalogue
        What they select.
    short_names
        Short names of persons, institutes and outlets, by name.
    """
    by_key = {claim.key: claim for claim in found}
    chosen = []
    for picture in drawn:
        chart = catalogue.charts[picture.name]
        if chart.kind != GLANCE:
            continue
        rows = [by_key[key].row for key in picture.claim_ids]
        groups = grouped(rows, THING)
        chosen += [
            _card(one, groups[one.indicator, one.ref_area, one.counterpart_area or None], by_key, short_names)
            for one in chart.select
        ]
    return chosen


def _card(selection: Selection, rows: Rows, by_key: Mapping[str, Claim], short_names: Mapping[str, str]) -> Card:
    claims = [by_key[row["claim_id"]] for row in rows]
    largest = max((claim.comparison for claim in claims), key=lambda comparison: len(comparison.row_ids))
    one = next(claim for claim in claims if claim.comparison == largest)
    return Card(
        figure=often_short(rows),
        words=selection.words,
        period=UNSTATED if all(row["time_period"] is None for row in rows) else say_mostly(rows),
        who=say_voices(Entry(rows), short_names),
        claim=one,
        comparison=largest,
        related="" if one.row["dimension"] == SHARE else largest.related,
    )

"""The places in the texts of a chart that are filled from its rows: which there are, and whether a text names them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from string import Formatter

from ..ground.errors import nearest
from .catalogue import COMPARISONS, DATES, Chart

OF_INDICATORS = ("value", "number", "period", "marked_period", "lowest", "lowest_period", "highest")
"""May name an indicator: ``{value[some_indicator]}``."""

OF_EVENTS = ("year", "month")
"""Must name an event."""

OF_CLAIMS = ("marked", "denominator")
OF_COMPARISONS = ("compared", "conflicts")

TEXTS = ("title", "title_if_conflict", "subtitle", "note")
"""Texts of a chart that may have such places."""

_PLACE = re.compile(r"([a-z_]+)(?:\[([^\[\]{}]+)\])?")


def places_of(kind: str) -> tuple[str, ...]:
    """Return the places that the texts of a kind of chart may have."""
    if kind == DATES:
        return OF_EVENTS
    return OF_COMPARISONS if kind == COMPARISONS else (*OF_INDICATORS, *OF_CLAIMS, *OF_EVENTS)


def misnamed_places(chart: Chart, events: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the places in the texts of a chart that cannot be filled: key of the text, what it names, the rule.

    Parameters
    ----------
    chart
        The chart.
    events
        Keys of the recorded events.
    """
    known, indicators = places_of(chart.kind), [one.indicator for one in chart.select]
    for key in TEXTS:
        template = getattr(chart, key)
        try:
            parts = list(Formatter().parse(template))
        except ValueError:
            yield key, template, "braces stand around the name of a place; write {{ for a brace"
            continue
        for _, name, form, conversion in parts:
            if name is None:
                continue
            place = _PLACE.fullmatch(name)
            if place is None or place[1] not in known or form or conversion:
                yield key, f"{{{name}}}", f"there is no such place; the places are: {', '.join(known)}"
            elif place[1] in OF_EVENTS and place[2] not in events:
                yield key, f"{{{name}}}", f"there is no such event; known: {nearest(place[2] or '', events)}"
            elif place[2] is not None and place[1] not in OF_EVENTS:
                if place[1] not in OF_INDICATORS:
                    yield key, f"{{{name}}}", "this place names no indicator: write it without brackets"
                elif place[2] not in indicators:
                    rule = f"the chart selects no such indicator; it selects: {', '.join(indicators)}"
                    yield key, f"{{{name}}}", rule

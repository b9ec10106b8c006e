"""The texts around a chart, filled from the rows that it plots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from ..about import DATA_LICENSE, NAME, VERSION
from ..errors import DataError
from ..qualifiers import QUALIFIERS, RANGE
from ..wording import MONTHS, say_period
from .datings import PLANNED
from .rows import Rows, grouped
from .wholes import relative_wholes
from .wordings import headline, joined, say_periods, say_range, say_when, status_words

VERSION_LINE = f"{NAME} {VERSION}, {DATA_LICENSE.replace('-', ' ')}"
"""What every chart says of the dataset; the code of the licence is written as people write its name."""


class Said:
    """A word for each selection of a chart: ``{value}`` where there is one, ``{value[ID]}`` where there are several.

    Parameters
    ----------
    words
        By identifier.
    find
        How to find the word of an identifier that is not there; the default knows none.
    """

    def __init__(self, words: Mapping[str, str], find: Callable[[str], str] | None = None) -> None:
        self._words, self._find = words, find

    def __getitem__(self, identifier: str) -> str:
        """Return the word of one identifier."""
        return self._words[identifier] if self._find is None else self._find(identifier)

    def __str__(self) -> str:
        """Return the word, where all identifiers have the same, else all of them."""
        return joined(list(self._words.values()))


def fill(template: str, places: Mapping[str, object]) -> str:
    """Return a template with its places filled, as a sentence: its first letter is a capital."""
    text = template.format_map(dict(places))
    return text[:1].upper() + text[1:]


def claim_places(claims: Rows, timeline: pd.DataFrame) -> dict[str, object]:
    """Return what the templates of a chart of figures may name.

    Parameters
    ----------
    claims
        The plotted claims.
    timeline
        The derived table, for the year or the month of an event.
    """
    groups = {name: group for (name,), group in grouped(claims, ["indicator_id"]).items()}
    headlines = {name: headline(group) for name, group in groups.items()}
    wholes = [claim["denominator"] for claim in claims if claim["denominator"]]
    return {
        "value": Said({name: str(said) for name, said in headlines.items()}),
        "number": Said({name: said.without_unit for name, said in headlines.items()}),
        "period": Said({name: say_periods(group) for name, group in groups.items()}),
        "denominator": joined(wholes) if wholes else "",
        **event_places(timeline),
    }


def event_places(timeline: pd.DataFrame) -> dict[str, object]:
    """Return what the templates may name of events.

    Parameters
    ----------
    timeline
        The derived table.
    """
    return {
        "year": Said({}, lambda event: _shared(timeline, event, _year)),
        "month": Said({}, lambda event: _shared(timeline, event, _month)),
    }


def reading_notes(claims: Rows, one_flow: bool = False) -> Iterator[str]:
    """Yield how to read the marks of a chart of bars, for the marks that occur in it.

    Parameters
    ----------
    claims
        The plotted claims.
    one_flow
        Whether their bars are drawn to one scale where they measure one flow.
    """
    if one_flow and relative_wholes(claims) is not None:
        yield "How long the bars are follows from the two shares; no total is printed."
    for (qualifier,), group in grouped(claims, ["qualifier"]).items():
        words, first = QUALIFIERS[qualifier].words, group[0]
        if not words:
            continue
        if qualifier == RANGE:
            yield "Lighter end: the source gives a range."
        elif first["obs_high"] is None:
            yield "Fading end: the source gives no upper limit."
        elif first["obs_low"] is None:
            yield "Fading start: the source gives no lower limit."
        else:
            columns = ("obs_low", "obs_high", "unit", "unit_label")
            ranges = [say_range(*bounds) for bounds in grouped(group, columns)]
            allowed = f", {ranges[0]}" if len(ranges) == 1 else ""
            side = "Around" if first["obs_high"] > first["obs_value"] else "Up to"
            yield f'{side} the line: what "{words}" is taken to allow{allowed}.'
    statuses = status_words(claims)
    if statuses:
        yield f"Outlined: {joined(statuses)}; not a settled figure."


def describe_claims(claims: Rows) -> str:
    """Return every plotted claim in words, each with its qualifier, for people who cannot see the chart."""
    return " ".join(
        f"{claim['label']}: {' '.join(part for part in (claim['value_label'], claim['words']) if part)}"
        + "".join(f" ({words})" for words in status_words([claim]))
        + f", {say_when(claim['time_period'])}."
        for claim in claims
    )


def describe_events(events: Rows) -> str:
    """Return every plotted dating in words, for people who cannot see the chart."""
    return " ".join(
        f"{event['event_title']}: {say_period(event['time_period'])}"
        + (" (planned)" if event["event_status"] == PLANNED else "")
        + f", {event['source']}."
        for event in events
    )


def _shared(timeline: pd.DataFrame, event: str, say: Callable[[pd.Timestamp], str]) -> str:
    rows = timeline[timeline["event_id"].eq(event)]
    if rows.empty:
        raise DataError(f"a caption names the event {event!r}, which the table timeline does not hold")
    return joined([say(day) for day in rows["period_start"]])


def _year(day: pd.Timestamp) -> str:
    return str(day.year)


def _month(day: pd.Timestamp) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"

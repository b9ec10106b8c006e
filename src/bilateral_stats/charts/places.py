"""The places in the texts of a chart: which there are, whether a text names them right, and what the rows fill in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from string import Formatter

import pandas as pd

from ..ground.errors import DataError, nearest
from ..schemas.qualifiers import EXACT
from ..words.comparisons import small_number
from ..words.headlines import headline
from ..words.phrases import capitalised, joined, say_periods
from ..words.printed_numbers import often_printed, printed_range
from ..words.rows import Row, Rows, grouped
from ..words.values import MONTHS, say_number
from .catalogue import DATES, Chart

OF_SERIES = ("value", "often", "range", "last", "period", "count", "unstated", "originator")
"""May name a series: ``{value[some_series]}``; without one, all rows are meant."""

OF_EVENTS = ("year", "month")
"""Must name an event."""

OF_CHART = ("denominator", "sum")

TEXTS = ("title", "subtitle", "note")
"""Texts of a chart that may have such places."""

_PLACE = re.compile(r"([a-z_]+)(?:\[([^\[\]{}]+)\])?")


def misnamed_places(chart: Chart, events: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the places in the texts of a chart that cannot be filled: key of the text, what it names, the rule.

    Parameters
    ----------
    chart
        The chart.
    events
        Keys of the recorded events.
    """
    known = OF_EVENTS if chart.kind == DATES else (*OF_SERIES, *OF_CHART, *OF_EVENTS)
    series = [one.series for one in chart.select]
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
                if place[1] not in OF_SERIES:
                    yield key, f"{{{name}}}", "this place names no series: write it without brackets"
                elif place[2] not in series:
                    rule = f"the chart selects no such series; it selects: {', '.join(series)}"
                    yield key, f"{{{name}}}", rule


class Said:
    """What a place says: of all rows as ``{value}``, of one series as ``{value[series]}``.

    Parameters
    ----------
    say
        What finds the words for the name of a series or an event; the empty name means all rows.
    """

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say

    def __getitem__(self, name: str) -> str:
        """Return the words for one name."""
        return self._say(name)

    def __str__(self) -> str:
        """Return the words for all rows."""
        return self._say("")


def fill(chart: Chart, key: str, places: Mapping[str, Said]) -> str:
    """Return a text of a chart with its places filled, as a sentence: its first letter is a capital.

    Parameters
    ----------
    chart
        The chart.
    key
        Which of its texts.
    places
        What each place says.

    Raises
    ------
    DataError
        It names an event that the rows do not date.
    """
    try:
        text = str(getattr(chart, key)).format_map(dict(places))
    except DataError as error:
        raise DataError(f"chart {chart.name!r}, {key}: {error}") from error
    return capitalised(text)


def claim_places(claims: Rows, short_names: Mapping[str, str]) -> dict[str, Said]:
    """Return what the texts of a chart of figures may name.

    Parameters
    ----------
    claims
        The plotted claims.
    short_names
        Short names of persons and institutes, by name.
    """
    by_series = {name: rows for (name,), rows in grouped(claims, ["series"]).items()}

    def of(say: Callable[[Rows], str]) -> Said:
        return Said(lambda name: say(by_series[name] if name else claims))

    def originator(rows: Rows) -> str:
        names = [row["originator"] for row in rows if row["originator"] is not None]
        most = Counter(names).most_common(1)[0][0] if names else ""
        return short_names.get(most, most)

    return {
        "value": of(lambda rows: str(headline(rows))),
        "often": of(often_printed),
        "range": of(printed_range),
        "last": of(lambda rows: say_number(last_count(rows)["obs_value"])),
        "sum": Said(lambda _: say_number(sum_of_last(claims))),
        "period": of(say_periods),
        "count": of(lambda rows: small_number(len(rows))),
        "unstated": of(lambda rows: small_number(sum(row["time_period"] is None for row in rows))),
        "originator": of(originator),
        "denominator": Said(lambda _: joined([row["denominator"] for row in claims])),
    }


def event_places(timeline: pd.DataFrame) -> dict[str, Said]:
    """Return what the texts may name of events: the year or the month on which all datings agree.

    Parameters
    ----------
    timeline
        The derived table.
    """

    def of(say: Callable[[pd.Timestamp], str]) -> Said:
        def shared(event: str) -> str:
            days = timeline.loc[timeline["event_id"].eq(event), "period_start"].dropna()
            if days.empty:
                raise DataError(f"the table timeline holds no date of the event {event!r} for this chart")
            return joined(sorted({say(day) for day in days}), "or")

        return Said(shared)

    return {"year": of(lambda day: str(day.year)), "month": of(lambda day: f"{MONTHS[day.month - 1]} {day.year}")}


def last_count(claims: Rows) -> Row:
    """Return the claim that counts up to the latest day; a plain figure before others.

    Parameters
    ----------
    claims
        Plotted claims.
    """
    return max(claims, key=lambda claim: (str(claim["as_of"] or ""), claim["qualifier"] == EXACT, claim["claim_id"]))


def sum_of_last(claims: Rows) -> float:
    """Return the sum of the last counts of those series that are counts up to a day.

    Parameters
    ----------
    claims
        Plotted claims.
    """
    counted = [claim for claim in claims if claim["as_of"] is not None]
    return float(sum(last_count(rows)["obs_value"] for rows in grouped(counted, ["series"]).values()))

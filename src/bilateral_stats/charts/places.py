"""The places in the texts of a chart: which there are, whether a text names them right, and what the rows fill in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from string import Formatter

import pandas as pd

from ..ground.errors import DataError, nearest
from ..schemas.qualifiers import ABOUT, EXACT, QUALIFIERS
from ..schemas.vocabularies import YEAR, YEARS
from ..words.comparisons import small_number
from ..words.headlines import headline
from ..words.phrases import capitalised, joined, say_periods
from ..words.rows import Row, Rows, grouped
from ..words.values import MONTHS, say_number, say_value, short_number
from .catalogue import DATES, Chart

OF_SERIES = ("value", "often", "range", "last", "period", "count", "unstated", "originator")
"""May name a series: ``{value[some_series]}``; without one, all rows are meant."""

OF_EVENTS = ("year", "month")
"""Must name an event."""

OF_CHART = ("denominator", "sum")

TEXTS = ("title", "subtitle", "note")
"""Texts of a chart that may have such places."""

OFTEN = 2
"""Sources that print a number before it is one that is often printed."""

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


def often_numbers(claims: Rows) -> list[tuple[str, float]]:
    """Return the numbers that several sources print, with the word that all of them put before each.

    Parameters
    ----------
    claims
        Plotted claims.

    Returns
    -------
    list of (str, float)
        Code of the qualifier and number, sorted; where no two sources print the same number, none, unless all claims
        print one figure.
    """
    plain = [claim for claim in claims if claim["qualifier"] in {EXACT, ABOUT}]
    sources = {
        value: {claim["source_id"] for claim in rows} for (value,), rows in grouped(plain, ["obs_value"]).items()
    }
    # "About" is kept where nobody prints the number without it.
    bare = {claim["obs_value"] for claim in plain if claim["qualifier"] == EXACT}
    often = sorted(value for value, printed in sources.items() if len(printed) >= OFTEN)
    if often:
        return [(EXACT if value in bare else ABOUT, value) for value in often]
    only = {(claim["qualifier"], claim["obs_value"]) for claim in claims if claim["obs_value_to"] is None}
    return list(only) if len(only) == 1 and all(claim["obs_value_to"] is None for claim in claims) else []


def often_printed(claims: Rows) -> str:
    """Return the numbers that several sources print: ``30 or 40 percent``.

    Parameters
    ----------
    claims
        Plotted claims; where no two print the same number, all are said, or the lowest and the highest of many.
    """
    said = [_said(claims[0], value, qualifier) for qualifier, value in often_numbers(claims)]
    return _with_unit(claims[0], joined(said, "or")) if said else str(headline(claims))


def often_short(claims: Rows) -> str:
    """Return the same as short as it stands on a card: ``30 or 40%``, ``more than 6,000``."""
    sign, after = claims[0]["sign"], claims[0]["after"]
    if found := often_numbers(claims):
        said = [f"{QUALIFIERS[qualifier].words} {short_number(value, sign)}".strip() for qualifier, value in found]
        return f"{joined(said, 'or')}{after}"
    numbers = [claim[name] for claim in claims for name in ("obs_value", "obs_value_to") if claim[name] is not None]
    ends = dict.fromkeys(short_number(value, sign) for value in (min(numbers), max(numbers)))
    return f"{' to '.join(ends)}{after}"


def printed_range(claims: Rows) -> str:
    """Return the lowest and the highest figure printed for a stated year or years; of none, of all claims.

    Parameters
    ----------
    claims
        Plotted claims.
    """
    stated = [claim for claim in claims if claim["period_kind"] in {YEAR, YEARS}] or claims
    numbers: dict[float, list[str]] = {}
    for claim in stated:
        if claim["obs_value_to"] is None:
            numbers.setdefault(claim["obs_value"], []).append(claim["qualifier"])
        else:
            for end in (claim["obs_value"], claim["obs_value_to"]):
                numbers.setdefault(end, []).append(EXACT)
    # A word stays before a number that nobody prints without one.
    ends = [(EXACT if EXACT in numbers[end] else numbers[end][0], end) for end in (min(numbers), max(numbers))]
    said = dict.fromkeys(_said(claims[0], number, qualifier) for qualifier, number in ends)
    return _with_unit(claims[0], " to ".join(said))


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


def _said(claim: Row, value: float, qualifier: str) -> str:
    return say_value(qualifier, value, None, claim["sign"], "")


def _with_unit(claim: Row, said: str) -> str:
    return said if claim["sign"] else f"{said} {claim['unit_label']}"

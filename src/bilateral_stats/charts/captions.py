"""The texts around a chart, filled from the rows that it plots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from ..about import DATA_LICENSE, NAME, VERSION
from ..errors import DataError
from ..qualifiers import QUALIFIERS, RANGE
from ..wording import MONTHS, say_period
from .wholes import relative_wholes
from .wordings import STATUS_WORDS, Headline, headline, joined, say_range, say_when

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


def claim_places(claims: pd.DataFrame, timeline: pd.DataFrame) -> dict[str, object]:
    """Return what the templates of a chart of figures may name.

    Parameters
    ----------
    claims
        The plotted claims.
    timeline
        The derived table, for the year or the month of an event.
    """
    groups = dict(iter(claims.groupby("indicator_id", sort=False)))
    headlines: dict[str, Headline] = {str(name): headline(group) for name, group in groups.items()}
    wholes = [whole for whole in claims["denominator"] if whole]
    return {
        "value": Said({name: str(said) for name, said in headlines.items()}),
        "number": Said({name: said.without_unit for name, said in headlines.items()}),
        "period": Said({str(name): _periods(group) for name, group in groups.items()}),
        "denominator": joined(wholes) if wholes else "",
        **event_places(timeline),
    }


def event_places(timeline: pd.DataFrame) -> dict[str, object]:
    """Return what the templates may name of events.

    Parameters
    ----------
    timeline
        Datings of events: those that the chart plots, or the whole derived table.
    """
    starts, ends = timeline["period_start"], timeline["period_end"]
    return {
        "year": Said({}, lambda event: _shared(timeline, event, _year)),
        "month": Said({}, lambda event: _shared(timeline, event, _month)),
        "first_year": "" if timeline.empty else str(starts.min().year),
        "last_year": "" if timeline.empty else str(ends.max().year),
    }


def reading_notes(claims: pd.DataFrame, one_flow: bool = False) -> Iterator[str]:
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
    for qualifier, rows in claims.groupby("qualifier", sort=False):
        words = QUALIFIERS[str(qualifier)].words
        if not words:
            continue
        if qualifier == RANGE:
            yield "Pale end: the source gives a range."
        elif rows["obs_high"].isna().all():
            yield "Fading end: the source gives no upper limit."
        elif rows["obs_low"].isna().all():
            yield "Fading start: the source gives no lower limit."
        else:
            bounds = zip(rows["obs_low"], rows["obs_high"], rows["unit"], rows["unit_label"], strict=True)
            ranges = [say_range(*row) for row in dict.fromkeys(bounds)]
            allowed = f", {ranges[0]}" if len(ranges) == 1 else ""
            yield f'Pale end: what "{words}" is taken to allow{allowed}.'
    statuses = [STATUS_WORDS[status] for status in claims["obs_status"] if STATUS_WORDS[status]]
    if statuses:
        yield f"Outlined: {joined(statuses)}, not counted."


def describe_claims(claims: pd.DataFrame) -> str:
    """Return every plotted claim in words, each with its qualifier, for people who cannot see the chart."""
    return " ".join(
        f"{row['label']}: {' '.join(part for part in (row['value_label'], row['words']) if part)}"
        + (f" ({STATUS_WORDS[row['obs_status']]})" if STATUS_WORDS[row["obs_status"]] else "")
        + f", {say_when(row['time_period'])}."
        for _, row in claims.iterrows()
    )


def describe_events(events: pd.DataFrame) -> str:
    """Return every plotted dating in words, for people who cannot see the chart."""
    return " ".join(
        f"{row['event_title']}: {say_period(row['time_period'])}"
        + (" (planned)" if row["event_status"] == "planned" else "")
        + f", {row['source']}."
        for _, row in events.iterrows()
    )


def _periods(claims: pd.DataFrame) -> str:
    return joined([say_when(period) for period in claims["time_period"]])


def _shared(timeline: pd.DataFrame, event: str, say: Callable[[pd.Timestamp], str]) -> str:
    rows = timeline[timeline["event_id"].eq(event)]
    if rows.empty:
        raise DataError(f"a caption names the event {event!r}, which the table timeline does not hold")
    return joined([say(day) for day in rows["period_start"]])


def _year(day: pd.Timestamp) -> str:
    return str(day.year)


def _month(day: pd.Timestamp) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"

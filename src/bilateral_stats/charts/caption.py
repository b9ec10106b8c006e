"""The texts around a chart, filled from the rows that it plots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from ..ground.dataset import Dataset
from ..ground.errors import DataError
from ..schemas.qualifiers import QUALIFIERS, RANGE
from ..schemas.vocabularies import PLANNED
from ..words.entries import (
    entries_of,
    marked_credits,
    say_who,
)
from ..words.headlines import headline
from ..words.phrases import (
    capitalised,
    count,
    joined,
    say_periods,
    say_range,
    say_when,
    sentence,
    status_words,
)
from ..words.rows import Row, Rows, grouped
from ..words.values import MONTHS, say_period
from ..words.verdicts import Verdict
from .catalogue import Chart
from .share_wholes import relative_wholes

LISTED_TITLES = 3
"""Comparisons in conflict that a title names; of more, it says how many."""


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


def version_line(dataset: Dataset) -> str:
    """Return what every chart says of the dataset; the code of the licence is written as people write its name."""
    return f"{dataset.name} {dataset.version}, {dataset.licence.id.replace('-', ' ')}"


def fill(chart: Chart, key: str, places: Mapping[str, object]) -> str:
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
    # Nothing stands out where no marked source prints anything.
    marked = {name: [claim for claim in group if claim["marked"]] or group for name, group in groups.items()}
    lowest = {name: min(group, key=_stated_first) for name, group in groups.items()}
    highest = {name: max(group, key=_settled_last) for name, group in groups.items()}
    ours = [claim for claim in claims if claim["marked"]] or list(claims)
    return {
        "marked": str(headline(ours)) if len({claim["unit"] for claim in ours}) == 1 else "",
        "marked_period": Said({name: say_periods(group) for name, group in marked.items()}),
        "lowest": Said({name: claim["value_label"] for name, claim in lowest.items()}),
        "lowest_period": Said({name: say_when(claim["time_period"]) for name, claim in lowest.items()}),
        "highest": Said({name: claim["value_label"] for name, claim in highest.items()}),
        "value": Said({name: str(said) for name, said in headlines.items()}),
        "number": Said({name: said.without_unit for name, said in headlines.items()}),
        "period": Said({name: say_periods(group) for name, group in groups.items()}),
        "denominator": joined(wholes) if wholes else "",
        **event_places(timeline),
    }


def comparison_places(verdicts: list[Verdict]) -> dict[str, object]:
    """Return what the templates of a chart of comparisons may name.

    Parameters
    ----------
    verdicts
        The comparisons.
    """
    titles = list(dict.fromkeys(str(one.comparison["title"]).lower() for one in verdicts if one.conflict))
    conflicts = joined(titles) if 0 < len(titles) <= LISTED_TITLES else count(len(titles), "figure")
    return {"compared": len(verdicts), "conflicts": conflicts}


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


def verdict_notes(claims: Rows, verdicts: list[Verdict], how: str) -> Iterator[str]:
    """Yield whose figures are marked, and how the figures of a ledger stand to each other.

    Parameters
    ----------
    claims
        The plotted claims.
    verdicts
        The comparisons in which they stand.
    how
        How the marked figures look.
    """
    places = marked_credits(claims)
    if places:
        yield f"{how}: {places}."
    panels = {claim["claim_id"]: claim["panel"] for claim in claims}
    for verdict in verdicts:
        # What one source alone prints can be seen.
        if int(verdict.comparison["sources"]) > 1:
            about = ", ".join(part for part in (panels.get(verdict.claims[0]["claim_id"], ""), verdict.when) if part)
            yield sentence(f"{about}: {verdict}" if about else str(verdict))


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
            columns = ("obs_low", "obs_high", "sign", "unit_label")
            ranges = [say_range(*bounds) for bounds in grouped(group, columns)]
            allowed = f", {ranges[0]}" if len(ranges) == 1 else ""
            side = "Around" if first["obs_high"] > first["obs_value"] else "Up to"
            yield f'{side} the line: what "{words}" is taken to allow{allowed}.'
    statuses = status_words(claims)
    if statuses:
        yield f"Outlined: {joined(statuses)}; not a settled figure."


def describe_claims(claims: Rows, collapse: bool = False) -> str:
    """Return every plotted figure in words, each with its qualifier, for people who cannot see the chart.

    Parameters
    ----------
    claims
        The plotted claims.
    collapse
        Whether claims that print the same are said once.
    """
    parts = []
    for (panel,), rows in grouped(claims, ["panel"]).items():
        said = []
        for entry in entries_of(rows, collapse):
            claim = entry.first
            value = " ".join(part for part in (claim["value_label"], claim["words"]) if part)
            status = "".join(f" ({words})" for words in status_words([claim]))
            said.append(f"{value}{status}, {say_when(claim['time_period'])}: {say_who(entry)}")
        parts.append(f"{panel}: {'; '.join(said)}." if panel else f"{'; '.join(said)}.")
    return " ".join(parts)


def describe_comparisons(claims: Rows, verdicts: list[Verdict]) -> str:
    """Return every comparison in words: what is compared, the verdict, and each figure with its sources."""
    parts = []
    for verdict in verdicts:
        keys = {claim["claim_id"] for claim in verdict.claims}
        rows = sorted((claim for claim in claims if claim["claim_id"] in keys), key=lambda claim: claim["obs_value"])
        said = [
            entry.first["value_label"] + (f" ({count(entry.sources, 'source')})" if entry.sources > 1 else "")
            for entry in entries_of(rows, True)
        ]
        about = ", ".join(part for part in (str(verdict.comparison["title"]), rows[0]["panel"], verdict.when) if part)
        parts.append(f"{about}: {verdict}. Printed: {', '.join(said)}.")
    return " ".join(parts)


def describe_events(events: Rows) -> str:
    """Return every plotted dating in words, for people who cannot see the chart."""
    return " ".join(
        f"{event['event_title']}: {say_period(event['time_period'])}"
        + (" (planned)" if event["event_status"] == PLANNED else "")
        + f", {event['source']}."
        for event in events
    )


def _stated_first(claim: Row) -> tuple[bool, float, str]:
    return claim["time_period"] is None, claim["obs_value"], claim["claim_id"]


def _settled_last(claim: Row) -> tuple[float, bool, str]:
    """Sort by value; of the same values, a plain figure comes after one with words before it."""
    return claim["obs_value"], not QUALIFIERS[claim["qualifier"]].words, claim["claim_id"]


def _shared(timeline: pd.DataFrame, event: str, say: Callable[[pd.Timestamp], str]) -> str:
    rows = timeline[timeline["event_id"].eq(event)]
    if rows.empty:
        raise DataError(f"the table timeline holds no date of the event {event!r} for this chart")
    # An event has one date, however many are printed.
    return joined(sorted({say(day) for day in rows["period_start"]}), "or")


def _year(day: pd.Timestamp) -> str:
    return str(day.year)


def _month(day: pd.Timestamp) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"

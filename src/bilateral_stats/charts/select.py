"""From the derived tables to the rows that a chart plots: a table, before anything is drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..ground.errors import DataError
from ..words.phrases import (
    THING,
    credit,
    said_at,
    say_when,
    source_keys,
)
from ..words.rows import CLAIM_COLUMNS, require_columns
from ..words.values import say_whole
from ..words.verdicts import Verdict
from .catalogue import MARKED, PERIOD, Catalogue, Chart, Selection

NEEDED_OF_CLAIMS = ("denominator", "ref_area_name", "counterpart_area_name")
"""What it needs beside them."""


class NothingToDraw(DataError):  # noqa: N818 - no mistake: what its name says
    """Raised for a chart whose selection finds no row: whoever draws several leaves it out, and says so."""


EVENT_COLUMNS = (
    "event_date_id",
    "event_id",
    "event_title",
    "ref_area",
    "counterpart_area",
    "time_period",
    "period_start",
    "period_end",
    "event_status",
    "date_basis",
    "originator",
    "outlet",
    "date_published",
    "quote_url",
)
"""What a chart of events takes from the table ``timeline``, under the same names."""


def plotted_claims(chart: Chart, statistics: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return the claims that a chart plots, in the order in which it draws them.

    Parameters
    ----------
    chart
        Its selections: rows of one indicator and two areas each.
    statistics
        The derived table.
    catalogue
        The catalogue: its marked sources.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`CLAIM_COLUMNS`, then ``denominator`` (with the names of the areas), ``words`` (what
        completes the figure to a phrase), ``panel`` (the heading over it), ``colour_area`` (the area in whose colour
        it is drawn), ``marked`` (whether a marked source prints it), ``source`` (who says it, where and when) and
        ``label`` (the same, as short as it is unambiguous).

    Raises
    ------
    NothingToDraw
        A selection finds no row.
    """
    require_columns(statistics, "statistics", [*CLAIM_COLUMNS, *NEEDED_OF_CLAIMS])
    cells = {name: statistics[name].to_numpy(dtype=object) for name in THING}
    names = ("time_period", "date_published", "claim_id")
    periods, dates, keys = (statistics[name].to_numpy(dtype=object) for name in names)
    marked = statistics["source_id"].isin(catalogue.marked_sources).to_numpy(dtype=bool)
    places: list[int] = []
    chosen: list[Selection] = []
    for selection in chart.select:
        found = np.ones(len(statistics), dtype=bool)
        wanted = (selection.indicator, selection.ref_area, selection.counterpart_area)
        for name, code in zip(THING, wanted, strict=True):
            found &= (cells[name] == code) if code else pd.isna(cells[name])
        _require(bool(found.any()), chart, selection, "statistics")
        if selection.pick == MARKED and bool((found & marked).any()):
            found &= marked
        by_period = chart.order == PERIOD
        # On a strip of years, what states none has no place between the others.
        last = chart.strip and by_period
        order = {
            int(place): (
                last and not isinstance(periods[place], str),
                *said_at(periods[place] if by_period else None, dates[place]),
                keys[place],
            )
            for place in np.flatnonzero(found)
        }
        places += sorted(order, key=order.__getitem__)
        chosen += [selection] * len(order)
    columns = [*CLAIM_COLUMNS, *NEEDED_OF_CLAIMS]
    rows = statistics[columns].take(places).reset_index(drop=True)
    areas = {name: rows[name].tolist() for name in {one.colour for one in chosen}}
    return claim_frame(
        rows,
        words=[one.words for one in chosen],
        panel=[one.panel for one in chosen],
        colour_area=[areas[one.colour][number] for number, one in enumerate(chosen)],
        catalogue=catalogue,
    )


def claim_frame(
    rows: pd.DataFrame, words: list[str], panel: list[str], colour_area: list[object], catalogue: Catalogue
) -> pd.DataFrame:
    """Return rows of the table ``statistics`` with what the charts say of each, as :func:`plotted_claims` does.

    Parameters
    ----------
    rows
        The rows, with the columns of :data:`CLAIM_COLUMNS` and :data:`NEEDED_OF_CLAIMS`.
    words, panel, colour_area
        A cell for each.
    catalogue
        The catalogue: its marked sources.
    """
    return rows[list(CLAIM_COLUMNS)].assign(
        denominator=_denominators(rows),
        words=words,
        panel=panel,
        colour_area=pd.Series(colour_area, dtype="str"),
        marked=rows["source_id"].isin(catalogue.marked_sources),
        source=_sources(rows),
        label=_labels(rows),
    )


def plotted_events(chart: Chart, timeline: pd.DataFrame) -> pd.DataFrame:
    """Return the datings of events that a chart plots, in the order in which it draws them.

    Parameters
    ----------
    chart
        Its selections: pairs of areas, in either order.
    timeline
        The derived table.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`EVENT_COLUMNS`, then ``source`` (who says it, where and when) and ``source_key`` (a
        letter for each source). Events follow each other by their first day.

    Raises
    ------
    NothingToDraw
        A selection finds no row.
    """
    require_columns(timeline, "timeline", list(EVENT_COLUMNS))
    parts = []
    for selection in chart.select:
        pair = {selection.ref_area, selection.counterpart_area}
        found = timeline[
            timeline["ref_area"].isin(pair)
            & timeline["counterpart_area"].isin(pair)
            & timeline["ref_area"].ne(timeline["counterpart_area"])
        ]
        _require(not found.empty, chart, selection, "timeline")
        parts.append(found)
    rows = pd.concat(parts, ignore_index=True).drop_duplicates("event_date_id")
    by_event = rows.groupby("event_id")
    rows = rows.assign(
        _first=by_event["period_start"].transform("min"),
        _last=by_event["period_end"].transform("max"),
    ).sort_values(["_first", "_last", "event_id", "period_start", "period_end", "event_date_id"], kind="stable")
    sources = _sources(rows)
    keys = source_keys(sources)
    return (
        rows[list(EVENT_COLUMNS)]
        .assign(source=sources, source_key=[keys[source] for source in sources])
        .reset_index(drop=True)
    )


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


def _require(found: bool, chart: Chart, selection: Selection, table: str) -> None:
    if not found:
        of_indicator = f"indicator {selection.indicator}, " if selection.indicator else ""
        areas = " and ".join(filter(None, (selection.ref_area, selection.counterpart_area)))
        raise NothingToDraw(
            f"chart {chart.name!r}: nothing to draw: the table {table} has no row of {of_indicator}areas {areas}"
        )


def _credited(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(rows["originator"], rows["outlet"], rows["date_published"], strict=True))


def _sources(rows: pd.DataFrame) -> list[str]:
    return [credit(*row) for row in _credited(rows)]


def _labels(rows: pd.DataFrame) -> list[str]:
    """Name the source of each row; add its date, or the period, only where that tells rows about one thing apart."""
    things = list(zip(*(rows[column] for column in THING), strict=True))
    shorts = [(thing, credit(*row, say_date=False)) for thing, row in zip(things, _credited(rows), strict=True)]
    periods: dict[object, set[str]] = {}
    said = [say_when(period) for period in rows["time_period"]]
    for thing, period in zip(things, said, strict=True):
        periods.setdefault(thing, set()).add(period)
    return [
        (short[1] if shorts.count(short) == 1 else full) + (f" ({period})" if len(periods[short[0]]) > 1 else "")
        for short, full, period in zip(shorts, _sources(rows), said, strict=True)
    ]


def _denominators(rows: pd.DataFrame) -> list[str]:
    """Name the areas in the wholes, which the indicators write for any pair of areas."""
    return [
        say_whole(whole, ref, counterpart if isinstance(counterpart, str) else None) if isinstance(whole, str) else ""
        for whole, ref, counterpart in zip(
            rows["denominator"], rows["ref_area_name"], rows["counterpart_area_name"], strict=True
        )
    ]

"""From the derived tables to the rows that a chart plots: a table, before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..ground.errors import DataError
from ..schemas.qualifiers import QUALIFIERS
from ..schemas.vocabularies import FORECAST
from ..words.phrases import THING, credit, said_at
from ..words.rows import CLAIM_COLUMNS, Row, claim_rows, require_columns
from ..words.values import say_whole
from .catalogue import Chart, Selection
from .palette import series_colour

NEEDED_OF_CLAIMS = (
    "as_of",
    "as_printed",
    "in_english",
    "period_kind",
    "follows",
    "comparison_id",
    "denominator",
    "ref_area_name",
    "counterpart_area_name",
)
"""What a chart of figures takes beside :data:`CLAIM_COLUMNS`."""

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
    "follows",
    "source_id",
    "date_published",
    "quote_url",
    "verdict",
)
"""What a chart of events takes from the table ``timeline``, under the same names."""


class NothingToDraw(DataError):  # noqa: N818 - no mistake: what its name says
    """Raised for a chart whose selection finds no row: whoever draws several leaves it out, and says so."""


def plotted_claims(chart: Chart, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the claims that a chart plots: series by series, in the order of printing.

    Parameters
    ----------
    chart
        Its selections: rows of one indicator and two areas each.
    tables
        ``statistics`` and ``comparisons``.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`CLAIM_COLUMNS` and :data:`NEEDED_OF_CLAIMS`, ``denominator`` with the names of the areas;
        then ``series`` (the key of the selection) and ``source`` (who says it, where and when).

    Raises
    ------
    NothingToDraw
        No selection finds a row, or one of a chart that names figures in its texts.
    """
    statistics, comparisons = tables["statistics"], tables["comparisons"]
    require_columns(statistics, "statistics", [*CLAIM_COLUMNS, *NEEDED_OF_CLAIMS])
    cells = {name: statistics[name].to_numpy(dtype=object) for name in THING}
    dates, keys = (statistics[name].to_numpy(dtype=object) for name in ("date_published", "claim_id"))
    places: list[int] = []
    series: list[str] = []
    for selection in chart.select:
        found = np.ones(len(statistics), dtype=bool)
        wanted = (selection.indicator, selection.ref_area, selection.counterpart_area)
        for name, code in zip(THING, wanted, strict=True):
            found &= (cells[name] == code) if code else pd.isna(cells[name])
        if selection.period:
            of_period = comparisons["period"].eq(selection.period) & comparisons["stage"].ne(FORECAST)
            found &= statistics["comparison_id"].isin(comparisons.loc[of_period, "comparison_id"]).to_numpy(dtype=bool)
        _require(bool(found.any()), chart, selection, "statistics")
        order = {int(place): (*said_at(dates[place]), keys[place]) for place in np.flatnonzero(found)}
        places += sorted(order, key=order.__getitem__)
        series += [selection.series] * len(order)
    rows = statistics[[*CLAIM_COLUMNS, *NEEDED_OF_CLAIMS]].take(places).reset_index(drop=True)
    return rows.assign(denominator=_denominators(rows), series=series, source=_sources(rows))


def plotted_events(chart: Chart, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the datings of events that a chart plots, in the order in which it draws them.

    Parameters
    ----------
    chart
        Its selections: events, or pairs of areas in either order.
    tables
        ``timeline``.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`EVENT_COLUMNS`, then ``series`` and ``source`` (who says it, where and when). Events
        follow each other by their first day.

    Raises
    ------
    NothingToDraw
        A selection finds no row.
    """
    timeline = tables["timeline"]
    require_columns(timeline, "timeline", list(EVENT_COLUMNS))
    parts = []
    for selection in chart.select:
        pair = {selection.ref_area, selection.counterpart_area}
        found = timeline[
            timeline["event_id"].isin(selection.events)
            if selection.events
            else timeline["ref_area"].isin(pair)
            & timeline["counterpart_area"].isin(pair)
            & timeline["ref_area"].ne(timeline["counterpart_area"])
        ]
        _require(not found.empty, chart, selection, "timeline")
        parts.append(found.assign(series=selection.series))
    rows = pd.concat(parts, ignore_index=True).drop_duplicates("event_date_id")
    by_event = rows.groupby("event_id")["period_start"].transform("min")
    order = ["_first", "event_id", "period_start", "period_end", "event_date_id"]
    rows = rows.assign(_first=by_event).sort_values(order, kind="stable")
    return rows[[*EVENT_COLUMNS, "series"]].assign(source=_sources(rows)).reset_index(drop=True)


def drawn_claims(plotted: pd.DataFrame, units: pd.DataFrame, chart: Chart) -> list[Row]:
    """Return plotted claims with what the drawing needs beside the plotted cells.

    Parameters
    ----------
    plotted
        As :func:`plotted_claims` returns them.
    units
        Table ``units``.
    chart
        The chart.

    Returns
    -------
    list of Row
        Each with the ``colour``, ``label`` and ``words`` of its series.

    Raises
    ------
    DataError
        A cell of the table says nothing: a number that is none, an unknown qualifier.
    """
    by_series = {one.series: (one, series_colour(one.colour, number)) for number, one in enumerate(chart.select)}
    rows: list[Row] = []
    for row in claim_rows(plotted, units):
        _require_sound(row)
        one, colour = by_series[row["series"]]
        rows.append(
            {
                **row,
                "colour": colour,
                "label": one.label,
                "words": one.words,
            }
        )
    return rows


def _require_sound(row: Row) -> None:
    if row["qualifier"] not in QUALIFIERS:
        raise DataError(f"claim {row['claim_id']}: qualifier {row['qualifier']!r}: there is no such qualifier")
    for name in ("obs_value", "obs_value_to", "obs_low", "obs_high"):
        if row[name] is not None and not np.isfinite(row[name]):
            raise DataError(f"claim {row['claim_id']}: {name} {row[name]}: this is no number")


def _require(found: bool, chart: Chart, selection: Selection, table: str) -> None:
    if not found:
        of_indicator = f"indicator {selection.indicator}, " if selection.indicator else ""
        areas = " and ".join(filter(None, (selection.ref_area, selection.counterpart_area)))
        raise NothingToDraw(
            f"chart {chart.name!r}: nothing to draw: the table {table} has no row of {of_indicator}areas {areas}"
        )


def _sources(rows: pd.DataFrame) -> list[str]:
    return [credit(*row) for row in zip(rows["originator"], rows["outlet"], rows["date_published"], strict=True)]


def _denominators(rows: pd.DataFrame) -> list[str]:
    """Name the areas in the wholes, which the indicators write for any pair of areas."""
    return [
        say_whole(whole, ref, counterpart if isinstance(counterpart, str) else None) if isinstance(whole, str) else ""
        for whole, ref, counterpart in zip(
            rows["denominator"], rows["ref_area_name"], rows["counterpart_area_name"], strict=True
        )
    ]

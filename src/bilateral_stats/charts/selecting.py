"""From the derived tables to the rows that a chart plots: a table, before anything is drawn."""

from __future__ import annotations

import pandas as pd

from ..errors import DataError
from ..vocabularies import DEPRECATED
from .catalogue import Chart, Selection
from .wordings import credit, say_when, source_keys

CLAIM_COLUMNS = (
    "claim_id",
    "indicator_id",
    "measure",
    "ref_area",
    "counterpart_area",
    "from_area",
    "time_period",
    "obs_value",
    "obs_value_to",
    "qualifier",
    "obs_low",
    "obs_high",
    "low_inclusive",
    "high_inclusive",
    "obs_status",
    "unit",
    "unit_label",
    "value_label",
    "originator",
    "publisher",
    "date_published",
    "quote_url",
)
"""What a chart of figures takes from the table ``statistics``, under the same names."""

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
    "publisher",
    "date_published",
    "quote_url",
)
"""What a chart of events takes from the table ``timeline``, under the same names."""


def plotted_claims(chart: Chart, statistics: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that a chart plots, in the order in which it draws them.

    Parameters
    ----------
    chart
        Its selections: rows of one indicator and two areas each.
    statistics
        The derived table.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`CLAIM_COLUMNS`, then ``denominator`` (with the names of the areas), ``words`` (what
        completes the figure to a phrase), ``source`` (who says it, where and when) and ``label`` (the same, as short
        as it is unambiguous). Deprecated claims are left out.

    Raises
    ------
    DataError
        A selection finds no row.
    """
    parts = []
    for selection in chart.select:
        found = _standing(statistics)
        found = found[found["indicator_id"].eq(selection.indicator)]
        found = found[found["ref_area"].eq(selection.ref_area)]
        found = found[found["counterpart_area"].eq(selection.counterpart_area) & found["obs_value"].notna()]
        _require(found, chart, selection, "statistics")
        found = found.sort_values(["date_published", "claim_id"], kind="stable")
        parts.append(found.assign(words=selection.words))
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.assign(source=[credit(*row) for row in _credited(rows)])
    labels = [label for _, group in rows.groupby("indicator_id", sort=False) for label in _labels(group)]
    return rows[list(CLAIM_COLUMNS)].assign(
        denominator=_denominators(rows), words=rows["words"], source=rows["source"], label=labels
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
        letter for each source). Events follow each other by their first day; deprecated datings are left out.

    Raises
    ------
    DataError
        A selection finds no row.
    """
    parts = []
    for selection in chart.select:
        pair = {selection.ref_area, selection.counterpart_area}
        standing = _standing(timeline)
        found = standing[
            standing["ref_area"].isin(pair)
            & standing["counterpart_area"].isin(pair)
            & standing["ref_area"].ne(standing["counterpart_area"])
        ]
        _require(found, chart, selection, "timeline")
        parts.append(found)
    rows = pd.concat(parts, ignore_index=True).drop_duplicates("event_date_id")
    by_event = rows.groupby("event_id")
    rows = rows.assign(
        _first=by_event["period_start"].transform("min"),
        _last=by_event["period_end"].transform("max"),
    ).sort_values(["_first", "_last", "event_id", "period_start", "period_end", "event_date_id"], kind="stable")
    sources = [credit(*row) for row in _credited(rows)]
    keys = source_keys(sources)
    return (
        rows[list(EVENT_COLUMNS)]
        .assign(source=sources, source_key=[keys[source] for source in sources])
        .reset_index(drop=True)
    )


def _standing(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["rank"].ne(DEPRECATED)]


def _require(found: pd.DataFrame, chart: Chart, selection: Selection, table: str) -> None:
    if found.empty:
        of_indicator = f"indicator {selection.indicator}, " if selection.indicator else ""
        areas = f"areas {selection.ref_area} and {selection.counterpart_area}"
        raise DataError(f"chart {chart.name!r}: nothing to draw: the table {table} has no row of {of_indicator}{areas}")


def _credited(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(rows["originator"], rows["publisher"], rows["date_published"], strict=True))


def _labels(rows: pd.DataFrame) -> list[str]:
    """Name the source of each row; add its date, or the period, only where rows would else be alike or unlike."""
    short = [credit(*row, say_date=False) for row in _credited(rows)]
    labels = [one if short.count(one) == 1 else full for one, full in zip(short, rows["source"], strict=True)]
    if len(rows["time_period"].unique()) > 1:
        return [f"{label} ({say_when(time)})" for label, time in zip(labels, rows["time_period"], strict=True)]
    return labels


def _denominators(rows: pd.DataFrame) -> list[str]:
    """Name the areas in the wholes, which the indicators write for any pair of areas."""
    return [
        whole.replace("the reference area", ref).replace("the counterpart area", counterpart)
        if isinstance(whole, str)
        else ""
        for whole, ref, counterpart in zip(
            rows["denominator"], rows["ref_area_name"], rows["counterpart_area_name"], strict=True
        )
    ]

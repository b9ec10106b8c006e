"""From the derived tables to all that a chart shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd

from ..words.phrases import joined
from ..words.rows import rows_of, short_names
from ..words.verdicts import Verdict, claim_verdicts, verdicts_on
from .catalogue import Catalogue, Chart
from .content import CLAIM_KEY, Content
from .kinds.kind import find_kind
from .places import claim_places, event_places, fill

MOST_SLIPS = 2
"""Slips that the foot names one by one."""


def compose(
    chart: Chart,
    tables: Mapping[str, pd.DataFrame],
    catalogue: Catalogue,
    find_verdicts: Callable[[], list[Verdict]] | None = None,
) -> Content:
    """Return what a chart shows, from the derived tables.

    Parameters
    ----------
    chart
        A chart.
    tables
        The tables of :data:`~bilateral_stats.charts.CHART_TABLES`.
    catalogue
        The catalogue: what the dataset says of itself.
    find_verdicts
        What returns every comparison of claims in these tables; by default they are found anew.

    Raises
    ------
    NothingToDraw
        The tables hold no row for it.
    """
    kind = find_kind(chart.kind)
    plotted, rows = kind.select(chart, tables)
    shorts = short_names(tables)
    places, verdicts = event_places(tables["timeline"]), []
    if kind.key == CLAIM_KEY:
        places |= claim_places(rows, shorts)
        verdicts = verdicts_on(rows, (find_verdicts or partial(claim_verdicts, tables))())
    title = fill(chart, "title", places)
    return Content(
        chart=chart,
        title=title,
        subtitle=fill(chart, "subtitle", places),
        note=fill(chart, "note", places),
        left_out=_left_out(chart, tables),
        alternative_text=f"{title.rstrip('.')}. {kind.describe(rows, verdicts)}",
        plotted=plotted,
        rows=rows,
        key=kind.key,
        dataset=catalogue.dataset,
        short_names=shorts,
        verdicts=tuple(verdicts),
    )


def _left_out(chart: Chart, tables: Mapping[str, pd.DataFrame]) -> str:
    """Name the slips of what a chart selects, so that nobody thinks they were overlooked."""
    slips, outlets = tables["slips"], _outlets(tables)
    things = {(one.indicator, one.ref_area, one.counterpart_area or None) for one in chart.select if not one.period}
    events = {event for one in chart.select for event in one.events}
    found = [
        f"{row['label']} ({outlets.get(row['source_id'], 'source not named')})"
        for row in rows_of(slips)
        if (row["indicator_id"], row["ref_area"], row["counterpart_area"]) in things or row["event_id"] in events
    ]
    if not found:
        return ""
    shown = found[:MOST_SLIPS] + ([f"{len(found) - MOST_SLIPS} more"] if len(found) > MOST_SLIPS else [])
    return f"Left out as {'slips' if len(found) > 1 else 'a slip'}: {joined(shown)}."


def _outlets(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    names = dict(zip(tables["originators"]["originator_id"], tables["originators"]["name"], strict=True))
    sources = tables["sources"][["source_id", "outlet_id"]].itertuples(index=False)
    return {source: names[outlet] for source, outlet in sources if outlet in names}

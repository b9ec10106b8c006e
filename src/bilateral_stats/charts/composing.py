"""A chart before it is drawn: its rows, its texts, and what it says to people who cannot see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from .captions import (
    VERSION_LINE,
    claim_places,
    describe_claims,
    describe_events,
    event_places,
    fill,
    reading_notes,
)
from .catalogue import Chart
from .rows import Rows, rows_of
from .selecting import plotted_claims, plotted_events
from .wordings import in_conflict

FLOW = "flow"
DATES = "dates"
"""The kind that draws datings of events; all others draw claims."""

KINDS_OF_BARS = frozenset({"bars", "flow"})
"""Kinds whose marks show the bounds of the figures and need a word on how to read them."""


@dataclass(frozen=True, eq=False)
class Content:
    """All that a chart shows.

    Parameters
    ----------
    name, kind
        Name of the chart, and which module draws it.
    title, subtitle, note
        Its texts.
    reading
        How to read its marks, in sentences.
    sources
        A line for each source, the originator first.
    alternative_text
        The same chart in words.
    plotted
        The rows that it draws, in order.
    rows
        The same, as the drawing reads them.
    key
        What the keys of these rows are called together: ``claim_ids`` or ``event_date_ids``.
    link
        What stands beside the joint of two marks, if anything.
    version
        The dataset, its version and its licence.
    """

    name: str
    kind: str
    title: str
    subtitle: str
    reading: tuple[str, ...]
    note: str
    sources: tuple[str, ...]
    alternative_text: str
    plotted: pd.DataFrame
    rows: Rows
    key: str
    link: str = ""
    version: str = VERSION_LINE


def compose(chart: Chart, tables: Mapping[str, pd.DataFrame]) -> Content:
    """Return what a chart shows, from the derived tables.

    Parameters
    ----------
    chart
        A chart of the registry.
    tables
        The derived tables ``statistics`` and ``timeline``.

    Raises
    ------
    DataError
        The tables hold no row for it.
    """
    if chart.kind == DATES:
        plotted = plotted_events(chart, tables["timeline"])
        rows = rows_of(plotted)
        places, described, conflict, key = event_places(plotted), describe_events(rows), False, "event_date_id"
    else:
        plotted = plotted_claims(chart, tables["statistics"])
        rows = rows_of(plotted)
        places, described = claim_places(rows, tables["timeline"]), describe_claims(rows)
        conflict, key = in_conflict(rows), "claim_id"
    title = fill(chart.title_if_conflict if conflict and chart.title_if_conflict else chart.title, places)
    subtitle, note = fill(chart.subtitle, places), fill(chart.note, places)
    reading = tuple(dict.fromkeys(reading_notes(rows, chart.kind == FLOW))) if chart.kind in KINDS_OF_BARS else ()
    return Content(
        name=chart.name,
        kind=chart.kind,
        title=title,
        subtitle=subtitle,
        reading=reading,
        note=note,
        sources=tuple(dict.fromkeys(row["source"] for row in rows)),
        alternative_text=" ".join([f"{title}. {subtitle}. {described}", *reading, note]).strip(),
        plotted=plotted,
        rows=rows,
        key=f"{key}s",
        link=chart.link,
    )


def source_lines(content: Content) -> list[str]:
    """Return the lines under a chart that name its sources, with their letters where the chart has letters.

    Parameters
    ----------
    content
        What the chart shows.
    """
    if content.kind == DATES:
        keyed = sorted({(row["source_key"], row["source"]) for row in content.rows})
        return ["Sources:", *(f"{key}  {source}" for key, source in keyed)]
    head = "Sources: " if len(content.sources) > 1 else "Source: "
    return [
        f"{'' if number else head}{source}{'.' if number + 1 == len(content.sources) else ';'}"
        for number, source in enumerate(content.sources)
    ]

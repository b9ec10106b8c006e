"""What a kind of chart is: how it selects its rows, what it says of them, and how it draws them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

import pandas as pd

from ...words.phrases import count, joined
from ...words.printed_numbers import printed_range
from ...words.rows import Rows, rows_of
from ...words.values import say_period
from ...words.verdicts import Verdict
from ..catalogue import Chart
from ..content import CLAIM_KEY, DATING_KEY, Content
from ..drawing.page import Page
from ..select import drawn_claims, plotted_claims, plotted_events
from ..shapes import LANDSCAPE, Shape

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Kind:
    """One kind of chart.

    Parameters
    ----------
    draw
        Draws the body between where the page stands and a height, and returns where it ended.
    key
        Name of the key of its rows.
    select
        From the tables to the plotted rows, and the same as the drawing reads them.
    describe
        The range, and who differs, in a sentence or two for people who cannot see the chart.
    standard
        The shape of its picture where none is asked for.
    """

    draw: Callable[[Page, Content, float], float]
    key: str
    select: Callable[[Chart, Tables], tuple[pd.DataFrame, Rows]]
    describe: Callable[[Rows, list[Verdict]], str]
    standard: Shape = LANDSCAPE


def find_kind(name: str) -> Kind:
    """Return a kind by its name, which is that of its module."""
    kind = import_module(f"..{name}", __name__).KIND
    assert isinstance(kind, Kind)
    return kind


def of_claims(draw: Callable[[Page, Content, float], float], standard: Shape = LANDSCAPE) -> Kind:
    """Return a kind that draws claims."""
    return Kind(draw, CLAIM_KEY, _select_claims, _describe_claims, standard)


def of_datings(draw: Callable[[Page, Content, float], float]) -> Kind:
    """Return a kind that draws datings of events."""
    return Kind(draw, DATING_KEY, _select_datings, _describe_datings)


def _select_claims(chart: Chart, tables: Tables) -> tuple[pd.DataFrame, Rows]:
    plotted = plotted_claims(chart, tables)
    return plotted, drawn_claims(plotted, tables["units"], chart)


def _select_datings(chart: Chart, tables: Tables) -> tuple[pd.DataFrame, Rows]:
    plotted = plotted_events(chart, tables)
    return plotted, rows_of(plotted)


def _describe_claims(rows: Rows, verdicts: list[Verdict]) -> str:
    """Return the range of the figures and how the largest comparison stands, for people who cannot see the chart."""
    units = {row["unit"] for row in rows}
    numbers = f"It shows {count(len(rows), 'figure')}"
    if len(units) == 1:
        numbers += f", {printed_range(rows)}"
    largest = max(verdicts, key=lambda one: len(one.claims), default=None)
    stands = f" {largest.comparison['title']}: {largest.comparison['summary']}" if largest else ""
    return f"{numbers}.{stands}"


def _describe_datings(rows: Rows, _: list[Verdict]) -> str:
    events: dict[str, list[str]] = {}
    for row in rows:
        events.setdefault(row["event_title"], []).append(say_period(row["time_period"]))
    return "; ".join(f"{title}: {joined(days, 'or')}" for title, days in events.items()) + "."

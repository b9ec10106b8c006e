"""The standard charts of a record that says nothing of charts: chosen from its rows, with titles made from them.

Who says what is not known here, so a title names what is counted and between whom, and no figure.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ..words.phrases import THING, joined
from ..words.rows import Row, rows_of
from ..words.values import say_areas
from .catalogue import GLANCE, ROWS, TIME, Chart, Selection

LEAST_CLAIMS = 2
"""One figure alone needs no chart of its own: it stands among those at a glance."""

MOST_CLAIMS = 200
"""Claims of a chart; beyond, no picture can be drawn or read."""

MOST_CHARTS = 12

MOST_AT_A_GLANCE = 6
"""Figures that stand on one page with who prints them."""


def standard_charts(statistics: pd.DataFrame) -> Iterator[Chart]:
    """Yield a chart for each indicator and pair of areas with several claims, then one of figures at a glance.

    Parameters
    ----------
    statistics
        The derived table.

    Yields
    ------
    Chart
        At most :data:`MOST_CHARTS` of one thing each, those with most claims first.
    """
    if statistics.empty:
        return
    groups = statistics.groupby(list(THING), sort=True, dropna=False)
    sizes = {"claims": groups["claim_id"].transform("size"), "stated": groups["time_period"].transform("count")}
    counted = statistics.assign(**sizes).drop_duplicates(list(THING))
    things = rows_of(counted.sort_values(["claims", *THING], ascending=[False, True, True, True], kind="stable"))
    several = [thing for thing in things if LEAST_CLAIMS <= thing["claims"] <= MOST_CLAIMS]
    for thing in several[:MOST_CHARTS]:
        yield _chart(thing)
    shown = [thing for thing in things if thing["claims"] <= MOST_CLAIMS][:MOST_AT_A_GLANCE]
    if shown:
        names = [thing[f"{side}_area_name"] for thing in shown for side in ("ref", "counterpart")]
        yield Chart(
            name="at_a_glance",
            kind=GLANCE,
            title="Figures at a glance",
            subtitle=_plain(f"What is printed about {joined([name for name in names if name])}"),
            select=tuple(_selection(thing, words=_words(thing)) for thing in shown),
        )


def _chart(thing: Row) -> Chart:
    # On an axis of time, where most of the figures say what they cover.
    on_time = 2 * thing["stated"] > thing["claims"]
    counted = "Share of {denominator}" if thing["denominator"] else f"In {_plain(thing['unit_label'])}"
    return Chart(
        name=_name(thing),
        kind=TIME if on_time else ROWS,
        title=_plain(f"{thing['indicator_title']}: {say_areas(thing)}"),
        subtitle=counted if on_time else f"{counted}, by the day on which it was printed",
        select=(_selection(thing),),
        collapse=True,
    )


def _name(thing: Row) -> str:
    areas = [area.lower() for area in (thing["ref_area"], thing["counterpart_area"]) if area]
    return "_".join([thing["indicator_id"], *areas])


def _words(thing: Row) -> str:
    counted = "" if thing["denominator"] else f", in {thing['unit_label']}"
    return f"{thing['indicator_title']}{counted}: {say_areas(thing)}"


def _selection(thing: Row, words: str = "") -> Selection:
    areas = thing["ref_area"], thing["counterpart_area"] or ""
    return Selection(*areas, indicator=thing["indicator_id"], key=_name(thing), words=words)


def _plain(text: str) -> str:
    """Return a text in which no place is filled."""
    return text.replace("{", "{{").replace("}", "}}")

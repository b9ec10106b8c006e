"""The registry of charts, read from ``catalogue.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..ground.errors import is_name, unknown_name

CATALOGUE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True)
class Selection:
    """Which rows of a derived table a chart draws.

    Parameters
    ----------
    ref_area, counterpart_area
        Codes of the areas.
    indicator
        Indicator of the claims; empty for a chart of events.
    words
        What completes the figure to a phrase: "from ...", "of ... comes from ...".
    panel
        Heading over its rows; empty: none.
    colour
        Column with the area in whose colour it is drawn.
    pick
        ``marked``: only the claims of the marked sources, where there are any; empty: all claims.
    """

    ref_area: str
    counterpart_area: str
    indicator: str = ""
    words: str = ""
    panel: str = ""
    colour: str = "from_area"
    pick: str = ""


@dataclass(frozen=True)
class Chart:
    """What a chart selects and says.

    Parameters
    ----------
    name
        Name of its files.
    kind
        Which module draws it.
    title, subtitle, note
        Texts with places to fill from the selected rows.
    select
        The rows, in the order in which they are drawn.
    title_if_conflict
        Title when sources contradict each other; empty: the same title.
    link
        What stands beside the joint of two marks that show the same thing.
    order
        What the rows of a selection follow and are called by: ``published`` or ``period``.
    collapse
        Whether sources that print the same share one mark.
    strip
        Whether a strip of years shows the period of each row.
    end_to_end
        What to call a row that lays the last figures of all panels but the first end to end; empty: no such row.
    """

    name: str
    kind: str
    title: str
    subtitle: str
    note: str
    select: tuple[Selection, ...]
    title_if_conflict: str = ""
    link: str = ""
    order: str = "published"
    collapse: bool = False
    strip: bool = False
    end_to_end: str = ""


def chart_names() -> tuple[str, ...]:
    """Return the names of all charts, in the order in which people should see them."""
    return tuple(charts())


def find_chart(name: str) -> Chart:
    """Return a chart of the registry.

    Parameters
    ----------
    name
        A name that :func:`chart_names` returns.

    Raises
    ------
    DataError
        There is no such chart; the message lists those that exist.
    """
    if not is_name(name, charts()):
        raise unknown_name("chart", name, charts())
    return charts()[name]


@cache
def charts() -> Mapping[str, Chart]:
    """Return the charts of the registry by name."""
    found = (Chart(**entry | {"select": _selections(entry)}) for entry in _catalogue()["charts"])
    return {chart.name: chart for chart in found}


def area_colours() -> Mapping[str, str]:
    """Return the colour that each known area keeps, as a name of the palette."""
    colours: Mapping[str, str] = _catalogue()["area_colours"]
    return colours


def marked_sources() -> frozenset[str]:
    """Return the keys of the sources whose figures stand out in every chart."""
    return frozenset(_catalogue()["marked_sources"])


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))


def _selections(entry: Mapping[str, Any]) -> tuple[Selection, ...]:
    return tuple(Selection(**selection) for selection in entry["select"])

"""The catalogue of charts: what each selects and says, and the colours of the countries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from ..ground.dataset import Dataset
from ..ground.errors import is_name, unknown_name
from ..ground.toml_file import Written

BARS, FLOW, LEDGER, GLANCE = "bars", "flow", "ledger", "glance"
DATES, COMPARISONS = "dates", "comparisons"
"""Kinds that draw datings of events, and comparisons; all others draw the claims of their selections."""

KINDS = (BARS, LEDGER, FLOW, DATES, GLANCE, COMPARISONS)

MARKED, PUBLISHED, PERIOD = "marked", "published", "period"
"""What a selection may pick, and what the rows of a chart may follow."""

ChartName = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9]+(?:[-_][a-z0-9]+)*",
        words="write a name in small letters and digits, joined by single - or _",
    ),
]
"""It is the name of files."""

COLOUR_COLUMNS = ("from_area", "ref_area", "counterpart_area")
"""Columns of which one names the area that gives the colour."""


@dataclass(frozen=True)
class Selection:
    """Which rows of a derived table a chart draws.

    Parameters
    ----------
    ref_area, counterpart_area
        Codes of the areas; the second is empty where a figure is about one area alone.
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
    counterpart_area: str = ""
    indicator: str = ""
    words: str = ""
    panel: str = ""
    colour: Annotated[str, Written(COLOUR_COLUMNS)] = COLOUR_COLUMNS[0]
    pick: Annotated[str, Written((MARKED,))] = ""


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

    name: ChartName
    kind: Annotated[str, Written(KINDS)]
    title: str
    select: tuple[Selection, ...]
    subtitle: str = ""
    note: str = ""
    title_if_conflict: str = ""
    link: str = ""
    order: Annotated[str, Written((PUBLISHED, PERIOD))] = PUBLISHED
    collapse: bool = False
    strip: bool = False
    end_to_end: str = ""


@dataclass(frozen=True)
class ChartsFile:
    """What the file ``charts.toml`` holds.

    Parameters
    ----------
    charts
        The charts, in the order in which people should see them.
    area_colours
        The colour that an area keeps in every chart, by its code.
    marked_sources
        Keys of the sources whose figures stand out in every chart.
    """

    charts: tuple[Chart, ...]
    area_colours: Mapping[str, str] = field(default_factory=dict)
    marked_sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """The charts of a record, and all that they need to know beside its tables.

    Parameters
    ----------
    dataset
        What the dataset says of itself.
    charts
        The charts by name, in the order in which people should see them.
    area_colours, marked_sources
        As in :class:`ChartsFile`.
    """

    dataset: Dataset
    charts: Mapping[str, Chart]
    area_colours: Mapping[str, str] = field(default_factory=dict)
    marked_sources: tuple[str, ...] = ()

    def find(self, name: str) -> Chart:
        """Return a chart.

        Parameters
        ----------
        name
            Its name.

        Raises
        ------
        DataError
            There is no such chart; the message lists those that exist.
        """
        if not is_name(name, self.charts):
            raise unknown_name("chart", name, self.charts)
        return self.charts[name]

    def only(self, names: Iterable[str]) -> Catalogue:
        """Return the catalogue with some of its charts alone, in its own order."""
        kept = set(names)
        return replace(self, charts={name: chart for name, chart in self.charts.items() if name in kept})

"""The catalogue of charts: what each selects and says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from ..ground.dataset import Dataset
from ..ground.errors import is_name, unknown_name
from ..ground.toml_file import Written
from .palette import PALETTE

DATES, FLOW, GLANCE, ROWS, TIME = "dates", "flow", "glance", "rows", "time"

KINDS = (DATES, FLOW, GLANCE, ROWS, TIME)
"""Each is a module of the folder ``kinds``."""

ChartName = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9]+(?:[-_][a-z0-9]+)*",
        words="write a name in small letters and digits, joined by single - or _",
    ),
]
"""It is the name of files."""


@dataclass(frozen=True)
class Selection:
    """Which rows of a derived table a chart draws, as one series.

    Parameters
    ----------
    ref_area, counterpart_area
        Codes of the areas; the second is empty where a figure is about one area alone.
    indicator
        Indicator of the claims; empty for a chart of events.
    period
        Period of the comparison of which the claims are ("2016/2020", "2023"); empty: all claims. A forecast is left
        out where a period is named.
    events
        Keys of events, for a chart of datings; none: all events of the two areas.
    key
        By what a text of the chart names this series; empty: the indicator.
    label
        Name of the series, beside its marks; empty: none.
    words
        What completes a figure to a phrase: "from ...", "of ... comes from ...".
    colour
        Name of its colour; empty: by its place.
    """

    ref_area: str
    counterpart_area: str = ""
    indicator: str = ""
    period: str = ""
    events: tuple[str, ...] = ()
    key: str = ""
    label: str = ""
    words: str = ""
    colour: Annotated[str, Written(("", *PALETTE))] = ""

    @property
    def series(self) -> str:
        """The name by which a text names this series."""
        return self.key or self.indicator


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
        Texts with places to fill from the selected rows; the note stands in the foot.
    select
        The series, in the order in which they are drawn.
    link
        What stands beside the joint of two marks that show the same thing.
    collapse
        Whether sources that print the same share one mark.
    sum_words
        What to call the sum of the last counts of the series, which nobody prints; empty: no sum is drawn.
    """

    name: ChartName
    kind: Annotated[str, Written(KINDS)]
    title: str
    select: tuple[Selection, ...]
    subtitle: str = ""
    note: str = ""
    link: str = ""
    collapse: bool = False
    sum_words: str = ""


@dataclass(frozen=True)
class ChartsFile:
    """What the file ``charts.toml`` holds.

    Parameters
    ----------
    charts
        The charts, in the order in which people should see them.
    """

    charts: tuple[Chart, ...]


@dataclass(frozen=True)
class Catalogue:
    """The charts of a record, and what the dataset says of itself.

    Parameters
    ----------
    dataset
        What the dataset says of itself.
    charts
        The charts by name, in the order in which people should see them.
    """

    dataset: Dataset
    charts: Mapping[str, Chart]

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

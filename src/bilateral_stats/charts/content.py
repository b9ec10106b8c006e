"""All that a chart shows, before it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..ground.dataset import Dataset
from ..words.phrases import count, joined, say_when
from ..words.rows import Rows
from ..words.verdicts import Verdict
from .catalogue import Chart

CLAIM_KEY, DATING_KEY = "claim_id", "event_date_id"

MOST_SOURCES = 4
"""Sources that the foot names; all of them stand in the JSON beside the picture."""


@dataclass(frozen=True, eq=False)
class Content:
    """All that a chart shows.

    Parameters
    ----------
    chart
        The entry of the catalogue: how the kind draws the rows.
    title, subtitle, note
        Its texts.
    left_out
        The slips that are not drawn, in a sentence; may be empty.
    alternative_text
        Two sentences for people who cannot see it: the range, and who differs.
    plotted
        The rows that it draws, in order.
    rows
        The same, as the drawing reads them.
    key
        Name of the key of these rows.
    dataset
        What the dataset says of itself.
    short_names
        Short names of persons, institutes and outlets, by name.
    verdicts
        The comparisons in which these rows stand.
    """

    chart: Chart
    title: str
    subtitle: str
    note: str
    left_out: str
    alternative_text: str
    plotted: pd.DataFrame
    rows: Rows
    key: str
    dataset: Dataset
    short_names: Mapping[str, str]
    verdicts: tuple[Verdict, ...] = ()

    @property
    def name(self) -> str:
        """Name of the chart."""
        return self.chart.name

    @property
    def version(self) -> str:
        """The dataset, its version and its licence; the code of the licence as people write its name."""
        dataset = self.dataset
        return f"{dataset.name} {dataset.version} · {dataset.licence.id.replace('-', ' ', 2)}"

    @property
    def sources(self) -> list[str]:
        """A line for each source, the originator first."""
        return list(dict.fromkeys(row["source"] for row in self.rows))

    @property
    def numbers(self) -> list[dict[str, Any]]:
        """What is drawn as a table: key, what is said, when, and by whom."""
        return [
            {
                self.key: row[self.key],
                "said": row["value_label"] if self.key == CLAIM_KEY else row["event_title"],
                "when": say_when(row["time_period"]),
                "who": row["source"],
            }
            for row in self.rows
        ]


def foot_sentences(content: Content) -> Iterator[str]:
    """Yield what the foot of a chart says, the most needed last: sources, note, slips, the dataset.

    Parameters
    ----------
    content
        What the chart shows.
    """
    outlets = [row["outlet"] for row in content.rows if row["outlet"]]
    named = list(dict.fromkeys(content.short_names.get(name, name) for name in outlets))
    if len(named) > MOST_SOURCES:
        named = [*named[:MOST_SOURCES], count(len(named) - MOST_SOURCES, "other")]
    yield f"Sources: {joined(named)}." if named else ""
    yield content.note
    yield content.left_out
    yield content.version

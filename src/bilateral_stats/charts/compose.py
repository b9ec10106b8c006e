"""A chart before it is drawn: its rows, its texts, and what it says to people who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd

from ..ground.dataset import Dataset
from ..words.entries import entries_of
from ..words.phrases import count, credit
from ..words.rows import Row, Rows, claim_rows, rows_of
from ..words.verdicts import Verdict, claim_verdicts, verdicts_on
from .caption import (
    claim_places,
    comparison_places,
    describe_claims,
    describe_comparisons,
    describe_events,
    event_places,
    fill,
    reading_notes,
    verdict_notes,
    version_line,
)
from .catalogue import BARS, COMPARISONS, DATES, FLOW, GLANCE, LEDGER, Catalogue, Chart
from .palette import area_colour
from .select import (
    compared_verdicts,
    plotted_claims,
    plotted_comparisons,
    plotted_events,
)

KINDS_OF_BARS = frozenset({BARS, FLOW, LEDGER})
"""Kinds whose marks show the bounds of the figures and need a word on how to read them."""

MOST_SOURCES = 12
"""Sources that stand below a chart; all of them stand in the JSON beside it."""

COMPARISONS_READING = (
    "Dark line: the printed number. Around it: what its words are taken to allow; a fading end is open.",
    "Darker band: what all the sources allow.",
    "Each comparison has a scale of its own, which does not start at zero.",
)
"""How to read a chart of comparisons."""


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
        The same, as the drawing reads them: claims with the ``sign`` of their unit and the ``colour`` of their area.
    key
        What the keys of these rows are called together: ``claim_ids`` or ``event_date_ids``.
    chart
        The entry of the catalogue: how the kind draws the rows.
    dataset
        What the dataset says of itself.
    verdicts
        The comparisons in which these rows stand.
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
    chart: Chart
    dataset: Dataset
    verdicts: tuple[Verdict, ...] = ()

    @property
    def version(self) -> str:
        """The dataset, its version and its licence, in a line."""
        return version_line(self.dataset)


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
        The derived tables, and ``units``.
    catalogue
        The catalogue: what the dataset says of itself, the colours of areas and the marked sources.
    find_verdicts
        What returns every comparison of claims in these tables; by default they are found anew.

    Raises
    ------
    NothingToDraw
        The tables hold no row for it.
    """
    verdicts: list[Verdict] = []
    find_verdicts = find_verdicts or partial(claim_verdicts, tables)
    if chart.kind == DATES:
        plotted = plotted_events(chart, tables["timeline"])
        rows = rows_of(plotted)
        places, described, key = event_places(plotted), describe_events(rows), "event_date_id"
    elif chart.kind == COMPARISONS:
        verdicts = compared_verdicts(chart, find_verdicts())
        plotted = plotted_comparisons(verdicts, tables["statistics"], catalogue)
        rows = _drawn_rows(plotted, tables["units"], catalogue)
        places, described, key = comparison_places(verdicts), describe_comparisons(rows, verdicts), "claim_id"
    else:
        plotted = plotted_claims(chart, tables["statistics"], catalogue)
        rows = _drawn_rows(plotted, tables["units"], catalogue)
        verdicts = verdicts_on(rows, find_verdicts())
        places, described = claim_places(rows, tables["timeline"]), describe_claims(rows, chart.collapse)
        key = "claim_id"
    conflict = any(verdict.conflict for verdict in verdicts)
    title = fill(chart, "title_if_conflict" if conflict and chart.title_if_conflict else "title", places)
    subtitle, note = fill(chart, "subtitle", places), fill(chart, "note", places)
    head = ". ".join(filter(None, (title, subtitle)))
    reading = tuple(dict.fromkeys(_reading(chart, rows, verdicts)))
    if chart.kind == GLANCE:
        described += "".join(f" {verdict.comparison['title']}: {verdict}." for verdict in verdicts)
    return Content(
        name=chart.name,
        kind=chart.kind,
        title=title,
        subtitle=subtitle,
        reading=reading,
        note=note,
        sources=tuple(dict.fromkeys(row["source"] for row in rows)),
        alternative_text=" ".join([f"{head}. {described}", *reading, note]).strip(),
        plotted=plotted,
        rows=rows,
        key=f"{key}s",
        chart=chart,
        dataset=catalogue.dataset,
        verdicts=tuple(verdicts),
    )


def _drawn_rows(plotted: pd.DataFrame, units: pd.DataFrame, catalogue: Catalogue) -> list[Row]:
    """Return plotted claims with what the drawing needs beside the plotted cells: signs and colours."""
    colours = catalogue.area_colours
    return [{**row, "colour": area_colour(row["colour_area"], colours)} for row in claim_rows(plotted, units)]


def _reading(chart: Chart, rows: Rows, verdicts: list[Verdict]) -> Iterator[str]:
    if chart.kind == COMPARISONS:
        yield from COMPARISONS_READING
        yield from verdict_notes(rows, [], "Bold")
    if chart.kind == LEDGER:
        yield from verdict_notes(rows, verdicts, "Bold, with a line at the left")
    if chart.kind == LEDGER:
        # In one paragraph: there are many, and whoever knows one chart knows them all.
        if notes := list(dict.fromkeys(reading_notes(rows))):
            yield " ".join(notes)
    elif chart.kind in KINDS_OF_BARS:
        yield from reading_notes(rows, chart.kind == FLOW)


def source_lines(content: Content) -> list[str]:
    """Return the lines under a chart that name its sources, with their letters where the chart has letters.

    Parameters
    ----------
    content
        What the chart shows.
    """
    if content.kind == DATES:
        keyed = {(row["source_key"], row["source"]) for row in content.rows}
        ordered = sorted(keyed, key=lambda pair: (len(pair[0]), pair))
        return ["Sources: " + "; ".join(f"({key}) {source}" for key, source in ordered) + "."]
    if content.kind == COMPARISONS:
        counted = count(len({row["source_id"] for row in content.rows}), "source")
        return [f"{counted}, all named in the file {content.name}.json beside this picture."]
    sources = list(content.sources)
    if content.kind == LEDGER:
        shared = [entry for entry in entries_of(content.rows, content.chart.collapse) if entry.sources > 1]
        # The originator, if any, is named beside the figure.
        places = (credit(None, row["outlet"], row["date_published"]) for one in shared for row in one.claims)
        sources = list(dict.fromkeys(places))
        if not sources:
            return ["Sources: named beside each figure."]
    named = sources[:MOST_SOURCES]
    if len(named) < len(sources):
        named.append(f"{count(len(sources) - len(named), 'other')}, named in the file {content.name}.json")
    head = "Sources" if len(content.sources) > 1 else "Source"
    beside = "named beside each figure; where they are only counted: " if content.kind == LEDGER else ""
    return [f"{head}: {beside}{'; '.join(named)}."]

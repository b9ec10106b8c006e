"""Everything that stands on the page, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ..charts.catalogue import GLANCE, Catalogue
from ..citations.references import dataset_reference
from ..citations.styles import STYLES, text_citation
from ..formats.examples import Example, examples
from ..ground.dataset import Dataset
from ..words.rows import short_names, without_attributes
from ..words.values import say_period
from . import missing_words
from .cards import Card, cards
from .claims import COLUMNS, Claim, claims
from .comparisons import by_row, comparisons
from .downloads import (
    File,
    TableFiles,
    documents,
    read_descriptor,
    table_files,
)
from .events import Event, events
from .facets import Facet, facets
from .indicators import Indicator, indicators
from .left_out import Omission, Slip, omissions, slips
from .linked_data import base_address, linked_data
from .pictures import Picture, pictures
from .sources import Source, sources


@dataclass(frozen=True)
class Contents:
    """What stands on the page.

    Parameters
    ----------
    dataset
        What the dataset says of itself.
    heading
        What it is, in a few words.
    released
        Day of this version, in words.
    archive
        Name of the zip beside the folder of the release.
    preview
        The chart that stands for the page where somebody sends its address, if there is any.
    tables, documents
        The files.
    cards, pictures, claims, indicators, events, slips, omissions, sources
        The parts, in the order of the page; indicators by topic.
    facets, columns
        What the claims can be chosen and sorted by.
    examples
        How to load the tables.
    citation, bibtex
        How to cite the dataset.
    linked_data
        What machines read.
    base
        Address of the folder of the release, with a slash at its end; empty where none is known.
    missing
        What to say where there is nothing.
    """

    dataset: Dataset
    heading: str
    released: str
    archive: str
    preview: Picture | None
    tables: list[TableFiles]
    documents: list[File]
    cards: list[Card]
    pictures: list[Picture]
    claims: list[Claim]
    indicators: Mapping[str, list[Indicator]]
    events: list[Event]
    slips: list[Slip]
    omissions: list[Omission]
    sources: list[Source]
    facets: list[Facet]
    columns: Mapping[str, str]
    examples: Sequence[Example]
    citation: str
    bibtex: str
    linked_data: Mapping[str, Any]
    base: str
    missing: Any = missing_words


def page_contents(folder: Path, frames: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> Contents:
    """Return what stands on the page of a release, from what :func:`bilateral_stats.page.write_page` is given."""
    descriptor = read_descriptor(folder)
    bare = without_attributes(frames)
    compared = comparisons(bare)
    compared_in = by_row(compared)
    printed_in = sources(bare)
    found = claims(bare, printed_in, compared_in)
    drawn = pictures(folder, bare, catalogue)
    glances = [picture for picture in drawn if catalogue.charts[picture.name].kind == GLANCE]
    dataset = catalogue.dataset
    reference = dataset_reference(dataset)
    return Contents(
        dataset=dataset,
        heading=dataset.heading or dataset.short_title,
        released=say_period(dataset.released.isoformat()),
        archive=dataset.archive,
        preview=next(iter([*glances, *drawn]), None),
        tables=table_files(descriptor),
        documents=documents(folder),
        cards=cards(found, drawn, catalogue, short_names(bare)),
        pictures=drawn,
        claims=found,
        indicators=indicators(bare, found, compared),
        events=events(bare, printed_in, compared_in),
        slips=slips(bare, printed_in),
        omissions=omissions(bare),
        sources=list(printed_in.values()),
        facets=facets(found, bare),
        columns=COLUMNS,
        examples=examples(catalogue.dataset.name),
        citation=text_citation(reference),
        bibtex=STYLES["bibtex"]([reference]),
        linked_data=linked_data(descriptor, bare, dataset),
        base=base_address(dataset),
    )

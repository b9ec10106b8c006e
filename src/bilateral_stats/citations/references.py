"""What can be cited: a source, or the dataset, as plain facts that every citation style writes in its own way.

What a source does not show (a title, an author, a date) is simply not there: no style prints anything in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from ..ground.dataset import Dataset
from ..ground.text_columns import as_text
from ..schemas.vocabularies import INFERRED

AUTHOR_SEPARATOR = "; "
"""Between two names in the column ``authors``."""

DATASET_TYPE = "dataset"
"""Stands beside the source types: what the dataset itself is."""

REFERENCE_COLUMNS = {
    "key": "source_id",
    "kind": "source_type",
    "publisher": "outlet",
    "title": "title",
    "authors": "authors",
    "issued": "date_published",
    "date_basis": "date_basis",
    "url": "url",
    "accessed": "date_accessed",
}
"""Fact of a reference to the column of ``sources``, with the name of the outlet, that states it."""


@dataclass(frozen=True)
class Reference:
    """Something that can be cited.

    Parameters
    ----------
    key
        Key for a reference list.
    kind
        A source type, or :data:`DATASET_TYPE`.
    publisher
        Outlet or publisher.
    title, issued, url, accessed, version, license
        As far as they are known, else empty; ``issued`` is a period (EDTF), ``accessed`` a day.
    authors
        Names as shown.
    date_inferred
        Whether the date is not shown by the reference itself.
    credited
        Names of those whom the reference credits with what is cited.
    """

    key: str
    kind: str
    publisher: str
    title: str = ""
    authors: tuple[str, ...] = ()
    issued: str = ""
    date_inferred: bool = False
    url: str = ""
    accessed: str = ""
    version: str = ""
    license: str = ""
    credited: tuple[str, ...] = ()


def dataset_reference(dataset: Dataset) -> Reference:
    """Return this version of a dataset."""
    return Reference(
        key=f"{dataset.name}-{dataset.version}",
        kind=DATASET_TYPE,
        publisher=dataset.publisher,
        title=dataset.title,
        issued=dataset.released.isoformat(),
        version=dataset.version,
        license=dataset.licence.id,
    )


def source_references(
    sources: pd.DataFrame, originators: pd.DataFrame, credited: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[Reference]:
    """Yield the sources, in their order.

    Parameters
    ----------
    sources
        Table ``sources``, typed.
    originators
        Table ``originators``, which holds the names of the outlets; its key may be its index.
    credited
        Names of those whom a source credits, by the key of the source.
    """
    outlets = dict(zip(originators["originator_id"], originators["name"], strict=True))
    sources = sources.assign(outlet=as_text(sources["outlet_id"].map(outlets)))
    names = list(REFERENCE_COLUMNS.values())
    texts = [as_text(sources[name]).fillna("").to_numpy(dtype=object) for name in names]
    for cells in zip(*texts, strict=True):
        facts = dict(zip(REFERENCE_COLUMNS, cells, strict=True))
        authors, basis = facts.pop("authors"), facts.pop("date_basis")
        yield Reference(
            **facts,
            authors=tuple(name for name in authors.split(AUTHOR_SEPARATOR) if name),
            date_inferred=basis == INFERRED,
            credited=(credited or {}).get(facts["key"], ()),
        )

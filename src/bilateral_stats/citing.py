"""Citing the dataset or one of its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .citation_text import dataset_bibtex, dataset_text, source_bibtex, source_rows, source_text
from .errors import unknown_name
from .loading import load

STYLES: Mapping[str, tuple[Callable[[], str], Callable[[Mapping[str, str]], str]]] = {
    "text": (dataset_text, source_text),
    "bibtex": (dataset_bibtex, source_bibtex),
}
"""By name: how the dataset is cited, and how a source is."""


def cite(source: str | None = None, style: str = "text") -> str:
    """Return a citation, ready to paste.

    Parameters
    ----------
    source
        A ``source_id``; nothing cites the dataset in this version.
    style
        ``"text"`` or ``"bibtex"``.

    Raises
    ------
    DataError
        There is no such source or style; the message lists those that exist.
    """
    if style not in STYLES:
        raise unknown_name("style", style, STYLES)
    dataset, one_source = STYLES[style]
    if source is None:
        return dataset()
    sources = source_rows(load("sources"))
    if source not in sources:
        raise unknown_name("source", source, sources)
    return one_source(sources[source])

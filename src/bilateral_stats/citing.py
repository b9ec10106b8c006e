"""Citing the dataset, one of its sources, or the sources of some rows."""

from __future__ import annotations

import pandas as pd

from .citation_styles import STYLES
from .errors import DataError, unknown_name
from .loading import load
from .works import Work, dataset_work, source_works


def cite(what: str | pd.DataFrame | None = None, style: str = "text") -> str:
    """Return a citation, ready to paste.

    Parameters
    ----------
    what
        Nothing cites the dataset in this version; a ``source_id`` cites that source; a frame with a column
        ``source_id``, such as some rows of ``load("statistics")``, cites each of its sources once, in their order,
        and names first whom the rows credit.
    style
        ``"text"``, ``"bibtex"``, ``"ris"`` or ``"csl-json"``.

    Raises
    ------
    DataError
        There is no such source or style (the message lists those that exist), or the frame names no source.
    """
    if style not in STYLES:
        raise unknown_name("style", style, STYLES)
    if what is None:
        works = [dataset_work()]
    elif isinstance(what, pd.DataFrame):
        works = _works_of(what)
    else:
        works = [_find(source_works(load("sources")), what)]
    return STYLES[style](works)


def _works_of(rows: pd.DataFrame) -> list[Work]:
    if "source_id" not in rows:
        raise DataError("this frame has no column source_id: cite() takes rows as load() returns them")
    credited: dict[str, tuple[str, ...]] = {}
    if "originator_id" in rows:
        names = load("originators").set_index("originator_id")["name"].to_dict()
        pairs = rows[["source_id", "originator_id"]].dropna().drop_duplicates()
        for source, originator in pairs.itertuples(index=False):
            if originator not in names:
                raise unknown_name("originator", originator, map(str, names))
            credited[source] = (*credited.get(source, ()), names[originator])
    works = source_works(load("sources"), credited)
    return [_find(works, source) for source in rows["source_id"].drop_duplicates()]


def _find(works: dict[str, Work], source: str) -> Work:
    if source not in works:
        raise unknown_name("source", source, works)
    return works[source]

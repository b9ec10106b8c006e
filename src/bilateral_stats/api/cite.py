"""Citing the dataset, one of its sources, or the sources of some rows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from ..citations.references import Reference, dataset_reference, source_references
from ..citations.styles import STYLES
from ..derive.making import make_table, needed_tables
from ..ground.dataset import read_dataset
from ..ground.errors import DataError, is_name, unknown_name
from .load import load, packaged_dataset, packaged_record, read_recorded


def cite(what: str | pd.DataFrame | pd.Series | None = None, style: str = "text") -> str:
    """Return a citation, ready to paste.

    Parameters
    ----------
    what
        Nothing cites the dataset in this version; a key cites a source, or the sources of a claim, a dating or a
        comparison; a row, or a frame with a column ``source_id``, such as some rows of ``load("statistics")``, cites
        each of its sources once, in their order, and names first whom the rows credit.
    style
        ``"text"``, ``"bibtex"``, ``"ris"`` or ``"csl-json"``.

    Raises
    ------
    DataError
        There is no such source or style (the message lists those that exist), or the frame names no source.
    """
    if what is None:
        # From the descriptor, which is read anyhow: the settings of the record take another library.
        return _styled([dataset_reference(packaged_dataset())], style)
    if isinstance(what, pd.Series) and "source_id" in what.index:
        what = what.to_frame().T
    if isinstance(what, pd.DataFrame):
        return _styled(_references_of(what, load("sources"), load("originators")), style)
    return cite_record(packaged_record(), what, style)


def cite_record(folder: Path, key: object = None, style: str = "text") -> str:
    """Return a citation of a record or of what stands in it, ready to paste.

    Parameters
    ----------
    folder
        Folder of the record.
    key
        Nothing cites the record in its version; a key cites a source, or those of a claim, a dating or a comparison.
    style
        As in :func:`cite`.

    Raises
    ------
    DataError
        There is no such source or style, or the record cannot be read.
    """
    if key is None:
        return _styled([dataset_reference(read_dataset(folder))], style)
    sources, originators = (read_recorded(folder, table) for table in ("sources", "originators"))
    if isinstance(key, str) and key not in set(sources["source_id"]):
        rows = _rows_of_key(folder, key)
        if rows is not None:
            return _styled(_references_of(rows, sources, originators), style)
    return _styled([_find(_by_key(source_references(sources, originators)), key)], style)


def _rows_of_key(folder: Path, key: str) -> pd.DataFrame | None:
    """Return the recorded rows for which the key of a claim, a dating or a comparison stands, if it is one."""
    recorded = {"claims": "claim_id", "event_dates": "event_date_id"}
    frames = {table: read_recorded(folder, table) for table in recorded}
    keys = [key]
    if not any(key in set(frames[table][column]) for table, column in recorded.items()):
        needed = {name: read_recorded(folder, name) for name in needed_tables("comparisons")}
        comparisons = make_table("comparisons", needed)
        keys = dict(zip(comparisons["comparison_id"], comparisons["row_ids"], strict=True)).get(key, "").split()
    columns = ["source_id", "originator_id"]
    found = pd.concat([frames[table].loc[frames[table][name].isin(keys), columns] for table, name in recorded.items()])
    return None if found.empty else found


def _styled(references: list[Reference], style: str) -> str:
    if not is_name(style, STYLES):
        raise unknown_name("style", style, STYLES)
    return STYLES[style](references)


def _references_of(rows: pd.DataFrame, sources: pd.DataFrame, originators: pd.DataFrame) -> list[Reference]:
    names = list(rows.columns)
    if names.count("source_id") != 1 or names.count("originator_id") > 1:
        raise DataError("this frame has no column source_id: cite() takes rows as load() returns them")
    references = _by_key(source_references(sources, originators))
    # Asked for one by one before any is looked up: a cell may hold what has no hash, as a list.
    cited = dict.fromkeys(_find(references, source).key for source in rows["source_id"])
    if "originator_id" in names:
        references = _by_key(source_references(sources, originators, _credited(rows, originators)))
    return [references[source] for source in cited]


def _credited(rows: pd.DataFrame, originators: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the names of those whom the rows credit, by source."""
    names: dict[str, str] = dict(zip(originators["originator_id"], originators["name"], strict=True))
    named = rows[rows["originator_id"].notna()]
    credited: dict[str, dict[str, None]] = {}
    for source, originator in zip(named["source_id"], named["originator_id"], strict=True):
        if not is_name(originator, names):
            raise unknown_name("originator", originator, names)
        credited.setdefault(source, {})[names[originator]] = None
    return {source: tuple(found) for source, found in credited.items()}


def _by_key(references: Iterable[Reference]) -> dict[str, Reference]:
    return {reference.key: reference for reference in references}


def _find(references: dict[str, Reference], source: object) -> Reference:
    if not is_name(source, references):
        raise unknown_name("source", source, references)
    return references[source]

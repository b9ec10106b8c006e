"""Writing the lock of the evidence: rows that hold against their text, and rows that are given back."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path

import pandas as pd

from ..contract.columns import columns, primary_key
from ..contract.registry import file_of
from ..ground.article_text import paragraphs, read_article
from ..ground.errors import DataError, nearest
from ..ground.files import write_files
from ..record.evidence_lock import EVIDENCE, cells_read, lock_text, read_lock
from .checking import MATCHES, SUFFIX, EvidenceReport, SourceEvidence
from .quoted_rows import FOUND, RECORDS, Tables


def lock_evidence(folder: Path, tables: Tables, articles: Path, report: EvidenceReport) -> int:
    """Write the lock of the rows that hold against their texts; of sources that were not checked, the lines stay.

    Parameters
    ----------
    folder
        Folder of the record.
    tables
        Its tables as text.
    articles
        Folder of the texts.
    report
        What was found for them.

    Returns
    -------
    int
        How many rows of these texts hold.

    Raises
    ------
    DataError
        The lock at hand is broken, or cannot be written.
    """
    lock, faults = read_lock(folder)
    if faults:
        raise DataError(faults=faults)
    held, checked = [], set()
    for source in report.sources:
        if source.text != MATCHES:
            continue
        checked.add(source.source_id)
        held += _held(source, tables, articles)
    of = {
        str(key): str(source)
        for table in RECORDS
        for key, source in tables[table][[primary_key(table)[0], "source_id"]].itertuples(index=False)
    }
    others = lock[[of.get(key) not in checked for key in lock["key"]]]
    rows = pd.concat([others.astype("object"), pd.DataFrame(held, columns=list(lock.columns), dtype="object")])
    _write(folder, rows)
    return len(held)


def release_row(folder: Path, key: str) -> None:
    """Take a row out of the lock, for one who has no text to hold it against.

    Parameters
    ----------
    folder
        Folder of the record.
    key
        Key of the claim or the event date.

    Raises
    ------
    DataError
        The lock has no such row; or it is broken, or cannot be written.
    """
    lock, faults = read_lock(folder)
    if faults:
        raise DataError(faults=faults)
    if key not in set(lock["key"]):
        known = lock["key"].tolist()
        near = f"; nearest: {nearest(key, known)}" if known else ""
        raise DataError(f"{folder.name}/{file_of(EVIDENCE)}: no row {key!r} is held{near}")
    _write(folder, lock[lock["key"] != key])


def _held(source: SourceEvidence, tables: Tables, articles: Path) -> list[tuple[str, str, str, str, int]]:
    text = read_article(articles / f"{source.source_id}{SUFFIX}")
    starts = list(accumulate((len(paragraph) + 1 for paragraph in paragraphs(text)), initial=0))
    faulty = {(fault.file, fault.line) for fault in source.faults}
    held = []
    for row in source.rows:
        if row.table not in RECORDS or row.status != FOUND or (row.file, row.line) in faulty:
            continue
        cells = {str(name): cell for name, cell in tables[row.table].iloc[row.line - 2].items()}
        [(paragraph, place)] = row.places
        key, read = str(cells[primary_key(row.table)[0]]), json.dumps(cells_read(row.table, cells), ensure_ascii=False)
        held.append((row.table, key, read, source.sha256, starts[paragraph - 1] + place))
    return held


def _write(folder: Path, rows: pd.DataFrame) -> None:
    assert list(rows.columns) == [column.name for column in columns(EVIDENCE)]
    write_files({file_of(EVIDENCE): lock_text(rows).encode()}, folder, "the lock of the evidence")

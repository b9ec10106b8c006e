"""Building a release from the recorded tables."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from ..about import VERSION
from ..charts import chart_names, write_charts
from ..checking import check_record
from ..contract import check_contract
from ..errors import DataError
from ..registry import TABLES, derived_tables, make_table
from .descriptor import DESCRIPTOR, json_text, release_descriptor
from .documents import citations, codebook, readme
from .publishing import published
from .table_files import write_csv, write_parquet

COPIED_DOCUMENTS = ("CHANGELOG.md", "LICENSE-DATA")
"""Files of the repository that go into a release as they are."""


def build_release(datasets: Path, documents: Path, out: Path) -> Path:
    """Check the record, build the release of this version and publish it.

    Parameters
    ----------
    datasets
        Folder of the recorded tables.
    documents
        Folder that holds the changelog and the licence of the data.
    out
        Folder in which ``<version>/`` is published.

    Returns
    -------
    pathlib.Path
        The folder of the release.

    Raises
    ------
    DataError
        The record has faults (all of them are in the error), or the folder cannot be written. Nothing is published.
    """
    frames = all_tables(check_record(datasets).frames)
    target = out / VERSION
    with published(target) as stage:
        _write_tables(frames, stage)
        write_charts(chart_names(), frames, stage / "figures")
        _write_text(stage / "README.md", readme(frames))
        _write_text(stage / "CODEBOOK.md", codebook(frames))
        _write_text(stage / "citations.bib", citations(frames["sources"]))
        _write_text(stage / DESCRIPTOR, json_text(release_descriptor(stage, frames)))
        for name in COPIED_DOCUMENTS:
            shutil.copyfile(documents / name, stage / name)
    return target


def all_tables(recorded: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return every table, the derived ones made and held against their contract.

    Parameters
    ----------
    recorded
        The recorded tables, typed and sound.

    Raises
    ------
    DataError
        A derived table breaks its contract.
    """
    frames = {table: make_table(table, recorded) for table in TABLES}
    faults = [
        fault for table in derived_tables() for fault in check_contract(table, frames[table], f"{table} (derived)")
    ]
    if faults:
        raise DataError(faults=faults)
    return frames


def _write_tables(frames: Mapping[str, pd.DataFrame], stage: Path) -> None:
    for folder, write in (("csv", write_csv), ("parquet", write_parquet)):
        (stage / folder).mkdir()
        for table, frame in frames.items():
            write(table, frame, stage / folder / f"{table}.{folder}")


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")

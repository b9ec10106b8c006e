"""Building a release from the recorded tables."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from .about import NAME, VERSION
from .charts import chart_names, write_charts
from .contract.columns import check_contract
from .contract.registry import TABLES, derived_tables
from .derive.making import make_table
from .formats.cff import citation_file
from .formats.croissant import croissant
from .formats.datapackage import (
    json_pieces,
    json_text,
    release_descriptor,
)
from .formats.documents import citations, codebook, readme
from .formats.sbom import BILL_OF_MATERIALS, bill_of_materials
from .formats.sdmx import sdmx_csv, sdmx_structure
from .formats.table_writing import write_tables
from .ground.errors import DataError
from .ground.file_names import DESCRIPTOR
from .page import write_page
from .record.checking import check_record
from .release.archives import building_wheel
from .release.differences import check_version
from .release.publishing import published
from .release.reader import open_release, read_table

COPIED_DOCUMENTS = ("CHANGELOG.md", "LICENSE-DATA")
"""Files of the project that go into a release as they are."""


def build_release(datasets: Path, project: Path, out: Path, previous: Path | None = None) -> Path:
    """Check the record, build the release of this version and publish it, as a folder and as a zip.

    Parameters
    ----------
    datasets
        Folder of the recorded tables.
    project
        Folder of the project: the changelog, the licence, the lock and what the wheel is built from.
    out
        Folder in which ``<version>/`` and ``<name>-<version>.zip`` are published.
    previous
        Folder of the release before; the version is held against the difference from it.

    Returns
    -------
    pathlib.Path
        The folder of the release.

    Raises
    ------
    DataError
        The record has faults (all of them are in the error), the version contradicts the difference from the
        release before, or the folder or the zip cannot be written. Nothing is published.
    """
    before = None if previous is None else open_release(previous)
    recorded = check_record(datasets).frames
    target = out / VERSION
    archive = out / f"{NAME}-{VERSION}.zip"
    with published(target, archive) as stage, building_wheel(project, datasets, stage) as finish_wheel:
        write_tables_and_documents(recorded, stage)
        (stage / BILL_OF_MATERIALS).write_text(json_text(bill_of_materials(project)), encoding="utf-8", newline="")
        # Charts and page show what is released: the tables are read back, not derived once more.
        written = open_release(stage)
        frames = {table: read_table(written, table) for table in TABLES}
        write_charts(chart_names(), frames, stage / "figures")
        for name in COPIED_DOCUMENTS:
            shutil.copyfile(project / name, stage / name)
        if before is not None:
            check_version(before, written)
        finish_wheel()
        write_page(stage, frames, project / "README.md")
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
    frames = dict(recorded)
    for table in derived_tables():
        frames[table] = make_table(table, frames)
    frames = {table: frames[table] for table in TABLES}
    faults = [
        fault for table in derived_tables() for fault in check_contract(table, frames[table], f"{table} (derived)")
    ]
    if faults:
        raise DataError(faults=faults)
    return frames


def write_tables_and_documents(recorded: Mapping[str, pd.DataFrame], stage: Path) -> None:
    """Write into a folder all of a release that is made from the tables, but for the charts.

    Parameters
    ----------
    recorded
        The recorded tables, typed and sound.
    stage
        An empty folder.

    Raises
    ------
    DataError
        A derived table breaks its contract.
    """
    written = write_tables(recorded, stage)
    rows = {table: entry.rows for table, entry in written.items()}
    descriptor = release_descriptor(stage, rows, recorded["sources"])
    texts: dict[str, Iterable[str]] = {
        DESCRIPTOR: json_pieces(descriptor),
        "croissant.json": json_pieces(croissant(descriptor)),
        "README.md": [readme(rows)],
        "CODEBOOK.md": [codebook({table: entry.examples for table, entry in written.items()})],
        "CITATION.cff": [citation_file()],
        "citations.bib": citations(recorded["sources"]),
        "sdmx/structure.xml": [sdmx_structure(recorded)],
    }
    (stage / "sdmx").mkdir()
    for name, text in texts.items():
        with (stage / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(text)
    with (stage / "sdmx" / "claims.csv").open("wb") as data:
        data.writelines(sdmx_csv(recorded["claims"], recorded["indicators"]))

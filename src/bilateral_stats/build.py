"""What is made of the recorded tables: a release, and the generated files that are kept beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import pandas as pd

from .charts import write_charts
from .charts.catalogue import Catalogue
from .charts.catalogue_file import CHARTS_FILE, read_catalogue
from .citations.tex_letters import tex_letters
from .contract.codelists import recorded_codes
from .contract.columns import check_contract
from .contract.registry import TABLES, derived_tables
from .derive.making import in_order, make_table
from .formats.cff import citation_file
from .formats.croissant import croissant
from .formats.database import write_database
from .formats.datapackage import (
    json_pieces,
    json_text,
    record_descriptor,
    release_descriptor,
)
from .formats.documents import LICENCE_FILE, citations, codebook, readme
from .formats.readme import fill_readme
from .formats.sbom import BILL_OF_MATERIALS, bill_of_materials
from .formats.sdmx import sdmx_csv, sdmx_structure
from .formats.stata import write_stata
from .formats.workbook import write_workbook
from .formats.write_tables import write_tables
from .ground.dataset import DATASET_FILE, Dataset
from .ground.errors import DataError, Fault
from .ground.file_names import DESCRIPTOR
from .page import write_page
from .record.checking import Record, check_record
from .record.ledger import LEDGER, ledger_text, rekeyed
from .release.archives import building_wheel
from .release.differences import check_version
from .release.publishing import published
from .release.reader import open_release, read_table

SETTINGS = (DATASET_FILE, CHARTS_FILE)
"""Files of a record that a release holds as they are: with them and its tables, its charts can be drawn again."""

CHANGELOG = "CHANGELOG.md"

COPIED_DOCUMENTS = (CHANGELOG, LICENCE_FILE)
"""Files of the project, or of the record, that a release holds as they are, where they are there."""


def build_release(
    record: Path,
    out: Path,
    project: Path | None = None,
    previous: Path | None = None,
    skipped: Callable[[str], None] | None = None,
    kept: Iterable[Path] = (),
) -> Path:
    """Check a record, build the release of its version and publish it, as a folder and as a zip.

    Parameters
    ----------
    record
        Folder of the record.
    out
        Folder in which ``<version>/`` and ``<name>-<version>.zip`` are published.
    project
        Folder of the project of which the record is a part: its documents, the lock and what the wheel is built from.
        ``None``: the record stands alone; its release holds no wheel and no bill of materials, and the documents that
        lie in the folder of the record.
    previous
        Folder of the release before; the version is held against the difference from it.
    skipped
        Called with a line about each chart for which the record has no row; it is left out.
    kept
        Files that the release takes over as they are.

    Returns
    -------
    pathlib.Path
        The folder of the release.

    Raises
    ------
    DataError
        The record has faults (all of them are in the error), the version contradicts the difference from the
        release before or the head of the changelog, or the folder or the zip cannot be written. Nothing is published.
    """
    before = None if previous is None else open_release(previous)
    checked = check_record(record)
    dataset = checked.dataset
    _check_changelog((project or record) / CHANGELOG, dataset)
    with published(out / dataset.version, out / dataset.archive) as stage, ExitStack() as stack:
        finish_wheel = None if project is None else stack.enter_context(building_wheel(project, record, stage))
        write_tables_and_documents(checked, stage)
        if project is not None:
            bill = json_text(bill_of_materials(project, dataset))
            (stage / BILL_OF_MATERIALS).write_text(bill, encoding="utf-8", newline="")
        for folder, names in ((record, SETTINGS), (project or record, COPIED_DOCUMENTS)):
            for name in names:
                if (folder / name).exists():
                    shutil.copyfile(folder / name, stage / name)
        for path in kept:
            shutil.copyfile(path, stage / path.name)
        # Charts and page show what is released: the tables are read back, not derived once more.
        written = open_release(stage)
        frames = {table: read_table(written, table) for table in TABLES}
        catalogue = read_catalogue(record, dataset, frames)
        write_workbook(stage / f"{dataset.name}-{dataset.version}.xlsx", frames, dataset)
        write_stata(stage / "stata", frames, dataset, recorded_codes(checked.frames))
        write_database(stage / f"{dataset.name}.sqlite", frames, dataset)
        drawn = write_charts(catalogue.charts, frames, catalogue, stage / "figures", skipped=skipped)
        catalogue = catalogue.only(path.stem for path in drawn)
        _write_readme(stage, frames, catalogue)
        if before is not None:
            check_version(before, written)
        if finish_wheel is not None:
            finish_wheel()
        write_page(stage, frames, catalogue)
    return out / dataset.version


def _write_readme(stage: Path, frames: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> None:
    from . import __version__  # here: it is read from what is installed

    rows = {table: len(frame) for table, frame in frames.items()}
    text = readme(rows, catalogue, {path.name for path in stage.iterdir()}, __version__)
    (stage / "README.md").write_text(text, encoding="utf-8", newline="")


def _check_changelog(path: Path, dataset: Dataset) -> None:
    """Refuse a version that the changelog does not begin with, on its day; without a changelog nothing is said."""
    if not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    head = f"## {dataset.version} - {dataset.released.isoformat()}"
    number, first = next(((number, line) for number, line in enumerate(lines, 1) if line.startswith("## ")), (0, None))
    if first != head:
        rule = f"the first version must be that of {DATASET_FILE}, with its day; write: {head}"
        raise DataError(faults=[Fault(path.name, number, "", first, rule)])


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
    for table in in_order():
        frames[table] = make_table(table, frames)
    frames = {table: frames[table] for table in TABLES}
    faults = [
        fault for table in derived_tables() for fault in check_contract(table, frames[table], f"{table} (derived)")
    ]
    if faults:
        raise DataError(faults=faults)
    return frames


def write_tables_and_documents(record: Record, stage: Path) -> None:
    """Write into a folder all of a release that is made from the tables alone.

    Parameters
    ----------
    record
        The record, sound.
    stage
        An empty folder.

    Raises
    ------
    DataError
        A derived table breaks its contract.
    """
    recorded, dataset = record.frames, record.dataset
    written = write_tables(recorded, dataset, stage)
    rows = {table: entry.rows for table, entry in written.items()}
    descriptor = release_descriptor(stage, rows, recorded, dataset)
    examples = {table: entry.examples for table, entry in written.items()}
    texts: dict[str, Iterable[str]] = {
        DESCRIPTOR: json_pieces(descriptor),
        "croissant.json": json_pieces(croissant(descriptor, dataset)),
        "CODEBOOK.md": [codebook(examples, dataset, recorded_codes(recorded))],
        "CITATION.cff": [citation_file(dataset)],
        "citations.bib": citations(recorded["sources"], recorded["originators"], dataset),
        "citations-ascii.bib": map(tex_letters, citations(recorded["sources"], recorded["originators"], dataset)),
        "sdmx/structure.xml": [sdmx_structure(recorded, dataset)],
    }
    (stage / "sdmx").mkdir()
    for name, text in texts.items():
        with (stage / name).open("w", encoding="utf-8", newline="") as file:
            file.writelines(text)
    with (stage / "sdmx" / "claims.csv").open("wb") as data:
        data.writelines(sdmx_csv(recorded["claims"], dataset))


def rekeyed_files(record: Path, project: Path | None = None) -> tuple[dict[Path, str], list[str]]:
    """Return what :func:`generated_files` does for a new major version, and a line about each key that has changed.

    Parameters
    ----------
    record, project
        As for :func:`generated_files`.

    Raises
    ------
    DataError
        The record has faults, or the major version has not risen since the ledger was written.
    """
    checked = check_record(record, rekeying=True)
    text, changes = rekeyed(record, checked.frames, checked.dataset.major)
    return _generated(checked, record, project) | {record / LEDGER: text}, changes


def generated_files(record: Path, project: Path | None = None) -> dict[Path, str]:
    """Return what the generated files of a record must hold, by their paths.

    Parameters
    ----------
    record
        Folder of the record: the descriptor of its tables and the ledger of its keys.
    project
        Folder of the project of which the record is a part: its CITATION.cff and the tables in its README.md.
        ``None``: the record stands alone.

    Raises
    ------
    DataError
        The record has faults (all of them are in the error), or the README names what is not recorded.
    """
    return _generated(check_record(record), record, project)


def _generated(checked: Record, record: Path, project: Path | None) -> dict[Path, str]:
    files = {
        record / DESCRIPTOR: json_text(record_descriptor(checked.dataset, recorded_codes(checked.frames))),
        record / LEDGER: ledger_text(record, checked.frames, checked.dataset.major),
    }
    if project is not None:
        frames = all_tables(checked.frames)
        catalogue = read_catalogue(record, checked.dataset, frames)
        front = project / "README.md"
        files[project / "CITATION.cff"] = citation_file(checked.dataset)
        files[front] = fill_readme(front.read_text(encoding="utf-8"), frames, catalogue)
    return files

"""The files that are generated from a record and kept beside what people write."""

from __future__ import annotations

from pathlib import Path

from .build import all_tables
from .charts.catalogue_file import read_catalogue
from .contract.codelists import recorded_codes
from .formats.cff import citation_file
from .formats.datapackage import json_text, record_descriptor
from .formats.readme import fill_readme
from .ground.file_names import DESCRIPTOR
from .record.checking import check_record
from .record.ledger import LEDGER, ledger_text


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
    checked = check_record(record)
    files = {
        record / DESCRIPTOR: json_text(record_descriptor(checked.dataset, recorded_codes(checked.frames))),
        record / LEDGER: ledger_text(checked.frames),
    }
    if project is not None:
        frames = all_tables(checked.frames)
        catalogue = read_catalogue(record, checked.dataset, frames)
        readme = project / "README.md"
        files[project / "CITATION.cff"] = citation_file(checked.dataset)
        files[readme] = fill_readme(readme.read_text(encoding="utf-8"), frames, catalogue)
    return files

"""The files of a release: the tables, and all that lies beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..charts.catalogue_file import CHARTS_FILE
from ..formats.sbom import BILL_OF_MATERIALS
from ..ground.dataset import DATASET_FILE
from ..ground.file_names import CHECKSUMS, DESCRIPTOR

STEPS = ("B", "kB", "MB", "GB")
"""Units of a size; each is a thousand of the one before."""

DOCUMENTS: Mapping[str, str] = {
    "CODEBOOK.md": "what every column and every code means",
    "README.md": "how to start",
    "CHANGELOG.md": "what changed in which version",
    "*.xlsx": "a workbook with a sheet for each table that most people open",
    "*.sqlite": "every table as one SQLite database",
    "stata/*.dta": "tables for Stata, with labels",
    "citations.bib": "every source, for biber (UTF-8)",
    "citations-ascii.bib": "the same for BibTeX (ASCII)",
    "CITATION.cff": "how to cite the dataset, for programs",
    DATASET_FILE: "what the dataset says of itself",
    CHARTS_FILE: "what its charts select and say",
    DESCRIPTOR: "every file and column for programs (Data Package)",
    "croissant.json": "the same in Croissant",
    "sdmx/claims.csv": "the claims as SDMX-CSV",
    "sdmx/structure.xml": "their structure in SDMX",
    BILL_OF_MATERIALS: "what software built the release (CycloneDX)",
    "*.whl": "the Python package with all tables",
    "LICENSE-DATA": "the licence of the data",
    CHECKSUMS: "the checksum (SHA-256) of every file",
}
"""Files beside the tables and the charts, with what each holds."""


@dataclass(frozen=True)
class File:
    """A file.

    Parameters
    ----------
    path
        Its path in the release.
    size
        In words; empty where it is not known yet.
    about
        What it holds.
    """

    path: str
    size: str
    about: str


@dataclass(frozen=True)
class TableFiles:
    """A table.

    Parameters
    ----------
    name
        Its name.
    about
        What one row is.
    rows
        How many it has.
    files
        By format.
    """

    name: str
    about: str
    rows: int
    files: Mapping[str, File]


def read_descriptor(folder: Path) -> dict[str, Any]:
    """Return the descriptor of a release.

    Parameters
    ----------
    folder
        Folder of the release.
    """
    descriptor: dict[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    return descriptor


def table_files(descriptor: Mapping[str, Any]) -> list[TableFiles]:
    """Return the tables with their files, in the order of the release.

    Parameters
    ----------
    descriptor
        The descriptor of the release.
    """
    found: dict[str, TableFiles] = {}
    files: dict[str, dict[str, File]] = {}
    for resource in descriptor["resources"]:
        name = Path(resource["path"]).stem
        file = File(resource["path"], say_size(resource["bytes"]), resource["description"])
        files.setdefault(name, {})[resource["format"]] = file
        if "rows" in resource:
            found[name] = TableFiles(name, resource["description"], resource["rows"], files[name])
    return list(found.values())


def documents(folder: Path) -> list[File]:
    """Return the files beside the tables and the charts.

    Parameters
    ----------
    folder
        Folder of the release, complete but for the page and the checksums, which are written last.
    """
    found = []
    for pattern, about in DOCUMENTS.items():
        paths = [folder / CHECKSUMS] if pattern == CHECKSUMS else sorted(folder.glob(pattern))
        for path in paths:
            size = "" if pattern == CHECKSUMS else say_size(path.stat().st_size)
            found.append(File(path.relative_to(folder).as_posix(), size, about))
    return found


def say_size(size: int) -> str:
    """Return a number of bytes as a person would say it: ``93 kB``."""
    number = float(size)
    for unit in STEPS:
        if number < 999.5 or unit == STEPS[-1]:
            break
        number /= 1000
    return f"{number:.1f} {unit}" if unit != STEPS[0] and number < 9.95 else f"{number:.0f} {unit}"

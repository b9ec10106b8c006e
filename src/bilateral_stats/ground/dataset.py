"""What a dataset says of itself, read from the file ``dataset.toml`` of its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from .toml_file import Written, read_toml

DATASET_FILE = "dataset.toml"

Address = Annotated[
    str, Written(pattern=r"https?://[^\s\"<>\\]+", words="write an address such as https://example.org/data/")
]

Name = Annotated[
    str,
    Written(
        pattern=r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
        words="write a name in small letters, digits and single hyphens, a letter first",
    ),
]
"""It stands in names of files and in identifiers of other formats."""

Version = Annotated[
    str,
    Written(
        pattern=r"(?:(?:0|[1-9][0-9]*)\.){2}(?:0|[1-9][0-9]*)", words="write a version of three numbers, such as 1.4.2"
    ),
]


@dataclass(frozen=True)
class Licence:
    """The licence of a dataset.

    Parameters
    ----------
    id
        Its code in the list of SPDX.
    title
        Its name.
    url
        Where it can be read.
    """

    id: str
    title: str
    url: Address


@dataclass(frozen=True)
class Dataset:
    """What a dataset says of itself.

    Parameters
    ----------
    name
        Name of its files: small letters, digits and hyphens.
    title, description
        For people: a line, and a sentence or two.
    heading
        What its page is headed by: whom it is about; empty: the title.
    version
        Three numbers with full stops between them.
    released
        Day of this version; no clock is ever read.
    publisher
        Who publishes it.
    licence
        The licence of tables and charts.
    keywords
        For catalogues.
    contact
        Where a reader may write to, if anywhere.
    base_url
        Address of the folder in which the release will stand, if it is known.
    """

    name: Name
    title: str
    description: str
    version: Version
    released: date
    publisher: str
    licence: Licence
    heading: str = ""
    keywords: tuple[str, ...] = ()
    contact: str = ""
    base_url: Address = ""

    @property
    def archive(self) -> str:
        """Name of the zip of its release."""
        return f"{self.name}-{self.version}.zip"

    @property
    def major(self) -> int:
        """Major number of the version."""
        return int(self.version.split(".")[0])

    @property
    def short_title(self) -> str:
        """The title without the name of the dataset before it."""
        short = self.title.removeprefix(f"{self.name}: ")
        return short[:1].upper() + short[1:]


def read_dataset(folder: Path) -> Dataset:
    """Return what the dataset of a record, or of a release, says of itself.

    Parameters
    ----------
    folder
        Folder in which ``dataset.toml`` lies.

    Raises
    ------
    DataError
        The file is missing or broken; carries every fault.
    """
    return read_toml(folder / DATASET_FILE, f"{folder.name}/{DATASET_FILE}", Dataset)

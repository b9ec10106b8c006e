"""How to load the tables: the examples of the project's README, for somebody who stands in the folder of a release."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..formats.documents import LOAD_PARQUET
from ..ground.errors import DataError

PART = re.compile(r"<!-- loading -->\n(.*?)<!-- end -->", re.DOTALL)
"""Where the README shows how to read a release."""

EXAMPLE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)

RELEASE = re.compile(r"\breleases/[^/\s]+/")
"""The folder of a release, as the README writes it; the page stands in it."""

LANGUAGES = {"python": "Python", "r": "R", "sql": "duckdb"}
"""Languages of the examples, as people write them."""


@dataclass(frozen=True)
class Example:
    """A few lines that load a table.

    Parameters
    ----------
    language
        Its name.
    code
        The lines.
    output
        What they print, or empty.
    """

    language: str
    code: str
    output: str


SHORTEST = Example("Python", LOAD_PARQUET, "")
"""What a page says without a README to take examples from."""


def examples(readme: str | None) -> list[Example]:
    """Return the examples, with paths as they are in the folder of a release.

    Parameters
    ----------
    readme
        The README of the project, if there is one.

    Raises
    ------
    DataError
        It shows none.
    """
    if readme is None:
        return [SHORTEST]
    part = PART.search(readme)
    if part is None:
        raise DataError("README.md shows no way to load a release between <!-- loading --> and <!-- end -->")
    found: list[Example] = []
    for language, text in EXAMPLE.findall(part[1]):
        code = RELEASE.sub("", text)
        if language == "text" and found:
            found[-1] = Example(found[-1].language, found[-1].code, code)
        else:
            found.append(Example(LANGUAGES[language], code, ""))
    return found

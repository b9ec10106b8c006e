"""Citations of a source and of the dataset, as plain text and as BibTeX.

What a source does not show (a title, an author, a date) is left out: nothing stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .about import DATA_LICENSE, NAME, PUBLISHER, RELEASED, TITLE, VERSION
from .wording import MONTHS, say_period

AUTHOR_SEPARATOR = "; "
"""Between two names in the column ``authors``."""

JOURNAL_TYPES = frozenset({"news_article", "opinion", "interview", "journal_article"})
"""Sources that appear in a paper or a journal: BibTeX calls them articles. The others are ``misc``."""

BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""Signs that mean something to TeX."""


def source_citations(sources: pd.DataFrame) -> pd.Series:
    """Return the citation of each source as plain text.

    Parameters
    ----------
    sources
        Table ``sources``.
    """
    return pd.Series([source_text(row) for row in _rows(sources)], index=sources.index, dtype="str")


def source_text(source: Mapping[str, str]) -> str:
    """Return one source as plain text: authors, title, outlet, date, address.

    Parameters
    ----------
    source
        A row of the table ``sources``, without its empty cells.
    """
    parts = []
    if "authors" in source:
        parts.append(source["authors"].replace(AUTHOR_SEPARATOR, ", "))
    if "title" in source:
        parts.append(f'"{source["title"]}"')
    parts.append(source["publisher"])
    if "date_published" in source:
        inferred = " (date inferred)" if source["date_basis"] == "inferred" else ""
        parts.append(say_period(source["date_published"]) + inferred)
    return ", ".join([*parts, source["url"]])


def source_bibtex(source: Mapping[str, str]) -> str:
    """Return one source as a BibTeX entry.

    Parameters
    ----------
    source
        A row of the table ``sources``, without its empty cells.
    """
    journal = source["source_type"] in JOURNAL_TYPES
    fields: dict[str, str] = {}
    if "authors" in source:
        names = source["authors"].split(AUTHOR_SEPARATOR)
        fields["author"] = " and ".join(f"{{{name.translate(BIBTEX_ESCAPES)}}}" for name in names)
    if "title" in source:
        fields["title"] = f"{{{source['title'].translate(BIBTEX_ESCAPES)}}}"
    fields["journal" if journal else "howpublished"] = source["publisher"].translate(BIBTEX_ESCAPES)
    if "date_published" in source:
        fields |= _bibtex_date(source["date_published"])
        if source["date_basis"] == "inferred":
            fields["note"] = "Date inferred"
    fields["url"] = source["url"]
    fields["urldate"] = source["date_accessed"]
    return _bibtex_entry("article" if journal else "misc", source["source_id"], fields)


def dataset_text() -> str:
    """Return the citation of this version of the dataset as plain text."""
    return f"{PUBLISHER} ({RELEASED[:4]}). {TITLE} (version {VERSION}) [data set]. Licence: {DATA_LICENSE}."


def dataset_bibtex() -> str:
    """Return the citation of this version of the dataset as a BibTeX entry."""
    fields = {
        "author": f"{{{PUBLISHER}}}",
        "title": f"{{{TITLE}}}",
        "year": RELEASED[:4],
        "month": MONTHS[int(RELEASED[5:7]) - 1][:3].lower(),
        "version": VERSION,
        "note": f"Data set. Licence: {DATA_LICENSE}",
    }
    return _bibtex_entry("misc", f"{NAME}-{VERSION}", fields)


def _rows(sources: pd.DataFrame) -> list[dict[str, str]]:
    columns = [sources[name].astype("str") for name in sources.columns]
    return [
        {name: text for name, text in zip(sources.columns, row, strict=True) if isinstance(text, str)}
        for row in zip(*columns, strict=True)
    ]


def source_rows(sources: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return the sources by key, each as text without its empty cells."""
    return {row["source_id"]: row for row in _rows(sources)}


def _bibtex_date(period: str) -> dict[str, str]:
    year, *rest = period.split("/")[0].rstrip("~").split("-")
    date = {"year": year}
    if rest:
        date["month"] = MONTHS[int(rest[0]) - 1][:3].lower()
    if len(rest) > 1:
        date["day"] = str(int(rest[1]))
    return date


def _bibtex_entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    # A month is one of BibTeX's own words and stands without braces.
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])

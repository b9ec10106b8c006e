"""The styles of a citation: plain text, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..words.values import MONTHS, say_period
from .references import DATASET_TYPE, Reference

ARTICLE_TYPES = frozenset({"news_article", "opinion", "interview", "journal_article"})
"""Sources that appear in a paper or a journal; the others stand alone."""

QUOTED_IN = ", quoted in: "
"""Between those whom a source credits and the source."""

BIBTEX_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""Signs that mean something to TeX. BibTeX counts braces, also those behind a backslash: one alone ends its field."""

CSL_TYPES = {
    "news_article": "article-newspaper",
    "opinion": "article-newspaper",
    "interview": "interview",
    "press_statement": "webpage",
    "report": "report",
    "journal_article": "article-journal",
    DATASET_TYPE: "dataset",
}
"""Kind of a reference to the type in CSL 1.0.2."""

RIS_TYPES = {
    "news_article": "NEWS",
    "opinion": "NEWS",
    "interview": "NEWS",
    "press_statement": "ELEC",
    "report": "RPRT",
    "journal_article": "JOUR",
    DATASET_TYPE: "DATA",
}
"""Kind of a reference to the type in RIS."""


def text_citation(reference: Reference) -> str:
    """Return a reference as one line of plain text, with those whom it credits first."""
    if reference.kind == DATASET_TYPE:
        return (
            f"{reference.publisher} ({reference.issued[:4]}). {reference.title} (version {reference.version}) "
            f"[data set]. Licence: {reference.license}."
        )
    parts = [", ".join(reference.authors), f'"{reference.title}"' if reference.title else "", reference.publisher]
    if reference.issued:
        parts.append(say_period(reference.issued) + (" (date inferred)" if reference.date_inferred else ""))
    cited = ", ".join(part for part in [*parts, reference.url] if part)
    return " and ".join(reference.credited) + QUOTED_IN + cited if reference.credited else cited


def bibtex_entry(reference: Reference) -> str:
    """Return a reference as a BibTeX entry."""
    article = reference.kind in ARTICLE_TYPES
    authors = reference.authors if reference.kind != DATASET_TYPE else (reference.publisher,)
    fields = {
        "author": " and ".join(f"{{{name.translate(BIBTEX_ESCAPES)}}}" for name in authors),
        "title": f"{{{reference.title.translate(BIBTEX_ESCAPES)}}}" if reference.title else "",
    }
    if reference.kind != DATASET_TYPE:
        fields["journal" if article else "howpublished"] = reference.publisher.translate(BIBTEX_ESCAPES)
    for name, part in zip(("year", "month", "day"), _first_day(reference), strict=False):
        fields[name] = MONTHS[part - 1][:3].lower() if name == "month" else str(part)
    fields |= {"version": reference.version, "note": "; ".join(_notes(reference)).translate(BIBTEX_ESCAPES)}
    fields |= {"url": reference.url, "urldate": reference.accessed}
    # A month is one of BibTeX's own words and stands without braces.
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in fields.items() if text]
    return "\n".join([f"@{'article' if article else 'misc'}{{{reference.key},", *lines, "}"])


def ris_record(reference: Reference) -> str:
    """Return a reference as a RIS record."""
    authors = reference.authors if reference.kind != DATASET_TYPE else (reference.publisher,)
    day = "/".join(f"{part:02d}" for part in _first_day(reference))
    lines = [("TY", RIS_TYPES[reference.kind]), *(("AU", name) for name in authors), ("TI", reference.title)]
    lines += [("T2" if reference.kind in ARTICLE_TYPES else "PB", reference.publisher)]
    lines += [("PY", day[:4]), ("DA", day), ("ET", reference.version), ("UR", reference.url)]
    lines += [
        ("Y2", reference.accessed.replace("-", "/")),
        *(("N1", note) for note in _notes(reference)),
        ("ID", reference.key),
    ]
    return "\n".join([*(f"{tag}  - {text}" for tag, text in lines if text), "ER  - "])


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return a reference as a CSL-JSON item, as plain data."""
    authors = reference.authors if reference.kind != DATASET_TYPE else (reference.publisher,)
    item: dict[str, Any] = {"id": reference.key, "type": CSL_TYPES[reference.kind], "title": reference.title}
    item["author"] = [{"literal": name} for name in authors]
    item["container-title" if reference.kind in ARTICLE_TYPES else "publisher"] = reference.publisher
    item["issued"] = {"date-parts": [list(_first_day(reference))]} if reference.issued else None
    item |= {"version": reference.version, "note": "; ".join(_notes(reference)), "URL": reference.url}
    accessed = [int(part) for part in reference.accessed.split("-")] if reference.accessed else None
    item["accessed"] = {"date-parts": [accessed]} if accessed else None
    return {name: value for name, value in item.items() if value}


STYLES: Mapping[str, Callable[[Iterable[Reference]], str]] = {
    "text": lambda references: "\n".join(map(text_citation, references)),
    "bibtex": lambda references: "\n\n".join(map(bibtex_entry, references)),
    "ris": lambda references: "\n\n".join(map(ris_record, references)),
    "csl-json": lambda references: json.dumps(list(map(csl_item, references)), ensure_ascii=False, indent=2),
}
"""By name: from references to the text of a whole reference list."""


def _notes(reference: Reference) -> list[str]:
    notes = [f"Quotes {name}" for name in reference.credited]
    if reference.date_inferred and reference.issued:
        notes.append("Date inferred")
    if reference.kind == DATASET_TYPE:
        notes.append(f"Data set. Licence: {reference.license}")
    return notes


def _first_day(reference: Reference) -> tuple[int, ...]:
    """Return year, month and day of a date of publication, as far as they are known; the first of a span."""
    first = reference.issued.split("/")[0].rstrip("~")
    return tuple(int(part) for part in first.split("-")) if first else ()

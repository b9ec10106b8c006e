"""The styles of a citation: plain text, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..words.values import MONTHS, say_period
from .works import DATASET_TYPE, Work

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
"""Kind of a work to the type in CSL 1.0.2."""

RIS_TYPES = {
    "news_article": "NEWS",
    "opinion": "NEWS",
    "interview": "NEWS",
    "press_statement": "ELEC",
    "report": "RPRT",
    "journal_article": "JOUR",
    DATASET_TYPE: "DATA",
}
"""Kind of a work to the type in RIS."""


def text_citation(work: Work) -> str:
    """Return a work as one line of plain text, with those whom it credits first."""
    if work.kind == DATASET_TYPE:
        return (
            f"{work.publisher} ({work.issued[:4]}). {work.title} (version {work.version}) [data set]. "
            f"Licence: {work.license}."
        )
    parts = [", ".join(work.authors), f'"{work.title}"' if work.title else "", work.publisher]
    if work.issued:
        parts.append(say_period(work.issued) + (" (date inferred)" if work.date_inferred else ""))
    cited = ", ".join(part for part in [*parts, work.url] if part)
    return " and ".join(work.credited) + QUOTED_IN + cited if work.credited else cited


def bibtex_entry(work: Work) -> str:
    """Return a work as a BibTeX entry."""
    article = work.kind in ARTICLE_TYPES
    authors = work.authors if work.kind != DATASET_TYPE else (work.publisher,)
    fields = {
        "author": " and ".join(f"{{{name.translate(BIBTEX_ESCAPES)}}}" for name in authors),
        "title": f"{{{work.title.translate(BIBTEX_ESCAPES)}}}" if work.title else "",
    }
    if work.kind != DATASET_TYPE:
        fields["journal" if article else "howpublished"] = work.publisher.translate(BIBTEX_ESCAPES)
    for name, part in zip(("year", "month", "day"), _first_day(work), strict=False):
        fields[name] = MONTHS[part - 1][:3].lower() if name == "month" else str(part)
    fields |= {"version": work.version, "note": "; ".join(_notes(work)).translate(BIBTEX_ESCAPES)}
    fields |= {"url": work.url, "urldate": work.accessed}
    # A month is one of BibTeX's own words and stands without braces.
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}," for name, text in fields.items() if text]
    return "\n".join([f"@{'article' if article else 'misc'}{{{work.key},", *lines, "}"])


def ris_record(work: Work) -> str:
    """Return a work as a RIS record."""
    authors = work.authors if work.kind != DATASET_TYPE else (work.publisher,)
    day = "/".join(f"{part:02d}" for part in _first_day(work))
    lines = [("TY", RIS_TYPES[work.kind]), *(("AU", name) for name in authors), ("TI", work.title)]
    lines += [("T2" if work.kind in ARTICLE_TYPES else "PB", work.publisher)]
    lines += [("PY", day[:4]), ("DA", day), ("ET", work.version), ("UR", work.url)]
    lines += [("Y2", work.accessed.replace("-", "/")), *(("N1", note) for note in _notes(work)), ("ID", work.key)]
    return "\n".join([*(f"{tag}  - {text}" for tag, text in lines if text), "ER  - "])


def csl_item(work: Work) -> dict[str, Any]:
    """Return a work as a CSL-JSON item, as plain data."""
    authors = work.authors if work.kind != DATASET_TYPE else (work.publisher,)
    item: dict[str, Any] = {"id": work.key, "type": CSL_TYPES[work.kind], "title": work.title}
    item["author"] = [{"literal": name} for name in authors]
    item["container-title" if work.kind in ARTICLE_TYPES else "publisher"] = work.publisher
    item["issued"] = {"date-parts": [list(_first_day(work))]} if work.issued else None
    item |= {"version": work.version, "note": "; ".join(_notes(work)), "URL": work.url}
    item["accessed"] = {"date-parts": [[int(part) for part in work.accessed.split("-")]]} if work.accessed else None
    return {name: value for name, value in item.items() if value}


STYLES: Mapping[str, Callable[[Iterable[Work]], str]] = {
    "text": lambda works: "\n".join(map(text_citation, works)),
    "bibtex": lambda works: "\n\n".join(map(bibtex_entry, works)),
    "ris": lambda works: "\n\n".join(map(ris_record, works)),
    "csl-json": lambda works: json.dumps(list(map(csl_item, works)), ensure_ascii=False, indent=2),
}
"""By name: from works to the text of a whole reference list."""


def _notes(work: Work) -> list[str]:
    notes = [f"Quotes {name}" for name in work.credited]
    if work.date_inferred and work.issued:
        notes.append("Date inferred")
    if work.kind == DATASET_TYPE:
        notes.append(f"Data set. Licence: {work.license}")
    return notes


def _first_day(work: Work) -> tuple[int, ...]:
    """Return year, month and day of a date of publication, as far as they are known; the first of a span."""
    first = work.issued.split("/")[0].rstrip("~")
    return tuple(int(part) for part in first.split("-")) if first else ()

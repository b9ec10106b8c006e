"""The record against the articles: each printed figure stands where we say, and no number is left out.

The texts lie in a folder as ``<source_id>.txt``. For each source with a text it is checked that

- the text is the one that was recorded, by its hash;
- the words of each of its rows stand exactly once in the paragraph that the row names (:mod:`quoted_rows`);
- every numeric mention of the text is recorded or waived, once (:mod:`coverage`).

So no claim, event date or waiver can get lost without a fault. What it cannot see: two rows that get lost together,
where the second one had declared the number of the first as shared; and a number that :mod:`mentions` does not find.
A source without a text is not checked, and never counts as passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..ground.article_text import paragraphs, read_article, text_sha256
from ..ground.errors import DataError, Fault, unknown_name
from ..numerals.other_languages import ENGLISH
from .coverage import CoveredMention, cover, uncovered
from .meaning import Meaning, read_meaning
from .quoted_rows import (
    RECORDS,
    QuotedRow,
    Tables,
    misplaced,
    quoted_rows,
)

SUFFIX = ".txt"

MATCHES, DIFFERS, NOT_RECORDED = "matches", "differs", "not recorded"
UNREADABLE, NOT_CHECKED = "unreadable", "not checked"


@dataclass(frozen=True)
class SourceEvidence:
    """What was found for one source.

    Parameters
    ----------
    source_id
        The source.
    text
        ``matches`` the recorded hash, ``differs`` from it, its hash is ``not recorded``, it is ``unreadable``, or
        there is none: ``not checked``.
    sha256
        Hash of the text; empty when there is none.
    rows, mentions
        The rows of the source, and the mentions of its text.
    faults
        What is wrong.
    unread
        Rows whose figure or day could not be read in its sentence, so that only their words were held.
    """

    source_id: str
    text: str
    sha256: str = ""
    rows: tuple[QuotedRow, ...] = ()
    mentions: tuple[CoveredMention, ...] = ()
    faults: tuple[Fault, ...] = ()
    unread: int = 0


@dataclass(frozen=True)
class EvidenceReport:
    """What was found for all sources.

    Parameters
    ----------
    sources
        One entry a source, in the order of the table.
    general
        What is wrong beside the sources: texts that belong to none, faults of the tables themselves.
    """

    sources: tuple[SourceEvidence, ...]
    general: tuple[Fault, ...] = ()

    @property
    def faults(self) -> list[Fault]:
        """Return everything that is wrong; nothing: the check is passed."""
        return [*(fault for source in self.sources for fault in source.faults), *self.general]


def check_evidence(
    tables: Tables, articles: Path, *, source: str | None = None, folder: str = "datasets"
) -> EvidenceReport:
    """Check the record against the texts in a folder.

    Parameters
    ----------
    tables
        ``sources``, ``claims``, ``event_dates`` and ``waivers``, typed or as text. A row stands on the line of its
        position plus 2.
    articles
        Folder of the texts.
    source
        The only source to check; ``None``: every source with a text.
    folder
        Folder of the tables for the messages.

    Returns
    -------
    EvidenceReport
        The check is passed when it has no fault.

    Raises
    ------
    DataError
        There is no such folder, no text in it, or no such source; or the one source asked for has no text.
    """
    known = [str(name) for name in tables["sources"]["source_id"].dropna()]
    if source is not None and source not in known:
        raise unknown_name("source", source, known)
    if not articles.is_dir():
        raise DataError(f"{articles}: there is no such folder")
    try:
        texts = {path.stem: path for path in sorted(articles.iterdir()) if path.suffix == SUFFIX}
    except OSError as error:
        raise DataError(f"{articles}: the folder cannot be read: {error.strerror or error}") from error
    if not texts:
        raise DataError(f"{articles}: there is no text in this folder; a text is named <source_id>{SUFFIX}")
    if source is not None and source not in texts:
        raise DataError(f"{articles}: there is no {source}{SUFFIX} in this folder")
    wanted = known if source is None else [source]
    return EvidenceReport(
        tuple(_check_source(tables, name, texts.get(name), folder) for name in wanted),
        tuple(_strays(texts, known)) if source is None else (),
    )


def _check_source(tables: Tables, source: str, path: Path | None, folder: str) -> SourceEvidence:
    if path is None:
        return SourceEvidence(source, NOT_CHECKED)
    try:
        text = read_article(path)
    except DataError as error:
        return SourceEvidence(source, UNREADABLE, faults=tuple(error.faults))
    sha256 = text_sha256(text)
    state, faults = _compare_hash(tables["sources"], source, sha256, folder)
    rows = quoted_rows(tables, source, text, folder)
    mentions = cover(paragraphs(text), rows)
    faults += [*misplaced(rows, source), *uncovered(mentions, paragraphs(text), rows, str(path))]
    meaning = _read_meaning(tables, source, rows, text)
    faults += meaning.faults
    return SourceEvidence(source, state, sha256, tuple(rows), tuple(mentions), tuple(faults), meaning.unread)


def _read_meaning(tables: Tables, source: str, rows: list[QuotedRow], text: str) -> Meaning:
    """Hold the rows of a source against its sentences, where these are English."""
    cells = tables["sources"].iloc[tables["sources"]["source_id"].tolist().index(source)]
    if not str(cells.get("language")).startswith(ENGLISH):
        return Meaning(unread=sum(row.table in RECORDS for row in rows))
    names = {
        str(key): str(name)
        for table, key_column in (("originators", "originator_id"), ("areas", "area"))
        if table in tables
        for key, name in tables[table][[key_column, "name"]].dropna().itertuples(index=False)
    }
    published = cells.get("date_published")
    return read_meaning(tables, rows, paragraphs(text), published if isinstance(published, str) else None, names)


def _compare_hash(sources: pd.DataFrame, source: str, sha256: str, folder: str) -> tuple[str, list[Fault]]:
    position = sources["source_id"].tolist().index(source)
    recorded = sources["text_sha256"].iloc[position]
    file, line = f"{folder}/sources.csv", position + 2
    if pd.isna(recorded):
        rule = f"the hash of the text of {source} is not recorded; it is {sha256}"
        return NOT_RECORDED, [Fault(file, line, "text_sha256", None, rule)]
    if recorded != sha256:
        rule = f"the text of {source} is another one; its hash is {sha256}"
        return DIFFERS, [Fault(file, line, "text_sha256", str(recorded), rule)]
    return MATCHES, []


def _strays(texts: Mapping[str, Path], known: Iterable[str]) -> Iterable[Fault]:
    sources = set(known)
    rule = f"there is no such source; the sources are: {', '.join(sorted(sources))}"
    return (Fault(str(path), 0, "", None, rule) for name, path in texts.items() if name not in sources)

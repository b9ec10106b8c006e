"""The sources: what each shows of itself, how to cite it, and which figures and dates it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from ..citations.references import source_references
from ..citations.styles import text_citation
from ..words.rows import rows_of
from ..words.values import say_period
from . import missing_words

OWN_LANGUAGE = "en"
"""Language of the page; only words in another one need their language named."""


@dataclass(frozen=True)
class Printed:
    """A figure or a date that a publication prints.

    Parameters
    ----------
    anchor
        Where it stands on the page.
    label
        The figure or the date in words.
    about
        The indicator or the event.
    """

    anchor: str
    label: str
    about: str


@dataclass(frozen=True)
class Source:
    """A source as the page shows it.

    Parameters
    ----------
    key
        Its key.
    publisher
        The outlet.
    title, authors
        As shown, or empty.
    published
        When, in words; or that the source does not show it.
    language
        BCP 47 code where it is not the language of the page, else empty.
    url
        Its address, or empty.
    citation
        How to cite it.
    printed
        What it prints.
    """

    key: str
    publisher: str
    title: str
    authors: str
    published: str
    language: str
    url: str
    citation: str
    printed: list[Printed] = field(default_factory=list)

    @property
    def missing(self) -> list[str]:
        """What the publication does not show of itself, in words."""
        shown = {missing_words.TITLE: self.title, missing_words.AUTHORS: self.authors}
        unseen = [words for words, value in shown.items() if not value]
        return [*unseen, *([missing_words.PUBLISHED] if self.published == missing_words.PUBLISHED else [])]


def sources(frames: Mapping[str, pd.DataFrame]) -> dict[str, Source]:
    """Return the sources by key, by outlet and then by date.

    Parameters
    ----------
    frames
        All tables by name.
    """
    found = {}
    references = source_references(frames["sources"], frames["originators"])
    for row, reference in zip(rows_of(frames["sources"]), references, strict=True):
        published, inferred = row["date_published"], reference.date_inferred
        found[row["source_id"]] = Source(
            key=row["source_id"],
            publisher=reference.publisher,
            title=row["title"] or "",
            authors=", ".join(reference.authors),
            published=say_published(published, inferred),
            language="" if is_own(row["language"]) else row["language"],
            url=row["url"] or "",
            citation=text_citation(reference),
        )
    for row in rows_of(frames["statistics"]):
        printed = Printed(f"claim-{row['claim_id']}", row["value_label"], row["indicator_title"])
        found[row["source_id"]].printed.append(printed)
    for row in rows_of(frames["timeline"]):
        label = say_period(row["time_period"])
        printed = Printed(f"dating-{row['event_date_id']}", label, row["event_title"])
        found[row["source_id"]].printed.append(printed)
    dates = dict(zip(frames["sources"]["source_id"], frames["sources"]["date_published"].fillna(""), strict=True))
    return dict(sorted(found.items(), key=lambda item: (item[1].publisher.casefold(), dates[item[0]], item[0])))


def say_published(published: str | None, inferred: bool) -> str:
    """Return when something was published, in words.

    Parameters
    ----------
    published
        The date (EDTF), or nothing.
    inferred
        Whether the publication itself does not show it.
    """
    if not published:
        return missing_words.PUBLISHED
    return say_period(published) + (" (date inferred)" if inferred else "")


def is_own(language: str) -> bool:
    """Return whether a language is that of the page."""
    return language.split("-")[0] == OWN_LANGUAGE

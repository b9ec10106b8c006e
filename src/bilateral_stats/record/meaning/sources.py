"""Sources and those who speak in them: names as they are written, one outlet a host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...citations.references import AUTHOR_SEPARATOR
from .finding import Finding, Frames, Rules

BYLINE = re.compile(r"by\s|.*@|.*\band\b", re.IGNORECASE)
"""What a byline has and a list of names has not."""

GOVERNMENT = "government"


def authors_as_names(frames: Frames) -> Iterator[Finding]:
    """Authors are names alone, with the separator between them."""
    for line, authors in frames["sources"]["authors"].dropna().items():
        if any(BYLINE.match(name) for name in authors.split(AUTHOR_SEPARATOR)):
            rule = f"write the names alone, with {AUTHOR_SEPARATOR.strip()!r} between them"
            yield Finding("sources", line, "authors", authors, rule)


def one_outlet_a_host(frames: Frames) -> Iterator[Finding]:
    """The pages of one host are those of one outlet."""
    sources = frames["sources"].dropna(subset=["url", "outlet_id"])
    first: dict[str, str] = {}
    for line, url, outlet in sources[["url", "outlet_id"]].itertuples(name=None):
        host = urlsplit(url).netloc.lower().removeprefix("www.")
        if first.setdefault(host, outlet) != outlet:
            rule = f"other pages of {host} are by {first[host]}: correct it, or tell in the note why"
            yield Finding("sources", line, "outlet_id", outlet, rule)


def government_of_an_area(frames: Frames) -> Iterator[Finding]:
    """A government speaks for a country, or the note says for whom."""
    rows = frames["originators"]
    nobody = (rows["kind"] == GOVERNMENT) & rows["area"].isna() & rows["note"].isna()
    for line in rows.index[nobody]:
        yield Finding(
            "originators", line, "area", None, "name the country of this government, or say in the note whose it is"
        )


RULES: Rules = {
    ("authors-as-names", "sources"): authors_as_names,
    ("one-outlet-a-host", "sources"): one_outlet_a_host,
    ("government-of-an-area", "originators"): government_of_an_area,
}

"""The same thing twice under other keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from .finding import Finding, Frames, Rules

TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src)\Z")
"""Parameters of an address that say where a reader came from, and nothing of the page."""

CLAIM = [
    "source_id",
    "indicator_id",
    "ref_area",
    "counterpart_area",
    "time_period",
    "as_of",
    "obs_value",
    "obs_value_to",
]
CLAIM += ["unit", "qualifier", "originator_id"]
"""What two claims of one source must not have all in common."""

NAMED = {"originators": "name", "events": "title", "indicators": "title"}
"""Tables whose rows are told apart by a name, each with its column."""


def page_address(url: str) -> str:
    """Return an address without what says nothing of the page: scheme, www, tracking parameters, a closing slash.

    Parameters
    ----------
    url
        A web address.
    """
    parts = urlsplit(url)
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(pair[0]))
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{query}"


def _folded(text: str) -> str:
    """Return a name as people compare it: without case, accents and signs."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(
        "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter)).split()
    )


def same_source(frames: Frames) -> Iterator[Finding]:
    """A page is recorded once, however its address is written."""
    sources = frames["sources"].dropna(subset=["url"])
    yield from _repeated("sources", "url", sources, sources["url"].map(page_address), "source_id")


def same_name(table: str, frames: Frames) -> Iterator[Finding]:
    """A thing is recorded once, however its name is written."""
    column = NAMED[table]
    rows = frames[table].dropna(subset=[column])
    names = rows[column].map(_folded)
    if table == "events":  # two areas may have an event of one title each
        names = (
            names
            + " "
            + rows["ref_area"].fillna("")
            + " "
            + rows["counterpart_area"].fillna("")
            + " "
            + rows["place"].fillna("")
        )
    yield from _repeated(table, column, rows[names != ""], names[names != ""], str(rows.columns[0]))


def same_claim(frames: Frames) -> Iterator[Finding]:
    """A source says a thing once: value, period and whom it credits alike."""
    claims = frames["claims"]
    things = claims[CLAIM].astype("object").where(claims[CLAIM].notna(), "").agg(tuple, axis=1)
    yield from _repeated("claims", "obs_value", claims, things, "claim_id")


def _repeated(table: str, column: str, rows: pd.DataFrame, things: pd.Series, key: str) -> Iterator[Finding]:
    first: dict[object, str] = {}
    for line, thing, own in zip(rows.index, things, rows[key], strict=True):
        if thing in first:
            yield Finding(
                table, line, column, str(rows.at[line, column]), f"the same stands under the key {first[thing]}"
            )
        else:
            first[thing] = own


RULES: Rules = {
    ("same-source", "sources"): same_source,
    ("same-claim", "claims"): same_claim,
    **{(f"same-{table}", table): _named for table, _named in ((table, partial(same_name, table)) for table in NAMED)},
}

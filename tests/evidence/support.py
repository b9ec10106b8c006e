"""An article of our own making, a record of it, and the faults of that record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.ground.article_text import text_sha256

ARTICLE = """Ruritania doubles its coal trade

Ruritania sells its neighbour 30 percent of its coal, or $200 million a year, a minister said on Tuesday.

The two states opened embassies in May 1994, and signed a pact on the same day.

One of them wants a third pact. In June the first ship, with 30 percent less coal, left \u2014 and 120 men.
"""
HASH = text_sha256(ARTICLE)

# source, paragraph, as_printed
CLAIMS = [
    ("a", 2, "30 percent of its coal"),
    ("a", 2, "$200 million a year"),
    ("a", 4, "30 percent less coal"),
    ("a", 4, "left - and 120 men"),
]
EVENT_DATES = [
    ("a", 2, "minister said on Tuesday"),
    ("a", 3, "opened embassies in May 1994"),
    ("a", 3, "in May 1994, and signed a pact"),
    ("a", 4, "In June"),
]
# with the reason
WAIVERS = [
    ("a", 1, "doubles its coal trade", "other_subject"),
    ("a", 3, "same day", "other_subject"),
    ("a", 3, "embassies in May 1994", "shared"),
    ("a", 3, "two states", "idiom"),
    ("a", 4, "One of them", "idiom"),
    ("a", 4, "first ship", "ordinal"),
    ("a", 4, "third pact", "ordinal"),
]

Rows = list[tuple[Any, ...]]


def tables(
    claims: Rows = CLAIMS,
    event_dates: Rows = EVENT_DATES,
    waivers: Rows = WAIVERS,
    sources: Rows = [("a", HASH), ("b", None)],  # noqa: B006 - never changed
) -> dict[str, pd.DataFrame]:
    printed = ["source_id", "paragraph", "as_printed"]
    made = {
        "sources": pd.DataFrame(sources, columns=["source_id", "text_sha256"], dtype="str"),
        "claims": pd.DataFrame(claims, columns=printed),
        "event_dates": pd.DataFrame(event_dates, columns=printed),
        "waivers": pd.DataFrame(waivers, columns=[*printed, "reason"]),
    }
    return {
        name: frame.astype({"paragraph": "Int64"}) if "paragraph" in frame else frame for name, frame in made.items()
    }


def faults(articles: Path, **changed: Rows) -> list[str]:
    """Return the messages, with the folder of the articles cut off."""
    report = check_evidence(tables(**changed), articles)
    return [str(fault).replace(f"{articles}/", "") for fault in report.faults]


def put(rows: Rows, line: int, *row: Any) -> Rows:
    return [*rows[: line - 2], row, *rows[line - 1 :]]

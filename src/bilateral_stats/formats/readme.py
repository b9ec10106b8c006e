"""The generated parts of the repository's README: what they show comes from the tables.

A part stands between ``<!-- figures -->``, ``<!-- tables -->`` or ``<!-- gallery -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

import pandas as pd

from ..charts.catalogue import GLANCE, Catalogue
from ..charts.compose import compose
from ..charts.content import Content
from ..charts.select import NothingToDraw
from ..contract.columns import description
from ..contract.registry import TABLES
from ..schemas.vocabularies import SHARE
from ..words.phrases import count, joined, say_mostly
from ..words.printed_numbers import often_short
from ..words.rows import Rows, grouped
from .markdown import link, markdown_table, plain

PICTURE_WIDTH = 270
"""Pixels: three pictures stand side by side on a page of the usual width."""

NAMED_OUTLETS = 2
"""Outlets that a row of the figures names with a link."""

RELEASE = re.compile(r"releases/[0-9]+\.[0-9]+\.[0-9]+")
"""The folder of the release that the examples read: its version is written anew, too."""

PART = re.compile(r"<!-- (figures|tables|gallery) -->\n.*?<!-- end -->", re.DOTALL)


def fill_readme(text: str, frames: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> str:
    """Return the README with its generated parts made anew.

    Parameters
    ----------
    text
        The README as it stands.
    frames
        All tables by name.
    catalogue
        The charts.
    """

    def fill(match: re.Match[str]) -> str:
        parts = {
            "figures": lambda: _figures(frames, catalogue),
            "tables": lambda: _tables(frames),
            "gallery": lambda: _gallery(frames, catalogue),
        }
        return f"<!-- {match[1]} -->\n{parts[match[1]]()}\n<!-- end -->"

    return RELEASE.sub(f"releases/{catalogue.dataset.version}", PART.sub(fill, text))


def _figures(frames: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> str:
    """Return the figures of the chart at a glance, a row each, with the sentence of how they stand."""
    rows = []
    for chart in catalogue.charts.values():
        if chart.kind == GLANCE:
            content = compose(chart, frames, catalogue)
            rows += [_figure(content, group) for group in grouped(content.rows, ["series"]).values()]
    return markdown_table(("figure", "what it counts", "period", "who prints it", "how it stands"), rows)


def _figure(content: Content, rows: Rows) -> tuple[str, ...]:
    keys = {row["claim_id"] for row in rows}
    verdicts = [verdict for verdict in content.verdicts if keys & {claim["claim_id"] for claim in verdict.claims}]
    largest = max(verdicts, key=lambda verdict: len(verdict.claims))
    printed = {content.short_names.get(row["outlet"], row["outlet"]): row["quote_url"] for row in rows}
    named = [link(outlet, address) for outlet, address in list(printed.items())[:NAMED_OUTLETS]]
    if len(printed) > NAMED_OUTLETS:
        named.append(count(len(printed) - NAMED_OUTLETS, "other"))
    summary, related = largest.comparison["summary"], largest.comparison["related"]
    # A share of another whole is no scope of this one.
    stands = f"{summary} {related}" if related and rows[0]["dimension"] != SHARE else summary
    return f"**{plain(often_short(rows))}**", plain(rows[0]["words"]), say_mostly(rows), joined(named), plain(stands)


def _gallery(frames: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> str:
    pictures = []
    for name, chart in catalogue.charts.items():
        try:
            title = escape(compose(chart, frames, catalogue).title)
        except NothingToDraw:
            continue
        picture = f'<img src="figures/{name}.png" width="{PICTURE_WIDTH}" alt="{title}">'
        pictures.append(f'<a href="figures/{name}.svg" title="{name}">{picture}</a>')
    return "\n".join(pictures)


def _tables(frames: Mapping[str, pd.DataFrame]) -> str:
    rows = [
        (
            f"`{table}`",
            description(table),
            TABLES[table],
            str(len(frame)),
        )
        for table, frame in frames.items()
    ]
    return markdown_table(("table", "one row is", "origin", "rows"), rows)

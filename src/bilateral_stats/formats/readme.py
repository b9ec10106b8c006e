"""The generated parts of the repository's README: what they show comes from the tables.

A part stands between ``<!-- figures KEY KEY ... -->``, ``<!-- tables -->`` or ``<!-- gallery -->`` and
``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd

from ..charts.catalogue import Catalogue
from ..charts.compose import compose
from ..charts.select import NothingToDraw
from ..contract.columns import description
from ..contract.registry import TABLES
from ..ground.errors import DataError
from ..words.phrases import say_when
from ..words.values import say_areas, say_period
from .markdown import link, markdown_table, plain

PICTURE_WIDTH = 270
"""Pixels: three pictures stand side by side on a page of the usual width."""

RELEASE = re.compile(r"releases/[0-9]+\.[0-9]+\.[0-9]+")
"""The folder of the release that the examples read: its version is written anew, too."""

PART = re.compile(r"<!-- (figures|tables|gallery)([a-z0-9_ -]*) -->\n.*?<!-- end -->", re.DOTALL)


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

    Raises
    ------
    DataError
        A part asks for a claim that is not recorded.
    """

    def fill(match: re.Match[str]) -> str:
        kind, arguments = match[1], match[2].strip()
        parts = {
            "figures": lambda: _figures(arguments.split(), frames),
            "tables": lambda: _tables(frames),
            "gallery": lambda: _gallery(frames, catalogue),
        }
        content = parts[kind]()
        opening = f"<!-- {' '.join(filter(None, [kind, arguments]))} -->"
        return f"{opening}\n{content}\n<!-- end -->"

    return RELEASE.sub(f"releases/{catalogue.dataset.version}", PART.sub(fill, text))


def _figures(claim_ids: list[str], frames: Mapping[str, pd.DataFrame]) -> str:
    claims = frames["statistics"].set_index("claim_id")
    comparisons = frames["comparisons"].set_index("comparison_id")
    rows = []
    for claim_id in claim_ids:
        if claim_id not in claims.index:
            raise DataError(f"README.md asks for the claim {claim_id!r}, which is not recorded")
        present = claims.loc[claim_id].dropna().to_dict()
        rows.append((*_figure(present), plain(how_it_stands(comparisons.loc[present["comparison_id"]]))))
    return markdown_table(("figure", "what it counts", "of whom", "period", "who says so", "how it stands"), rows)


def how_it_stands(comparison: pd.Series) -> str:
    """Return how the rows of a comparison stand, and what is printed of related scopes, in sentences.

    Parameters
    ----------
    comparison
        A row of the table ``comparisons``.
    """
    related = comparison["related"]
    return f"{comparison['summary']} {related}" if isinstance(related, str) else str(comparison["summary"])


def _figure(present: Mapping[Hashable, Any]) -> tuple[str, ...]:
    published = f", {say_period(present['date_published'])}" if "date_published" in present else ""
    printed = link(f"{present['outlet']}{published}", present["quote_url"])
    said = f"{plain(present['originator'])}, in {printed}" if "originator" in present else printed
    return (
        f"**{plain(present['value_label'])}**",
        plain(present["indicator_title"]),
        plain(say_areas(present)),
        say_when(present.get("time_period"), "not stated"),
        said,
    )


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

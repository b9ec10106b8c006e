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

    return PART.sub(fill, text)


def _figures(claim_ids: list[str], frames: Mapping[str, pd.DataFrame]) -> str:
    claims = frames["statistics"].set_index("claim_id")
    stands = how_it_stands(frames["comparisons"])
    rows = []
    for claim_id in claim_ids:
        if claim_id not in claims.index:
            raise DataError(f"README.md asks for the claim {claim_id!r}, which is not recorded")
        rows.append((*_figure(claims.loc[claim_id].dropna().to_dict()), plain(stands.get(claim_id, ""))))
    return markdown_table(("figure", "what it counts", "of whom", "period", "who says so", "how it stands"), rows)


def how_it_stands(comparisons: pd.DataFrame) -> dict[str, str]:
    """Return for each claim and event date how its comparison stands, in a sentence.

    Parameters
    ----------
    comparisons
        Table ``comparisons``.
    """
    rows = zip(comparisons["row_ids"], comparisons["summary"], strict=True)
    return {row_id: summary for row_ids, summary in rows for row_id in row_ids.split()}


def _figure(present: Mapping[Hashable, Any]) -> tuple[str, ...]:
    published = f", {say_period(present['date_published'])}" if "date_published" in present else ""
    printed = link(f"{present['publisher']}{published}", present["quote_url"])
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

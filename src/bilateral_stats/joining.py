"""What the flat tables share: columns looked up in other tables by key."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

import pandas as pd

from .citation_text import source_citations

AREA_COLUMNS = ("name", "m49", "cow_code", "gw_code")
"""Columns of an area that the flat tables repeat for each of the two areas."""


def look_up(keys: pd.Series, table: pd.DataFrame, key: str, column: str) -> pd.Series:
    """Return a column of another table for each key.

    Parameters
    ----------
    keys
        Keys, or missing.
    table
        The other table.
    key
        Its primary key.
    column
        Column to return; missing where the key is.
    """
    # By position, not with Series.map: this keeps the type of the column, also when nothing is found.
    positions = pd.Index(table[key]).get_indexer(pd.Index(keys))
    found = table[column].array.take(positions, allow_fill=True)
    return pd.Series(found, index=keys.index)


def area_columns(rows: pd.DataFrame, areas: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the names and the codes of both areas of each row."""
    return {
        f"{side}_{column}": look_up(rows[side], areas, "area", column)
        for side in ("ref_area", "counterpart_area")
        for column in AREA_COLUMNS
    }


def source_columns(rows: pd.DataFrame, sources: pd.DataFrame, originators: pd.DataFrame) -> dict[str, pd.Series]:
    """Return who is credited, where it is printed and how to cite it, for each row."""
    found = {
        name: look_up(rows["source_id"], sources, "source_id", name)
        for name in ("title", "publisher", "date_published", "url")
    }
    originator = look_up(rows["originator_id"], originators, "originator_id", "name")
    cited = sources.assign(citation=source_citations(sources))
    return {
        "originator": originator,
        "source_title": found["title"],
        "publisher": found["publisher"],
        "date_published": found["date_published"],
        "url": found["url"],
        "quote_url": quote_urls(found["url"], rows["as_printed"]),
        "citation": credited(originator, look_up(rows["source_id"], cited, "source_id", "citation")),
    }


def credited(originators: pd.Series, citations: pd.Series) -> pd.Series:
    """Return citations of a source with the originator named first where the source credits one."""
    with_originator = originators.astype("str") + ", quoted in: " + citations
    return with_originator.where(originators.notna(), citations).astype("str")


def quote_urls(urls: pd.Series, printed: pd.Series) -> pd.Series:
    """Return addresses that open a page at the printed words.

    Parameters
    ----------
    urls
        Addresses of pages.
    printed
        Words that stand on each page.

    Notes
    -----
    A text fragment (WICG, URL Fragment Text Directives): ``#:~:text=`` and the words, percent-encoded. A hyphen is
    encoded too, because there it would part the words from what stands before or after them.
    """
    fragments = {text: quote(text, safe="").replace("-", "%2D") for text in printed.dropna().unique()}
    return (urls + "#:~:text=" + printed.map(fragments)).astype("str")


def combine(rows: pd.DataFrame, *groups: Mapping[str, pd.Series] | pd.DataFrame) -> pd.DataFrame:
    """Return a flat table: the columns of the rows, then those of each group."""
    columns = {name: rows[name] for name in rows.columns}
    for group in groups:
        columns |= {str(name): column for name, column in group.items()}
    return pd.DataFrame(columns)

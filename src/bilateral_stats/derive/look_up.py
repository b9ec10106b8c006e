"""What the flat tables share: columns looked up in other tables by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from urllib.parse import quote

import numpy as np
import pandas as pd

from ..citations.references import source_references
from ..citations.styles import QUOTED_IN, text_citation
from ..ground.text_columns import as_text

AREA_COLUMNS = ("name", "m49", "cow_code", "gw_code")
"""Columns of an area that the flat tables repeat for each of the two areas."""

DOUBTFUL = re.compile(r"['\"]|\d-\d")
"""In a word that holds one of these, the page may have another sign than the one that we keep."""

DIRECTIVE = ":~:"
"""In the fragment of an address: what follows is for the browser, and names no place in the page."""

SOURCE_COLUMNS = {
    "source_title": "title",
    "outlet": "outlet",
    "follows": "follows",
    "language": "language",
    "date_published": "date_published",
    "url": "url",
    "quote_url": "url",
    "citation": "citation",
}
"""Column of a flat table to the column of the source from which it is made."""

OUTLET_COLUMNS = {"outlet": "outlet_id", "follows": "follows_id"}
"""Name of an originator to the column of the source that holds its key."""


def look_up(keys: pd.Series, table: pd.DataFrame, key: str, columns: Mapping[str, str]) -> dict[str, pd.Series]:
    """Return columns of another table for each key.

    Parameters
    ----------
    keys
        Keys, or missing.
    table
        The other table.
    key
        Its primary key.
    columns
        New name of each column to its name there.

    Returns
    -------
    dict
        By new name; missing where the key is.
    """
    # By position, not with Series.map: this keeps the type of a column, also when nothing is found.
    positions = _positions(keys, table, key)
    return {
        name: pd.Series(table[column].array.take(positions, allow_fill=True), index=keys.index)
        for name, column in columns.items()
    }


def _positions(keys: pd.Series, table: pd.DataFrame, key: str) -> np.ndarray:
    """Return the row of a table that each key names, -1 where none does."""
    index = table.index if table.index.name == key else pd.Index(table[key])
    positions: np.ndarray = index.get_indexer(pd.Index(keys))
    return positions


def area_columns(rows: Mapping[str, pd.Series] | pd.DataFrame, areas: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the names and the codes of both areas of each row."""
    columns: dict[str, pd.Series] = {}
    for side in ("ref_area", "counterpart_area"):
        columns |= look_up(rows[side], areas, "area", {f"{side}_{column}": column for column in AREA_COLUMNS})
    return columns


def source_columns(rows: pd.DataFrame, sources: pd.DataFrame, originators: pd.DataFrame) -> dict[str, pd.Series]:
    """Return who is credited, where it is printed and how to cite it, for each row."""
    # Only those that these rows name: a few rows of a large record need a few citations.
    named = _positions(rows["source_id"].drop_duplicates(), sources, "source_id")
    cited = sources.iloc[np.sort(named[named >= 0])]
    cited = cited.assign(
        citation=pd.Series(map(text_citation, source_references(cited, originators)), index=cited.index, dtype="str"),
        **{
            name: look_up(cited[column], originators, "originator_id", {name: "name"})[name]
            for name, column in OUTLET_COLUMNS.items()
        },
    )
    source = look_up(rows["source_id"], cited, "source_id", SOURCE_COLUMNS)
    originator = look_up(rows["originator_id"], originators, "originator_id", {"originator": "name"})
    return {
        **originator,
        **source,
        "quote_url": quote_urls(source["url"], rows["as_printed"]),
        "citation": credited(originator["originator"], source["citation"]),
    }


def credited(originators: pd.Series, citations: pd.Series) -> pd.Series:
    """Return citations of a source with the originator named first where the source credits one."""
    with_originator = originators + QUOTED_IN + citations
    return as_text(with_originator.where(originators.notna(), citations))


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
    A text fragment (WICG, URL Fragment Text Directives): ``#:~:text=`` and the words; or ``first,last`` words of a
    span, where signs between them may be written otherwise on the page.
    """
    fragments = {text: text_fragment(text) for text in printed.dropna().unique()}
    pages = {url: _directive_start(url) for url in urls.dropna().unique()}
    return as_text(urls.map(pages) + "text=" + printed.map(fragments))


def _directive_start(url: str) -> str:
    """Return an address up to where a text fragment begins: behind the place in the page that it names, if any."""
    page = url.partition(DIRECTIVE)[0]
    return f"{page}{DIRECTIVE}" if "#" in page else f"{page}#{DIRECTIVE}"


def text_fragment(printed: str) -> str:
    """Return what stands after ``text=`` in a text fragment that finds printed words on their page.

    Parameters
    ----------
    printed
        The words with plain quotes and hyphens; the page may have curly quotes, and a dash between two years.
    """
    runs = [" ".join(run) for plain, run in groupby(printed.split(), lambda word: not DOUBTFUL.search(word)) if plain]
    # The first and the last: between them the page may have other signs.
    ends = [*runs[:1], *runs[1:][-1:]] or [printed]
    # A hyphen of our own is encoded: in a fragment it parts the words from what stands before or after them.
    return ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)


def combine(rows: pd.DataFrame, *groups: Mapping[str, pd.Series] | pd.DataFrame) -> pd.DataFrame:
    """Return a flat table: the columns of the rows, then those of each group."""
    columns = {name: rows[name] for name in rows.columns}
    for group in groups:
        columns |= {str(name): column for name, column in group.items()}
    return pd.DataFrame(columns)

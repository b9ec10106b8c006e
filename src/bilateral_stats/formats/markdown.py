"""Markdown: tables, and recorded text in them that reads as it is written, whatever signs it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&]|\$(?!\d)")
"""Signs that mean something to Markdown; a dollar before a figure is money, any other may start a formula."""

_ENTITY_LIKE = re.compile(r"&(?=#?\w+;)")


def plain(text: str) -> str:
    """Return text that stands in Markdown as it is.

    Parameters
    ----------
    text
        Any text on one line.
    """
    return _SIGNS.sub(_entity, text)


def code(text: str) -> str:
    """Return text as code.

    Parameters
    ----------
    text
        Any text on one line.
    """
    if not re.search(r"[`\\]", text):
        return f"`{text}`"
    # No fence of backticks holds every text in a table; as HTML, each sign can be written as an entity.
    return f"<code>{re.sub(r'[^a-zA-Z0-9 ]', _entity, text)}</code>"


def link(text: str, url: str) -> str:
    """Return a link.

    Parameters
    ----------
    text
        Any text on one line.
    url
        An address without spaces and angle brackets.
    """
    return f"[{plain(text)}]({_ENTITY_LIKE.sub('&amp;', url).replace('(', '%28').replace(')', '%29')})"


def markdown_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table.

    Parameters
    ----------
    header
        Titles of the columns.
    rows
        Cells in Markdown, as many in each row as the header has.
    """
    cells = [tuple(header), *(tuple(row) for row in rows)]
    lines = ["| " + " | ".join(text.replace("|", "\\|") for text in row) + " |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]])


def _entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"

"""What lies beside a picture: its numbers as CSV, its texts as JSON."""

from __future__ import annotations

import json

from ..ground.cell_text import cell_text, csv_line
from .content import Content


def numbers_csv(content: Content) -> bytes:
    """Return the plotted rows as CSV, with the column names of the table from which they come.

    Parameters
    ----------
    content
        What the chart shows.
    """
    names = list(content.plotted.columns)
    lines = [names, *([cell_text(row[name]) for name in names] for row in content.rows)]
    return "".join(csv_line(cells) + "\n" for cells in lines).encode()


def texts_json(content: Content) -> bytes:
    """Return the texts of a chart and the keys of its rows as JSON.

    Parameters
    ----------
    content
        What the chart shows.
    """
    texts = {
        "name": content.name,
        "title": content.title,
        "subtitle": content.subtitle,
        "note": content.note,
        "left_out": content.left_out,
        "sources": content.sources,
        "alternative_text": content.alternative_text,
        f"{content.key}s": [row[content.key] for row in content.rows],
        "numbers": content.numbers,
        "dataset": content.version,
        "version": content.dataset.version,
        "license": content.dataset.licence.id,
    }
    return (json.dumps(texts, ensure_ascii=False, indent=2) + "\n").encode()

"""What lies beside a picture: its numbers as CSV, its texts as JSON."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pandas as pd

from ..words.values import plain_number
from .compose import Content


def numbers_csv(content: Content) -> bytes:
    """Return the plotted rows as CSV, with the column names of the table from which they come.

    Parameters
    ----------
    content
        What the chart shows.
    """
    text = StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(content.plotted.columns)
    table.writerows([_as_text(row[name]) for name in content.plotted.columns] for row in content.rows)
    return text.getvalue().encode()


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
        "source_line": "; ".join(content.sources),
        "sources": list(content.sources),
        "reading": list(content.reading),
        "note": content.note,
        "alternative_text": content.alternative_text,
        content.key: [row[content.key.removesuffix("s")] for row in content.rows],
        "dataset": content.version,
        "version": content.dataset.version,
        "license": content.dataset.licence.id,
    }
    return (json.dumps(texts, ensure_ascii=False, indent=2) + "\n").encode()


def _as_text(cell: object) -> str:
    """Write numbers without an exponent or a needless fraction, and days as YYYY-MM-DD."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return plain_number(cell)
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    return "" if cell is None else str(cell)

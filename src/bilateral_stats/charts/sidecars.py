"""What lies beside a picture: its numbers as CSV, its texts as JSON."""

from __future__ import annotations

import json

import pandas as pd

from ..about import DATA_LICENSE, VERSION
from ..wording import plain_number
from .composing import Content


def numbers_csv(content: Content) -> bytes:
    """Return the plotted rows as CSV, with the column names of the table from which they come.

    Parameters
    ----------
    content
        What the chart shows.
    """
    columns = {str(name): _as_text(content.plotted[name]) for name in content.plotted}
    return pd.DataFrame(columns).to_csv(index=False, lineterminator="\n").encode()


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
        content.key: list(content.plotted[content.key[:-1]]),
        "dataset": content.version,
        "version": VERSION,
        "license": DATA_LICENSE,
    }
    return (json.dumps(texts, ensure_ascii=False, indent=2) + "\n").encode()


def _as_text(column: pd.Series) -> pd.Series:
    """Write numbers without an exponent or a needless fraction, and days as YYYY-MM-DD."""
    if pd.api.types.is_float_dtype(column):
        return column.map(plain_number, na_action="ignore").astype("str")
    if pd.api.types.is_datetime64_any_dtype(column):
        return pd.Series(column.dt.strftime("%Y-%m-%d"), dtype="str")
    return column

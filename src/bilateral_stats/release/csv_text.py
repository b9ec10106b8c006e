"""The one way to write a typed table as CSV, and the hash of a table that follows from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import pandas as pd

from ..canonical import canonical_text
from ..wording import plain_number


def csv_text(frame: pd.DataFrame, types: Mapping[str, str]) -> str:
    """Return a typed table as CSV: LF, an empty cell where a value is missing, ``true`` and ``false``.

    Parameters
    ----------
    frame
        The table, typed.
    types
        Type of each column in Table Schema, in the order of the columns.
    """
    return canonical_text(text_cells(frame, types))


def text_cells(frame: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """Return the cells of a typed table as they stand in a CSV file, missing where empty.

    Parameters
    ----------
    frame
        The table, typed.
    types
        Type of each column in Table Schema, in the order of the columns.
    """
    return pd.DataFrame({name: _cell_texts(frame[name], kind) for name, kind in types.items()})


def content_hash(frame: pd.DataFrame, types: Mapping[str, str]) -> str:
    """Return the hash of what a table holds, whatever file and whatever version of a library it came from.

    Parameters
    ----------
    frame
        The table, typed.
    types
        Type of each column in Table Schema, in the order of the columns.

    Returns
    -------
    str
        ``sha256:`` and the SHA-256, in hexadecimal, of these UTF-8 bytes: one line of JSON without spaces, a list of
        ``[name, type]`` for each column; then the table as :func:`csv_text` writes it.
    """
    schema = json.dumps([list(entry) for entry in types.items()], ensure_ascii=False, separators=(",", ":"))
    content = "\n".join([schema, csv_text(frame, types)])
    return f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"


def _cell_texts(values: pd.Series, kind: str) -> pd.Series:
    texts = values
    if kind == "number":
        texts = values.map({number: plain_number(number) for number in values.dropna().unique()})
    elif kind == "date":
        texts = values.dt.strftime("%Y-%m-%d")
    elif kind == "boolean":
        texts = values.map({True: "true", False: "false"})
    return texts.astype("str")

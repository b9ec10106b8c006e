"""The one way to write a typed table as CSV, and the hash of a table that follows from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from ..ground.csv_text import csv_header, csv_rows
from ..words.values import plain_number


def csv_text(frame: pd.DataFrame, types: Mapping[str, str]) -> bytes:
    """Return a typed table as CSV: UTF-8, LF, an empty cell where a value is missing, ``true`` and ``false``.

    Parameters
    ----------
    frame
        The table, typed.
    types
        Type of each column in Table Schema, in the order of the columns.
    """
    return csv_header(types) + csv_rows(text_cells(frame, types))


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
    return hash_of_csv([csv_text(frame, types)], types)


def hash_of_csv(content: Iterable[bytes], types: Mapping[str, str]) -> str:
    """Return the :func:`content_hash` of a table from its CSV file.

    Parameters
    ----------
    content
        The file as :func:`csv_text` writes it, in pieces.
    types
        Type of each column in Table Schema, in the order of the columns.
    """
    schema = json.dumps([list(entry) for entry in types.items()], ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(f"{schema}\n".encode())
    for piece in content:
        digest.update(piece)
    return f"sha256:{digest.hexdigest()}"


def _cell_texts(values: pd.Series, kind: str) -> pd.Series:
    if kind == "string":
        return values
    return distinct_texts(values, _WRITERS[kind])


def distinct_texts(values: pd.Series, write: Callable[[Any], str]) -> pd.Series:
    """Return cells as text, missing where they are; each distinct value is written once.

    Parameters
    ----------
    values
        The cells, typed.
    write
        Writes one value.
    """
    # A missing value has the code -1.
    codes, distinct = pd.factorize(values)
    texts = pd.array([write(value) for value in distinct], dtype="str")
    return pd.Series(texts.take(codes, allow_fill=True), index=values.index)


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "number": plain_number,
    "integer": str,
    "date": lambda day: str(pd.Timestamp(day).date()),
    "boolean": lambda value: "true" if value else "false",
}
"""By the type in Table Schema."""

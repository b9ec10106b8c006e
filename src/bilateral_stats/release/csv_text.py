"""The one way to write a typed table as CSV, and the hash of a table that follows from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..wording import plain_number

MUST_BE_QUOTED = r'[",\n]'
"""A cell that holds one of these would not be read back as it was."""


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


def csv_header(names: Iterable[str]) -> bytes:
    """Return the first line of a CSV file: names of columns hold letters, digits and underscores, and no quotes."""
    return (",".join(names) + "\n").encode()


def csv_rows(cells: pd.DataFrame) -> bytes:
    """Return cells as lines of CSV, each quoted only where it must be.

    Parameters
    ----------
    cells
        Text, missing where empty; at least two columns.

    Notes
    -----
    The lines are put together by Arrow, a column at a time: twenty times faster than ``DataFrame.to_csv``, and the
    same bytes.
    """
    columns = [_quoted(_arrow(cells[name])) for name in cells.columns]
    lines = pc.binary_join_element_wise(*columns, _text(","), null_handling="replace", null_replacement="")
    ended = pc.binary_join_element_wise(lines, _text(""), _text("\n"))
    # The lines stand one behind the other in memory, as in the file.
    _, ends, content = ended.buffers()
    length = np.frombuffer(ends, dtype=np.int64)[len(ended)] if len(ended) else 0
    return content.slice(0, int(length)).to_pybytes() if length else b""


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
    write = _WRITERS[kind]
    # Each distinct value is written once; a missing one has the code -1.
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


def _arrow(cells: pd.Series) -> pa.LargeStringArray:
    array = pa.array(cells, type=pa.large_string(), from_pandas=True)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _quoted(cells: pa.LargeStringArray) -> pa.LargeStringArray:
    marked = pc.fill_null(pc.match_substring_regex(cells, MUST_BE_QUOTED), False)
    if not pc.any(marked).as_py():
        return cells
    doubled = pc.replace_substring(cells, '"', '""')
    return pc.if_else(marked, pc.binary_join_element_wise(_text('"'), doubled, _text('"'), _text("")), cells)


def _text(text: str) -> pa.LargeStringScalar:
    return pa.scalar(text, type=pa.large_string())

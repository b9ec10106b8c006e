"""The hash of what a table holds, whatever file it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

import pandas as pd

from ..ground.csv_text import typed_text


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
        ``[name, type]`` for each column; then the table as CSV, as
        :func:`~bilateral_stats.ground.csv_text.typed_text` writes it.
    """
    return hash_of_csv([typed_text(frame, types)], types)


def hash_of_csv(content: Iterable[bytes], types: Mapping[str, str]) -> str:
    """Return the :func:`content_hash` of a table from its CSV file.

    Parameters
    ----------
    content
        The file, in pieces.
    types
        Type of each column in Table Schema, in the order of the columns.
    """
    schema = json.dumps([list(entry) for entry in types.items()], ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(f"{schema}\n".encode())
    for piece in content:
        digest.update(piece)
    return f"sha256:{digest.hexdigest()}"

"""Table ``evidence``, generated: the file ``evidence.lock`` of a record."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import fields, formats, rules, vocabularies


class Model(rules.Table):
    """A row that was held against the text of its article, with the cells that were read from its words."""

    table: Series[str] = fields.column(
        "Table", "Where the row is recorded.", key=True, vocabulary=vocabularies.COMPARED
    )
    key: Series[str] = fields.column("Key", "Key of the claim or the event date.", key=True, text_format=formats.KEY)
    cells: Series[str] = fields.column("Cells", "The cells that were held, as JSON: column to text.")
    text_sha256: Series[str] = fields.column(
        "Hash of the text", "SHA-256 of the text against which it was held.", text_format=formats.SHA256
    )
    offset: Series[pd.Int64Dtype] = fields.column(
        "Place", "Characters of the normalised text before the printed words.", ge=0
    )

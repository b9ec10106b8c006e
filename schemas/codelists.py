"""Table ``codelists``."""

from __future__ import annotations

from pandera.typing import Series

from . import fields, formats, rules, vocabularies


class Model(rules.Listed):
    """A code that a cell of this record may hold, with its meaning; the order is that in which people see them."""

    codelist: Series[str] = fields.column(
        "List", "List to which the code belongs.", key=True, vocabulary=vocabularies.CODELISTS
    )
    code: Series[str] = fields.column("Code", "What stands in the cell.", key=True, text_format=formats.KEY)
    label: Series[str] = fields.column("Label", "The code in words, as a heading.")
    meaning: Series[str] = fields.column("Meaning", "What the code means, in a line.")

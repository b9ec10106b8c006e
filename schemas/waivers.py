"""Table ``waivers``."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.Table):
    """A number in an article that is deliberately not recorded, with the reason."""

    source_id: Series[str] = fields.source_id(key=True)
    paragraph: Series[pd.Int64Dtype] = fields.paragraph(required=True, key=True)
    as_printed: Series[str] = fields.as_printed(key=True)
    reason: Series[str] = fields.column(
        "Reason", "Why the number is not recorded.", vocabulary=vocabularies.WAIVER_REASONS
    )
    note: Series[str] = fields.note()

"""Table ``indicator_links``."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.Table):
    """Two indicators whose figures a reader should see beside each other."""

    indicator_id: Series[str] = fields.reference("indicators", "Indicator", "One of the two.", key=True)
    relation: Series[str] = fields.column(
        "Relation", "What the first counts of what the second counts.", key=True, vocabulary=vocabularies.RELATIONS
    )
    related_id: Series[str] = fields.reference("indicators", "Related indicator", "The other.", key=True)
    note: Series[str] = fields.note()

    @pa.dataframe_check(error="related_id: an indicator is not linked to itself")
    def links_two(cls, frame: pd.DataFrame) -> pd.Series:
        """A link has two ends."""
        return frame["indicator_id"] != frame["related_id"]

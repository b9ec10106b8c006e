"""Table ``indicators``."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.Table):
    """What is measured: its dimension, its direction and, for a share, its denominator."""

    indicator_id: Series[str] = fields.key("Indicator", "Key of the indicator.")
    topic: Series[str] = fields.topic()
    title: Series[str] = fields.column("Title", "What is measured, in a few words.")
    definition: Series[str] = fields.column("Definition", "What counts and what does not.")
    dimension: Series[str] = fields.column(
        "Dimension",
        "What sort of quantity it is; the unit of each claim is one of it.",
        vocabulary=vocabularies.DIMENSIONS,
    )
    unit_label: Series[str] = fields.column(
        "Unit in words",
        "What is counted, as it is said after a number. Empty: the words of the unit.",
        required=False,
    )
    direction: Series[str] = fields.column("Direction", "Which way it flows.", vocabulary=vocabularies.DIRECTIONS)
    denominator: Series[str] = fields.column(
        "Denominator", "The whole of which a share is a part. Required for a share.", required=False
    )
    minimum: Series[float] = fields.column(
        "Minimum", "Lowest value that makes sense.", required=False, unit="unit of the indicator"
    )
    maximum: Series[float] = fields.column(
        "Maximum", "Highest value that makes sense.", required=False, unit="unit of the indicator"
    )

    @pa.dataframe_check(error="denominator: a share needs a denominator, and nothing else has one")
    def share_has_denominator(cls, frame: pd.DataFrame) -> pd.Series:
        """A share names its whole."""
        return (frame["dimension"] == vocabularies.SHARE) == frame["denominator"].notna()

    @pa.dataframe_check(error="maximum: the maximum must lie above the minimum")
    def maximum_is_above_minimum(cls, frame: pd.DataFrame) -> pd.Series:
        """The limits of an indicator leave room between them."""
        return ~(frame["maximum"] <= frame["minimum"])

    @pa.dataframe_check(error="maximum: the limits of a share are 0 and 100")
    def share_limits(cls, frame: pd.DataFrame) -> pd.Series:
        """A share lies in 0-100."""
        return (frame["dimension"] != vocabularies.SHARE) | ((frame["minimum"] == 0) & (frame["maximum"] == 100))

"""Table ``indicators``."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.Table):
    """What is measured: its unit, its direction and, for a share, its denominator."""

    indicator_id: Series[str] = fields.key("Indicator", "Key of the indicator.")
    topic: Series[str] = fields.topic()
    title: Series[str] = fields.column("Title", "What is measured, in a few words.")
    definition: Series[str] = fields.column("Definition", "What counts and what does not.")
    measure: Series[str] = fields.column("Measure", "Kind of number.", vocabulary=vocabularies.MEASURES)
    unit: Series[str] = fields.unit()
    unit_label: Series[str] = fields.column("Unit in words", "The unit as it is said after a number.")
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
        return (frame["measure"] == vocabularies.SHARE) == frame["denominator"].notna()

    @pa.dataframe_check(error="unit: a share is in percent (PT), and nothing else is")
    def share_is_in_percent(cls, frame: pd.DataFrame) -> pd.Series:
        """A share is a number of percent."""
        return (frame["measure"] == vocabularies.SHARE) == (frame["unit"] == "PT")

    @pa.dataframe_check(error="maximum: the maximum must lie above the minimum")
    def maximum_is_above_minimum(cls, frame: pd.DataFrame) -> pd.Series:
        """The limits of an indicator leave room between them."""
        return ~(frame["maximum"] <= frame["minimum"])

    @pa.dataframe_check(error="maximum: the limits of a share are 0 and 100")
    def share_limits(cls, frame: pd.DataFrame) -> pd.Series:
        """A share lies in 0-100."""
        return (frame["measure"] != vocabularies.SHARE) | ((frame["minimum"] == 0) & (frame["maximum"] == 100))

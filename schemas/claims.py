"""Table ``claims``."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from . import fields, rules, vocabularies
from .qualifiers import NEARLY, RANGE


class Printed(rules.TwoAreas, rules.Timed):
    """A figure as a source prints it."""

    claim_id: Series[str] = fields.key("Claim", "Key of the claim; never reused.")
    indicator_id: Series[str] = fields.reference("indicators", "Indicator", "What is measured.")
    ref_area: Series[str] = fields.reference(
        "areas", "Reference area", "Country that the figure is about (SDMX REF_AREA)."
    )
    counterpart_area: Series[str] = fields.reference(
        "areas", "Counterpart area", "The other country (SDMX COUNTERPART_AREA).", required=False
    )
    time_period: Series[str] = fields.period(
        "Period",
        "What the source says the figure covers (EDTF). Empty: the source does not say.",
        required=False,
    )
    as_of: Series[str] = fields.period(
        "As of",
        "Day, month or year up to which a count goes that went on after it (EDTF). Empty: no such count, or not said.",
        required=False,
    )
    obs_value: Series[float] = fields.column(
        "Value", "The figure, in the unit itself: 200000000, not 200.", unit=fields.UNIT_OF_THE_ROW
    )
    obs_value_to: Series[float] = fields.column(
        "Upper value",
        "End of a range, for the qualifier between.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    unit: Series[str] = fields.unit()
    qualifier: Series[str] = fields.qualifier()
    obs_status: Series[str] = fields.column(
        "Status",
        "How firm the source makes the figure (SDMX OBS_STATUS).",
        vocabulary=vocabularies.OBS_STATUSES,
    )
    as_printed: Series[str] = fields.as_printed()
    in_english: Series[str] = fields.in_english()
    originator_id: Series[str] = fields.originator_id()
    source_id: Series[str] = fields.source_id()
    paragraph: Series[pd.Int64Dtype] = fields.paragraph()

    @pa.dataframe_check(error="obs_value_to: the qualifier between needs obs_value_to, and no other has it")
    def range_has_upper_value(cls, frame: pd.DataFrame) -> pd.Series:
        """A range has two ends, any other figure one."""
        return (frame["qualifier"] == RANGE) == frame["obs_value_to"].notna()

    @pa.dataframe_check(error="obs_value_to: obs_value_to must lie above obs_value")
    def range_is_in_order(cls, frame: pd.DataFrame) -> pd.Series:
        """The upper end of a range lies above the lower one."""
        return ~(frame["obs_value_to"] <= frame["obs_value"])

    @pa.dataframe_check(error="obs_value: nearly 0 allows no value at all: choose another qualifier")
    def nearly_allows_a_value(cls, frame: pd.DataFrame) -> pd.Series:
        """The values just below zero are no figure that is nearly zero."""
        return ~((frame["qualifier"] == NEARLY) & (frame["obs_value"] == 0))


class Model(Printed, rules.Ranked):
    """One figure that one source prints about one indicator."""

    rank: Series[str] = fields.rank()
    rank_reason: Series[str] = fields.rank_reason()
    note: Series[str] = fields.note()

    @pa.dataframe_check(
        error="as_of: only a count that was still going on, with the status P, has a day up to which it goes"
    )
    def as_of_is_of_a_count(cls, frame: pd.DataFrame) -> pd.Series:
        """A figure that is settled goes up to no day."""
        return frame["as_of"].isna() | (frame["obs_status"] == vocabularies.PROVISIONAL_VALUE)

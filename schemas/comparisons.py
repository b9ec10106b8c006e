"""Table ``comparisons``, derived."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.TwoAreas):
    """Claims about the same thing, or datings of the same event, side by side with a verdict."""

    comparison_id: Series[str] = fields.key("Comparison", "What is the same: indicator or event, areas, period, stage.")
    compared: Series[str] = fields.column("Compared", "What stands side by side.", vocabulary=vocabularies.COMPARED)
    indicator_id: Series[str] = fields.reference(
        "indicators", "Indicator", "What is measured; empty for an event.", required=False
    )
    event_id: Series[str] = fields.reference("events", "Event", "What is dated; empty for claims.", required=False)
    title: Series[str] = fields.column("Title", "Indicator or event in words.")
    ref_area: Series[str] = fields.reference("areas", "Reference area", "Country that it is about, or that acts.")
    counterpart_area: Series[str] = fields.reference("areas", "Counterpart area", "The other country.", required=False)
    period: Series[str] = fields.period(
        "Period", "What the claims cover, or the year in which they were published; empty for an event.", required=False
    )
    period_basis: Series[str] = fields.column(
        "Basis of the period",
        "Where the period comes from; empty for an event.",
        required=False,
        vocabulary=vocabularies.PERIOD_BASES,
    )
    stage: Series[str] = fields.column("Stage", "How far it had come when printed.", vocabulary=vocabularies.STAGES)
    rows: Series[pd.Int64Dtype] = fields.column("Rows", "Number of claims or datings.", ge=1)
    sources: Series[pd.Int64Dtype] = fields.column("Sources", "Number of publications.", ge=1)
    originators: Series[pd.Int64Dtype] = fields.column(
        "Originators",
        "Number of independent voices: those who are credited, and the outlets that credit nobody.",
        ge=1,
    )
    verdict: Series[str] = fields.column(
        "Verdict", "How the rows stand to each other.", vocabulary=vocabularies.VERDICTS
    )
    low: Series[float] = fields.column(
        "Highest lower bound",
        "Where the claims agree, the lower end of what all allow; in a conflict, the upper end of the gap. "
        "Empty: open, or an event.",
        required=False,
        unit="unit of the indicator",
    )
    high: Series[float] = fields.column(
        "Lowest upper bound",
        "Where the claims agree, the upper end of what all allow; in a conflict, the lower end of the gap. "
        "Empty: open, or an event.",
        required=False,
        unit="unit of the indicator",
    )
    low_inclusive: Series[bool] = fields.column("Lower end allowed", "Whether all claims allow that end itself.")
    high_inclusive: Series[bool] = fields.column("Upper end allowed", "Whether all claims allow that end itself.")
    first_day: Series[fields.Day] = fields.day(
        "Latest first day", "The same for the days of an event; empty for claims.", required=False
    )
    last_day: Series[fields.Day] = fields.day(
        "Earliest last day", "The same for the days of an event; empty for claims.", required=False
    )
    summary: Series[str] = fields.column("How it stands", "The verdict in a sentence, made from the rows.")
    row_ids: Series[str] = fields.column("Keys of the rows", "Keys of the claims or event dates, separated by spaces.")

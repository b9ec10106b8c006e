"""Table ``comparisons``, derived."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.TwoAreas):
    """Claims about the same thing, or datings of the same event, side by side with a verdict."""

    comparison_id: Series[str] = fields.key(
        "Comparison", "What is the same: indicator or event, areas, period, stage, unit."
    )
    compared: Series[str] = fields.column("Compared", "What stands side by side.", vocabulary=vocabularies.COMPARED)
    indicator_id: Series[str] = fields.reference(
        "indicators", "Indicator", "What is measured; empty for an event.", required=False
    )
    event_id: Series[str] = fields.reference("events", "Event", "What is dated; empty for claims.", required=False)
    title: Series[str] = fields.column("Title", "Indicator or event in words.")
    ref_area: Series[str] = fields.reference("areas", "Reference area", "Country that it is about, or that acts.")
    counterpart_area: Series[str] = fields.reference("areas", "Counterpart area", "The other country.", required=False)
    period: Series[str] = fields.period(
        "Period",
        "What the claims cover, or the year in which they were published or counted; empty for an event.",
        required=False,
    )
    period_basis: Series[str] = fields.column(
        "Basis of the period",
        "Where the period comes from; empty for an event.",
        required=False,
        vocabulary=vocabularies.PERIOD_BASES,
    )
    stage: Series[str] = fields.column("Stage", "How far it had come when printed.", vocabulary=vocabularies.STAGES)
    unit: Series[str] = fields.unit(
        "Unit", "Base unit in which the claims are compared; empty for an event.", required=False
    )
    rows: Series[pd.Int64Dtype] = fields.column("Rows", "Number of claims or datings.", ge=1)
    sources: Series[pd.Int64Dtype] = fields.column("Sources", "Number of publications.", ge=1)
    voices: Series[pd.Int64Dtype] = fields.column(
        "Voices",
        "Number of those who say it: whom a source credits, else whom it follows, else its outlet.",
        ge=1,
    )
    verdict: Series[str] = fields.column(
        "Verdict", "How the rows stand to each other.", vocabulary=vocabularies.VERDICTS
    )
    low: Series[float] = fields.column(
        "Lower end",
        "Lowest value that all claims allow. Empty: open, none, or an event.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    high: Series[float] = fields.column(
        "Upper end",
        "Highest value that all claims allow. Empty: open, none, or an event.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    low_inclusive: Series[bool] = fields.column("Lower end allowed", "Whether all claims allow that end itself.")
    high_inclusive: Series[bool] = fields.column("Upper end allowed", "Whether all claims allow that end itself.")
    gap_low: Series[float] = fields.column(
        "Lower side of the gap",
        "Where no value is allowed by all: the lowest of the upper bounds.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    gap_high: Series[float] = fields.column(
        "Upper side of the gap",
        "Where no value is allowed by all: the highest of the lower bounds.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    margin: Series[float] = fields.column(
        "Margin",
        "By how much of their middle the bounds overlap or, below zero, miss each other. Empty: a side is open, one "
        "row, or an event.",
        required=False,
        unit="percent",
    )
    camps: Series[pd.Int64Dtype] = fields.column(
        "Camps", "Fewest groups of rows in each of which one value, or one day, is allowed by all.", ge=1
    )
    first_day: Series[fields.Day] = fields.day(
        "First day", "First day that all datings of an event allow; empty for claims.", required=False
    )
    last_day: Series[fields.Day] = fields.day(
        "Last day", "Last day that all datings of an event allow; empty for claims.", required=False
    )
    gap_first_day: Series[fields.Day] = fields.day(
        "First day of the gap", "Where no day is allowed by all: the earliest of the last days.", required=False
    )
    gap_last_day: Series[fields.Day] = fields.day(
        "Last day of the gap", "Where no day is allowed by all: the latest of the first days.", required=False
    )
    summary: Series[str] = fields.column("How it stands", "The verdict in a sentence, made from the rows.")
    related: Series[str] = fields.column(
        "Related scopes", "What linked indicators say of the same two countries, in a sentence.", required=False
    )
    related_ids: Series[str] = fields.column(
        "Keys of related scopes", "Keys of those comparisons, separated by spaces.", required=False
    )
    row_ids: Series[str] = fields.column(
        "Keys of the rows", "Keys of the claims or event dates, separated by spaces, those of a camp side by side."
    )

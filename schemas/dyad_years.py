"""Table ``dyad_years``, derived."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import fields, flat, indicators, rules, vocabularies


class Year(rules.TwoAreas):
    """The key of a year of two countries."""

    ref_area: Series[str] = fields.reference("areas", "Reference area", "Country that the figure is about.", key=True)
    counterpart_area: Series[str] = fields.reference("areas", "Counterpart area", "The other country.", key=True)
    year: Series[pd.Int64Dtype] = fields.column(
        "Year", "Calendar year that the sources state.", key=True, ge=1500, le=2199
    )
    indicator_id: Series[str] = fields.reference("indicators", "Indicator", "What is measured.", key=True)
    stage: Series[str] = fields.column(
        "Stage", "How far it had come when printed.", key=True, vocabulary=vocabularies.STAGES
    )
    unit: Series[str] = fields.unit("Unit", "Base unit of the values.", key=True)


class Named(flat.BothAreas, Year):
    """The same with the names and codes of both areas."""


class Model(Named):
    """What is printed about one year of two countries, in one row that joins to other dyadic tables."""

    indicator_title: Series[str] = fields.repeated(indicators.Model, "title", title="Indicator in words")
    value: Series[float] = fields.column(
        "Value",
        "Printed value that all claims allow, that of the narrowest bounds. Empty: none is allowed by all.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    low: Series[float] = fields.column(
        "Lower end",
        "Lowest value that all claims allow; where they differ, the lowest that any allows. Empty: open.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    high: Series[float] = fields.column(
        "Upper end",
        "Highest value that all claims allow; where they differ, the highest that any allows. Empty: open.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    verdict: Series[str] = fields.column(
        "Verdict", "How the claims stand to each other.", vocabulary=vocabularies.VERDICTS
    )
    rows: Series[pd.Int64Dtype] = fields.column("Rows", "Number of claims.", ge=1)
    voices: Series[pd.Int64Dtype] = fields.column("Voices", "Number of those who say it.", ge=1)
    row_ids: Series[str] = fields.column("Keys of the rows", "Keys of the claims, separated by spaces.")

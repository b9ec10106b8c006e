"""Table ``statistics``, derived."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import claims, fields, vocabularies


class Model(claims.Model):
    """One figure with all that a reader needs beside it: names, codes, bounds, source and citation."""

    ref_area_name: Series[str] = fields.area_name("Reference area")
    ref_area_m49: Series[str] = fields.area_m49("Reference area")
    ref_area_cow_code: Series[pd.Int64Dtype] = fields.area_cow_code("Reference area")
    ref_area_gw_code: Series[pd.Int64Dtype] = fields.area_gw_code("Reference area")
    counterpart_area_name: Series[str] = fields.area_name("Counterpart area", required=False)
    counterpart_area_m49: Series[str] = fields.area_m49("Counterpart area")
    counterpart_area_cow_code: Series[pd.Int64Dtype] = fields.area_cow_code("Counterpart area")
    counterpart_area_gw_code: Series[pd.Int64Dtype] = fields.area_gw_code("Counterpart area")
    from_area: Series[str] = fields.reference(
        "areas", "From", "Country from which it flows; empty where nothing flows.", required=False
    )
    to_area: Series[str] = fields.reference(
        "areas", "To", "Country to which it flows; empty where nothing flows.", required=False
    )
    indicator_title: Series[str] = fields.column("Indicator in words", "What is measured, in a few words.")
    topic: Series[str] = fields.topic()
    measure: Series[str] = fields.column("Measure", "Kind of number.", vocabulary=vocabularies.MEASURES)
    unit: Series[str] = fields.unit()
    unit_label: Series[str] = fields.column("Unit in words", "The unit as it is said after a number.")
    direction: Series[str] = fields.column("Direction", "Which way it flows.", vocabulary=vocabularies.DIRECTIONS)
    denominator: Series[str] = fields.column("Denominator", "The whole of which a share is a part.", required=False)
    value_label: Series[str] = fields.column("Value in words", "The value as a person would say it.")
    period_start: Series[fields.Day] = fields.period_start(required=False)
    period_end: Series[fields.Day] = fields.period_end(required=False)
    obs_low: Series[float] = fields.column(
        "Lower bound",
        "Lowest value that the printed words allow; empty: no lower bound.",
        required=False,
        unit="unit of the indicator",
    )
    obs_high: Series[float] = fields.column(
        "Upper bound",
        "Highest value that the printed words allow; empty: no upper bound.",
        required=False,
        unit="unit of the indicator",
    )
    low_inclusive: Series[bool] = fields.column(
        "Lower bound included", "Whether the lower bound itself is allowed; false where there is none."
    )
    high_inclusive: Series[bool] = fields.column(
        "Upper bound included", "Whether the upper bound itself is allowed; false where there is none."
    )
    originator: Series[str] = fields.originator()
    source_title: Series[str] = fields.source_title()
    publisher: Series[str] = fields.publisher()
    date_published: Series[str] = fields.date_published()
    url: Series[str] = fields.url()
    quote_url: Series[str] = fields.quote_url()
    citation: Series[str] = fields.citation()

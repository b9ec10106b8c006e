"""Table ``timeline``, derived."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import event_dates, fields, rules


class Model(event_dates.Model, rules.TwoAreas):
    """One source's dating of an event, with all that a reader needs beside it."""

    event_title: Series[str] = fields.column("Event in words", "What happened, in our own few words.")
    event_type: Series[str] = fields.event_type()
    ref_area: Series[str] = fields.reference("areas", "Reference area", "Country that acts.")
    counterpart_area: Series[str] = fields.reference(
        "areas", "Counterpart area", "Country towards which it acts.", required=False
    )
    place: Series[str] = fields.column("Place", "Where it happened, if the sources say.", required=False)
    ref_area_name: Series[str] = fields.area_name("Reference area")
    ref_area_m49: Series[str] = fields.area_m49("Reference area")
    ref_area_cow_code: Series[pd.Int64Dtype] = fields.area_cow_code("Reference area")
    ref_area_gw_code: Series[pd.Int64Dtype] = fields.area_gw_code("Reference area")
    counterpart_area_name: Series[str] = fields.area_name("Counterpart area", required=False)
    counterpart_area_m49: Series[str] = fields.area_m49("Counterpart area")
    counterpart_area_cow_code: Series[pd.Int64Dtype] = fields.area_cow_code("Counterpart area")
    counterpart_area_gw_code: Series[pd.Int64Dtype] = fields.area_gw_code("Counterpart area")
    period_start: Series[fields.Day] = fields.period_start()
    period_end: Series[fields.Day] = fields.period_end()
    originator: Series[str] = fields.originator()
    source_title: Series[str] = fields.source_title()
    publisher: Series[str] = fields.publisher()
    date_published: Series[str] = fields.date_published()
    url: Series[str] = fields.url()
    quote_url: Series[str] = fields.quote_url()
    citation: Series[str] = fields.citation()

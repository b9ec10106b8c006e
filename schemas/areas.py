"""Table ``areas``."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import fields, formats, rules


class Model(rules.Table):
    """A country, with its codes in the common lists."""

    area: Series[str] = fields.column(
        "Area", "ISO 3166-1 alpha-3 code of the country.", key=True, text_format=formats.AREA
    )
    name: Series[str] = fields.column("Name", "Common English name.")
    m49: Series[str] = fields.column("M49 code", "UN M49 code, three digits.", text_format=formats.M49, code=True)
    cow_code: Series[pd.Int64Dtype] = fields.column(
        "COW code", "Country code of the Correlates of War project.", required=False, code=True, ge=2, le=999
    )
    gw_code: Series[pd.Int64Dtype] = fields.column(
        "GW code", "Country code of Gleditsch and Ward.", required=False, code=True, ge=2, le=999
    )

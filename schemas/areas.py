"""Table ``areas``."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from . import fields, formats, rules

USER_ASSIGNED = "X[A-Z]{2}"
"""Codes XAA to XZZ of ISO 3166-1: no standard gives them to a country, so no other list knows them."""


class Model(rules.Table):
    """A country, with its codes in the common lists."""

    area: Series[str] = fields.column(
        "Area", "ISO 3166-1 alpha-3 code of the country.", key=True, text_format=formats.AREA
    )
    name: Series[str] = fields.column("Name", "Common English name.")
    m49: Series[str] = fields.column(
        "M49 code",
        "UN M49 code, three digits. Empty only for an area with a user-assigned code, XAA to XZZ.",
        required=False,
        text_format=formats.M49,
        code=True,
    )
    cow_code: Series[pd.Int64Dtype] = fields.column(
        "COW code", "Country code of the Correlates of War project.", required=False, code=True, ge=2, le=999
    )
    gw_code: Series[pd.Int64Dtype] = fields.column(
        "GW code", "Country code of Gleditsch and Ward.", required=False, code=True, ge=2, le=999
    )

    @pa.dataframe_check(error="m49: may not be empty, but for an area with a code from XAA to XZZ")
    def listed_area_has_m49(cls, frame: pd.DataFrame) -> pd.Series:
        """A country that the standard knows has a code of the United Nations too."""
        return frame["m49"].notna() | frame["area"].str.fullmatch(USER_ASSIGNED).fillna(True).astype(bool)

"""The table ``dyad_years``: one row a year of two countries and an indicator, to join to other dyadic tables.

Only claims that state exactly that year are in it: windows and parts of years are never spread over years.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..schemas.vocabularies import COMPATIBLE, REPEATED, SINGLE, UNDIRECTED
from .compared_rows import AREAS, compared_claims
from .comparisons import joined_keys, typed
from .derivation import Derivation
from .look_up import area_columns
from .verdicts import verdicts

KEY = ["ref_area", "counterpart_area", "year", "indicator_id", "stage", "unit"]

COLUMNS: Mapping[str, str] = {
    "ref_area": "str",
    "counterpart_area": "str",
    "year": "Int64",
    "indicator_id": "str",
    "stage": "str",
    "unit": "str",
    "ref_area_name": "str",
    "ref_area_m49": "str",
    "ref_area_cow_code": "Int64",
    "ref_area_gw_code": "Int64",
    "counterpart_area_name": "str",
    "counterpart_area_m49": "str",
    "counterpart_area_cow_code": "Int64",
    "counterpart_area_gw_code": "Int64",
    "indicator_title": "str",
    "value": "float64",
    "low": "float64",
    "high": "float64",
    "verdict": "str",
    "rows": "Int64",
    "voices": "Int64",
    "row_ids": "str",
}
"""As in ``schemas/dyad_years.py``, which takes a library that loading does without; tests hold both together."""


def derive_dyad_years(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row a year of two countries, an indicator, a stage and a unit.

    Parameters
    ----------
    frames
        The recorded tables, typed.

    Returns
    -------
    pandas.DataFrame
        Sorted by its key; an undirected indicator stands in both orders of the countries. Columns as in
        ``schemas/dyad_years.py``.
    """
    claims = compared_claims(frames)
    claims = claims[claims["exact_year"] & claims["counterpart_area"].notna()]
    numbers, _ = pd.factorize(claims["key"], sort=True)
    group = pd.Series(numbers, index=claims.index)
    table, _ = verdicts(claims, group)
    alike = ["thing", "title", *AREAS, "period", "stage", "unit", "direction"]
    table = claims.loc[~group.duplicated(), alike].set_axis(group[~group.duplicated()]).sort_index().join(table)
    allowed = table["verdict"].isin([SINGLE, COMPATIBLE, REPEATED])
    outer = claims.groupby(group).agg(
        low=("low", lambda ends: ends.min(skipna=False)), high=("high", lambda ends: ends.max(skipna=False))
    )
    table = table.assign(
        year=table["period"].astype("Int64"),
        value=_values(claims, group, table).where(allowed),
        low=table["low"].where(allowed, outer["low"]),
        high=table["high"].where(allowed, outer["high"]),
        row_ids=joined_keys(claims["row_id"], group).reindex(table.index),
    ).rename(columns={"thing": "indicator_id", "title": "indicator_title"})
    turned = table[table["direction"] == UNDIRECTED]
    turned = turned.rename(columns=dict(zip(AREAS, AREAS[::-1], strict=True)))
    table = pd.concat([table, turned], ignore_index=True).sort_values(KEY, ignore_index=True)
    return typed(table.assign(**area_columns(table, frames["areas"])), COLUMNS)


def _values(claims: pd.DataFrame, group: pd.Series, table: pd.DataFrame) -> pd.Series:
    """Return for each group the printed value that all claims allow, that of the claim with the narrowest bounds."""
    low, high = group.map(table["low"]), group.map(table["high"])
    above = low.isna() | (claims["value"] > low) | ((claims["value"] == low) & group.map(table["low_inclusive"]))
    below = high.isna() | (claims["value"] < high) | ((claims["value"] == high) & group.map(table["high_inclusive"]))
    width = (claims["high"] - claims["low"]).fillna(np.inf)
    allowed = claims.assign(group=group, width=width)[above & below]
    narrowest = allowed.sort_values(["group", "width", "row_id"]).drop_duplicates("group")
    return narrowest.set_index("group")["value"].reindex(table.index)


DERIVATION = Derivation(
    dict.fromkeys(("claims", "indicators", "sources", "units", "areas")),
    derive_dyad_years,
)

"""The table ``statistics``: one flat row a claim, with all that a reader needs beside the figure."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..ground.periods import period_bounds
from ..schemas.vocabularies import INFLOW, OUTFLOW
from ..words.rows import unit_signs
from ..words.values import value_labels
from .bounds import value_bounds
from .derivation import Derivation
from .look_up import (
    area_columns,
    combine,
    look_up,
    source_columns,
)

INDICATOR_COLUMNS = {
    "indicator_title": "title",
    "topic": "topic",
    "measure": "measure",
    "unit": "unit",
    "unit_label": "unit_label",
    "direction": "direction",
    "denominator": "denominator",
}
"""Column of the flat table to the column of the indicator that it repeats."""


def derive_statistics(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one flat row a claim.

    Parameters
    ----------
    frames
        Typed tables ``areas``, ``originators``, ``sources``, ``indicators``, ``claims`` and ``units``.

    Returns
    -------
    pandas.DataFrame
        As many rows as claims, in their order; columns as in ``schemas/statistics.py``.
    """
    claims = frames["claims"]
    indicator = look_up(claims["indicator_id"], frames["indicators"], "indicator_id", INDICATOR_COLUMNS)
    labels = value_labels(claims, indicator["unit"], indicator["unit_label"], unit_signs(frames["units"]))
    return combine(
        claims,
        area_columns(claims, frames["areas"]),
        flow_areas(claims, indicator["direction"]),
        indicator,
        {"value_label": labels},
        period_bounds(claims["time_period"]),
        value_bounds(claims),
        source_columns(claims, frames["sources"], frames["originators"]),
    )


def flow_areas(claims: pd.DataFrame, direction: pd.Series) -> dict[str, pd.Series]:
    """Return the areas from which and to which each figure flows.

    Parameters
    ----------
    claims
        Columns ``ref_area`` and ``counterpart_area``.
    direction
        Direction of the indicator of each claim.

    Returns
    -------
    dict
        ``from_area`` and ``to_area``, missing where nothing flows.
    """
    ref_area, counterpart_area = claims["ref_area"], claims["counterpart_area"]
    inflow, outflow = direction == INFLOW, direction == OUTFLOW
    return {
        "from_area": counterpart_area.where(inflow, ref_area.where(outflow)),
        "to_area": ref_area.where(inflow, counterpart_area.where(outflow)),
    }


DERIVATION = Derivation(
    dict.fromkeys(("areas", "originators", "sources", "indicators", "claims", "units")),
    derive_statistics,
    rows="claims",
)

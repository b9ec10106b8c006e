"""The table ``statistics``: one flat row a claim that stands, with all that a reader needs beside the figure."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..ground.periods import period_bounds
from ..schemas.vocabularies import CLAIMS, DAY, INFLOW, NOT_STATED, OUTFLOW, PART_OF_YEAR, YEAR, YEARS
from ..words.rows import unit_signs
from ..words.values import value_labels
from .bounds import value_bounds
from .compared_rows import RANK_COLUMNS, claim_keys, standing, unit_words
from .comparisons import standing_columns
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
    "dimension": "dimension",
    "unit_label": "unit_label",
    "direction": "direction",
    "denominator": "denominator",
}
"""Column of the flat table to the column of the indicator that it repeats."""

DAYS_OF_A_YEAR = 365
"""A period of fewer days is less than a year, also across two of them."""

LIMITS = {name: name for name in ("dimension", "minimum", "maximum")}
"""What the bounds of a value depend on in its indicator."""


def derive_statistics(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one flat row a claim that stands.

    Parameters
    ----------
    frames
        Typed tables ``areas``, ``originators``, ``sources``, ``indicators``, ``claims``, ``units``, ``comparisons`` and
        ``evidence``.

    Returns
    -------
    pandas.DataFrame
        The claims that stand, in their order; columns as in ``schemas/statistics.py``.
    """
    claims = standing(frames["claims"])
    indicator = look_up(claims["indicator_id"], frames["indicators"], "indicator_id", INDICATOR_COLUMNS)
    indicator["unit_label"] = unit_words(claims["unit"], indicator["unit_label"], frames["units"])
    labels = value_labels(claims, claims["unit"], indicator["unit_label"], unit_signs(frames["units"]))
    limits = pd.DataFrame(look_up(claims["indicator_id"], frames["indicators"], "indicator_id", LIMITS))
    periods = period_bounds(claims["time_period"])
    flat = combine(
        claims.drop(columns=list(RANK_COLUMNS)),
        area_columns(claims, frames["areas"]),
        flow_areas(claims, indicator["direction"]),
        indicator,
        {"value_label": labels},
        periods,
        {"period_kind": period_kinds(periods)},
        value_bounds(claims, limits),
        source_columns(claims, frames["sources"], frames["originators"]),
        standing_columns(CLAIMS, claims["claim_id"], claim_keys(frames), frames),
    )
    return flat.reset_index(drop=True)


def period_kinds(periods: pd.DataFrame) -> pd.Series:
    """Return what each stated period is: a year, a part of one, several, a day.

    Parameters
    ----------
    periods
        Columns ``period_start`` and ``period_end``, missing where no period is stated.
    """
    first, last = periods["period_start"], periods["period_end"]
    same_year = first.dt.year == last.dt.year
    whole = same_year & first.dt.is_year_start & last.dt.is_year_end
    kinds = np.select([first.isna(), first == last, whole, same_year], [NOT_STATED, DAY, YEAR, PART_OF_YEAR], YEARS)
    within_two = ~same_year & ((last - first).dt.days + 1 < DAYS_OF_A_YEAR)
    return pd.Series(kinds, index=periods.index, dtype="str").mask(within_two & first.notna(), PART_OF_YEAR)


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
    dict.fromkeys(("areas", "originators", "sources", "indicators", "claims", "units"))
    | {"comparisons": ("comparison_id", "verdict"), "evidence": ("table", "key")},
    derive_statistics,
    rows="claims",
)

"""The table ``comparisons``: claims about the same thing side by side, with a verdict.

Claims are about the same thing when indicator, areas, period and stage are the same. Where no period is stated, a
claim stands "as of" the year of publication. Datings of an event are compared the same way, by their days.
Deprecated rows are left out.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..ground.periods import period_bounds, period_texts
from ..ground.text_columns import as_text
from ..schemas.vocabularies import (
    AGREE,
    CLAIMS,
    CONFLICT,
    EVENT_DATES,
    MIXED,
    NORMAL,
    PUBLISHED,
    SETTLED,
    SINGLE,
    STAGE_OF_STATUS,
    STATED,
)
from ..words.values import say_period
from ..words.verdicts import summaries
from .derivation import Derivation
from .shared_bounds import BOUNDS, shared_bounds

COLUMN_ORDER = [
    "comparison_id",
    "compared",
    "indicator_id",
    "event_id",
    "title",
    "ref_area",
    "counterpart_area",
    "period",
    "period_basis",
    "stage",
    "rows",
    "sources",
    "originators",
    "verdict",
    "low",
    "high",
    "low_inclusive",
    "high_inclusive",
    "first_day",
    "last_day",
    "summary",
    "row_ids",
]
"""As in ``schemas/comparisons.py``."""


SHARED_COLUMNS = ("ref_area", "counterpart_area", "source_id", "publisher", "originator_id")
"""Columns that claims and event dates have alike."""

CLAIM_COLUMNS = (
    *SHARED_COLUMNS,
    "claim_id",
    "indicator_id",
    "indicator_title",
    "obs_status",
    "period_start",
    "period_end",
    "date_published",
    "obs_low",
    "obs_high",
    "low_inclusive",
    "high_inclusive",
    "value_label",
    "rank",
)
"""Columns of ``statistics`` that are read."""

DATE_COLUMNS = (
    *SHARED_COLUMNS,
    "event_date_id",
    "event_id",
    "event_title",
    "event_status",
    "time_period",
    "period_start",
    "period_end",
    "rank",
)
"""Columns of ``timeline`` that are read."""


def derive_comparisons(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row a comparison.

    Parameters
    ----------
    frames
        The tables ``statistics`` and ``timeline``.

    Returns
    -------
    pandas.DataFrame
        Sorted by ``comparison_id``; columns as in ``schemas/comparisons.py``.
    """
    claims = _compare(_claim_rows(frames["statistics"])).assign(compared=CLAIMS)
    dates = _compare(_date_rows(frames["timeline"])).assign(compared=EVENT_DATES)
    claims = claims.rename(columns={"thing": "indicator_id"})
    dates = dates.rename(columns={"thing": "event_id", "low": "first_day", "high": "last_day"})
    # The ends of a dating are days, and a day is always allowed: the numbers stay empty.
    dates = dates.assign(low_inclusive=False, high_inclusive=False)
    table = pd.concat([claims, dates]).reindex(columns=COLUMN_ORDER)
    texts = ["compared", "indicator_id", "event_id", "counterpart_area", "period", "period_basis", "verdict"]
    types = dict.fromkeys(["low", "high"], "float64")
    types |= dict.fromkeys(["first_day", "last_day"], "datetime64[ms]")
    types |= dict.fromkeys(["rows", "sources", "originators"], "Int64")
    types |= dict.fromkeys(["low_inclusive", "high_inclusive"], "bool")
    table = table.assign(**{name: as_text(table[name]) for name in texts})
    return table.astype(types).sort_values("comparison_id", ignore_index=True)


def _claim_rows(statistics: pd.DataFrame) -> pd.DataFrame:
    claims = statistics[statistics["rank"] == NORMAL]
    published = period_bounds(claims["date_published"])["period_end"].dt.strftime("%Y")
    stated = period_texts(claims["period_start"], claims["period_end"])
    return pd.DataFrame(
        {
            **{name: claims[name] for name in SHARED_COLUMNS},
            "row_id": claims["claim_id"],
            "thing": claims["indicator_id"],
            "title": claims["indicator_title"],
            "period": stated.fillna(published),
            "stated": stated.notna(),
            "status": claims["obs_status"],
            "low": claims["obs_low"],
            "high": claims["obs_high"],
            "low_inclusive": claims["low_inclusive"],
            "high_inclusive": claims["high_inclusive"],
            "label": claims["value_label"],
        }
    )


def _date_rows(timeline: pd.DataFrame) -> pd.DataFrame:
    dates = timeline[timeline["rank"] == NORMAL]
    words = {period: say_period(period) for period in dates["time_period"].unique()}
    return pd.DataFrame(
        {
            **{name: dates[name] for name in SHARED_COLUMNS},
            "row_id": dates["event_date_id"],
            "thing": dates["event_id"],
            "title": dates["event_title"],
            "period": pd.Series(index=dates.index, dtype="str"),
            "stated": True,
            "status": dates["event_status"],
            "low": dates["period_start"],
            "high": dates["period_end"],
            "low_inclusive": True,
            "high_inclusive": True,
            "label": as_text(dates["time_period"].map(words)),
        }
    )


def _compare(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a group of rows about the same thing."""
    rows = rows.assign(
        stage=as_text(rows["status"].map(STAGE_OF_STATUS).fillna(SETTLED)),
        # Whoever is credited is the voice; an outlet that credits nobody speaks for itself.
        voice=rows["originator_id"].fillna("outlet " + rows["publisher"]),
    )
    # Groups are numbered in the order of their keys: a million rows are grouped by numbers in a third of the memory.
    numbers, keys = pd.factorize(_keys(rows), sort=True)
    key = pd.Series(numbers, index=rows.index)
    groups = rows.groupby(key)
    # The rows of a group are alike in these.
    alike = ["thing", "title", "ref_area", "counterpart_area", "period", "stage"]
    table = rows.loc[~key.duplicated(), alike].set_axis(key[~key.duplicated()]).sort_index()
    table["rows"] = groups.size()
    table["sources"] = groups["source_id"].nunique()
    table["originators"] = groups["voice"].nunique()
    stated_by = groups["stated"].agg(["all", "any"])
    table["period_basis"] = np.select([stated_by["all"], ~stated_by["any"]], [STATED, PUBLISHED], MIXED)
    table["period_basis"] = as_text(table["period_basis"]).where(table["period"].notna())
    shared = shared_bounds(rows[list(BOUNDS)], key)
    table["verdict"] = np.select([table["rows"] == 1, shared.pop("agree")], [SINGLE, AGREE], CONFLICT)
    table = table.join(shared)
    table["summary"] = summaries(rows, key, table)
    table["row_ids"] = _joined(rows["row_id"], key).reindex(table.index)
    return table.set_axis(pd.Index(keys[table.index], name="comparison_id")).reset_index()


def _joined(ids: pd.Series, groups: pd.Series) -> pd.Series:
    """Return the keys of the rows of each group, in their order, with spaces between them."""
    by_group: dict[int, list[str]] = {}
    # A list a group, not a frame a group: most groups are one row.
    for group, row_id in zip(groups.tolist(), ids.tolist(), strict=True):
        by_group.setdefault(group, []).append(row_id)
    return pd.Series({group: " ".join(members) for group, members in by_group.items()}, dtype="str")


def _keys(rows: pd.DataFrame) -> pd.Series:
    """Return the key of the comparison to which each row belongs: a slug of what must be the same."""
    period = rows["period"].str.replace("/", "-to-")
    areas = rows["ref_area"] + ("-" + rows["counterpart_area"]).fillna("")
    parts = [rows["thing"], areas.str.lower(), period, rows["stage"]]
    key = parts[0]
    for part in parts[1:]:
        key = key + ("_" + part).fillna("")
    return as_text(key)


DERIVATION = Derivation({"statistics": CLAIM_COLUMNS, "timeline": DATE_COLUMNS}, derive_comparisons)

"""The table ``comparisons``: rows about the same thing side by side, with a verdict, a sentence and related scopes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..ground.text_columns import as_text
from ..schemas.vocabularies import CLAIMS, EVENT_DATES, MATCHED, MIXED, NOT_HELD, PUBLISHED, STATED
from ..words.comparisons import summaries
from .compared_rows import compared_claims, compared_datings
from .derivation import Derivation
from .look_up import look_up
from .related import related_scopes
from .verdicts import verdicts

COLUMNS: Mapping[str, str] = {
    "comparison_id": "str",
    "compared": "str",
    "indicator_id": "str",
    "event_id": "str",
    "title": "str",
    "ref_area": "str",
    "counterpart_area": "str",
    "period": "str",
    "period_basis": "str",
    "stage": "str",
    "unit": "str",
    "rows": "Int64",
    "sources": "Int64",
    "voices": "Int64",
    "verdict": "str",
    "low": "float64",
    "high": "float64",
    "low_inclusive": "bool",
    "high_inclusive": "bool",
    "gap_low": "float64",
    "gap_high": "float64",
    "margin": "float64",
    "camps": "Int64",
    "first_day": "datetime64[ms]",
    "last_day": "datetime64[ms]",
    "gap_first_day": "datetime64[ms]",
    "gap_last_day": "datetime64[ms]",
    "summary": "str",
    "related": "str",
    "related_ids": "str",
    "row_ids": "str",
}
"""As in ``schemas/comparisons.py``, which takes a library that loading does without; tests hold both together."""

ALIKE = ("thing", "title", "ref_area", "counterpart_area", "period", "stage", "unit")
"""Columns in which the rows of a comparison are alike."""

END_COLUMNS = {"low": "first_day", "high": "last_day", "gap_low": "gap_first_day", "gap_high": "gap_last_day"}
"""Ends of what is compared as numbers, to the same as days."""


def derive_comparisons(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row a comparison.

    Parameters
    ----------
    frames
        The recorded tables, typed.

    Returns
    -------
    pandas.DataFrame
        Sorted by ``comparison_id``; columns as in ``schemas/comparisons.py``.
    """
    names = frames["originators"].set_index("originator_id")
    says = names["short_name"].fillna(names["name"])
    claims, datings = compared_claims(frames), compared_datings(frames)
    of_claims = told(claims, says).rename(columns={"thing": "indicator_id"}).assign(compared=CLAIMS)
    scopes = related_scopes(of_claims, claims, frames["indicators"], frames["indicator_links"], frames["areas"])
    of_events = told(datings, says).rename(columns={"thing": "event_id", **END_COLUMNS})
    # The ends of a dating are days, and a day is always allowed: the numbers stay empty.
    of_events = of_events.assign(compared=EVENT_DATES, low_inclusive=False, high_inclusive=False)
    table = pd.concat([of_claims.join(scopes), of_events], ignore_index=True).sort_values(
        "comparison_id", ignore_index=True
    )
    return typed(table, COLUMNS)


def derive_verdicts(frames: Mapping[str, pd.DataFrame], of: str | None = None) -> pd.DataFrame:
    """Return how rows about the same thing stand to each other, without the words: what other tables are made from.

    Parameters
    ----------
    frames
        The recorded tables, typed.
    of
        The table whose rows alone are wanted; ``None``: claims and datings.
    """
    compared = {CLAIMS: compared_claims, EVENT_DATES: compared_datings}
    sides = [side_by_side(rows(frames))[0] for table, rows in compared.items() if of in (None, table)]
    return pd.concat(sides, ignore_index=True).sort_values("comparison_id", ignore_index=True)


def typed(frame: pd.DataFrame, types: Mapping[str, str]) -> pd.DataFrame:
    """Return columns in their order and with their types.

    Parameters
    ----------
    frame
        The columns, in any order; one that is not there is empty.
    types
        Name of each column to its type in pandas.
    """
    frame = frame.reindex(columns=list(types))
    return pd.DataFrame(
        {
            name: as_text(frame[name]) if dtype == "str" else frame[name].astype(pd.api.types.pandas_dtype(dtype))
            for name, dtype in types.items()
        }
    )


def side_by_side(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one row a group of rows about the same thing, and the rows with the number and camp of their groups.

    Parameters
    ----------
    rows
        As :func:`bilateral_stats.derive.compared_rows.compared_claims` returns them.
    """
    # Groups are numbered in the order of their keys: a million rows are grouped by numbers in a third of the memory.
    numbers, keys = pd.factorize(rows["key"], sort=True)
    group = pd.Series(numbers, index=rows.index)
    table, camps = verdicts(rows, group)
    first = rows.loc[~group.duplicated(), list(ALIKE)].set_axis(group[~group.duplicated()]).sort_index()
    table = first.join(table)
    stated_by = rows["stated"].groupby(group).agg(["all", "any"])
    table["period_basis"] = np.select([stated_by["all"], ~stated_by["any"]], [STATED, PUBLISHED], MIXED)
    table["period_basis"] = as_text(table["period_basis"]).where(table["period"].notna())
    return table.assign(comparison_id=keys[table.index]), rows.assign(group=group, camp=camps)


def told(rows: pd.DataFrame, says: pd.Series) -> pd.DataFrame:
    """Return the groups of rows with their sentences and the keys of their rows.

    Parameters
    ----------
    rows
        As for :func:`side_by_side`.
    says
        Names of originators by their key.
    """
    table, grouped = side_by_side(rows)
    ordered = grouped.assign(voice_name=rows["voice"].map(says), outlet_name=rows["outlet_id"].map(says)).sort_values(
        ["group", "camp", "low", "high", "label", "row_id"], kind="stable"
    )
    table["summary"] = summaries(ordered, table)
    table["row_ids"] = joined_keys(ordered["row_id"], ordered["group"]).reindex(table.index)
    return table.reset_index(drop=True)


def joined_keys(ids: pd.Series, groups: pd.Series) -> pd.Series:
    """Return the keys of the rows of each group, in their order, with spaces between them."""
    by_group: dict[int, list[str]] = {}
    # A list a group, not a frame a group: most groups are one row.
    for group, row_id in zip(groups.tolist(), ids.tolist(), strict=True):
        by_group.setdefault(group, []).append(row_id)
    return pd.Series({group: " ".join(members) for group, members in by_group.items()}, dtype="str")


def standing_columns(
    table: str, rows: pd.Series, keys: pd.Series, frames: Mapping[str, pd.DataFrame]
) -> dict[str, pd.Series]:
    """Return the columns that say whether rows were held against a text, and how they stand.

    Parameters
    ----------
    table
        Where the rows are recorded.
    rows, keys
        Keys of the rows, and of the comparisons in which they stand.
    frames
        Tables ``comparisons`` and ``evidence``.
    """
    comparisons, evidence = frames["comparisons"], frames["evidence"]
    held = rows.isin(list(evidence.loc[evidence["table"] == table, "key"]))
    said = pd.Series(np.where(held, MATCHED, NOT_HELD), index=rows.index, dtype="str")
    return {
        "evidence": said,
        "comparison_id": keys,
        **look_up(keys, comparisons, "comparison_id", {"verdict": "verdict"}),
    }


DERIVATION = Derivation(
    dict.fromkeys(
        ("claims", "indicators", "indicator_links", "areas", "sources", "originators", "units", "events", "event_dates")
    ),
    derive_comparisons,
    untold=derive_verdicts,
)

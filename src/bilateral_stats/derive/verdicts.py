"""How claims about the same thing stand to each other: the arithmetic of bounds, in one place.

Each claim allows the values between its bounds. Claims are compatible when one value is allowed by all of them. From
this follows all that a reader would expect: a claim is compatible with itself, order does not matter, and one more
claim can never turn a conflict into anything compatible. Numbers and days are treated alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..schemas.vocabularies import COMPATIBLE, CONFLICT, FALLING, GROWING, REPEATED, SINGLE

BOUNDS = ("low", "high", "low_inclusive", "high_inclusive")
"""Columns of bounds: the two ends (missing where open) and whether each end itself is allowed."""

COUNTED = ("counted_from", "counted_to")
"""Columns of the first and the last day up to which a count goes; missing where none is known."""


class Interval(NamedTuple):
    """What a claim allows: its ends, infinite where open, each with an order of its own.

    Parameters
    ----------
    low, high
        The ends. The second number tells an end that is allowed (0) from one that is not: just above (1), just below
        (-1), so that ends are compared as pairs.
    """

    low: tuple[float, int]
    high: tuple[float, int]


def verdicts(rows: pd.DataFrame, groups: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """Return how the rows of each group stand to each other.

    Parameters
    ----------
    rows
        Columns :data:`BOUNDS` and :data:`COUNTED`, ``voice`` and ``source_id``, a row a claim; ``low`` and ``high`` are
        numbers or days.
    groups
        Group of each row, on the same index.

    Returns
    -------
    pandas.DataFrame
        A row a group, sorted: ``rows``, ``sources``, ``voices``, ``verdict``, ``camps``; ``low`` and ``high`` with
        ``low_inclusive`` and ``high_inclusive``, what all allow; ``gap_low`` and ``gap_high``, where nothing is allowed
        by all; ``margin``, the percent of their middle by which the bounds overlap, below zero by which they miss each
        other (numbers only).
    pandas.Series
        Camp of each row, counted from 0 in the order of the values; on the index of the rows.
    """
    table = _shared_bounds(rows, groups)
    by_group = groups.groupby(groups)
    table["rows"] = by_group.size()
    for name, column in (("sources", "source_id"), ("voices", "voice")):
        table[name] = rows[column].groupby(groups).nunique()
    alone, shared, one_voice = table["rows"] == 1, table.pop("shared"), table["voices"] == 1
    table["verdict"] = np.select([alone, shared & one_voice, shared], [SINGLE, REPEATED, COMPATIBLE], CONFLICT)
    table["margin"] = _margins(table).mask(alone)
    places = by_group.indices
    camp_numbers = np.zeros(len(rows), dtype="int64")
    moving: dict[object, str] = {}
    for group in table.index[~shared]:
        members = rows.iloc[places[group]]
        intervals = list(_intervals(members))
        camp_numbers[places[group]] = camps_of(intervals)
        moving[group] = direction(intervals, list(_days(members))) or CONFLICT
    table["verdict"] = pd.Series(moving, dtype="str").reindex(table.index).fillna(table["verdict"])
    camps = pd.Series(camp_numbers, index=rows.index)
    table["camps"] = camps.groupby(groups).max() + 1
    for name, end in (("gap_low", "high"), ("gap_high", "low")):
        table[name] = table[end].mask(shared)
    for name in ("low", "high"):
        table[name] = table[name].where(shared)
        table[f"{name}_inclusive"] &= shared
    return table, camps


def _shared_bounds(rows: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Return for each group the highest lower bound, the lowest upper one, and whether a value is left between them."""
    low, high = rows.groupby(groups)["low"], rows.groupby(groups)["high"]
    # An end is allowed when every claim that ends there allows it.
    shared = pd.DataFrame(
        {
            "low": low.max(),
            "high": high.min(),
            "low_inclusive": _all_at(rows["low_inclusive"], rows["low"] == low.transform("max"), groups),
            "high_inclusive": _all_at(rows["high_inclusive"], rows["high"] == high.transform("min"), groups),
        }
    )
    touching = (shared["low"] == shared["high"]) & shared["low_inclusive"] & shared["high_inclusive"]
    shared["shared"] = shared["low"].isna() | shared["high"].isna() | (shared["low"] < shared["high"]) | touching
    return shared


def _all_at(inclusive: pd.Series, at_the_end: pd.Series, groups: pd.Series) -> pd.Series:
    """Return for each group whether all claims at its end allow that end; false where the end is open."""
    allowed = inclusive.where(at_the_end, True).groupby(groups).all()
    return pd.Series(np.logical_and(allowed, at_the_end.groupby(groups).any()), dtype=bool)


def _margins(table: pd.DataFrame) -> pd.Series:
    low, high = table["low"], table["high"]
    if not pd.api.types.is_numeric_dtype(low):
        return pd.Series(np.nan, index=table.index)
    middle = (low.abs() + high.abs()) / 2
    return ((high - low) / middle.where(middle > 0) * 100).round(2)


def _intervals(rows: pd.DataFrame) -> Iterator[Interval]:
    ends = []
    for name, open_end in (("low", -math.inf), ("high", math.inf)):
        cells = rows[name]
        numbers = cells if pd.api.types.is_numeric_dtype(cells) else cells.astype("int64").where(cells.notna())
        ends.append(numbers.astype("float64").fillna(open_end).tolist())
    inclusive = [rows[name].tolist() for name in ("low_inclusive", "high_inclusive")]
    for low, high, with_low, with_high in zip(*ends, *inclusive, strict=True):
        yield Interval((low, 0 if with_low else 1), (high, 0 if with_high else -1))


def _days(rows: pd.DataFrame) -> Iterator[tuple[object, object] | None]:
    for first, last in zip(*(rows[name] for name in COUNTED), strict=True):
        yield None if pd.isna(first) or pd.isna(last) else (first, last)


def camps_of(intervals: Sequence[Interval]) -> list[int]:
    """Return the camp of each claim: the fewest groups in each of which one value is allowed by all.

    Parameters
    ----------
    intervals
        What each claim allows.

    Notes
    -----
    In the order of their upper ends (of the same, the lower one first), a new camp begins where a lower end lies above
    the upper end of the camp's first: the least number of points that meet all intervals (interval stabbing).

    Examples
    --------
    >>> camps_of([Interval((30, 0), (33, 0)), Interval((40, 0), (40, 0)), Interval((32, 0), (36, 0))])
    [0, 1, 0]
    """
    camps = [0] * len(intervals)
    camp, first_high = -1, (-math.inf, 0)
    for place in sorted(range(len(intervals)), key=lambda place: intervals[place][::-1]):
        if camp < 0 or intervals[place].low > first_high:
            camp, first_high = camp + 1, intervals[place].high
        camps[place] = camp
    return camps


def direction(intervals: Sequence[Interval], days: Sequence[tuple[object, object] | None]) -> str | None:
    """Return whether differing counts grew or fell with the day up to which they go, or ``None`` where neither.

    Parameters
    ----------
    intervals
        What each claim allows; no value is allowed by all.
    days
        First and last day up to which each count may go, ``None`` where it is not known.

    Examples
    --------
    >>> direction([Interval((5, 0), (5, 0)), Interval((7, 0), (7, 0))], [(1, 1), (2, 2)])
    'growing'
    """
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return None
    found = set()
    counts = sorted(zip(intervals, known, strict=True), key=lambda count: count[0].low)
    for place, (lower, lower_day) in enumerate(counts):
        for higher, higher_day in counts[place + 1 :]:
            if higher.low <= lower.high:
                continue  # one value is allowed by both: no step
            if lower_day[1] < higher_day[0]:  # type: ignore[operator]  # days of one kind
                found.add(GROWING)
            elif higher_day[1] < lower_day[0]:  # type: ignore[operator]
                found.add(FALLING)
            else:
                return None
    return found.pop() if len(found) == 1 else None

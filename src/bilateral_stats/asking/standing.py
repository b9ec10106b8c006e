"""How a figure stands to the claims of one indicator: which it fits, which contradict it, which are of other times."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from ..derive.bounds import bounds_of
from ..derive.verdicts import Interval
from ..ground.periods import first_and_last
from ..numerals.reading import Reading
from ..schemas.vocabularies import COUNTS

Areas = tuple[str | None, str | None]
"""Codes of the reference area and of the counterpart area."""

Claim = Mapping[str, Any]
"""Row of the table ``statistics``; a cell is ``None`` where it is empty."""

DAYS_OF_A_YEAR = 366
"""A longer period is a window of years: a figure without a period, printed in one of them, is not of the window."""

DAYS_OF_AN_EVENT = 7
"""What is counted in as many days is counted in the year that holds them: a visit, not the guests of three months."""

DAYS_OF_A_MONTH = 28
"""Periods as long as the shortest month are told to the month; shorter ones to the day."""

REACHED = re.compile(r"\b(?:as (?:many|much) as|up to)\b", re.IGNORECASE)
"""Words for a highest value that somebody saw reached."""

FAR = 0.25
"""Part by which a figure may lie beyond the stated end of an open claim and still be what it tells."""


class Compared(NamedTuple):
    """The claims of an indicator, as a figure stands to them.

    Parameters
    ----------
    fits, against, others
        Those that it fits, those that contradict it, and those about another time.
    """

    fits: list[Claim]
    against: list[Claim]
    others: list[Claim]


class Standing:
    """The claims of a record, to hold figures against.

    Parameters
    ----------
    claims, indicators, units
        Rows of ``statistics``, and of the tables by key.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        indicators: Mapping[str, Mapping[str, Any]],
        units: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self.claims = claims
        self.indicators = indicators
        self.units = units

    def claims_of(self, key: str, areas: Areas) -> list[Claim]:
        """Return the claims of an indicator about two areas."""
        return [
            claim
            for claim in self.claims
            if (claim["indicator_id"], claim["ref_area"], claim["counterpart_area"]) == (key, *areas)
        ]

    def partners(self, key: str, ref: str | None) -> list[str]:
        """Return the one other area that the claims of an indicator about an area have, where it is one."""
        found = {
            claim["counterpart_area"]
            for claim in self.claims
            if (claim["indicator_id"], claim["ref_area"]) == (key, ref)
        }
        return sorted(found) if len(found) == 1 else []

    def compare(self, reading: Reading, unit: str | None, key: str, areas: Areas) -> Compared:
        """Return how a figure stands to the claims of an indicator about two areas."""
        row = self.indicators[key]
        value, *upper = map(float, reading.values)
        text = reading.text
        bounds = bounds_of(
            reading.qualifier,
            value,
            upper[0] if upper else None,
            text,
            None,
            row["dimension"],
            row["minimum"],
            row["maximum"],
        )
        asked = _interval(*bounds, self._factor(unit))
        claims = [
            claim
            for claim in self.claims_of(key, areas)
            if unit is None or self._base(unit) == self._base(claim["unit"])
        ]
        now = _of_period(claims, reading.period)
        fits: list[Claim] = []
        misses: list[Claim] = []
        for claim in now:
            allowed = _interval(*_ends(claim), self._factor(claim["unit"]))
            meets = asked.low <= allowed.high and allowed.low <= asked.high
            near = _is_near(asked, allowed, reached=REACHED.search(text) is not None)
            (fits if meets and near else misses).append(claim)
        against = [claim for claim in misses if _speaks_against(claim, fits, dated=reading.period is not None)]
        others = [claim for claim in claims if claim not in fits and claim not in against]
        return Compared(fits, against, others)

    def _base(self, unit: str) -> str:
        return str((self.units.get(unit) or {}).get("base_unit") or unit)

    def _factor(self, unit: str | None) -> float:
        return float((self.units.get(unit or "") or {}).get("factor") or 1.0)


def _ends(claim: Claim) -> tuple[Any, Any, bool, bool]:
    return claim["obs_low"], claim["obs_high"], claim["low_inclusive"], claim["high_inclusive"]


def _interval(low: Any, high: Any, with_low: bool, with_high: bool, factor: float) -> Interval:
    """Return what a figure allows, in the base unit; open ends are infinite."""
    lowest = float("-inf") if low is None or low != low else low * factor
    highest = float("inf") if high is None or high != high else high * factor
    return Interval((lowest, 0 if with_low else 1), (highest, 0 if with_high else -1))


def _is_near(asked: Interval, allowed: Interval, *, reached: bool) -> bool:
    """Return whether a figure is near a claim where one has an open end: "more than 30" is no support for 90."""
    (low, _), (high, _) = allowed
    if reached and asked.low[0] == float("-inf") and low != float("-inf"):
        # Nor is 20 for "as many as 85"; "less than 85" it does not contradict.
        end = asked.high[0]
        return end <= low * (1 + FAR) if high == float("inf") else end * (1 - FAR) <= high
    if low == float("-inf"):
        return asked.high[0] >= high * (1 - FAR) or asked.low[0] == float("-inf")
    return high != float("inf") or asked.low[0] <= low * (1 + FAR)


def _speaks_against(claim: Claim, fits: Sequence[Claim], *, dated: bool) -> bool:
    """Return whether a claim that a figure misses contradicts it: not one of another time, and no earlier count."""
    if not fits:
        return True
    if claim["as_of"]:
        days = [fit["as_of"] or fit["date_published"] for fit in fits if fit["comparison_id"] == claim["comparison_id"]]
        if claim["as_of"] < max(filter(None, days), default=""):
            return False
    same = any(claim["comparison_id"] == fit["comparison_id"] for fit in fits)
    return dated or same or _is_undated(claim)


def _is_undated(claim: Claim) -> bool:
    return claim["time_period"] is None and claim["as_of"] is None


def _of_period(claims: Sequence[Claim], period: str | None) -> list[Claim]:
    """Return the claims about a period: those that state it, or a longer one for a count, or none and were of it."""
    if period is None:
        return list(claims)
    stated = [claim for claim in claims if claim["time_period"] is not None]
    same = [claim for claim in stated if _spans(period, claim["time_period"], _is_equal)]
    longer = [
        claim
        for claim in stated
        if claim["dimension"] in COUNTS
        and (
            _spans(period, claim["time_period"], _lies_within)
            or (_spans(claim["time_period"], period, _is_event_of) and _spans(period, period, _is_short))
        )
    ]
    undated = [
        claim
        for claim in claims
        if claim["time_period"] is None
        and _spans(claim["as_of"] or claim["date_published"], period, _lies_within)
        and _spans(period, period, _is_short)
    ]
    return [*(same or longer), *undated]


Days = tuple[Any, Any]


def _is_equal(one: Days, other: Days) -> bool:
    """Return whether two periods are the same, to the month where both are long enough."""
    if min(_length(one), _length(other)) < DAYS_OF_A_MONTH:
        return one == other
    return all((day.year, day.month) == (its.year, its.month) for day, its in zip(one, other, strict=True))


def _lies_within(one: Days, other: Days) -> bool:
    return bool(other[0] <= one[0] and one[1] <= other[1])


def _is_event_of(one: Days, other: Days) -> bool:
    return _length(one) <= DAYS_OF_AN_EVENT and _lies_within(one, other)


def _length(days: Days) -> int:
    return int((days[1] - days[0]).days) + 1


def _is_short(one: Days, other: Days) -> bool:
    return bool((other[1] - one[0]).days < DAYS_OF_A_YEAR)


def _spans(one: str | None, other: str, holds: Callable[[Days, Days], bool]) -> bool:
    if one is None:
        return False
    first, second = first_and_last(one), first_and_last(other)
    return None not in (*first, *second) and holds(first, second)

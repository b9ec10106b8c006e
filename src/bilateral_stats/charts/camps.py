"""Where the figures of a conflict gather: the lowest and the highest number printed in each camp."""

from __future__ import annotations

import math

from ..derive.verdicts import Interval, camps_of
from ..words.rows import Row, Rows
from ..words.values import short_number


def camp_ranges(claims: Rows) -> list[tuple[float, float]]:
    """Return the lowest and the highest number printed in each camp, the camps in the order of their values.

    Parameters
    ----------
    claims
        Claims about the same thing, with their bounds.
    """
    intervals = [
        Interval(
            (-math.inf if claim["obs_low"] is None else claim["obs_low"], 0 if claim["low_inclusive"] else 1),
            (math.inf if claim["obs_high"] is None else claim["obs_high"], 0 if claim["high_inclusive"] else -1),
        )
        for claim in claims
    ]
    numbers: dict[int, list[float]] = {}
    placed = list(zip(camps_of(intervals), claims, strict=True))
    # "More than 30" goes with 40, too, and must not widen that camp down to 30.
    closed = {camp for camp, claim in placed if _is_closed(claim)}
    for camp, claim in placed:
        if camp in closed and not _is_closed(claim):
            continue
        ends = (claim["obs_value"], claim["obs_value_to"])
        numbers.setdefault(camp, []).extend(end for end in ends if end is not None)
    return [(min(numbers[camp]), max(numbers[camp])) for camp in sorted(numbers)]


def say_camps(claims: Rows) -> str:
    """Return the numbers of each camp: ``18 to 19%, 30 to 33.3%, 40%``.

    Parameters
    ----------
    claims
        Claims about the same thing.
    """
    sign, after = claims[0]["sign"], claims[0]["after"]
    ranges = [" to ".join(dict.fromkeys(short_number(end, sign) for end in ends)) for ends in camp_ranges(claims)]
    return ", ".join(f"{numbers}{after}" for numbers in ranges)


def _is_closed(claim: Row) -> bool:
    return claim["obs_low"] is not None and claim["obs_high"] is not None

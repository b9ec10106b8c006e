"""Where values and days lie on a page: a scale of numbers, and an axis of years that leaves out empty stretches."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from ...words.rows import Row

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Distances of round numbers, within a power of ten."""

LONGEST_GAP = 4
"""Years without a mark from which on an axis leaves them out."""

BREAK = 34.0
"""Pixels of white where years are left out."""

LEAST_YEAR = 46.0
"""Pixels from one named year to the next."""


@dataclass(frozen=True)
class Scale:
    """Where a value lies.

    Parameters
    ----------
    start, end
        Pixels.
    lowest, highest
        Values at these places.
    """

    start: float
    end: float
    lowest: float
    highest: float

    def at(self, value: float) -> float:
        """Return the place of a value in pixels."""
        return self.start + (value - self.lowest) / (self.highest - self.lowest) * (self.end - self.start)


def round_ticks(lowest: float, highest: float, steps: int) -> list[float]:
    """Return round numbers from zero, or below, to the next one at or above the highest value.

    Parameters
    ----------
    lowest, highest
        The values.
    steps
        How many steps there are at most.

    Examples
    --------
    >>> round_ticks(18, 66, 5)
    [0.0, 20.0, 40.0, 60.0, 80.0]
    """
    low, high = min(lowest, 0.0), max(highest, 0.0)
    if high == low:
        high = 1.0
    power = 10.0 ** math.floor(math.log10((high - low) / steps))
    while True:
        for size in STEPS:
            step = size * power
            # Rounded before the comparison: 0.3 / 0.1 is a hair below 3.
            first, last = math.floor(round(low / step, 9)), math.ceil(round(high / step, 9))
            if last - first <= steps:
                return [number * step for number in range(first, last + 1)]
        power *= 10


def reach(claims: Iterable[Row]) -> tuple[float, float]:
    """Return the lowest and the highest number that the marks of claims reach."""
    numbers = [
        claim[name]
        for claim in claims
        for name in ("obs_value", "obs_value_to", *(("obs_low", "obs_high") if claim["words_before"] else ()))
        if claim[name] is not None
    ]
    return min(numbers), max(numbers)


@dataclass(frozen=True)
class Years:
    """An axis of years in one piece or more.

    Parameters
    ----------
    pieces
        For each piece where its years lie: values are years and their fractions.
    """

    pieces: Sequence[Scale]

    def at(self, year: float) -> float:
        """Return the place of a moment; outside the axis, that of its nearest end."""
        for piece in self.pieces:
            if year <= piece.highest:
                return piece.at(max(year, piece.lowest))
        return self.pieces[-1].end

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield the middle of each year that is named, and its name."""
        for piece in self.pieces:
            first, last = int(piece.lowest), int(piece.highest)
            every = next(
                n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if (piece.at(first + n) - piece.start) >= LEAST_YEAR
            )
            for year in range(first, last):
                if every == 1 or year % every == 0 or last - first == 1:
                    yield piece.at(year + 0.5), str(year)


def years_axis(spans: Iterable[tuple[float, float]], start: float, end: float) -> Years:
    """Return the axis that holds some spans of time.

    Parameters
    ----------
    spans
        First and last moment of each, as years with their fractions.
    start, end
        Pixels between which it lies.
    """
    whole = sorted((math.floor(first), max(math.ceil(last), math.floor(first) + 1)) for first, last in spans)
    pieces: list[list[int]] = []
    for first, last in whole:
        if pieces and first - pieces[-1][1] <= LONGEST_GAP:
            pieces[-1][1] = max(pieces[-1][1], last)
        else:
            pieces.append([first, last])
    room = end - start - BREAK * (len(pieces) - 1)
    total = sum(last - first for first, last in pieces)
    scales, place = [], start
    for first, last in pieces:
        width = room * (last - first) / total
        scales.append(Scale(place, place + width, first, last))
        place += width + BREAK
    return Years(scales)


def moment(day: pd.Timestamp) -> float:
    """Return a day as a year with its fraction."""
    return float(day.year + (day.day_of_year - 1) / (366 if day.is_leap_year else 365))

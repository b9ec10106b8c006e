"""Figures that belong together: the two ends of a range or of a change, a ratio ("one in five"), a unit said once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from .amounts import amounts
from .changes import clause_before, follows_verb_of_change, has_verb_of_change, is_fall
from .figures import FigureReader, with_scale
from .reading import FIGURE, PERCENT, POINTS, TIMES, Reading

_RATIO = re.compile(r"[ -](?:in|out[ -]of|in every|out of every|of every)(?: the)?[ -]")
_NO_RATIO = re.compile(r" (?:minutes?|hours?|days?|weeks?|months?|years?|decades?|quarters?)\b")
MOST_BETWEEN = 60
"""Characters between two figures that share a unit."""


class FigureJoiner:
    """Joins the figures of one paragraph.

    Parameters
    ----------
    reader
        Reads the paragraph.
    """

    def __init__(self, reader: FigureReader) -> None:
        self.paragraph = reader.paragraph
        self.reader = reader

    def join(self, readings: Sequence[Reading]) -> list[Reading]:
        """Return the readings, those that belong together as one."""
        joined: list[Reading] = []
        for reading in readings:
            if joined and (both := self._ratio(joined[-1], reading) or self._range(joined[-1], reading)):
                joined[-1] = both
                continue
            if joined:
                joined[-1] = self._shared(joined[-1], reading)
                reading = self._carried(joined[-1], reading)
            joined.append(reading)
        return joined

    def _ratio(self, first: Reading, second: Reading) -> Reading | None:
        gap = self.paragraph[first.end : second.start]
        counts = all(
            reading.kind == FIGURE and len(reading.values) == 1 and reading.mentions[0].kind == "number"
            for reading in (first, second)
        )
        if not counts or not _RATIO.fullmatch(gap):
            return None
        part, whole = first.values[0], second.values[0]
        if not (0 < part < whole <= 1000 and part.denominator == whole.denominator == 1):
            return None
        if (
            "out of" not in gap
            and "every" not in gap
            and (
                (whole > 10 and whole not in {12, 20, 25, 50, 100, 1000}) or _NO_RATIO.match(self.paragraph, second.end)
            )
        ):
            return None
        both = self._both(first, second, (Fraction(round(part / whole * 1000), 10),), PERCENT)
        return self.reader.qualified(both, large=True)

    def _both(self, first: Reading, second: Reading, values: tuple[Fraction, ...], unit: str) -> Reading:
        text = self.paragraph[first.start : second.end]
        return replace(
            second, start=first.start, text=text, values=values, unit=unit, mentions=(*first.mentions, *second.mentions)
        )

    def _is_pair(self, first: Reading, second: Reading) -> bool:
        return (
            first.kind == second.kind == FIGURE
            and len(first.values) == len(second.values) == 1
            and not any(mention.kind == "multiple" for mention in (*first.mentions, *second.mentions))
        )

    def _range(self, first: Reading, second: Reading) -> Reading | None:
        if not self._is_pair(first, second):
            return None
        gap = self.paragraph[first.end : second.start]
        before = self.paragraph[max(0, first.start - 24) : first.start].lower()
        between = bool(re.search(r"\bbetween (?:an? |the |about |around |roughly )?\Z", before))
        unit, lower, upper = self._common_unit(first, second)
        if unit is None or lower >= upper:
            return None
        if (gap.strip() == "and" and between) or gap.strip() == "-" or gap == " - ":
            pass
        elif gap.strip() == "or":
            if not (upper - lower == 1 and upper <= 20 and not first.unit):
                return None
        elif gap.strip() == "to":
            is_from = bool(re.search(r"\bfrom (?:about |around |some |an? )?\Z", before))
            if is_from and has_verb_of_change(clause_before(self.paragraph, first.start)):
                return None
            # "fell by 2.08 million to 1.4 billion": how much, and to what.
            whole = self._own_unit(first) or first.values[0] >= 1000 or upper > 3 * lower
            if not is_from and not between and whole and follows_verb_of_change(self.paragraph, first.start):
                return None
        else:
            return None
        values: tuple[Fraction, ...] = (lower, upper)
        both = self._both(first, second, values, unit)
        if unit in {PERCENT, POINTS} and min(values) >= 0 and is_fall(self.paragraph, both.start, both.end):
            both = replace(both, values=(-upper, -lower))
        return self.reader.qualified(both, large=True)

    def _own_unit(self, reading: Reading) -> bool:
        return bool(reading.unit) or reading.mentions[0].kind in {"money", "percent"}

    def _common_unit(self, first: Reading, second: Reading) -> tuple[str | None, Fraction, Fraction]:
        """Return the unit that two figures share (none: they differ), and their values in the scale of the second."""
        lower, upper = abs(first.values[0]), abs(second.values[0])
        kinds = (first.mentions[0].kind, second.mentions[0].kind)
        is_money = "money" in kinds or self._is_money(first) or self._is_money(second)
        if first.unit and second.unit and first.unit != second.unit:
            return None, lower, upper
        if is_money and (PERCENT in (first.unit, second.unit) or POINTS in (first.unit, second.unit)):
            return None, lower, upper
        if first.unit in {PERCENT, POINTS} and not second.unit:
            return None, lower, upper
        if first.unit and not second.unit and not self._is_money(first):
            return None, lower, upper
        found = amounts(second.mentions[0].text)
        scaled = found[0].scaled if found else False
        own = amounts(first.mentions[0].text)
        if scaled and own and not own[0].scaled:
            text = second.mentions[0].text[found[0].start : found[0].end]
            lower = with_scale(lower, upper, text)
        return second.unit or first.unit, lower, upper

    def _is_money(self, reading: Reading) -> bool:
        return reading.mentions[0].kind == "money" or (len(reading.unit) == 3 and reading.unit.isupper())

    def _shared(self, first: Reading, second: Reading) -> Reading:
        """Return the first of two ends of a change ("from 33 to 40 percent") with the unit and scale of the second."""
        gap = self.paragraph[first.end : second.start]
        counts = first.kind == second.kind == FIGURE and first.mentions[0].kind == second.mentions[0].kind == "number"
        if counts and not first.unit and gap in {" of ", " of the ", " out of "}:
            return replace(first, unit=second.unit)
        if not self._is_pair(first, second) or gap not in {
            " to ",
            " to about ",
            " to around ",
            " to nearly ",
            " to almost ",
            " to some ",
            " to more than ",
            " to over ",
        }:
            return first
        if not re.search(
            r"\bfrom (?:about |around |some |an? |just |only |nearly |over |more than )?\Z",
            self.paragraph[max(0, first.start - 24) : first.start],
            re.IGNORECASE,
        ):
            return first
        unit, _, _ = self._common_unit(first, second)
        if unit is None or (first.unit and first.unit != second.unit):
            return first
        found, own = amounts(second.mentions[0].text), amounts(first.mentions[0].text)
        values = first.values
        if found and own and found[0].scaled and not own[0].scaled:
            values = (
                with_scale(first.values[0], second.values[0], second.mentions[0].text[found[0].start : found[0].end]),
            )
        return replace(first, values=values, unit=unit)

    def _carried(self, first: Reading, second: Reading) -> Reading:
        """Return a figure without a unit with that of the one before: 16 million tons, of which 6 million."""
        gap = self.paragraph[first.end : second.start]
        if first.kind == second.kind == FIGURE and not second.unit and first.unit not in {"", PERCENT, POINTS, TIMES}:
            plain = second.mentions[0].kind == "number" and not self._is_money(first)
            if (
                plain
                and re.search(r"\bof which (?:about |some |nearly |around |over )?\Z", gap)
                and len(gap) < MOST_BETWEEN
            ):
                return replace(second, unit=first.unit)
        return second

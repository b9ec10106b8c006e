"""The one figure that stands for several claims about the same thing."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..schemas.qualifiers import QUALIFIERS, RANGE
from .rows import Row, Rows
from .values import number_parts, say_ends, say_value

LISTED_VALUES = 3
"""Contradicting values that a headline lists; of more, it names the lowest and the highest."""


@dataclass(frozen=True)
class Headline:
    """The figure that stands for several claims about the same thing.

    Parameters
    ----------
    qualifier_words
        Words before the number, possibly none.
    number
        The number, with the sign of its currency; or several numbers in words.
    magnitude
        Word for the magnitude of the one number, possibly none.
    unit_label
        Words after the number, possibly none.
    """

    qualifier_words: str
    number: str
    magnitude: str
    unit_label: str

    @property
    def amount(self) -> str:
        """The number with its magnitude."""
        return " ".join(part for part in (self.number, self.magnitude) if part)

    @property
    def without_unit(self) -> str:
        """The number with its qualifier."""
        return " ".join(part for part in (self.qualifier_words, self.amount) if part)

    def __str__(self) -> str:
        """Return the figure as a person would say it."""
        return " ".join(part for part in (self.without_unit, self.unit_label) if part)


def headline(claims: Rows) -> Headline:
    """Return the one figure that is true to all claims about the same thing.

    Parameters
    ----------
    claims
        Plotted claims about the same thing; at least one.

    Returns
    -------
    Headline
        The claim whose bounds hold the bounds of all others ("about 30" beside "30"); where there is none, the
        values side by side ("20 or 30").
    """
    different = {claim["value_label"]: claim for claim in claims}.values()
    ordered = sorted(different, key=lambda claim: (claim["obs_value"], claim["claim_id"]))
    lowest, highest = min(map(_low, ordered)), max(map(_high, ordered))
    sign = ordered[0]["sign"]
    unit = "" if sign else str(ordered[0]["unit_label"])
    for claim in ordered:
        if _low(claim) == lowest and _high(claim) == highest:
            return Headline(QUALIFIERS[claim["qualifier"]].words, *_number_parts(claim, sign), unit)
    if len(ordered) > LISTED_VALUES:
        # Of the same numbers, the plain one stands for the others.
        first = min(ordered, key=lambda claim: (claim["obs_value"], bool(QUALIFIERS[claim["qualifier"]].words)))
        final = max(ordered, key=lambda claim: (claim["obs_value"], not QUALIFIERS[claim["qualifier"]].words))
        return Headline("", f"{_qualified(first, sign)} to {_qualified(final, sign)}", "", unit)
    parts = [_qualified(claim, sign) for claim in ordered]
    return Headline("", f"{', '.join(parts[:-1])} or {parts[-1]}", "", unit)


def _number_parts(claim: Row, sign: str) -> tuple[str, str]:
    """Return the number of a claim and its magnitude; the two numbers of a range stay together."""
    if claim["qualifier"] == RANGE:
        return say_ends(claim["obs_value"], claim["obs_value_to"], sign, "and"), ""
    digits, magnitude = number_parts(claim["obs_value"])
    return sign + digits, magnitude


def _qualified(claim: Row, sign: str) -> str:
    return say_value(claim["qualifier"], claim["obs_value"], claim["obs_value_to"], sign, "")


def _low(claim: Row) -> float:
    return -math.inf if claim["obs_low"] is None else float(claim["obs_low"])


def _high(claim: Row) -> float:
    return math.inf if claim["obs_high"] is None else float(claim["obs_high"])

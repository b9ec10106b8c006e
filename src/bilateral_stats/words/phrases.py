"""The words of the charts: who is credited, when, how sure, and the figure on which sources agree."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from ..schemas.qualifiers import QUALIFIERS, RANGE
from ..schemas.vocabularies import (
    ESTIMATE,
    FORECAST_VALUE,
    LOW_RELIABILITY,
    NORMAL_VALUE,
    PROVISIONAL_VALUE,
)
from .rows import Row, Rows
from .values import number_parts, say_number, say_period

NOT_STATED = "year not stated"

STATUS_WORDS: Mapping[str, str] = {
    NORMAL_VALUE: "",
    ESTIMATE: "estimated or expected",
    FORECAST_VALUE: "forecast",
    PROVISIONAL_VALUE: "provisional",
    LOW_RELIABILITY: "doubtful",
}
"""Status of an observation (SDMX) as a person would say it after the figure; a normal one needs no word."""

THING = ("indicator_id", "ref_area", "counterpart_area")
"""What claims about the same thing have in common."""

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


def count(number: int, one: str, several: str = "") -> str:
    """Return a number with what it counts.

    Parameters
    ----------
    number
        The number.
    one, several
        Words after it where it is 1, and where it is not; by default the same with an s.
    """
    return f"{number} {one if number == 1 else several or one + 's'}"


def credit(originator: object, publisher: object, date_published: object, *, say_date: bool = True) -> str:
    """Return who says it, where and when, the originator first.

    Parameters
    ----------
    originator, publisher, date_published
        Cells of a derived table, each possibly missing.
    say_date
        Whether to name the date of publication.
    """
    known = [str(part) for part in (originator, publisher) if isinstance(part, str)]
    said = ", via ".join(known) or "source not named"
    return f"{said}, {say_period(date_published)}" if say_date and isinstance(date_published, str) else said


def say_when(time_period: object, otherwise: str = NOT_STATED) -> str:
    """Return a period in words, or what to say where none is stated."""
    return say_period(time_period) if isinstance(time_period, str) else otherwise


def say_periods(claims: Rows) -> str:
    """Return the different periods of claims in words."""
    return joined([say_when(claim["time_period"]) for claim in claims])


def source_keys(sources: Iterable[str]) -> dict[str, str]:
    """Return a letter for each source, in the order of the alphabet."""
    letters = [*ascii_lowercase, *(first + second for first in ascii_lowercase for second in ascii_lowercase)]
    return dict(zip(sorted(set(sources)), letters, strict=False))


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


def said_at(*periods: object) -> tuple[str, str]:
    """Return the day by which the first period that is known is sorted, and its first day; of none, what sorts last.

    Parameters
    ----------
    periods
        Periods in EDTF, each possibly missing.
    """
    known = next((str(period).replace("~", "") for period in periods if isinstance(period, str)), "9999")
    first, last = known.split("/")[0], known.split("/")[-1]
    # A month stands in its middle; a year at its end, where what sums it up belongs.
    return last + {4: "-12-31", 7: "-15"}.get(len(last), ""), first


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return the different words among some, in their order, as one phrase."""
    different = list(dict.fromkeys(words))
    return different[0] if len(different) == 1 else f"{', '.join(different[:-1])} {last} {different[-1]}"


def say_range(low: float, high: float, sign: str, unit_label: str) -> str:
    """Return the two bounds of a figure in words."""
    return f"{sign}{say_number(low)} to {sign}{say_number(high)}" + ("" if sign else f" {unit_label}")


def sentence(words: str) -> str:
    """Return words as a sentence."""
    return f"{capitalised(words)}."


def capitalised(words: str) -> str:
    """Return words with a capital at their start."""
    return words[:1].upper() + words[1:]


def status_words(claims: Rows) -> list[str]:
    """Return how sure the claims are, in words, for those that are not simply counted."""
    return [STATUS_WORDS[claim["obs_status"]] for claim in claims if STATUS_WORDS[claim["obs_status"]]]


def _number_parts(claim: Row, sign: str) -> tuple[str, str]:
    """Return the number of a claim and its magnitude; the two numbers of a range stay together."""
    if claim["qualifier"] == RANGE:
        return f"{sign}{say_number(claim['obs_value'])} and {sign}{say_number(claim['obs_value_to'])}", ""
    digits, magnitude = number_parts(claim["obs_value"])
    return sign + digits, magnitude


def _qualified(claim: Row, sign: str) -> str:
    words = (QUALIFIERS[claim["qualifier"]].words, *_number_parts(claim, sign))
    return " ".join(part for part in words if part)


def _low(claim: Row) -> float:
    return -math.inf if claim["obs_low"] is None else float(claim["obs_low"])


def _high(claim: Row) -> float:
    return math.inf if claim["obs_high"] is None else float(claim["obs_high"])

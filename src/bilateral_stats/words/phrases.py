"""The words of the charts: who is credited, when, how sure, and the figure on which sources agree."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from ..schemas.qualifiers import QUALIFIERS, RANGE
from .rows import Row, Rows
from .values import say_number, say_period

NOT_STATED = "year not stated"

STATUS_WORDS: Mapping[str, str] = {
    "A": "",
    "E": "estimated or expected",
    "F": "forecast",
    "P": "provisional",
    "U": "doubtful",
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
        The number, with the sign of its currency.
    unit_label
        Words after the number, possibly none.
    """

    qualifier_words: str
    number: str
    unit_label: str

    @property
    def without_unit(self) -> str:
        """The number with its qualifier."""
        return " ".join(part for part in (self.qualifier_words, self.number) if part)

    def __str__(self) -> str:
        """Return the figure as a person would say it."""
        return " ".join(part for part in (self.without_unit, self.unit_label) if part)


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


def say_when(time_period: object) -> str:
    """Return a period in words, or that none is stated."""
    return say_period(time_period) if isinstance(time_period, str) else NOT_STATED


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
            return Headline(QUALIFIERS[claim["qualifier"]].words, _number(claim, sign), unit)
    if len(ordered) > LISTED_VALUES:
        # Of the same numbers, the plain one stands for the others.
        first = min(ordered, key=lambda claim: (claim["obs_value"], bool(QUALIFIERS[claim["qualifier"]].words)))
        final = max(ordered, key=lambda claim: (claim["obs_value"], not QUALIFIERS[claim["qualifier"]].words))
        return Headline("", f"{_qualified(first, sign)} to {_qualified(final, sign)}", unit)
    parts = [_qualified(claim, sign) for claim in ordered]
    return Headline("", f"{', '.join(parts[:-1])} or {parts[-1]}", unit)


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


def status_words(claims: Rows) -> list[str]:
    """Return how sure the claims are, in words, for those that are not simply counted."""
    return [STATUS_WORDS[claim["obs_status"]] for claim in claims if STATUS_WORDS[claim["obs_status"]]]


def _number(claim: Row, sign: str) -> str:
    values = [claim["obs_value"], claim["obs_value_to"]] if claim["qualifier"] == RANGE else [claim["obs_value"]]
    return " and ".join(sign + say_number(value) for value in values)


def _qualified(claim: Row, sign: str) -> str:
    return f"{QUALIFIERS[claim['qualifier']].words} {_number(claim, sign)}".strip()


def _low(claim: Row) -> float:
    return -math.inf if claim["obs_low"] is None else float(claim["obs_low"])


def _high(claim: Row) -> float:
    return math.inf if claim["obs_high"] is None else float(claim["obs_high"])

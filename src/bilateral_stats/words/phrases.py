"""The small phrases of which sentences are made: who is credited, when, how sure, how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..schemas.vocabularies import (
    ESTIMATE,
    FORECAST_VALUE,
    LOW_RELIABILITY,
    NORMAL_VALUE,
    PROVISIONAL_VALUE,
)
from .rows import Rows
from .values import say_period

NOT_STATED, MOSTLY_UNSTATED = "year not stated", "most state no year"

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


def credit(originator: object, outlet: object, date_published: object, *, say_date: bool = True) -> str:
    """Return who says it, where and when, the originator first.

    Parameters
    ----------
    originator, outlet, date_published
        Cells of a derived table, each possibly missing.
    say_date
        Whether to name the date of publication.
    """
    known = [str(part) for part in (originator, outlet) if isinstance(part, str)]
    said = ", via ".join(known) or "source not named"
    return f"{said}, {say_period(date_published)}" if say_date and isinstance(date_published, str) else said


def say_when(time_period: object, otherwise: str = NOT_STATED) -> str:
    """Return a period in words, or what to say where none is stated."""
    return say_period(time_period) if isinstance(time_period, str) else otherwise


def say_periods(claims: Rows) -> str:
    """Return the different periods of claims in words."""
    return joined([say_when(claim["time_period"]) for claim in claims])


def say_mostly(claims: Rows) -> str:
    """Return the periods of claims about one thing, or that most of them state none."""
    unstated = sum(claim["time_period"] is None for claim in claims)
    return MOSTLY_UNSTATED if 2 * unstated > len(claims) > unstated else say_periods(claims)


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


def sentence(words: str) -> str:
    """Return words as a sentence."""
    return f"{capitalised(words)}."


def capitalised(words: str) -> str:
    """Return words with a capital at their start."""
    return words[:1].upper() + words[1:]


def status_words(claims: Rows) -> list[str]:
    """Return how sure the claims are, in words, for those that are not simply counted."""
    return [STATUS_WORDS[claim["obs_status"]] for claim in claims if STATUS_WORDS[claim["obs_status"]]]


def say_held(held: int, rows: int) -> str:
    """Return how many rows were held against the text of their article.

    Parameters
    ----------
    held
        Rows that were.
    rows
        Claims and datings.

    Examples
    --------
    >>> say_held(41, 260)
    '41 of 260 claims and datings were held against the text of their article (table evidence).'
    """
    return f"{held} of {rows} claims and datings were held against the text of their article (table evidence)."

"""The days that printed words name from the day of printing: Tuesday, last week, March 2, a quarter without a year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ..words.values import MONTHS

_NUMBER_OF = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = re.compile(
    rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?:-(?P<before_to>\d{{1,2}})(?:st|nd|rd|th)?)?(?: of)? )?\b"
    rf"(?P<month>{'|'.join(month[:3] for month in MONTHS)})[a-z]*\.?(?:[ -](?P<day>\d{{1,2}})(?!\d)(?:st|"
    rf"nd|rd|th)?(?:-(?P<day_to>\d{{1,2}}))?)?",
    re.IGNORECASE,
)
_POINTED = re.compile(
    r"(?P<pointer>last|this|next|past|previous|coming|current) (?P<span>day|week|weekend|month|quarter|year)\b",
    re.IGNORECASE,
)
_SHIFT = {"last": -1, "past": -1, "previous": None, "this": 0, "current": 0, "next": 1, "coming": None}


@dataclass(frozen=True, slots=True)
class Moment:
    """The day of printing, which dates without a year are read from.

    Parameters
    ----------
    published
        The day, or ``None`` when it is not known.
    """

    published: dt.date | None

    def year_of_part(self, first_month: int, months: int) -> int | None:
        """Return the year of a quarter or a half that is printed without one: the last that had begun."""
        if self.published is None:
            return None
        return self.published.year - (
            first_month + months - 1 > self.published.month and first_month >= self.published.month
        )


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The fiscal year of a country.

    Parameters
    ----------
    first_month
        The month in which it begins.
    named_by_end
        Whether the year that names it is the one in which it ends.
    """

    first_month: int
    named_by_end: bool

    def from_years(self, year: int, *, spans_two: bool) -> str:
        """Return the period of the fiscal year that one year, or the first of two, names."""
        if self.first_month == 1:
            return str(year)
        first = year if spans_two or not self.named_by_end else year - 1
        return month_span(first, self.first_month, 12)


def month_span(year: int, first_month: int, months: int) -> str:
    """Return the period of some months, a whole year as the year."""
    last = year * 12 + first_month - 1 + months - 1
    if first_month == 1 and months == 12:
        return str(year)
    if months == 1:
        return f"{year}-{first_month:02}"
    return f"{year}-{first_month:02}/{last // 12}-{last % 12 + 1:02}"


def part_of_year(whole: str, number: int, months: int) -> str | None:
    """Return a quarter or a half of a fiscal year that is given as an interval of months."""
    first = re.match(r"(\d{4})-(\d\d)/", whole)
    if not first:
        return month_span(int(whole[:4]), (number - 1) * months + 1, months) if re.fullmatch(r"\d{4}", whole) else None
    start = int(first[1]) * 12 + int(first[2]) - 1 + (number - 1) * months
    return month_span(start // 12, start % 12 + 1, months)


def year_of_month(month: int, moment: Moment, *, future: bool | None) -> int | None:
    """Return the year of a month that is printed without one.

    Parameters
    ----------
    month
        1 to 12.
    moment
        The day of printing.
    future
        Whether the sentence speaks of what is to come; ``None`` takes the nearest.
    """
    if moment.published is None:
        return None
    year, now = moment.published.year, moment.published.month
    if future is None:
        ahead = (month - now) % 12
        return year + (month < now) if 0 < ahead <= 3 else year - (month > now)
    if future:
        return year + (month < now)
    return year - (month > now)


def day_of(text: str, moment: Moment, *, future: bool | None) -> str | None:
    """Return the period of a date that names no year.

    Parameters
    ----------
    text
        A date as printed: ``Tuesday``, ``March 2``, ``last week``.
    moment
        The day of printing.
    future
        Whether the sentence speaks of what is to come; ``None`` when that is not known.
    """
    published = moment.published
    if published is None or re.search(r"\d{4}", text):
        return None
    lower = text.lower()
    if lower in {"today", "tonight", "same day"}:
        return None if lower == "same day" else published.isoformat()
    if lower in {"yesterday", "tomorrow"}:
        return (published + dt.timedelta(days=-1 if lower == "yesterday" else 1)).isoformat()
    if pointed := _POINTED.fullmatch(lower):
        return _pointed(pointed["pointer"], pointed["span"], published)
    if match := _MONTH.search(text):
        return _day_in_month(match, lower, moment, future=future)
    return _weekday(lower, published, future=future)


def _pointed(pointer: str, span: str, published: dt.date) -> str | None:
    shift = _SHIFT[pointer]
    if shift is None:
        return None
    if span == "year":
        return str(published.year + shift)
    if span == "week":
        monday = published + dt.timedelta(days=7 * shift - published.weekday())
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    if span == "weekend":
        saturday = published + dt.timedelta(days=7 * shift - published.weekday() + 5)
        return f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"
    months = published.year * 12 + published.month - 1
    if span == "month":
        months += shift
        return month_span(months // 12, months % 12 + 1, 1)
    if span == "quarter":
        months = (months // 3 + shift) * 3
        return month_span(months // 12, months % 12 + 1, 3)
    return None


def _day_in_month(match: re.Match[str], lower: str, moment: Moment, *, future: bool | None) -> str | None:
    month = _NUMBER_OF[match["month"].lower()]
    ahead = True if lower.startswith("next ") else False if lower.startswith("last ") else future
    if lower.startswith("this ") and moment.published:
        year: int | None = moment.published.year
    else:
        year = year_of_month(month, moment, future=ahead)
    if lower.startswith("last ") and moment.published and month == moment.published.month:
        year = moment.published.year - 1
    days = [day for day in (match["before"] or match["day"], match["before_to"] or match["day_to"]) if day]
    if not days:
        return f"{year}-{month:02}"
    if year and moment.published and month == moment.published.month and future is not None:
        # In the month of printing the day decides: the 28th is ahead, or of the year before.
        later = int(days[0]) > moment.published.day
        year = moment.published.year + (1 if future and not later and int(days[0]) < moment.published.day - 20 else 0)
    return "/".join(f"{year}-{month:02}-{int(day):02}" for day in days)


def _weekday(lower: str, published: dt.date, *, future: bool | None) -> str | None:
    word = re.sub(r"^(?:last|next|this) ", "", lower)
    if not word.startswith(_WEEKDAYS) or word.rstrip(".").endswith("days"):
        return None
    day = next(number for number, name in enumerate(_WEEKDAYS) if word.startswith(name))
    back = (published.weekday() - day) % 7
    if lower.startswith("next ") or (future and not lower.startswith("last ")):
        return (published + dt.timedelta(days=7 - back if back or lower.startswith("next ") else 0)).isoformat()
    if lower.startswith("last ") and back == 0:
        back = 7
    return (published - dt.timedelta(days=back)).isoformat()

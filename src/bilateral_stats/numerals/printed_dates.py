"""The dates of an English paragraph, each with its period: quarters, halves, fiscal years, spans of months and years.

A date without a year takes the one that the day of printing makes likely; without that day it has no period.
What is longer than a date of :mod:`.date_words` is found here; the rest comes from there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..ground.periods import period_fault
from ..words.values import MONTHS
from .calendar_days import FiscalYear, Moment, day_of, month_span, part_of_year, year_of_month
from .date_patterns import COUNTS, SPANS, YEAR
from .date_words import date_period

_NUMBER_OF = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS_IN = {"year": 12, "half-year": 6, "half year": 6, "quarter": 3, "month": 1}

MOST_MONTHS = 60
"""Months of the longest span that is counted back from its end."""

REACH = 120
"""Characters behind a quarter without a year in which that of another quarter is looked for."""

_NEAR_YEAR = re.compile(rf"(?:quarter|half|Q[1-4]|H[12]|months) (?:of )?({YEAR})(?!\d)")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a paragraph.

    Parameters
    ----------
    start, end
        Where it stands.
    period
        EDTF, or ``None`` when the words and the day of printing do not tell.
    """

    start: int
    end: int
    period: str | None


@dataclass(frozen=True, slots=True)
class Printing:
    """A paragraph, and what its dates are read from.

    Parameters
    ----------
    paragraph
        The paragraph.
    moment
        The day of printing.
    fiscal_year
        Returns the fiscal year of the country that the text names; asked for only where one is printed.
    """

    paragraph: str
    moment: Moment
    fiscal_year: Callable[[], FiscalYear | None]


Match = re.Match[str]


def find_spans(printing: Printing) -> Iterator[DateFound]:
    """Yield the dates of a paragraph that are longer than a day, a month or a year.

    Parameters
    ----------
    printing
        The paragraph.
    """
    for match in SPANS.finditer(printing.paragraph):
        kind = next(name for name in _READERS if match[name] is not None)
        if _is_one(kind, match, printing.paragraph):
            period = _READERS[kind](match, printing)
            yield DateFound(match.start(), match.end(), None if period and period_fault(period) else period)


def plain_period(text: str, moment: Moment, *, future: bool | None) -> str | None:
    """Return the period of a date of :mod:`.date_words`.

    Parameters
    ----------
    text
        The date as printed.
    moment
        The day of printing.
    future
        Whether the sentence speaks of what is to come; ``None`` when that is not known.
    """
    period = date_period(text) or day_of(text, moment, future=future)
    return None if period and period_fault(period) else period


def _is_one(kind: str, match: Match, paragraph: str) -> bool:
    """Return whether two dates that are joined are the ends of one."""
    between = paragraph[max(0, match.start() - 8) : match.start()].lower().endswith(("between ", "both "))
    if kind == "day_span":
        return between or " and " not in match[0]
    if kind == "months" and match["m_and"]:
        neighbours = match["m_from_year"] is None and _number(match["m_to"]) - _number(match["m_from"]) == 1
        return between or neighbours
    if kind != "years" or match["y_join"].strip() in {"-", "/"}:
        return True
    if match["y_join"] == " and ":
        return between and not paragraph.startswith("-", match.end())
    return len(match["y_to"]) == 4


def _number(month: str) -> int:
    return _NUMBER_OF[month[:3]]


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else COUNTS[text.lower()]


def _year(text: str | None) -> int | None:
    digits = (text or "").lstrip("'")
    return None if not digits else int(digits) if len(digits) == 4 else 2000 + int(digits)


def _year_or_last(printed: str | None, month: int, printing: Printing) -> int | None:
    return _year(printed) or year_of_month(month, printing.moment, future=False)


def _fiscal(year: str, to: str | None, fiscal: FiscalYear | None) -> str | None:
    first = _year(year)
    if first is None:
        return None
    if fiscal is not None:
        return fiscal.from_years(first, spans_two=bool(to))
    if to:
        return f"{first}/{str(first)[: 4 - len(to)]}{to}"
    return str(first) if len(year.lstrip("'")) == 4 else None


def _part(letter: str, number: int, months: int, match: Match, printing: Printing) -> str | None:
    printed = match[f"{letter}_year"] or match[f"{letter}_glued_year"] or ""
    first_month = (number - 1) * months + 1
    if match[f"{letter}_fiscal"] or match[f"{letter}_glued"] or len(printed) > 5:
        years = printing.fiscal_year()
        named, _, to = printed.replace("/", "-").partition("-")
        whole = _fiscal(named, to or None, years) if named and years else None
        return part_of_year(whole, number, months) if whole else None
    if match[f"{letter}_this"] == "fiscal year":
        return None
    year = _year(printed) or _year_near(match, printing) or printing.moment.year_of_part(first_month, months)
    return month_span(year, first_month, months) if year else None


def _year_near(match: Match, printing: Printing) -> int | None:
    """Return the year that the rest of the sentence names for a part of the same kind."""
    rest = printing.paragraph[match.end() : match.end() + REACH]
    near = _NEAR_YEAR.search(re.split(r"[.;!?](?: |\Z)", rest, maxsplit=1)[0])
    return int(near[1]) if near else None


def _quarter(match: Match, printing: Printing) -> str | None:
    number = _PLACES[match["q_word"]] if match["q_word"] else int(match["q_digit"])
    return _part("q", number, 3, match, printing)


def _half(match: Match, printing: Printing) -> str | None:
    word = match["h_word"] or match["h_bare"]
    return _part("h", _PLACES[word] if word else int(match["h_digit"]), 6, match, printing)


def _short_quarter(match: Match, printing: Printing) -> str | None:
    months = 3 if match["s_kind"] == "Q" else 6
    number = int(match["s_digit"])
    first = (number - 1) * months + 1
    if number * months > 12:
        return None
    if match["s_fiscal"]:
        years = printing.fiscal_year()
        whole = _fiscal(match["s_year"], None, years) if match["s_year"] and years else None
        return part_of_year(whole, number, months) if whole else None
    year = _year(match["s_year"]) or printing.moment.year_of_part(first, months)
    return month_span(year, first, months) if year else None


def _first_months(match: Match, printing: Printing) -> str | None:
    count = _count(match["n_count"]) * (3 if match["n_unit"] == "quarters" else 1)
    fiscal = match["n_fiscal"] or match["n_glued"] or match["n_this"] == "fiscal year"
    if not 1 <= count <= 12 or fiscal:
        return None
    year = _year((match["n_year"] or "")[:4])
    if match[0].startswith(("last", "final")):
        return month_span(year, 13 - count, count) if year else None
    published = printing.moment.published
    if match[0].endswith("last year") and published:
        year = published.year - 1
    year = year or printing.moment.year_of_part(1, count)
    return month_span(year, 1, count) if year else None


def _first_days(match: Match, printing: Printing) -> str | None:
    month, count = _number(match["i_month"]), _count(match["i_count"])
    year = _year_or_last(match["i_year"], month, printing)
    return f"{year}-{month:02}-01/{year}-{month:02}-{count:02}" if year and count > 1 else None


def _month_quarter(match: Match, printing: Printing) -> str | None:
    month = _number(match["k_month"])
    year = _year_or_last(match["k_year"], month, printing)
    return month_span(year, month - 2, 3) if year else None


def _year_to(match: Match, printing: Printing) -> str | None:
    unit = match["t_span"] or str(match["t_unit"]).removesuffix("s")
    count = 1 if match["t_span"] else _count(match["t_count"])
    month = _number(match["t_month"])
    year = _year_or_last(match["t_year"], month, printing)
    if year is None:
        return None
    if unit == "week":
        return _weeks_to(year, month, match["t_day"] or match["t_day_after"], count)
    months = count * _MONTHS_IN[unit]
    first = year * 12 + month - months
    return month_span(first // 12, first % 12 + 1, months) if 1 <= months <= MOST_MONTHS else None


def _weeks_to(year: int, month: int, day: str | None, count: int) -> str | None:
    try:
        last = dt.date(year, month, int(day or 0))
    except ValueError:
        return None
    return f"{last - dt.timedelta(days=7 * count - 1)}/{last}"


def _fiscal_before(match: Match, printing: Printing) -> str | None:
    return _fiscal(match["f_year"], match["f_to"], printing.fiscal_year())


def _fiscal_after(match: Match, printing: Printing) -> str | None:
    return _fiscal(match["a_year"], match["a_to"], printing.fiscal_year())


def _months(match: Match, printing: Printing) -> str | None:
    first, last = _number(match["m_from"]), _number(match["m_to"])
    to = _year_or_last(match["m_to_year"], last, printing)
    if to is None:
        return None
    start = _year(match["m_from_year"]) or (to - 1 if first > last else to)
    return f"{start}-{first:02}/{to}-{last:02}"


def _years(match: Match, _: Printing) -> str | None:
    first, last = match["y_from"], match["y_to"]
    return f"{first}/{first[: 4 - len(last)]}{last}"


def _days(match: Match, printing: Printing) -> str | None:
    month = _number(match["d_month"])
    year = _year_or_last(match["d_year"], month, printing)
    days = [int(re.sub(r"\D", "", match[name])) for name in ("d_from", "d_to")]
    return "/".join(f"{year}-{month:02}-{day:02}" for day in days) if year else None


def _day_span(match: Match, printing: Printing) -> str | None:
    first, last = (_number(match[f"{end}_month"] or match[f"{end}_month_first"]) for end in "eg")
    to = _year_or_last(match["g_year"], last, printing)
    if to is None:
        return None
    start = _year(match["e_year"]) or (to - 1 if first > last else to)
    days = [int(match[f"{end}_day"] or match[f"{end}_day_after"]) for end in "eg"]
    return f"{start}-{first:02}-{days[0]:02}/{to}-{last:02}-{days[1]:02}"


_READERS: dict[str, Callable[[Match, Printing], str | None]] = {
    "quarter": _quarter,
    "short_quarter": _short_quarter,
    "half": _half,
    "first_months": _first_months,
    "first_days": _first_days,
    "month_quarter": _month_quarter,
    "year_to": _year_to,
    "fiscal": _fiscal_before,
    "fiscal_after": _fiscal_after,
    "day_span": _day_span,
    "days": _days,
    "months": _months,
    "years": _years,
}

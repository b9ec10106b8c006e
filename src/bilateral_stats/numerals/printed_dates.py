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
from .calendar_days import FiscalYear, Moment, day_of, month_span, quarter_span, year_of_month
from .date_words import date_period
from .number_words import ONES, TEENS, any_of

_SHORT_MONTHS = "|".join("Sept?" if month == "September" else month[:3] for month in MONTHS)
MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{_SHORT_MONTHS})\b\.?)"
_NUMBER_OF = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
_YEAR = r"(?:(?:1[5-9]|20|21)\d\d)"
_SHORT_YEAR = rf"(?:{_YEAR}|'?\d\d)"
_COUNTS = ONES | TEENS
_COUNT = rf"(?:\d{{1,2}}|{any_of(_COUNTS)})"
_PLACES = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_OF_YEAR = (
    rf"(?:(?:,? of| in|,)? (?:the )?(?:calendar year |(?P<{{0}}_fiscal>(?:fiscal|financial)(?: year)?|FY) ?)?(?P<{{0}}_year>{_YEAR}(?:[-/]\d\d(?:\d\d)?)?(?!\d|,\d)|"
    r"(?:'|(?<=FY)|(?<=FY ))\d\d(?![\d.,]))|(?: of| in) (?:the |this |that |last |next )?(?P<{0}_this>year|fiscal year)\b)?"
)


def _of_year(name: str) -> str:
    return _OF_YEAR.replace("{{0}}", name).replace("{0}", name)


_SPANS = re.compile(
    "|".join(
        (
            rf"(?P<quarter>(?:(?P<q_word>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?:fiscal |calendar )?quarter\b|"
            rf"\b(?:Q|[Qq]uarter )(?P<q_digit>[1-4])(?:\b|(?=FY))){_of_year('q')})",
            rf"(?P<short_quarter>\b(?P<s_digit>[1-4])(?P<s_kind>Q|H) ?(?:FY)?(?P<s_year>{_YEAR}|'?\d\d)?\b)",
            rf"(?P<half>(?:(?P<h_word>first|second)[ -]half\b(?= (?:of|in) (?:the |this |last |next )?(?:fiscal |calendar )?(?:year|FY|{_YEAR})|[ ,]*{_YEAR})|"
            rf"\bH(?P<h_digit>[12])(?:\b|(?=FY))){_of_year('h')})",
            rf"(?P<first_months>\b(?:first|opening|initial|last|final) (?P<n_count>{_COUNT}) (?P<n_unit>months|quarters)\b{_of_year('n')})",
            rf"(?P<first_days>\b(?:first|last) (?P<i_count>{_COUNT}) days of (?P<i_month>{MONTH})(?:,? (?P<i_year>{_YEAR}))?)",
            rf"(?P<month_quarter>\b(?P<k_month>March|June|September|December|Sept|Dec)[ -]quarter\b(?:,? (?:of )?(?P<k_year>{_YEAR}))?)",
            rf"(?P<year_to>\b(?:(?P<t_count>{_COUNT})[ -](?P<t_unit>months?|quarters?|weeks?)(?: period)?|(?:(?:fiscal|financial|calendar|full) )?(?P<t_span>year|half[- ]year|quarter|week)) "
            rf"(?:to|through|ended|ending|ended in|ending in|up to)(?: the end of| end| late)?(?: (?P<t_day>\d\d?))?(?: of)? (?P<t_month>{MONTH})(?: (?P<t_day_after>\d\d?)(?!\d))?(?:,? (?P<t_year>{_YEAR}))?)",
            rf"(?P<fiscal>\b(?:FY|F\.Y\.|(?:[Ff]iscal|[Ff]inancial)(?: year)?|[Mm]arketing year) ?(?P<f_year>{_YEAR}|'?\d\d)(?:[-/](?P<f_to>\d\d(?:\d\d)?))?(?!\d|[.,]\d|%))",
            rf"(?P<fiscal_after>\b(?P<a_year>{_YEAR})(?:[-/](?P<a_to>\d\d(?:\d\d)?))? (?:fiscal|financial)(?: year)?\b)",
            rf"(?P<months>\b(?P<m_from>{MONTH})(?: (?P<m_from_year>{_YEAR}))?(?:(?P<m_and> and | & )|-| ?- ?| to | through | thru | until | till )(?:the end of )?(?P<m_to>{MONTH})"
            rf"(?! ?\d{{1,2}}(?!\d))(?: quarter| period)?(?:(?: of|,)? (?P<m_to_year>{_YEAR})(?!,?\d))?)",
            rf"(?P<day_span>\b(?:(?P<e_day>\d\d?) (?P<e_month>{MONTH})|(?P<e_month_first>{MONTH}) (?P<e_day_after>\d\d?))(?:,? (?P<e_year>{_YEAR}))?"
            rf"(?: to | and | through | until |-| - )(?:(?P<g_day>\d\d?) (?P<g_month>{MONTH})|(?P<g_month_first>{MONTH}) (?P<g_day_after>\d\d?))(?!\d)(?:,? (?P<g_year>{_YEAR}))?)",
            r"(?P<bare_half>(?<=in the |or the |ng the )(?P<b_word>first|second) half(?=[;,.)]|\Z))",
            rf"(?P<years>(?<![\d.,/-])(?P<y_from>{_YEAR})(?P<y_join> ?- ?|/| to | through | and | until )(?P<y_to>{_YEAR}|\d\d)(?![\d]|[.,/-]\d|%))",
            rf"(?P<days>\b(?:(?P<d_month>{MONTH}) (?P<d_from>\d\d?)(?:st|nd|rd|th)?(?: to |-| through | and )(?P<d_to>\d\d?)(?:st|nd|rd|th)?(?!\d|,\d)(?:,? (?P<d_year>{_YEAR}))?))",
        )
    )
)


REACH = 120
"""Characters behind a quarter without a year in which that of another quarter is looked for."""


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


def find_spans(paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]) -> Iterator[DateFound]:
    """Yield the dates that are longer than a day, a month or a year.

    Parameters
    ----------
    paragraph
        The paragraph.
    moment
        The day of printing.
    fiscal
        Returns the fiscal year of the country that the text names, asked for only where one is printed.
    """
    for match in _SPANS.finditer(paragraph):
        kind = str(match.lastgroup)
        # The last group of a branch is an inner one: the branch is the first that matched.
        kind = next(name for name in _READERS if match[name] is not None)
        if kind == "years" and not _is_span_of_years(paragraph, match):
            continue
        between = paragraph[max(0, match.start() - 8) : match.start()].lower() == "between "
        if kind == "day_span" and " and " in match[0] and not between:
            continue
        if kind == "months" and match["m_and"] and not between and not _are_neighbours(match):
            continue
        period = _READERS[kind](match, paragraph, moment, fiscal)
        yield DateFound(match.start(), match.end(), None if period and period_fault(period) else period)


def _is_span_of_years(paragraph: str, match: re.Match[str]) -> bool:
    between = paragraph[max(0, match.start() - 8) : match.start()].lower()
    if match["y_join"] == " and ":
        return between.endswith(("between ", "both ")) and not paragraph.startswith("-", match.end())
    if match["y_join"] == " to ":
        return len(match["y_to"]) == 4
    return len(match["y_to"]) == 4 or match["y_join"].strip() in {"-", "/"}


def _are_neighbours(match: re.Match[str]) -> bool:
    return match["m_from_year"] is None and _number(match["m_to"]) - _number(match["m_from"]) == 1


def _number(month: str) -> int:
    return _NUMBER_OF[month[:3]]


def _year(text: str | None, moment: Moment) -> int | None:
    if not text:
        return None
    digits = text.lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _fiscal(year: str, to: str | None, fiscal: FiscalYear | None, moment: Moment) -> str | None:
    first = _year(year, moment)
    if first is None:
        return None
    if fiscal is None:
        if not to:
            return str(first) if len(year.lstrip("'")) == 4 else None
        return f"{first}/{str(first)[: 4 - len(to)]}{to}"
    return fiscal.from_years(first, spans_two=bool(to))


def _quarter(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    number = _PLACES[match["q_word"]] if match["q_word"] else int(match["q_digit"])
    return _part(match, "q", number, 3, moment, fiscal, paragraph)


def _half(match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]) -> str | None:
    number = _PLACES[match["h_word"]] if match["h_word"] else int(match["h_digit"])
    return _part(match, "h", number, 6, moment, fiscal, paragraph)


def _part(
    match: re.Match[str],
    name: str,
    number: int,
    months: int,
    moment: Moment,
    fiscal: Callable[[], FiscalYear | None],
    paragraph: str,
) -> str | None:
    printed = match[f"{name}_year"]
    first_month = (number - 1) * months + 1
    if match[f"{name}_fiscal"] or (printed and len(printed) > 5):
        years = fiscal()
        named, _, to = (printed or "").replace("/", "-").partition("-")
        whole = _fiscal(named, to or None, years, moment) if named and years else None
        return quarter_span(whole, number, months) if whole else None
    if match[f"{name}_this"] == "fiscal year":
        return None
    year = _year(printed, moment) or _year_named_near(paragraph, match) or moment.year_of_part(first_month, months)
    return month_span(year, first_month, months) if year else None


def _year_named_near(paragraph: str, match: re.Match[str]) -> int | None:
    """Return the year that another part of the sentence names for the same kind of period."""
    rest = re.split(r"[.;!?](?: |\Z)", paragraph[match.end() : match.end() + REACH], maxsplit=1)[0]
    near = re.search(rf"(?:quarter|half|Q[1-4]|H[12]|months) (?:of )?({_YEAR})(?!\d)", rest)
    return int(near[1]) if near else None


def _short_quarter(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    months = 3 if match["s_kind"] == "Q" else 6
    number = int(match["s_digit"])
    if number * months > 12:
        return None
    first = (number - 1) * months + 1
    year = _year(match["s_year"], moment) or moment.year_of_part(first, months)
    return month_span(year, first, months) if year else None


def _first_months(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    count = _count(match["n_count"]) * (3 if match["n_unit"] == "quarters" else 1)
    if not 1 <= count <= 12 or match["n_fiscal"] or match["n_this"] == "fiscal year":
        return None
    if match[0].startswith(("last", "final")):
        year = _year(match["n_year"], moment)
        return month_span(year, 13 - count, count) if year else None
    whole = re.search(r"(?:of|in) last year\Z", match[0])
    year = _year((match["n_year"] or "")[:5] or None, moment) or (
        moment.published.year - 1 if whole and moment.published else moment.year_of_part(1, count)
    )
    return month_span(year, 1, count) if year else None


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else _COUNTS[text.lower()]


def _year_to(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    unit = match["t_span"] or ""
    count = {"week": 1, "year": 12, "half-year": 6, "half year": 6, "quarter": 3}.get(unit)
    if count is None:
        count = _count(match["t_count"]) * (3 if str(match["t_unit"]).startswith("quarter") else 1)
    month = _number(match["t_month"])
    year = _year(match["t_year"], moment) or year_of_month(month, moment, future=False)
    if not year or not 1 <= count <= 60:
        return None
    if unit == "week" or str(match["t_unit"]).startswith("week"):
        return _weeks_to(year, month, match["t_day"] or match["t_day_after"], 1 if unit else count)
    first = year * 12 + month - count
    return month_span(first // 12, first % 12 + 1, count)


def _weeks_to(year: int, month: int, day: str | None, count: int) -> str | None:
    try:
        last = dt.date(year, month, int(day or 0))
    except ValueError:
        return None
    return f"{last - dt.timedelta(days=7 * count - 1)}/{last}"


def _first_days(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    month, count = _number(match["i_month"]), _count(match["i_count"])
    year = _year(match["i_year"], moment) or year_of_month(month, moment, future=False)
    if not year or not 1 < count < 28 or match[0].startswith("last"):
        return None
    return f"{year}-{month:02}-01/{year}-{month:02}-{count:02}"


def _month_quarter(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    month = _number(match["k_month"])
    year = _year(match["k_year"], moment) or year_of_month(month, moment, future=False)
    return month_span(year, month - 2, 3) if year else None


def _day_span(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    first, last = (_number(match[f"{end}_month"] or match[f"{end}_month_first"]) for end in "eg")
    to = _year(match["g_year"], moment) or year_of_month(last, moment, future=False)
    if not to:
        return None
    start = _year(match["e_year"], moment) or (to - 1 if first > last else to)
    days = [int(match[f"{end}_day"] or match[f"{end}_day_after"]) for end in "eg"]
    return f"{start}-{first:02}-{days[0]:02}/{to}-{last:02}-{days[1]:02}"


def _bare_half(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    first = 1 if match["b_word"] == "first" else 7
    year = moment.year_of_part(first, 6)
    return month_span(year, first, 6) if year else None


def _fiscal_before(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    return _fiscal(match["f_year"], match["f_to"], fiscal(), moment)


def _fiscal_after(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    return _fiscal(match["a_year"], match["a_to"], fiscal(), moment)


def _months(
    match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]
) -> str | None:
    first, last = _number(match["m_from"]), _number(match["m_to"])
    to = _year(match["m_to_year"], moment) or year_of_month(last, moment, future=False)
    if not to:
        return None
    start = _year(match["m_from_year"], moment) or (to - 1 if first > last else to)
    return f"{start}-{first:02}/{to}-{last:02}"


def _years(match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]) -> str | None:
    first, last = match["y_from"], match["y_to"]
    return f"{first}/{first[: 4 - len(last)]}{last}"


def _days(match: re.Match[str], paragraph: str, moment: Moment, fiscal: Callable[[], FiscalYear | None]) -> str | None:
    month = _number(match["d_month"])
    year = _year(match["d_year"], moment) or year_of_month(month, moment, future=False)
    return f"{year}-{month:02}-{int(match['d_from']):02}/{year}-{month:02}-{int(match['d_to']):02}" if year else None


_READERS: dict[str, Callable[..., str | None]] = {
    "quarter": _quarter,
    "short_quarter": _short_quarter,
    "half": _half,
    "first_months": _first_months,
    "first_days": _first_days,
    "month_quarter": _month_quarter,
    "day_span": _day_span,
    "bare_half": _bare_half,
    "year_to": _year_to,
    "fiscal": _fiscal_before,
    "fiscal_after": _fiscal_after,
    "months": _months,
    "years": _years,
    "days": _days,
}


def plain_period(paragraph: str, start: int, end: int, moment: Moment, *, future: bool | None) -> str | None:
    """Return the period of a date of :mod:`.date_words`.

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        Where the date stands.
    moment
        The day of printing.
    future
        Whether the sentence speaks of what is to come; ``None`` when that is not known.
    """
    text = paragraph[start:end]
    return date_period(text) or day_of(text, moment, future=future)

"""The patterns of dates that are longer than a day, a month or a year: Q3 2023, the 12 months to June, FY2022-23.

Each is one branch of an expression; the names of its groups begin with the letter that is given beside it.
"""

from __future__ import annotations

import re

from ..words.values import MONTHS
from .number_words import ONES, TEENS, any_of

YEAR = r"(?:(?:1[5-9]|20|21)\d\d)"
COUNTS = ONES | TEENS

_SHORT_MONTHS = "|".join("Sept?" if month == "September" else month[:3] for month in MONTHS)
_MONTH = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{_SHORT_MONTHS})\b\.?)"
_COUNT = rf"(?:\d{{1,2}}|{any_of(COUNTS)})"
_ORDINAL_DAY = r"\d\d?(?:st|nd|rd|th)?"


def _of_year(letter: str) -> str:
    """Return the pattern of a year behind a part of it, with or without "of" and "fiscal"."""
    return (
        rf"(?:(?:,? of| in|,)? (?:the )?(?:calendar year )?(?P<{letter}_fiscal>(?:fiscal|financial)(?: year)? |FY ?)?"
        rf"(?P<{letter}_year>{YEAR}(?:[-/]\d\d(?:\d\d)?)?(?!\d|,\d)|(?:'|(?<=FY)|(?<=FY ))\d\d(?![\d.,]))|"
        rf"(?P<{letter}_glued>FY ?)(?P<{letter}_glued_year>\d\d(?:\d\d)?)(?![\d.,])|"
        rf"(?: of| in) (?:the |this |that |last |next )?(?P<{letter}_this>year|fiscal year)\b)?"
    )


def _day_of_month(letter: str) -> str:
    return (
        rf"(?:(?P<{letter}_day>\d\d?) (?P<{letter}_month>{_MONTH})|"
        rf"(?P<{letter}_month_first>{_MONTH}) (?P<{letter}_day_after>\d\d?))"
    )


_QUARTER_WORDS = "first|second|third|fourth|final|1st|2nd|3rd|4th"
_HALF_AHEAD = rf"(?= (?:of|in) (?:the |this |last |next )?(?:fiscal |calendar )?(?:year|FY|{YEAR})|[ ,]*{YEAR})"

_BRANCHES = {
    "quarter": (
        rf"(?:(?P<q_word>{_QUARTER_WORDS})[ -](?:fiscal |calendar )?quarter\b|"
        rf"\b(?:Q|[Qq]uarter )(?P<q_digit>[1-4])(?:\b|(?=FY))){_of_year('q')}"
    ),
    "short_quarter": rf"\b(?P<s_digit>[1-4])(?P<s_kind>Q|H) ?(?P<s_fiscal>FY)?(?P<s_year>{YEAR}|'?\d\d)?\b",
    "half": (
        rf"(?:(?P<h_word>first|second)[ -]half\b{_HALF_AHEAD}|\bH(?P<h_digit>[12])(?:\b|(?=FY))){_of_year('h')}|"
        r"(?<=in the |or the |ng the )(?P<h_bare>first|second) half(?=[;,.)]|\Z)"
    ),
    "first_months": (
        r"\b(?:first|opening|initial|last|final) "
        rf"(?P<n_count>{_COUNT}) (?P<n_unit>months|quarters)\b{_of_year('n')}"
    ),
    "first_days": rf"\bfirst (?P<i_count>{_COUNT}) days of (?P<i_month>{_MONTH})(?:,? (?P<i_year>{YEAR}))?",
    "month_quarter": (
        r"\b(?P<k_month>March|June|September|December|Sept|Dec)[ -]quarter\b"
        rf"(?:,? (?:of )?(?P<k_year>{YEAR}))?"
    ),
    "year_to": (
        rf"\b(?:(?P<t_count>{_COUNT})[ -](?P<t_unit>months?|quarters?|weeks?)(?: period)?|"
        r"(?:(?:fiscal|financial|calendar|full) )?(?P<t_span>year|half[- ]year|quarter|week)) "
        r"(?:to|through|ended|ending|ended in|ending in|up to)(?: the end of| end| late)?"
        rf"(?: (?P<t_day>\d\d?))?(?: of)? (?P<t_month>{_MONTH})(?: (?P<t_day_after>\d\d?)(?!\d))?"
        rf"(?:,? (?P<t_year>{YEAR}))?"
    ),
    "fiscal": (
        r"\b(?:FY|F\.Y\.|(?:[Ff]iscal|[Ff]inancial)(?: year)?|[Mm]arketing year) ?"
        rf"(?P<f_year>{YEAR}|'?\d\d)(?:[-/](?P<f_to>\d\d(?:\d\d)?))?(?!\d|[.,]\d|%)"
    ),
    "fiscal_after": rf"\b(?P<a_year>{YEAR})(?:[-/](?P<a_to>\d\d(?:\d\d)?))? (?:fiscal|financial)(?: year)?\b",
    "day_span": (
        rf"\b{_day_of_month('e')}(?:,? (?P<e_year>{YEAR}))?(?: to | and | through | until |-| - )"
        rf"{_day_of_month('g')}(?!\d)(?:,? (?P<g_year>{YEAR}))?"
    ),
    "days": (
        rf"\b(?P<d_month>{_MONTH}) (?P<d_from>{_ORDINAL_DAY})(?: to |-| through | and )(?P<d_to>{_ORDINAL_DAY})"
        rf"(?!\d|,\d)(?:,? (?P<d_year>{YEAR}))?"
    ),
    "months": (
        rf"\b(?P<m_from>{_MONTH})(?: (?P<m_from_year>{YEAR}))?"
        r"(?:(?P<m_and> and | & )|-| ?- ?| to | through | thru | until | till )(?:the end of )?"
        rf"(?P<m_to>{_MONTH})(?! ?\d{{1,2}}(?!\d))(?: quarter| period)?(?:(?: of|,)? (?P<m_to_year>{YEAR})(?!,?\d))?"
    ),
    "years": (
        rf"(?<![\d.,/-])(?P<y_from>{YEAR})(?P<y_join> ?- ?|/| to | through | and | until )"
        rf"(?P<y_to>{YEAR}|\d\d)(?![\d]|[.,/-]\d|%)"
    ),
}

SPANS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _BRANCHES.items()))
"""A branch is a group of its own name; the first that matches counts."""

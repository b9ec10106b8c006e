"""English dates: the pattern that finds them, and the period that a printed date names.

A date is a day, a month with or without a year, a weekday, or a word that dates something from the day of
printing (today, last year). A year in digits alone is left to the pattern of digits. Seasons and parts of a day
count only after such a word (last summer).

The names of the months are safe in capitals but for two. ``May`` is no date in front of a subject (May I ask),
after a name (Ann May) and in a headline (Ministers May Meet); ``March`` is none as a call (March on).
In small letters neither is a date, nor is ``august``.
"""

from __future__ import annotations

import re

from ..ground.periods import period_fault
from ..words.values import MONTHS
from .number_words import (
    UNIT,
    WORD_END,
    WORD_START,
    any_of,
    beginning_like,
)

_NUMBER_OF = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_ALSO_WORDS = ("March", "May", "August")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PREFIXES = ("mid", "early", "late", "pre", "post")
"""What a hyphen may join to a month or a year."""
_PREFIX = rf"(?:(?i:{'|'.join(PREFIXES)})-)?"

_MONTH = (
    rf"(?:(?i:{'|'.join(month for month in MONTHS if month not in _ALSO_WORDS)})|"
    rf"{'|'.join(f'{month}|{month.upper()}' for month in _ALSO_WORDS)}){WORD_END}"
)
_SHORT = r"(?:J(?i:an|un|ul)|F(?i:eb)|M(?i:ar)|A(?i:pr|ug)|S(?i:epts?|ep)|O(?i:ct)|N(?i:ov)|D(?i:ec))"
_ANY_MONTH = rf"(?:{_MONTH}|{_SHORT}(?:\.|{WORD_END}))"
_WEEKDAY = rf"(?i:{'|'.join(_DAYS)})s?{WORD_END}"
_SHORT_WEEKDAY = r"(?:M(?i:on)|T(?i:ues|ue|hurs|hur|hu)|W(?i:ed)|F(?i:ri)|S(?i:at|un))"

# A number after a month is its day unless it is a figure of its own: "in March 30 percent", "in May 6,000 men".
_NOT_A_FIGURE = rf"(?![^\W_]|[.,:/]\d| ?%|{UNIT}| (?:thousand|million|billion|trillion|bn|mln){WORD_END})"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?{_NOT_A_FIGURE}"
_DAYS_OF_MONTH = rf"{_DAY}(?:-{_DAY})?"
_YEAR = rf"\d{{4}}{_NOT_A_FIGURE}"
_DAY_FIRST = rf"{_DAYS_OF_MONTH} (?:of )?{_ANY_MONTH}(?:,? {_YEAR})?"
_MONTH_FIRST = (
    rf"{_ANY_MONTH} {_DAYS_OF_MONTH}(?:,? {_YEAR})?|"
    rf"{_PREFIX}{_ANY_MONTH}(?:-{_ANY_MONTH})?(?:,| of)? {_YEAR}"
)
_SPANS = ("day", "night", "week", "weekend", "month", "year", "decade", "century", "summer", "autumn", "winter")
# Verbs too: "rules that fall", "laws that spring from".
_SPANS_AND_VERBS = (*_SPANS, "spring", "fall", "quarter")
_POINTERS = ("last", "next", "this", "same", "previous", "following", "coming", "past")
_DAYS_FROM_PRINTING = ("today", "tonight", "yesterday", "tomorrow", "midnight")
_AHEAD = ("coming", "next", "past", "last", "previous", "following")
_PLURAL_SPANS = ("days", "weeks", "months", "years", "decades")
_POINTS = ("start", "beginning", "middle", "course", "end", "turn", "rest")
_A_SPAN = [f"{article} {span}" for article in ("a", "an") for span in _SPANS]
_FROM_PRINTING = (
    rf"(?:{any_of(_DAYS_FROM_PRINTING)}|(?:{'|'.join(_POINTERS)}) {any_of(_SPANS_AND_VERBS)}|"
    rf"that {any_of(_SPANS)}|(?:earlier|later|early|late) in the {any_of(_SPANS)}|"
    rf"(?:{'|'.join(_POINTS)}) of the {any_of(_SPANS)}|(?:{'|'.join(_A_SPAN)}) (?:ago|earlier|later|"
    rf"before|after){WORD_END}|"
    rf"(?:{'|'.join(_AHEAD)}) {any_of(_PLURAL_SPANS)}|within a (?:{'|'.join(_SPANS)}){WORD_END})"
)
_BARE_MONTH = (
    rf"(?:{_MONTH}(?:-{_ANY_MONTH})?|{_SHORT}\.|(?<=[Ii]n ){_SHORT}{WORD_END}|(?<=[Ss]ince ){_SHORT}{WORD_END})"
)
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|{_SHORT_WEEKDAY}\.?)"
_THIS = r"(?:(?i:last|next|this) )?"
_BEGINNINGS = (
    *(*MONTHS, *_DAYS, *PREFIXES, *_POINTERS, *_AHEAD, "within", *_POINTS, *_DAYS_FROM_PRINTING, *_A_SPAN),
    *(f"that {span}" for span in _SPANS),
)

DATES_FROM_DIGIT = rf"(?P<day_first>{_DAY_FIRST})"
DATES_FROM_LETTER = (
    rf"(?={beginning_like(_BEGINNINGS)})(?:"
    rf"(?P<date>(?:{_ANY_WEEKDAY},? )?(?:{_MONTH_FIRST})|{_ANY_WEEKDAY},? {_DAY_FIRST}|{_THIS}{_WEEKDAY}|"
    rf"{_SHORT_WEEKDAY}\.(?=,? \w)|(?i:{_FROM_PRINTING}))|"
    rf"(?P<month>{_THIS}{_PREFIX}{_BARE_MONTH}))"
)
"""Longest readings first. A ``month`` counts only when :func:`is_month` says so."""

_BEFORE = 24
"""Characters before a month that are looked at: the word before it, with room for a long one."""

_LAST_WORD = re.compile(r"(\S+) \Z")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col)\. \Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;\"(] |[\"'(\[]|- )\Z")
_SUBJECT = re.compile(
    r" (?:I|you|we|he|she|it|they|the|this|that|these|those|his|her|its|our|your|their|my|all|no|God|peace)\b"
)
_CALL = re.compile(r" (?:on|onward|onwards|forward|toward|towards|into|against|with|along)\b(?! record)")
_NO_NAME = re.compile(
    r"(?i:in|on|since|until|till|by|from|to|of|for|during|before|after|between|through|throughout|and|or|but|the|a|"
    r"last|next|this|each|every|early|late|mid|as|when|its|their|his|her|our|around|about|past|with)|.*'s|.*s'|.*\W"
)


def is_month(text: str, start: int, end: int) -> bool:
    """Return whether the name of a month in a text is the month, not a verb or a person.

    Parameters
    ----------
    text
        The paragraph.
    start, end
        Where the name stands in it.
    """
    name = text[start:end].title()
    if name not in {"May", "March"}:
        return True
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _BEFORE]
    if _TITLE.search(before):
        return False
    if _SENTENCE_START.search(before):
        return not (_SUBJECT if name == "May" else _CALL).match(after)
    word = _LAST_WORD.search(before)
    if name == "March" or word is None:
        return True
    return not word[1][0].isupper() or bool(_NO_NAME.fullmatch(word[1]))


# A period is written in ASCII: digits of other scripts, and letters that only look alike, name none.
_YEAR_IN = re.compile(r"(?<!\d)[0-9]{4}(?!\d)")
_DAY_IN = re.compile(r"(?<!\d)[0-9]{1,2}(?!\d)")
_NAME_IN = re.compile(rf"{WORD_START}({'|'.join(f'(?a:{month[:3]})' for month in MONTHS)})", re.IGNORECASE)
_DECADE_IN = re.compile(r"(?<!\d)([0-9]{3})0'?s")
_SPAN = re.compile(r"([0-9]{4})(?:[-/]| to | and )([0-9]{4}|[0-9]{2})")


def date_period(text: str) -> str | None:
    """Return the period that a printed date names, in EDTF, or ``None`` when it names no year or is not in a calendar.

    Parameters
    ----------
    text
        A date as printed: ``March 29, 2023``, ``2016-2020``, ``October 2020``.

    Returns
    -------
    str or None
        ``2023-03-29``, ``2016/2020``, ``2020-10``.
    """
    period = _named_period(text)
    return None if period is None or period_fault(period) else period


def _named_period(text: str) -> str | None:
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return text
    if decade := _DECADE_IN.search(text):
        return f"{decade[1]}0/{decade[1]}9"
    if span := _SPAN.fullmatch(text):
        return f"{span[1]}/{span[1][: 4 - len(span[2])]}{span[2]}"
    years, names, days = _YEAR_IN.findall(text), _NAME_IN.findall(text), _DAY_IN.findall(text)
    if len(years) != 1:
        return None
    months = [f"{years[0]}-{_NUMBER_OF[name.lower()]:02}" for name in names[:2]]
    if not names:
        return None if days else str(years[0])
    ends = [f"{months[0]}-{int(day):02}" for day in days[:2]] if days else months
    return "/".join(ends)

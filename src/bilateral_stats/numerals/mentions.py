"""Numeric mentions: every number in a text, in digits or in words, and every date.

Finding too much is safe, since a mention that is no figure is waived once; finding too little loses a figure. So
every digit lies in a mention, whatever stands around it, and number words count wherever they stand.

The search reads a paragraph once, from left to right. All patterns are pieces of one expression, tried in the
order of the list below, longest readings first; what one has read no other reads again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .date_words import (
    DATES_FROM_DIGIT,
    DATES_FROM_LETTER,
    PREFIXES,
    is_month,
)
from .number_words import (
    CHAIN,
    CURRENCY,
    NUMBER_WORDS,
    ONES,
    PERCENT,
    UNIT,
    WORD_END,
    WORD_START,
    any_of,
)
from .word_lists import currency_letters


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or a date in a paragraph.

    Parameters
    ----------
    start, end
        Where it stands: ``paragraph[start:end]``.
    text
        The printed words.
    kind
        ``money``, ``percent``, ``number``, ``fraction``, ``multiple``, ``ordinal``, ``vague``, ``date`` or ``code``.
    """

    start: int
    end: int
    text: str
    kind: str


# The decimal digits of any script, the fraction characters, and the Roman numerals that are characters of their own.
_DIGIT = r"[\d\u00bc-\u00be\u2150-\u218b]"
_SIGN = r"(?:(?<![^\s(\"'\[$])[-+~\u00b1\u2248<>\u2264\u2265]{1,2})?"
# Every currency sign of Unicode (category Sc) that is in use.
_SIGNS_OF_MONEY = (
    r"[$\u00a2-\u00a5\u058f\u060b\u09f2\u09f3\u09fb\u0af1\u0bf9\u0e3f\u17db\u20a0-\u20cf\ufdfc\uff04\uffe1\uffe5]"
)
_MONEY = rf"(?:[A-Z]{{0,3}}{_SIGNS_OF_MONEY} ?[-+]?)?"
_RUN = rf"{_DIGIT}[^\W_]*+"
_GROUPS = rf"\d{{1,3}}(?: \d{{3}}{WORD_END})++(?:[.,]\d+)?{WORD_END}"
_MIXED = rf"\d{{1,9}} (?:\d/\d{{1,2}}|[\u00bc-\u00be\u2150-\u215e]){WORD_END}"
_WORDS_BEHIND = rf"(?:[ -]point[ -](?i:{any_of(ONES)})|[ -]and[ -]a[ -]half{WORD_END})?"
_DIGITS = rf"(?:{_GROUPS}|{_MIXED}|\.?{_RUN}(?:[.,:/\u2044'+]{_RUN})*+(?:'s{WORD_END})?){_WORDS_BEHIND}"
_SCALE = (
    r"(?:[ -](?=[A-Za-z])(?i:hundred|thousand|million|billion|trillion|quadrillion|dozen|lakh|lac|crore)s?"
    rf"{WORD_END}|[ -](?=[bcmt])(?:bn|bln|mn|mln|mio|tn|trn|tr|cr|m){WORD_END})*+"
)
_PERCENT = rf"(?: ?[%\u2030\u066a\uff05]|(?i:{PERCENT}))"
_TAIL = rf"(?:\+|\u00b0)?(?:{_PERCENT}|(?i:{UNIT})| ?{_SIGNS_OF_MONEY}(?!\d))?"
_AMOUNT = rf"{_MONEY}{_DIGITS}{_SCALE}{_TAIL}"
_PREFIXES = rf"(?i:{'|'.join(PREFIXES)})-"
_PREFIX = rf"(?:{_PREFIXES}(?=\d)|'(?=\d0s))?"
# A name and a number joined by a hyphen, unless the hyphen is a dash before a figure: "the north-30 percent of it".
_NO_FIGURE = rf"(?!{_PERCENT}|[.,]\d| (?i:thousand|million|billion){WORD_END})"
# The letters of a currency glued to its number: Shs1.1 trillion, EUR1.2bn. One letter alone wants more than a digit or
# two, or a scale: R350 and N1.2 billion, but not the R2 of a name.
_LETTERS, _LETTER = ([word for word in currency_letters() if (len(word) == 1) == alone] for alone in (False, True))
_GLUED = (
    rf"(?:(?:{'|'.join(map(re.escape, _LETTERS))})\.?|[{''.join(_LETTER)}]"
    rf"(?=\d{{3}}|\d+[.,]\d|\d+(?i: ?(?:bn|m|mn|tn|b|k|million|billion|trillion)){WORD_END}))(?=\d)"
)
_CODE = (
    rf"(?:[A-Z][^\W\d_]{{0,15}}+-){{1,3}}+{_RUN}{_NO_FIGURE}(?:-{_RUN})*+{CHAIN}|"
    rf"[^\W\d_]++{_RUN}(?:[-+]{_RUN})*+{CHAIN}"
)
_ROMAN = rf"(?:(?=[IVX]{{2}})X{{0,3}}(?:IX|IV|V?I{{0,3}})|(?<=World War )I|(?<=WORLD WAR )I){WORD_END}"

# What may stand before the first digit; the look ahead spares most of a text the long pattern behind it.
_BEFORE_DIGIT = rf"(?:[A-Z]{{0,3}}[^\w\s]{{0,3}} ?[-+]?{_DIGIT}|{_PREFIXES})"
_DIGITS_FIRST = rf"{_SIGN}{_PREFIX}{_AMOUNT}(?:-(?:to-)?{_AMOUNT})*+{CHAIN}"

_MENTION = re.compile(
    rf"{WORD_START}(?:"
    rf"(?=[^\W\d])(?:{DATES_FROM_LETTER}|(?P<glued>{_GLUED}{_AMOUNT}(?:-(?:to-)?(?:{_GLUED})?{_AMOUNT})*+{CHAIN})|(?P<code>{_CODE})|(?P<roman>{_ROMAN})|{NUMBER_WORDS})|"
    rf"(?=\d){DATES_FROM_DIGIT}|"
    rf"(?={_BEFORE_DIGIT})(?P<digits>{_DIGITS_FIRST}))"
)

_KINDS = {"month": "date", "day_first": "date", "words": "number", "roman": "ordinal", "glued": "money"}
_PLAIN = {"digits", "words", "fraction"}
_IS_MONEY = re.compile(rf"{_SIGNS_OF_MONEY}|(?i:{CURRENCY})")
_IS_PERCENT = re.compile(_PERCENT)
_IS_DATE = re.compile(
    rf"(?:{_PREFIXES})?(?:1[5-9]|20)\d\d(?:'?s)?(?:[-/](?:\d{{4}}|\d\d))?(?:'s)?|'\d0s|"
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d\d(?i:am|pm)?|\d{1,2}(?:\.\d\d)?(?i:am|pm)"
)
_IS_FRACTION = re.compile(r"[\u00bc-\u00be\u2150-\u215e]|[1-9]/(?:[2-9]|10)")
_IS_ORDINAL = re.compile(rf"\d++(?:st|nd|rd|th){WORD_END}")


def find_mentions(paragraph: str) -> list[Mention]:
    """Return the numeric mentions of a paragraph, in order; no two overlap.

    Parameters
    ----------
    paragraph
        A paragraph of a normalised text.

    Returns
    -------
    list of Mention
        Every digit of the paragraph lies in one of them.
    """
    found = []
    for match in _MENTION.finditer(paragraph):
        group = str(match.lastgroup)
        start, end = match.span()
        if group == "month" and not is_month(paragraph, start, end):
            continue
        found.append(Mention(start, end, match[0], _kind(group, match[0])))
    return found


def _kind(group: str, text: str) -> str:
    if group not in _PLAIN:
        return _KINDS.get(group, group)
    if not text.isdecimal():
        if _IS_PERCENT.search(text):
            return "percent"
        if _IS_MONEY.search(text):
            return "money"
    if group != "digits":
        return _KINDS.get(group, group)
    if _IS_DATE.fullmatch(text):
        return "date"
    if _IS_FRACTION.fullmatch(text):
        return "fraction"
    return "ordinal" if _IS_ORDINAL.match(text) else "number"

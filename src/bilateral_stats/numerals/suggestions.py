"""The value, the unit and the qualifier that a numeric mention suggests: guesses, for a person to check.

The value is in the unit itself: 200000000 for ``$200 million``. A fraction of a whole is given in percent with one
decimal, 33.3 for ``one-third``, since a share is recorded in percent. A range gives two values and the qualifier
``between``; a magnitude behind it counts for both ends. A vague quantity, a code and a date give no value.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from ..schemas.qualifiers import EXACT, RANGE
from .mentions import Mention
from .number_words import (
    ONES,
    SCALES,
    any_of,
    words_value,
)

_PRINTED_QUALIFIERS = {
    "at_most": ("no more than", "not more than", "at most", "up to", "as many as", "as much as", "a maximum of"),
    "at_least": ("no less than", "not less than", "no fewer than", "at least", "a minimum of"),
    "more_than": ("more than", "over", "exceeding", "exceeds", "exceeded", "above", "upwards of", "in excess of"),
    "less_than": ("less than", "fewer than", "under", "below"),
    "nearly": ("nearly", "almost", "approaching", "close to"),
    "about": ("around", "about", "some", "an estimated", "estimated", "roughly", "approximately", "circa", "~"),
    RANGE: ("between", "from"),
}
"""An earlier line wins: "no more than" is not "more than"."""

_BEFORE = {
    name: re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?: (?:the|a|an))? ?\Z", re.IGNORECASE)
    for name, words in _PRINTED_QUALIFIERS.items()
}
_SIGNS = {
    "~": "about",
    "\u2248": "about",
    ">": "more_than",
    "<": "less_than",
    "\u2265": "at_least",
    "\u2264": "at_most",
}

LOOK_BACK = 24
"""Characters before a mention in which its qualifier is looked for: the longest one and an article."""

LOOK_AHEAD = 60
"""Characters behind a mention in which what it counts is looked for."""

_SCALES = SCALES | {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "bn": 10**9, "b": 10**9}
_SCALES |= {"tn": 10**12, "trn": 10**12}
_NUMBER = r"((?:\d{1,3}(?:[ ,]\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)?"
_PART = r"( ?[\u00bc-\u00be\u2150-\u215e]| ?[1-9]/(?:10|[2-9]))?"
_SCALE = rf"((?:[ -]?(?:{'|'.join(_SCALES)})s?(?![^\W_]))*)"
_AMOUNT = rf"(?=\.?\d|[\u00bc-\u00be\u2150-\u215e]){_NUMBER}{_PART}{_SCALE}"
_AMOUNTS = re.compile(
    rf"([^\d.]*?){_AMOUNT}(?:(?:[ %]*-(?:to-)?| and | to )[^\d]{{0,4}}?{_AMOUNT})?([^\d]*)", re.IGNORECASE
)

LONGEST = 40
"""Characters of a mention whose digits are read: no figure is longer, and Python refuses very long numbers."""

_UNITS = {
    **dict.fromkeys(("day", "days"), "DAYS"),
    **dict.fromkeys(("week", "weeks"), "WEEKS"),
    **dict.fromkeys(("month", "months"), "MONTHS"),
    **dict.fromkeys(("people", "persons", "men", "women", "soldiers", "troops", "civilians"), "PS"),
}
_PERCENT = "PT"
# The next word in small letters: "20 Ruritanian firms". Not one that no count is followed by.
_NOUN = re.compile(r"(?: [A-Z][^\W\d_]*)* (?!(?:of|or|and|to|in|on|by|at|the|a|an|is|was)\b)([a-z]+)")


@dataclass(frozen=True)
class Suggestion:
    """What a mention suggests.

    Parameters
    ----------
    values
        None, one, or the two ends of a range; each in its unit.
    unit
        Code, sign or printed word of the unit, or empty.
    qualifier
        Code of the qualifier.
    start
        Where the printed words of the qualifier start in the paragraph; without one, where the mention does.
    """

    values: tuple[Fraction, ...]
    unit: str
    qualifier: str
    start: int


def suggest(paragraph: str, mention: Mention) -> Suggestion:
    """Return what a mention and the words around it suggest.

    Parameters
    ----------
    paragraph
        The paragraph.
    mention
        A mention in it, or two joined by "and" or "to".
    """
    values = _values(mention)
    is_share = mention.kind == "fraction" and len(values) == 1 and 0 < values[0] < 1
    if is_share:
        values = (Fraction(round(values[0] * 1000), 10),)
    qualifier, start = _qualifier(paragraph, mention)
    if len(values) == 2:
        qualifier = RANGE
    elif qualifier == RANGE:
        qualifier, start = EXACT, mention.start
    return Suggestion(values, _PERCENT if is_share else _unit(paragraph, mention), qualifier, start)


def _values(mention: Mention) -> tuple[Fraction, ...]:
    if mention.kind in {"date", "code", "vague"} or len(mention.text) > LONGEST:
        return ()
    if not re.search(r"[\d\u00bc-\u00be\u2150-\u215e]", mention.text):
        value = words_value(mention.text, ordinal=mention.kind == "ordinal")
        return () if value is None else (value,)
    match = _AMOUNTS.fullmatch(mention.text)
    if match is None:
        return ()
    before, number, part, scale, second_number, second_part, second_scale, _ = match.groups()
    upper = _value(second_number, second_part, second_scale)
    value = _value(number, part, scale or (second_scale if upper is not None else ""))
    if value is None:
        return ()
    if "-" in before:
        value = -value
    if upper is None:
        return (value,)
    return (value, upper) if value < upper else ()


def _value(number: str | None, part: str | None, scale: str | None) -> Fraction | None:
    if not number and not part:
        return None
    value = Fraction(re.sub("[ ,]", "", number)) if number else Fraction(0)
    if part:
        sign = part.strip()
        # The character for one third has the numeric value 0.333..., a rounded one.
        value += Fraction(sign) if "/" in sign else Fraction(unicodedata.numeric(sign)).limit_denominator(10)
    for word in re.findall("[a-z]+", (scale or "").lower()):
        factor = _SCALES.get(word) or _SCALES.get(word.removesuffix("s"))
        if factor is None:  # letters that only look alike, as a long s
            return None
        value *= factor
    return value


def _qualifier(paragraph: str, mention: Mention) -> tuple[str, int]:
    if mention.text[0] in _SIGNS:
        return _SIGNS[mention.text[0]], mention.start
    before = paragraph[max(0, mention.start - LOOK_BACK) : mention.start]
    for name, pattern in _BEFORE.items():
        if match := pattern.search(before):
            return name, mention.start - len(match[0])
    return EXACT, mention.start


def _unit(paragraph: str, mention: Mention) -> str:
    text = mention.text
    if mention.kind == "percent":
        return "percentage points" if "point" in text else _PERCENT
    if mention.kind == "money":
        signs = [character for character in text if unicodedata.category(character) == "Sc"]
        return next(iter(signs), text.split("-")[-1].split()[-1])
    if mention.kind in {"ordinal", "date", "code"}:
        return ""
    if mention.kind == "multiple":
        return "times"
    after = paragraph[mention.end : mention.end + LOOK_AHEAD]
    noun = re.search(rf"-(?!{any_of(ONES)})([a-z]+)\Z", text) or _NOUN.match(after)
    return _UNITS.get(noun[1], noun[1]) if noun else ""

"""The reading of one number: its value, its unit and its qualifier.

Percentages and parts are given in percent, a fall below zero. Where the words allow two values ("grew 2.5 times"),
there is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from ..schemas.qualifiers import RANGE
from .amounts import LONGEST, amounts
from .changes import is_fall, rises_around
from .counted import find_counted
from .mentions import Mention
from .money import find_money
from .number_words import HALVINGS, MULTIPLES, any_of, words_value
from .qualifiers import EXACT, find_qualifier
from .reading import CODE, DATE, FIGURE, ORDINAL, PERCENT, POINTS, TIMES, VAGUE, Context, Reading, plain_reading
from .word_lists import rows_of

_PERCENT = re.compile(
    r"[ -]?(?:%|\u2030|\u066a|\uff05)|[ -](?:per[ -]?cents?|percent|pct\.?|pc|p\.c\.|"
    r"per cent)(?![^\W_])|(?:pct|pc|p\.c\.)(?![^\W_])",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?:[ -]?(?:%|per[ -]?cent|percentage)[ -]points?|[ -](?:pp|ppts?|p\.p\.|percentage pts?)|pp)(?![^\W_])",
    re.IGNORECASE,
)
_TIMES = re.compile(r"[ -](?:times|fold|x)(?![^\W_])|-?fold(?![^\W_])|x(?![^\W_])", re.IGNORECASE)
_MULTIPLE_VERBS = re.compile(
    r"(?:doubled|tripled|trebled|quadrupled|quintupled|doubles|triples|trebles|quadruples|doubling|tripling|trebling|quadrupling)",
    re.IGNORECASE,
)
_BEFORE_A_VERB = re.compile(
    r"\b(?:to|will|would|could|may|might|should|must|can|shall|not)(?: (?:more than|nearly|almost|"
    r"about|roughly|at least))? \Z",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"(?:minute|hour|day|week|month|year|decade|kilomet|mile|meter|metre|km)")


class FigureReader:
    """Reads the numbers of one paragraph, each by itself.

    Parameters
    ----------
    paragraph
        The paragraph.
    context
        What is known beside it.
    """

    def __init__(self, paragraph: str, context: Context) -> None:
        self.paragraph = paragraph
        self.context = context

    def read(self, mention: Mention) -> Reading:
        """Return the reading of a mention that is no date."""
        plain = plain_reading(self.paragraph, mention.start, mention.end, FIGURE, (mention,))
        if mention.kind == "code":
            return replace(plain, kind=CODE)
        if mention.kind == "ordinal":
            return replace(plain, kind=ORDINAL)
        if mention.text.lower() in {"quarter", "quarters"}:
            # No part of a whole: "the year-ago quarter".
            return replace(plain, kind=DATE)
        if mention.kind == "vague" or mention.text.lower() in {"once", "single"}:
            unit, _, _ = find_counted(self.paragraph, mention.start, mention.end, self.context.measures)
            return replace(plain, kind=VAGUE, unit=unit)
        if mention.kind == "multiple":
            return self._multiple(plain)
        values, start, end = self._amount(mention)
        return self._figure(plain, values, start, end)

    def _amount(self, mention: Mention) -> tuple[tuple[Fraction, ...], int, int]:
        """Return the values of a mention, and where its number starts and ends."""
        text = mention.text
        if not re.search(r"[\d\u00bc-\u00be\u2150-\u215e]", text):
            value = words_value(text)
            tail = re.search(
                r"[ -](?:percent(?:age[ -]points?)?|per[ -]cents?|pct|pc|pp|basis[ -]points?)\Z", text, re.IGNORECASE
            )
            end = mention.start + (tail.start() if tail else _number_end(text))
            return (() if value is None else (value,)), mention.start, end
        found = amounts(text)
        if not found or len(found) > 2:
            return (), mention.start, mention.end
        start, end = mention.start + found[0].start, mention.start + found[-1].end
        values = tuple(amount.value for amount in found)
        if len(found) == 2:
            first, second = found
            joint = text[first.end : second.start]
            if "-" not in joint or (re.fullmatch(r"-", joint) and first.value >= second.value and not second.scaled):
                return (), start, end
            if second.scaled and not first.scaled:
                values = (with_scale(first.value, second.value, text[second.start : second.end]), second.value)
            if values[0] >= values[1]:
                return (), start, end
        elif "-" in text[: found[0].start]:
            values = (-values[0],)
        return values, start, end

    def _figure(self, plain: Reading, values: tuple[Fraction, ...], start: int, end: int) -> Reading:
        paragraph, mention = self.paragraph, plain.mentions[0]
        if points := _POINTS.match(paragraph, end):
            reading = replace(plain, values=values, unit=POINTS, end=max(plain.end, points.end()))
        elif percent := _PERCENT.match(paragraph, end):
            reading = replace(plain, values=values, unit=PERCENT, end=max(plain.end, percent.end()))
        elif mention.kind == "fraction" and len(values) == 1 and 0 < values[0] < 1 and not self._measured_part(end):
            reading = replace(plain, values=(Fraction(round(values[0] * 1000), 10),), unit=PERCENT)
        elif money := find_money(paragraph, start, end, self.context.text):
            reading = replace(
                plain,
                values=values,
                unit=money.code,
                start=min(plain.start, money.start),
                end=max(plain.end, money.end),
            )
            return self.qualified(reading, large=True)
        elif (times := _TIMES.match(paragraph, end)) and len(values) == 1:
            reading = replace(plain, end=max(plain.end, times.end()))
            return self._grown_times(reading, values, fold="fold" in times[0])
        else:
            behind = end + (paragraph[end : end + 1] == "+")
            unit, measured, _ = find_counted(paragraph, start, behind, self.context.measures)
            reading = replace(plain, values=values, unit=unit)
            large = bool(values) and values[-1] >= 1000
            stretch = measured and _STRETCH.search(unit.lower()) is not None
            return self.qualified(reading, large=large, stretch=stretch)
        reading = replace(reading, text=paragraph[reading.start : reading.end])
        if reading.values and reading.values[0] >= 0 and is_fall(paragraph, reading.start, reading.end):
            minus = re.search(
                r"(?:minus|negative)[ -]\Z", paragraph[max(0, reading.start - 9) : reading.start], re.IGNORECASE
            )
            reading = replace(reading, values=tuple(sorted(-value for value in reading.values)))
            if minus:
                reading = replace(reading, start=reading.start - len(minus[0]))
        return self.qualified(reading, large=True)

    def _measured_part(self, end: int) -> bool:
        """Return whether a part is one of a unit of measure: half an hour."""
        match = re.match(r" (?:an?|of an?) ", self.paragraph[end : end + 8])
        return bool(match) and find_counted(self.paragraph, end, end + len(match[0]) - 1)[1] if match else False

    def qualified(self, reading: Reading, *, large: bool, stretch: bool = False) -> Reading:
        """Return a reading with the qualifier that is printed before or behind it."""
        reading = replace(reading, text=self.paragraph[reading.start : reading.end])
        found = find_qualifier(self.paragraph, reading.start, reading.end, large=large, stretch=stretch)
        reading = replace(reading, qualifier=found.code, words_start=found.start, words_end=max(found.end, reading.end))
        if len(reading.values) == 2:
            return replace(reading, qualifier=RANGE)
        if found.code == RANGE:
            return replace(reading, qualifier=EXACT, words_start=reading.start)
        return reading

    def _multiple(self, plain: Reading) -> Reading:
        text = plain.text.lower()
        word = re.split(r"[ -]", text)[0]
        if word in HALVINGS:
            return self.qualified(replace(plain, values=(Fraction(-50),), unit=PERCENT), large=True)
        value = words_value(text)
        if value is None:
            return replace(plain, kind=VAGUE)
        before = self.paragraph[max(0, plain.start - 24) : plain.start]
        if _MULTIPLE_VERBS.fullmatch(text) or (
            word in {"double", "triple", "treble", "quadruple"} and _BEFORE_A_VERB.search(before)
        ):
            return self.qualified(replace(plain, values=((value - 1) * 100,), unit=PERCENT), large=True)
        if "fold" in text and rises_around(self.paragraph, plain.start, plain.end):
            return self.qualified(replace(plain, values=((value - 1) * 100,), unit=PERCENT), large=True)
        if word in MULTIPLES or "fold" in text:
            return self.qualified(replace(plain, values=(value,), unit=TIMES), large=False)
        unit, _, _ = find_counted(self.paragraph, plain.start, plain.end, self.context.measures)
        return self.qualified(replace(plain, values=(value,), unit=unit), large=False)

    def _grown_times(self, reading: Reading, values: tuple[Fraction, ...], *, fold: bool) -> Reading:
        if not rises_around(self.paragraph, reading.start, reading.end):
            return self.qualified(replace(reading, values=values, unit=TIMES), large=False)
        if fold:
            return self.qualified(replace(reading, values=((values[0] - 1) * 100,), unit=PERCENT), large=True)
        reading = self.qualified(replace(reading, values=values, unit=PERCENT), large=True)
        return replace(reading, values=(), is_change=True)


def _number_end(text: str) -> int:
    """Return where the number ends in words without digits: before the unit that is joined to it."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    end = 0
    for size in range(len(words), 0, -1):
        end = words[size - 1].end()
        if words_value(words[size - 1][0], ordinal=True) is not None or _SCALE.fullmatch(words[size - 1][0].lower()):
            break
    return end


_SCALE = re.compile(
    any_of({row["word"] for name in ("scale_words", "scale_words_added") for row in rows_of(name, "en")}) + "?s?"
)


def with_scale(value: Fraction, upper: Fraction, text: str) -> Fraction:
    """Return a number with the scale of the one behind it, when the two are of one size: 2 to 3 million."""
    mantissa = re.match(r"[\d.,' ]*\d", text)
    digits = amounts(mantissa[0]) if mantissa else ()
    if not digits or not digits[0].value or len(text) > LONGEST:
        return value
    scale = upper / digits[0].value
    near = value * 20 > digits[0].value and value < 1000
    return value * scale if near and value * scale < upper * 20 else value

"""What an English paragraph says in numbers: figures, dates, places in an order and vague quantities, each read.

A reading may join several mentions: the two ends of a range, a ratio ("one in five"), a quarter and its year. It
holds guesses, for a person to check; where the words allow two values ("grew 2.5 times"), it holds none.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..schemas.qualifiers import RANGE
from .amounts import LONGEST, amounts
from .calendar_days import FiscalYear, Moment
from .changes import clause_before, follows_verb_of_change, has_verb_of_change, is_fall, rises_around
from .counted import find_counted
from .mentions import Mention, find_mentions
from .money import find_money
from .number_words import HALVINGS, MULTIPLES, any_of, words_value
from .places_named import territories_named
from .printed_dates import find_spans, plain_period
from .qualifiers import EXACT, find_qualifier
from .when_held import REACH, Dated, Held, periods_held, sentences
from .word_lists import rows

FIGURE, DATE, ORDINAL, VAGUE, CODE = "figure", "date", "ordinal", "vague", "code"

PERCENT, POINTS, TIMES = "PT", "PP", "times"

_PERCENT = re.compile(r"[ -]?(?:%|\u2030|\u066a|\uff05)|[ -](?:per[ -]?cents?|percent|pct\.?|pc|p\.c\.|per cent)(?![^\W_])|(?:pct|pc|p\.c\.)(?![^\W_])", re.IGNORECASE)
_POINTS = re.compile(r"(?:[ -]?(?:%|per[ -]?cent|percentage)[ -]points?|[ -](?:pp|ppts?|p\.p\.|percentage pts?)|pp)(?![^\W_])", re.IGNORECASE)
_TIMES = re.compile(r"[ -](?:times|fold|x)(?![^\W_])|-?fold(?![^\W_])|x(?![^\W_])", re.IGNORECASE)
_RATIO = re.compile(r"[ -](?:in|out[ -]of|in every|out of every|of every)(?: the)?[ -]")
_MULTIPLE_VERBS = re.compile(r"(?:doubled|tripled|trebled|quadrupled|quintupled|doubles|triples|trebles|quadruples|doubling|tripling|trebling|quadrupling)", re.IGNORECASE)
_BEFORE_A_VERB = re.compile(r"\b(?:to|will|would|could|may|might|should|must|can|shall|not)(?: (?:more than|nearly|almost|about|roughly|at least))? \Z", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|shall|to be|due|expected|expects?|plans?|planned|forecast|is to|are to|goes|rises|falls|set to|may|could|starts?|begins?|ahead|upcoming|scheduled|slated)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|has|have|fell|rose|grew|went|made|took|gave|came|got|paid|sold|bought|built|lost|cut|saw|ran|led|held|kept|left|met|sent|spent|stood|began|became|drew|flew|slid|shrank|sank|hit|won|said|(?!expected|planned|scheduled|slated|projected)[a-z]{3,}ed)\b")
_TIME_WORDS = frozenset("minutes hours days weeks months years decades".split())
_STRETCH = re.compile(r"(?:minute|hour|day|week|month|year|decade|kilomet|mile|meter|metre|km)")
_NO_RATIO = re.compile(r" (?:minutes?|hours?|days?|weeks?|months?|years?|decades?|quarters?)\b")
_PLACE = re.compile(r"(?:\b[Ii]n|\b[Aa]cross|\b[Tt]hrough|\b[Tt]hroughout|\b[Aa]mong|[Tt]he)(?: (?:its|the|all|these|those|some))? \Z")
MOST_BETWEEN = 60
"""Characters between two figures that share a unit."""

SMALL = 100
"""A number below this behind "in" or "the" tells where or who, not how many there were then: in two states."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention, or several that belong together, say.

    Parameters
    ----------
    start, end
        Where they stand in the paragraph, with the sign or the name of the currency.
    text
        The printed words.
    kind
        ``figure``, ``date``, ``ordinal``, ``vague``, or ``code`` for the name of a thing (F-16).
    values
        None, one, or the two ends of a range; each in its unit.
    unit
        ISO 4217 code, ``PT``, ``PP``, code of a unit of measure, the plural noun that is counted, or empty.
    qualifier
        Code of the qualifier.
    period
        EDTF, or ``None``.
    words_start, words_end
        The printed words with those of the qualifier.
    mentions
        The mentions that were read.
    is_change
        Whether the figure is how much something rose or fell, and the words leave two values ("grew 2.5 times").
    """

    start: int
    end: int
    text: str
    kind: str
    values: tuple[Fraction, ...]
    unit: str
    qualifier: str
    period: str | None
    words_start: int
    words_end: int
    mentions: tuple[Mention, ...]
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the paragraph.

    Parameters
    ----------
    published
        The day of printing, or ``None``: relative days then have no period.
    text
        The whole text, which may name the country whose money is meant.
    measures
        Label of a unit of measure, in small letters, to its code.
    """

    published: dt.date | None = None
    text: str = ""
    measures: Mapping[str, str] | None = None


NO_CONTEXT = Context()


def read_paragraph(paragraph: str, context: Context = NO_CONTEXT) -> list[Reading]:
    """Return what a paragraph says in numbers, in order; no two overlap.

    Parameters
    ----------
    paragraph
        A paragraph of a normalised text.
    context
        What is known beside it.
    """
    return _Reader(paragraph, context).read()


class _Reader:
    """Reads one paragraph: the dates first, then the figures that are left, then which date holds for which."""

    def __init__(self, paragraph: str, context: Context) -> None:
        self.paragraph = paragraph
        self.context = context
        self.moment = Moment(context.published)
        self.sentences = sentences(paragraph)
        self.sentence_starts = [start for start, _ in self.sentences]
        self._fiscal: list[FiscalYear | None] = []

    def read(self) -> list[Reading]:
        mentions = find_mentions(self.paragraph)
        dates, left = self._dates(mentions)
        others = [self._read(mention) for mention in left]
        readings = sorted([*dates, *self._join(others)], key=lambda reading: reading.start)
        return self._with_periods(readings)

    def _dates(self, mentions: Sequence[Mention]) -> tuple[list[Reading], list[Mention]]:
        spans = list(find_spans(self.paragraph, self.moment, self._fiscal_year))
        dates, left, place = [], [], 0
        for mention in mentions:
            while place < len(spans) and spans[place].end <= mention.start:
                place += 1
            if place < len(spans) and spans[place].start < mention.end:
                span = spans[place]
                if dates and dates[-1].end >= min(mention.end, span.end):
                    dates[-1] = replace(dates[-1], mentions=(*dates[-1].mentions, mention))
                else:
                    start, end = min(span.start, mention.start), max(span.end, mention.end)
                    dates.append(self._reading(start, end, DATE, (mention,), period=span.period))
            elif mention.kind == "date" and not self._is_count(mention):
                future = self._is_future(mention)
                period = plain_period(self.paragraph, mention.start, mention.end, self.moment, future=future)
                dates.append(self._reading(mention.start, mention.end, DATE, (mention,), period=period))
            else:
                left.append(mention)
        return dates, left

    def _is_count(self, mention: Mention) -> bool:
        """Return whether four digits that look like a year count something."""
        if not (mention.text.isdecimal() and len(mention.text) == 4):
            return False
        unit, measured, end = find_counted(self.paragraph, mention.start, mention.end)
        near = end - mention.end <= len(unit) + 1
        if near and (measured or unit in {"people", "soldiers", "men", "women", "troops", "persons", "jobs"}):
            return not re.search(r"\b(?:in|since|by|of|from|to|until|during|the|for) \Z", self.paragraph[max(0, mention.start - 10) : mention.start], re.IGNORECASE)
        return False

    def _fiscal_year(self) -> FiscalYear | None:
        if not self._fiscal:
            self._fiscal.append(self._find_fiscal_year())
        return self._fiscal[0]

    def _find_fiscal_year(self) -> FiscalYear | None:
        years = {row["territory"]: row for row in rows("fiscal_years")}
        for text in (self.paragraph, self.context.text):
            for territory in territories_named(text):
                if row := years.get(territory):
                    return FiscalYear(int(row["first_month"]), row["named_by"] == "end")
        money = {row["currency"]: row["territory"] for row in rows("territory_currencies") if row["territory"] in years}
        for match in re.finditer(r"\d[\d.,]*", self.paragraph):
            found = find_money(self.paragraph, match.start(), match.end())
            if found and found.code in money:
                row = years[money[found.code]]
                return FiscalYear(int(row["first_month"]), row["named_by"] == "end")
        if re.search(r"\d (?:lakh|crore)\b", self.paragraph):
            row = years["IN"]
            return FiscalYear(int(row["first_month"]), row["named_by"] == "end")
        return None

    def _is_future(self, mention: Mention) -> bool | None:
        start, end = self.sentences[bisect_right(self.sentence_starts, mention.start) - 1]
        before = self.paragraph[max(start, mention.start - REACH) : mention.start]
        clause = re.split(r",? (?:and|but|while) |[,;] ", before)[-1]
        for words in (before[-24:], clause, before):
            past, ahead = _last(_PAST, words), _last(_FUTURE, words)
            if past < 0 and re.search(r"\b(?:by|until|till|next) \Z", words) and not _PAST.search(clause):
                return True
            if past != ahead:
                return ahead > past
        after = re.split(r"[,;] ", self.paragraph[mention.end : min(end, mention.end + REACH)])[-1]
        past, ahead = _last(_PAST, after), _last(_FUTURE, after)
        return None if past == ahead else ahead > past

    def _reading(
        self, start: int, end: int, kind: str, mentions: tuple[Mention, ...], *, period: str | None = None
    ) -> Reading:
        return Reading(start, end, self.paragraph[start:end], kind, (), "", EXACT, period, start, end, mentions)

    def _read(self, mention: Mention) -> Reading:
        plain = self._reading(mention.start, mention.end, FIGURE, (mention,))
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
            tail = re.search(r"[ -](?:percent(?:age[ -]points?)?|per[ -]cents?|pct|pc|pp|basis[ -]points?)\Z", text, re.IGNORECASE)
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
                values = (_with_scale(first.value, second.value, text[second.start : second.end]), second.value)
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
            reading = replace(plain, values=values, unit=money.code, start=min(plain.start, money.start), end=max(plain.end, money.end))
            return self._qualified(reading, large=True)
        elif (times := _TIMES.match(paragraph, end)) and len(values) == 1:
            reading = replace(plain, end=max(plain.end, times.end()))
            return self._grown_times(reading, values, fold="fold" in times[0])
        else:
            behind = end + (paragraph[end : end + 1] == "+")
            unit, measured, _ = find_counted(paragraph, start, behind, self.context.measures)
            reading = replace(plain, values=values, unit=unit)
            large = bool(values) and values[-1] >= 1000
            stretch = measured and _STRETCH.search(unit.lower()) is not None
            return self._qualified(reading, large=large, stretch=stretch)
        reading = replace(reading, text=paragraph[reading.start : reading.end])
        if reading.values and reading.values[0] >= 0 and is_fall(paragraph, reading.start, reading.end):
            minus = re.search(r"(?:minus|negative)[ -]\Z", paragraph[max(0, reading.start - 9) : reading.start], re.IGNORECASE)
            reading = replace(reading, values=tuple(sorted(-value for value in reading.values)))
            if minus:
                reading = replace(reading, start=reading.start - len(minus[0]))
        return self._qualified(reading, large=True)

    def _measured_part(self, end: int) -> bool:
        """Return whether a part is one of a unit of measure: half an hour."""
        match = re.match(r" (?:an?|of an?) ", self.paragraph[end : end + 8])
        return bool(match) and find_counted(self.paragraph, end, end + len(match[0]) - 1)[1] if match else False

    def _qualified(self, reading: Reading, *, large: bool, stretch: bool = False) -> Reading:
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
            return self._qualified(replace(plain, values=(Fraction(-50),), unit=PERCENT), large=True)
        value = words_value(text)
        if value is None:
            return replace(plain, kind=VAGUE)
        before = self.paragraph[max(0, plain.start - 24) : plain.start]
        if _MULTIPLE_VERBS.fullmatch(text) or (word in {"double", "triple", "treble", "quadruple"} and _BEFORE_A_VERB.search(before)):
            return self._qualified(replace(plain, values=((value - 1) * 100,), unit=PERCENT), large=True)
        if "fold" in text and rises_around(self.paragraph, plain.start, plain.end):
            return self._qualified(replace(plain, values=((value - 1) * 100,), unit=PERCENT), large=True)
        if word in MULTIPLES or "fold" in text:
            return self._qualified(replace(plain, values=(value,), unit=TIMES), large=False)
        unit, _, _ = find_counted(self.paragraph, plain.start, plain.end, self.context.measures)
        return self._qualified(replace(plain, values=(value,), unit=unit), large=False)

    def _grown_times(self, reading: Reading, values: tuple[Fraction, ...], *, fold: bool) -> Reading:
        if not rises_around(self.paragraph, reading.start, reading.end):
            return self._qualified(replace(reading, values=values, unit=TIMES), large=False)
        if fold:
            return self._qualified(replace(reading, values=((values[0] - 1) * 100,), unit=PERCENT), large=True)
        reading = self._qualified(replace(reading, values=values, unit=PERCENT), large=True)
        return replace(reading, values=(), is_change=True)

    def _join(self, readings: Sequence[Reading]) -> list[Reading]:
        joined: list[Reading] = []
        for reading in readings:
            if joined and (both := self._ratio(joined[-1], reading) or self._range(joined[-1], reading)):
                joined[-1] = both
                continue
            if joined:
                joined[-1] = self._shared(joined[-1], reading)
                reading = self._carried(joined[-1], reading)
            joined.append(reading)
        return joined

    def _ratio(self, first: Reading, second: Reading) -> Reading | None:
        gap = self.paragraph[first.end : second.start]
        counts = all(reading.kind == FIGURE and len(reading.values) == 1 and reading.mentions[0].kind == "number" for reading in (first, second))
        if not counts or not _RATIO.fullmatch(gap):
            return None
        part, whole = first.values[0], second.values[0]
        if not (0 < part < whole <= 1000 and part.denominator == whole.denominator == 1):
            return None
        if "out of" not in gap and "every" not in gap and (
            (whole > 10 and whole not in {12, 20, 25, 50, 100, 1000}) or _NO_RATIO.match(self.paragraph, second.end)
        ):
            return None
        both = self._both(first, second, (Fraction(round(part / whole * 1000), 10),), PERCENT)
        if is_fall(self.paragraph, both.start, both.end):
            both = replace(both, values=(-both.values[0],))
        return self._qualified(both, large=True)

    def _both(self, first: Reading, second: Reading, values: tuple[Fraction, ...], unit: str) -> Reading:
        text = self.paragraph[first.start : second.end]
        return replace(
            second, start=first.start, text=text, values=values, unit=unit, mentions=(*first.mentions, *second.mentions)
        )

    def _is_pair(self, first: Reading, second: Reading) -> bool:
        return (
            first.kind == second.kind == FIGURE
            and len(first.values) == len(second.values) == 1
            and not any(mention.kind == "multiple" for mention in (*first.mentions, *second.mentions))
        )

    def _range(self, first: Reading, second: Reading) -> Reading | None:
        if not self._is_pair(first, second):
            return None
        gap = self.paragraph[first.end : second.start]
        before = self.paragraph[max(0, first.start - 24) : first.start].lower()
        between = bool(re.search(r"\bbetween (?:an? |the |about |around |roughly )?\Z", before))
        unit, lower, upper = self._common_unit(first, second)
        if unit is None or lower >= upper:
            return None
        if gap.strip() == "and" and between or gap.strip() == "-" or gap == " - ":
            pass
        elif gap.strip() == "or":
            if not (upper - lower == 1 and upper <= 20 and not first.unit):
                return None
        elif gap.strip() == "to":
            is_from = bool(re.search(r"\bfrom (?:about |around |some |an? )?\Z", before))
            if is_from and has_verb_of_change(clause_before(self.paragraph, first.start)):
                return None
            # "fell by 2.08 million to 1.4 billion": how much, and to what.
            whole = self._own_unit(first) or first.values[0] >= 1000 or upper > 3 * lower
            if not is_from and not between and whole and follows_verb_of_change(self.paragraph, first.start):
                return None
        else:
            return None
        values: tuple[Fraction, ...] = (lower, upper)
        both = self._both(first, second, values, unit)
        if unit in {PERCENT, POINTS} and min(values) >= 0 and is_fall(self.paragraph, both.start, both.end):
            both = replace(both, values=(-upper, -lower))
        return self._qualified(both, large=True)

    def _own_unit(self, reading: Reading) -> bool:
        return bool(reading.unit) or reading.mentions[0].kind in {"money", "percent"}

    def _common_unit(self, first: Reading, second: Reading) -> tuple[str | None, Fraction, Fraction]:
        """Return the unit that two figures share, and their values with the scale of the second; no unit: they differ."""
        lower, upper = abs(first.values[0]), abs(second.values[0])
        kinds = (first.mentions[0].kind, second.mentions[0].kind)
        is_money = ("money" in kinds or self._is_money(first) or self._is_money(second))
        if first.unit and second.unit and first.unit != second.unit:
            return None, lower, upper
        if is_money and (PERCENT in (first.unit, second.unit) or POINTS in (first.unit, second.unit)):
            return None, lower, upper
        if first.unit in {PERCENT, POINTS} and not second.unit:
            return None, lower, upper
        if first.unit and not second.unit and not self._is_money(first):
            return None, lower, upper
        found = amounts(second.mentions[0].text)
        scaled = found[0].scaled if found else False
        own = amounts(first.mentions[0].text)
        if scaled and own and not own[0].scaled:
            text = second.mentions[0].text[found[0].start : found[0].end]
            lower = _with_scale(lower, upper, text)
        return second.unit or first.unit, lower, upper

    def _is_money(self, reading: Reading) -> bool:
        return reading.mentions[0].kind == "money" or len(reading.unit) == 3 and reading.unit.isupper()

    def _shared(self, first: Reading, second: Reading) -> Reading:
        """Return the first of two ends of a change ("from 33 to 40 percent") with the unit and scale of the second."""
        gap = self.paragraph[first.end : second.start]
        counts = first.kind == second.kind == FIGURE and first.mentions[0].kind == second.mentions[0].kind == "number"
        if counts and not first.unit and gap in {" of ", " of the ", " out of "}:
            return replace(first, unit=second.unit)
        if not self._is_pair(first, second) or gap not in {" to ", " to about ", " to around ", " to nearly ", " to almost ", " to some ", " to more than ", " to over "}:
            return first
        if not re.search(r"\bfrom (?:about |around |some |an? |just |only |nearly |over |more than )?\Z", self.paragraph[max(0, first.start - 24) : first.start], re.IGNORECASE):
            return first
        unit, _, _ = self._common_unit(first, second)
        if unit is None or (first.unit and first.unit != second.unit):
            return first
        found, own = amounts(second.mentions[0].text), amounts(first.mentions[0].text)
        values = first.values
        if found and own and found[0].scaled and not own[0].scaled:
            values = (_with_scale(first.values[0], second.values[0], second.mentions[0].text[found[0].start : found[0].end]),)
        return replace(first, values=values, unit=unit)

    def _carried(self, first: Reading, second: Reading) -> Reading:
        """Return a figure without a unit with that of the one before: 16 million tons, of which 6 million."""
        gap = self.paragraph[first.end : second.start]
        if first.kind == second.kind == FIGURE and not second.unit and first.unit not in {"", PERCENT, POINTS, TIMES}:
            plain = second.mentions[0].kind == "number" and not self._is_money(first)
            if plain and re.search(r"\bof which (?:about |some |nearly |around |over )?\Z", gap) and len(gap) < MOST_BETWEEN:
                return replace(second, unit=first.unit)
        return second

    def _with_periods(self, readings: Sequence[Reading]) -> list[Reading]:
        figures = [reading for reading in readings if reading.kind in {FIGURE}]
        held = [Held(reading.words_start, reading.words_end, self._timeless(reading)) for reading in figures]
        dates = [Dated(reading.start, reading.end, reading.period) for reading in readings if reading.kind == DATE]
        periods = iter(periods_held(self.paragraph, held, dates))
        return [replace(reading, period=next(periods)) if reading.kind == FIGURE else reading for reading in readings]

    def _timeless(self, reading: Reading) -> bool:
        lower = reading.unit.lower()
        if lower in _TIME_WORDS or f"{lower}s" in _TIME_WORDS:
            return True
        before = self.paragraph[max(0, reading.words_start - 16) : reading.words_start]
        is_count = reading.mentions[0].kind == "number" and reading.unit not in {PERCENT, POINTS}
        small = bool(reading.values) and reading.values[-1] < SMALL
        return is_count and small and bool(_PLACE.search(before))


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.start() for match in pattern.finditer(words)), default=-1)


def _number_end(text: str) -> int:
    """Return where the number ends in words without digits: before the unit that is joined to it."""
    words = list(re.finditer(r"[^\W\d_]+", text))
    end = 0
    for size in range(len(words), 0, -1):
        end = words[size - 1].end()
        if words_value(words[size - 1][0], ordinal=True) is not None or _SCALE.fullmatch(words[size - 1][0].lower()):
            break
    return end


_SCALE = re.compile(any_of({row["word"] for row in (*rows("scale_words"), *rows("scale_words_added")) if row["language"] == "en"}) + "?s?")


def _with_scale(value: Fraction, upper: Fraction, text: str) -> Fraction:
    """Return a number with the scale of the one behind it, when the two are of one size: 2 to 3 million."""
    mantissa = re.match(r"[\d.,' ]*\d", text)
    digits = amounts(mantissa[0]) if mantissa else ()
    if not digits or not digits[0].value or len(text) > LONGEST:
        return value
    scale = upper / digits[0].value
    near = value * 20 > digits[0].value and value < 1000
    return value * scale if near and value * scale < upper * 20 else value

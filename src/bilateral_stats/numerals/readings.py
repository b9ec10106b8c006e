"""What an English paragraph says in numbers: figures, dates, places in an order and vague quantities, each read.

A reading may join several mentions: the two ends of a range, a ratio ("one in five"), a quarter and its year. It
holds guesses, for a person to check.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from .calendar_days import FiscalYear, Moment
from .counted import find_counted
from .figures import FigureReader
from .joining import FigureJoiner
from .mentions import Mention, find_mentions
from .money import find_money
from .places_named import territories_named
from .printed_dates import Printing, find_spans, plain_period
from .reading import DATE, FIGURE, NO_CONTEXT, PERCENT, POINTS, Context, Reading, plain_reading
from .when_held import REACH, Dated, Held, periods_held, sentences
from .word_lists import rows

_FUTURE = re.compile(
    r"\b(?:will|would|shall|to be|due|expected|expects?|plans?|planned|forecast|is to|are to|goes|"
    r"rises|falls|set to|may|could|starts?|begins?|ahead|upcoming|scheduled|slated)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|fell|rose|grew|went|made|took|gave|came|got|paid|sold|bought|built|lost|cut|saw|ran|led|held|kept|left|met|sent|spent|stood|began|became|drew|flew|slid|shrank|sank|hit|won|said|(?!expected|planned|scheduled|slated|projected)[a-z]{3,}ed)\b"
)
_TIME_WORDS = frozenset(["minutes", "hours", "days", "weeks", "months", "years", "decades"])
_PLACE = re.compile(
    r"(?:\b[Ii]n|\b[Aa]cross|\b[Tt]hrough|\b[Tt]hroughout|\b[Aa]mong|[Tt]he)(?: (?:its|the|all|these|those|some))? \Z"
)
SMALL = 100
"""A number below this behind "in" or "the" tells where or who, not how many there were then: in two states."""


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
        self.figures = FigureReader(paragraph, context)
        self.moment = Moment(context.published)
        self.sentences = sentences(paragraph)
        self.sentence_starts = [start for start, _ in self.sentences]
        self._fiscal: list[FiscalYear | None] = []

    def read(self) -> list[Reading]:
        mentions = find_mentions(self.paragraph)
        dates, left = self._dates(mentions)
        others = [self.figures.read(mention) for mention in left]
        readings = sorted([*dates, *FigureJoiner(self.figures).join(others)], key=lambda reading: reading.start)
        return self._with_periods(readings)

    def _dates(self, mentions: Sequence[Mention]) -> tuple[list[Reading], list[Mention]]:
        spans = list(find_spans(Printing(self.paragraph, self.moment, self._fiscal_year)))
        dates: list[Reading] = []
        left: list[Mention] = []
        place = 0
        for mention in mentions:
            while place < len(spans) and spans[place].end <= mention.start:
                place += 1
            if place < len(spans) and spans[place].start < mention.end:
                span = spans[place]
                if dates and dates[-1].end >= min(mention.end, span.end):
                    dates[-1] = replace(dates[-1], mentions=(*dates[-1].mentions, mention))
                else:
                    start, end = min(span.start, mention.start), max(span.end, mention.end)
                    dates.append(plain_reading(self.paragraph, start, end, DATE, (mention,), period=span.period))
            elif mention.kind == "date" and not self._is_count(mention):
                future = self._is_future(mention)
                period = plain_period(mention.text, self.moment, future=future)
                dates.append(plain_reading(self.paragraph, mention.start, mention.end, DATE, (mention,), period=period))
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
            return not re.search(
                r"\b(?:in|since|by|of|from|to|until|during|the|for) \Z",
                self.paragraph[max(0, mention.start - 10) : mention.start],
                re.IGNORECASE,
            )
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

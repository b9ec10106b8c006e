"""Which date of its sentence tells when a figure held.

A date dates the figures before it in its clause, and those behind it where it opens the clause or where what follows
only adds to it ("in 2022, 27 per cent more than in 2021"). A date of what was said, signed or begun, and one that
something is compared with, dates no figure; a figure that is a length of time has no date either.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .changes import has_verb_of_change

_ABBREVIATIONS = [
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "St",
    "Gen",
    "Gov",
    "Sen",
    "Rep",
    "Col",
    "Lt",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "No",
    "Co",
    "Corp",
    "Inc",
    "Ltd",
    "vs",
    "approx",
    "ca",
    "c",
    "Rs",
    "Tk",
    "Shs",
    "Dhs",
    "Rp",
    "U.S",
    "U.K",
    "U.N",
    "a.m",
    "p.m",
    "p.c",
    "i.e",
    "e.g",
]
_END = re.compile(r"(?<=[.!?;])[\"')\]]*+ +(?=[\"'(\[]*+[^\W_a-z])|(?<=;) ")
_SAYING = (
    r"said|says|say|told|announced|reported|reports|showed|shows|noted|added|stated|declared|agreed|signed|found|released|published|revealed|confirmed|"
    r"according to|data|figures|wrote|disclosed|unveiled|warned|spoke|speech|statement|report|survey|"
    r"poll|interview|press conference|estimated"
)
# "said on Tuesday", "the ministry said Wednesday", "announced on Feb. 29", "figures released by it on Monday".
_SAID_BEFORE = re.compile(
    rf"\b(?:{_SAYING})(?: (?:late|early|here|by|the|its|in|a|an|of|correspondent|"
    rf"[A-Z][\w.-]*)){{0,3}}(?: on| of| dated)? ?\Z"
)
_SAID_AFTER = re.compile(rf",? (?:that|(?:{_SAYING}))\b")
_NOT_WHEN = re.compile(
    r"\b(?:since|from|than in|than on|than|until|till|earlier than|later than|before|prior to|"
    r"compared (?:with|to)|over|versus|vs\.?|against|above|below|beyond|on|after|following|level of|"
    r"levels of|"
    r"signed|agreed|announced|launched|begun|started|born|elected|founded|concluded|reached|"
    r"adopted) ?(?:in |on |the |those of |that of |its |late |early |mid-|same (?:period|month|"
    r"quarter|time|day|week) (?:of |in |the )?)*\Z",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"(?:as of|as at|as on|at the end of|by the end of|end of|to|by|on|in|during|for|of|through|"
    r"between|at|until|till) ?(?:the |late |early |mid-|end-|start of |beginning of |whole of |"
    r"all of |full |fiscal |calendar |year )*\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:from|against|compared (?:with|to)|versus|vs\.?|than|down from|up from|over|following|after|"
    r"peak of|low of|high of|slowing from)(?: (?:an?|the|its|about|around|some|nearly|just|only|over|"
    r"more than|less than|"
    r"estimated|revised|previous|earlier|record|peak|high|low|fall|rise|gain|growth|decline|increase|"
    r"drop|level|of|mere|forecasts?|[a-z]+ly))* ?\Z",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:\bfrom|\bagainst|\bcompared (?:with|to)|\bversus|\bvs\.?|\bslowing from)(?: [^\s,;]+){0,4} ?\Z", re.IGNORECASE
)
_HAS_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|goes|went|made|took|takes|gave|gives|rose|fell|grew|came|comes|got|paid|pays|sold|bought|"
    r"built|cost|costs|hit|won|lost|cut|put|set|saw|sees|ran|runs|led|held|holds|kept|left|met|sent|spent|stood|stands|began|became|drew|flew|slid|shrank|sank|shut|struck|thinks?|wants?|employs?|burns?|needs?|"
    r"says?|said|told|charges?|plans?|expects?|uses?|now|carries|covers|serves|makes|owes|owns|works?|lives?|remains?|accounts?|includes?|reaches|affects?|makes?|stands?|draws?|"
    r"[a-z]{3,}ed)\b"
)
_NEW_CLAUSE = re.compile(
    r"(?:, (?:and|but|while|whereas|with|where|who|although|though|as|so|or)\b|,? (?:while|whereas|"
    r"although|though)\b|; |, of which\b|: )"
)
_ADDS = re.compile(
    r"\s*(?:,|\(|\)|-|to\b|from\b|or\b|and\b)[\s(]*(?:to |from |or |and |up |down |an? |the |its |"
    r"some |about |around |nearly |almost |more than |less than |over |just |a total of |with |"
    r"representing |equal to |equivalent to |against (?:an? |the |its )?|compared with |rise |fall |"
    r"drop |change |increase |decrease |decline |gain |jump |growth |cut |of |target |by |minus |"
    r"plus |only |"
    r"exceeding |topping |beating |missing |above |below |forecasts? |estimates? |expectations |its |"
    r"worth |or about |roughly |planned |projected |[A-Z]{2,4} ?|[$\u20ac\u00a3\u00a5] ?)*\Z"
)


_FROM_BEFORE = re.compile(r"\bfrom (?:about |around |some |an? |nearly |over |more than )?\Z")
# "the November 2023 rate of 28.2 per cent"
_LEVEL = re.compile(
    r"(?:'s)?(?: [^\W\d_]+){0,2} (?:rate|level|figure|total|value|peak|low|high|reading|count|record|"
    r"average|price|output|sales) of "
)
# "since Russia invaded in February 2022"
_SINCE = re.compile(r"\bsince\b[^,;]*\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:or|in|by|at|during|for|about|mostly|mainly|worth)\b")
_OF_IT = re.compile(r"[^.;]{0,12}? (?:of|from|in) (?:them|it|that|this|these|those|the total)\b")
_TARGET = re.compile(r"target|planned|forecast|estimate|expect|projected")
_PASSED = re.compile(
    r"\b(?:approved|voted|passed|signed|agreed|announced|pledged|promised|awarded|unveiled|endorsed|ratified|launched)\b[^,;]*\Z"
)

OPENING = 12
"""Characters before a date that opens its sentence: As of the end of."""

REACH = 300
"""Characters before and behind a figure in which its date is looked for, within its sentence."""

REST = 60
"""Characters behind a figure in which the verb of its clause is looked for."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a paragraph as this module needs it.

    Parameters
    ----------
    start, end
        Where it stands.
    period
        EDTF, or ``None``.
    """

    start: int
    end: int
    period: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A figure of a paragraph as this module needs it.

    Parameters
    ----------
    start, end
        Where it stands, with its qualifier.
    timeless
        Whether it is a length of time, or tells where something is: such a figure has no date.
    """

    start: int
    end: int
    timeless: bool


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph start and end.

    Parameters
    ----------
    paragraph
        The paragraph.
    """
    starts = [0]
    for match in _END.finditer(paragraph):
        before = paragraph[max(0, match.start() - 8) : match.start()].split(" ")[-1]
        if before.rstrip(".").lstrip("(\"'") in _ABBREVIATIONS or (len(before) == 2 and before[0].isupper()):
            continue
        starts.append(match.end())
    return list(zip(starts, [*starts[1:], len(paragraph)], strict=True))


def periods_held(paragraph: str, figures: Sequence[Held], dates: Sequence[Dated]) -> list[str | None]:
    """Return the period of each figure, ``None`` where its sentence tells none.

    Parameters
    ----------
    paragraph
        The paragraph.
    figures, dates
        What it holds, each in order.
    """
    spans = sentences(paragraph)
    starts = [start for start, _ in spans]

    def sentence(place: int) -> tuple[int, int]:
        start, end = spans[bisect_right(starts, place) - 1]
        return max(start, place - REACH), min(end, place + REACH)

    useful = [date for date in dates if date.period and _tells_when(paragraph, date, sentence(date.start)[0])]
    date_starts, figure_starts = [date.start for date in useful], [figure.start for figure in figures]
    periods: list[str | None] = []
    for figure in figures:
        start, end = sentence(figure.start)
        near_dates = useful[bisect_left(date_starts, start) : bisect_left(date_starts, end)]
        near = figures[bisect_left(figure_starts, start) : bisect_left(figure_starts, end)]
        periods.append(None if figure.timeless else _period(paragraph, start, figure, near_dates, near))
    return periods


def _tells_when(paragraph: str, date: Dated, start: int) -> bool:
    before = paragraph[start : date.start]
    if _SAID_BEFORE.search(before) or (_SAID_AFTER.match(paragraph, date.end) and _is_day(date)):
        return False
    if _SINCE.search(before):
        return False
    if _is_day(date) and _PASSED.search(before):
        return False
    return not _NOT_WHEN.search(before) or bool(re.search(r"\b[Oo]n \Z", before)) or _spans(before, date)


def _is_day(date: Dated) -> bool:
    return bool(date.period and len(date.period) == 10)


def _spans(before: str, date: Dated) -> bool:
    """Return whether ``from`` belongs to a span: from 2016 to 2022."""
    return bool(date.period and "/" in date.period and re.search(r"\b[Ff]rom \Z", before))


def _period(paragraph: str, start: int, figure: Held, dates: Sequence[Dated], figures: Sequence[Held]) -> str | None:
    after = next((date for date in dates if date.start >= figure.end), None)
    before = next((date for date in reversed(dates) if date.end <= figure.start), None)
    if after is not None and _reaches_back(paragraph, figure, after, figures):
        return after.period
    if before is not None and _reaches_on(paragraph, start, before, figure, figures):
        return before.period
    return None


def _reaches_back(paragraph: str, figure: Held, date: Dated, figures: Sequence[Held]) -> bool:
    between = paragraph[figure.end : date.start]
    if _NEW_CLAUSE.search(between) or between.rfind("(") > between.rfind(")"):
        return False
    closer = [other for other in figures if figure.end <= other.start and other.end <= date.start]
    for other in closer:
        gap = paragraph[figure.end : other.start]
        if _FROM.search(gap) or _COMPARED.search(gap):
            # "fell 31% from $2.9 billion in May": the month is that of the amount alone.
            return False
        if paragraph[other.end : date.start] in {" of ", " of the "}:
            return False
    parts = re.split(r", ", between)
    return all(_GOES_ON.match(part) for part in parts[1:])


def _reaches_on(paragraph: str, start: int, date: Dated, figure: Held, figures: Sequence[Held]) -> bool:
    between = paragraph[date.end : figure.start]
    if _LEVEL.fullmatch(between):
        return True
    if _is_compared(paragraph, start, between, figure):
        return False
    earlier = [other for other in figures if start <= other.start < date.start]
    if earlier and between.startswith(" to ") and _FROM_BEFORE.search(paragraph[start : earlier[-1].start]):
        # "from 9.1 per cent in 2016 to 4.6 per cent": the year is that of the first.
        return False
    rest = re.split(
        r"[,;.:]? (?:and|but|while|whereas|which|,)|[,;:(] |\.(?: |\Z)",
        paragraph[figure.end : figure.end + REST],
        maxsplit=1,
    )[0]
    if breaks := list(_NEW_CLAUSE.finditer(between)):
        # A clause of its own has a verb; what lacks one leans on the clause before: "and the other $2bn".
        return bool(_OF_IT.match(rest)) or not _has_verb(between[breaks[-1].end() :] + rest)
    if not earlier:
        return not re.search(r"\bof (?:the )?\Z", paragraph[start : date.start]) or date.start - start < OPENING
    if _ADDS.match(between) or _OF_IT.match(rest):
        return True
    if between.startswith(", when "):
        return True
    return between.startswith((",", " (", " to ", " and")) and len(between) < 60 and not _HAS_VERB.search(between)


def _has_verb(words: str) -> bool:
    return bool(_HAS_VERB.search(words)) or has_verb_of_change(words)


def _is_compared(paragraph: str, start: int, between: str, figure: Held) -> bool:
    match = _COMPARED.search(between)
    if not match or _TARGET.search(between) or _TARGET.search(paragraph[figure.end : figure.end + 16]):
        return False
    # "harvested 12 tonnes from 3 hectares" compares nothing.
    return not match[0].startswith("from") or has_verb_of_change(paragraph[start : figure.start])

"""The answer to a sentence: for each figure, which claims it fits and which contradict it, in which scope."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from ..derive.bounds import bounds_of
from ..derive.verdicts import Interval
from ..ground.article_text import normalise, paragraphs
from ..ground.periods import period_bounds
from ..numerals.reading import FIGURE, PERCENT, Context, Reading
from ..numerals.readings import read_paragraph
from ..numerals.when_held import sentences
from ..schemas.vocabularies import INFLOW, OUTFLOW, UNDIRECTED
from ..words.rows import rows_of
from ..words.values import say_period
from .lexicon import measure, terms, words
from .places import Gazetteer, Roles, find_roles
from .subjects import NEAR, Subjects, objects_of

GROWTH = "growth"
"""The term for every word of growing."""

SHARE, CHANGE, MONEY = "share", "change", "money"
COUNTED = ("persons", "things")
"""Dimensions of what a plural noun counts."""

MOST_NAMED = 3
"""Claims that a sentence names, and indicators among which it asks to choose."""

DAYS_OF_A_YEAR = 366
"""A longer period is a window of years: a figure without a period, printed in one of them, is not of the window."""

FAR = 0.25
"""Part by which a figure may lie beyond the stated end of an open claim and still be what it tells."""

PRICE = re.compile(r"\b(?:an?|per|each|every) (?:barrel|tonne|ton|litre|piece|unit|head|person)\b", re.IGNORECASE)
"""What makes an amount of money a price, not a value."""

CLAUSE = re.compile(r"(?<=[,;] )|(?= and | but | while | whereas )")
"""Where a new clause may begin."""

SMALL = 12
"""Up to here a number that counts nothing may stand for a noun."""

NEAR_BY = 80
"""Characters on each side of a figure that say what it is about, where its sentence tells of several."""


Areas = tuple[str | None, str | None]
"""Codes of the reference area and of the counterpart area."""


@dataclass(frozen=True)
class Answer:
    """What the record says to one figure of a sentence.

    Parameters
    ----------
    figure
        Its printed words.
    indicator_id
        The indicator it was taken for; ``None`` where that is not clear, or nothing is recorded.
    ref_area, counterpart_area
        Codes of the areas, where they are clear.
    fits, contradicts
        Keys of the claims.
    related
        Keys of the claims of linked indicators that the figure fits: another scope.
    nearest
        The indicators that may be meant, where it is not clear which.
    sentence
        The answer in words.
    """

    figure: str
    indicator_id: str | None
    ref_area: str | None
    counterpart_area: str | None
    fits: list[str] = field(default_factory=list)
    contradicts: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    nearest: list[str] = field(default_factory=list)
    sentence: str = ""

    def values(self) -> dict[str, Any]:
        """Return its parts as values that JSON can hold."""
        return asdict(self)


class Asked:
    """A record, prepared to be asked.

    Parameters
    ----------
    statistics, indicators, areas, units, links
        Its tables.
    comparisons
        Rows of the table, by key.
    shorts
        Short name of each originator that has one, by its name.
    """

    def __init__(
        self,
        statistics: pd.DataFrame,
        comparisons: Mapping[str, Mapping[str, Any]],
        indicators: pd.DataFrame,
        areas: pd.DataFrame,
        units: pd.DataFrame,
        links: pd.DataFrame,
        shorts: Mapping[str, str],
    ) -> None:
        self.shorts = shorts
        self.claims = rows_of(statistics)
        self.comparisons = comparisons
        self.indicators = {row["indicator_id"]: row for row in rows_of(indicators)}
        self.units = {row["unit"]: row for row in rows_of(units)}
        self.links = [(row["indicator_id"], row["related_id"]) for row in rows_of(links)]
        self.names = dict(zip(areas["area"], areas["name"], strict=True))
        self.gazetteer = Gazetteer(self.names)
        printed: dict[str, list[str]] = {}
        for claim in self.claims:
            english = claim["in_english"] or (claim["as_printed"] if claim["language"] == "en" else "")
            printed.setdefault(claim["indicator_id"], []).append(self._without_names(english))
        rows = [{**row, "definition": self._without_names(row["definition"])} for row in self.indicators.values()]
        self.subjects = Subjects(rows, printed)
        self.measures = {
            re.split(r"[.,:;(]| of ", row["label"])[0].strip().lower(): unit for unit, row in self.units.items()
        }

    def answer(self, text: str) -> list[Answer]:
        """Return an answer for each figure of a text."""
        answers: list[Answer] = []
        earlier: list[str] = []
        for paragraph in paragraphs(normalise(text)):
            for start, end in sentences(paragraph):
                sentence = paragraph[start:end]
                for clause in self._clauses(sentence):
                    answers += self._clause(clause, sentence, earlier)
                    earlier += [place.area for place in self.gazetteer.find(clause) if place.area]
        return answers

    def _read(self, text: str) -> list[Reading]:
        readings = read_paragraph(text, Context(None, text, self.measures))
        return [
            reading
            for reading in readings
            if reading.kind == FIGURE and reading.values and not _is_pronoun(reading)  # noqa: PD011 - no frame
        ]

    def _clauses(self, sentence: str) -> list[str]:
        """Return the clauses of a sentence, each with one figure where it holds several."""
        clauses = [""]
        for part in CLAUSE.split(sentence):
            if self._read(clauses[-1]) and self._read(part):
                clauses.append(part)
            else:
                clauses[-1] += part
        return clauses

    def _clause(self, clause: str, sentence: str, earlier: Sequence[str]) -> Iterable[Answer]:
        """Yield an answer for each figure of a clause; what it leaves open, its whole sentence may tell."""
        for reading in self._read(clause):
            answer = self._figure(clause, reading, earlier)
            if not answer.indicator_id and clause != sentence:
                offset = sentence.index(clause)
                same = [other for other in self._read(sentence) if other.start == reading.start + offset]
                answer = self._figure(sentence, same[0], earlier) if same else answer
            yield answer

    def _without_names(self, text: str) -> str:
        return self.gazetteer.pattern.sub(" ", text)

    def _figure(self, sentence: str, reading: Reading, earlier: Sequence[str]) -> Answer:
        places = self.gazetteer.find(sentence)
        figure = sentence[reading.words_start : reading.words_end].strip()
        # Before the figure a qualifier may stand; what it counts may be read as part of it.
        span = (reading.words_start, reading.mentions[-1].end)
        roles = find_roles(sentence, places, span, earlier)
        unit, dimensions = self._dimensions(reading, sentence)
        counted = reading.unit if dimensions == set(COUNTED) else ""
        objects = [word for word in objects_of(sentence, reading.end, counted) if not self._is_name(word.text)]
        named = list(dict.fromkeys(place.area for place in places))
        before = list(dict.fromkeys(area for area in reversed(earlier) if area not in named))
        named += before[: max(0, 2 - len(named))]
        possible = {}
        for key, row in self.indicators.items():
            if row["dimension"] in dimensions and self.subjects.holds(key, objects):
                areas = self._areas(key, roles, named)
                if areas is not None:
                    possible[key] = areas
        near = sentence[max(0, span[0] - NEAR_BY) : span[1] + NEAR_BY]
        said = terms(words(self._without_names(sentence)))
        ranked = self.subjects.rank(said, possible)
        if len({key for _, key in ranked}) > 1 and near != sentence:
            close = self.subjects.rank(terms(words(self._without_names(near))), possible)
            ranked = close or ranked
        if not ranked:
            return Answer(figure, None, None, None, sentence="Nothing about this is recorded.")
        return self._answer(figure, reading, unit, ranked, possible)

    def _is_name(self, word: str) -> bool:
        return self.gazetteer.pattern.search(word.title()) is not None

    def _dimensions(self, reading: Reading, sentence: str) -> tuple[str | None, set[str]]:
        """Return the unit of a figure and the dimensions in which it may be counted."""
        unit = reading.unit
        if unit == PERCENT:
            of_a_whole = re.match(r"\s+of\b", sentence[reading.end :]) is not None
            near = sentence[max(0, reading.words_start - NEAR_BY) : reading.end + NEAR_BY]
            return None, {CHANGE} if not of_a_whole and GROWTH in terms(words(near)) else {SHARE}
        unit = self.measures.get(measure(unit), unit) or self._money(reading)
        if PRICE.search(sentence) and reading.mentions[0].kind == "money":
            return unit, set()
        if unit in self.units:
            return unit, {self.units[unit]["dimension"]}
        if re.fullmatch(r"[A-Z]{3}", unit):
            return unit, {MONEY}
        return None, set(COUNTED)

    def _money(self, reading: Reading) -> str:
        """Return the currency of this record that a sign or a word means which several currencies share."""
        printed = reading.text.lower()
        for unit, row in self.units.items():
            name = row["label"].lower().split()[-1]
            if row["dimension"] == MONEY and ((row["sign"] and row["sign"] in printed) or name in printed):
                return str(unit)
        return ""

    def _areas(self, key: str, roles: Roles, named: Sequence[str]) -> Areas | None:
        """Return the areas of an indicator in a sentence, or ``None`` where it cannot be about it.

        Parameters
        ----------
        key
            The indicator.
        roles
            Who gives, who receives, whose whole it is.
        named
            The areas that the sentence names; where it names one alone, the last one named before it follows.
        """
        row = self.indicators[key]
        direction = row["direction"]
        counts = row["dimension"] in COUNTED
        if direction in {INFLOW, OUTFLOW}:
            ref, other = (roles.receiver, roles.giver) if direction == INFLOW else (roles.giver, roles.receiver)
            if row["dimension"] == SHARE and roles.holder is not None and roles.holder != ref:
                return None
            ref = roles.own if ref is None and counts else ref
            other = other or next((area for area in named if area != ref), None)
            return (ref, other) if ref is not None and other is not None and ref != other else None
        if direction == UNDIRECTED:
            if counts and roles.own is not None:
                return None
            known = [area for area in (roles.giver, roles.receiver) if area is not None]
            pair = known if len(named) > 2 and len(known) == 2 else named[:2]
            return (min(pair), max(pair)) if len(pair) == 2 else None
        ref = roles.own or roles.holder or roles.giver
        others = [area for area in named if area != ref] or self._partners(key, ref)
        return (ref, others[0]) if ref is not None and others else None

    def _partners(self, key: str, ref: str | None) -> list[str]:
        found = {
            claim["counterpart_area"]
            for claim in self.claims
            if (claim["indicator_id"], claim["ref_area"]) == (key, ref)
        }
        return sorted(found) if len(found) == 1 else []

    def _answer(
        self,
        figure: str,
        reading: Reading,
        unit: str | None,
        ranked: Sequence[tuple[float, str]],
        possible: Mapping[str, Areas],
    ) -> Answer:
        best = ranked[0][0]
        level = [key for score, key in ranked if score >= NEAR * best]
        held = [key for key in level if self._claims_of(key, possible[key])]
        if not held:
            areas = possible[level[0]]
            title = self.indicators[level[0]]["title"]
            return Answer(figure, None, None, None, sentence=f"{title}, {self._say(areas)}: nothing is recorded.")
        in_unit = [key for key in held if any(claim["unit"] == unit for claim in self._claims_of(key, possible[key]))]
        held = in_unit or held
        if len(held) > 1 and math.isclose(best, ranked[1][0]):
            titles = [f"{self.indicators[key]['title']} ({key})" for key in held[:MOST_NAMED]]
            return Answer(
                figure, None, None, None, nearest=held[:MOST_NAMED], sentence=f"Which is meant: {'; '.join(titles)}?"
            )
        key = held[0]
        fits, contradicts, other = self._compare(reading, unit, key, possible[key])
        related = [
            claim["claim_id"]
            for linked in self._linked(key)
            for areas in (possible[key], possible[key][::-1])
            for claim in self._compare(reading, unit, linked, areas)[0]
        ]
        ref, counterpart = possible[key]
        return Answer(
            figure,
            key,
            ref,
            counterpart,
            [claim["claim_id"] for claim in fits],
            [claim["claim_id"] for claim in contradicts],
            list(dict.fromkeys(related)),
            sentence=self._sentence(key, possible[key], reading, fits, contradicts, other, related),
        )

    def _linked(self, key: str) -> list[str]:
        return [second if key == first else first for first, second in self.links if key in (first, second)]

    def _claims_of(self, key: str, areas: Areas) -> list[Mapping[str, Any]]:
        return [
            claim
            for claim in self.claims
            if (claim["indicator_id"], claim["ref_area"], claim["counterpart_area"]) == (key, *areas)
        ]

    def _compare(
        self, reading: Reading, unit: str | None, key: str, areas: Areas
    ) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]], list[Mapping[str, Any]]]:
        """Return the claims that a figure fits, those that contradict it, and those about another time."""
        row = self.indicators[key]
        value, *upper = map(float, reading.values)
        text = reading.text
        bounds = bounds_of(
            reading.qualifier,
            value,
            upper[0] if upper else None,
            text,
            None,
            row["dimension"],
            row["minimum"],
            row["maximum"],
        )
        asked = _interval(*bounds, self._factor(unit))
        claims = [
            claim
            for claim in self._claims_of(key, areas)
            if unit is None or self._base(unit) == self._base(claim["unit"])
        ]
        now = _of_period(claims, reading.period)
        fits: list[Mapping[str, Any]] = []
        misses: list[Mapping[str, Any]] = []
        for claim in now:
            allowed = _interval(*_ends(claim), self._factor(claim["unit"]))
            meets = asked.low <= allowed.high and allowed.low <= asked.high
            (fits if meets and _is_near(asked, allowed) else misses).append(claim)
        against = [claim for claim in misses if _speaks_against(claim, fits, dated=reading.period is not None)]
        others = [claim for claim in claims if claim not in fits and claim not in against]
        return fits, against, others

    def _base(self, unit: str) -> str:
        return str((self.units.get(unit) or {}).get("base_unit") or unit)

    def _factor(self, unit: str | None) -> float:
        return float((self.units.get(unit or "") or {}).get("factor") or 1.0)

    def _say(self, areas: Areas) -> str:
        names = [self.names.get(area or "", "another country") for area in areas]
        return " and ".join(names)

    def _sentence(
        self,
        key: str,
        areas: Areas,
        reading: Reading,
        fits: Sequence[Mapping[str, Any]],
        contradicts: Sequence[Mapping[str, Any]],
        other: Sequence[Mapping[str, Any]],
        related: Sequence[str],
    ) -> str:
        parts = [f"Taken for {self.indicators[key]['title']} ({key}), {self._say(areas)}."]
        for said, claims in (("Fits", fits), ("Against it", contradicts), ("Of other times", other)):
            if claims:
                parts.append(f"{said}: {self._named(claims)}.")
        if not fits and not contradicts:
            when = f" of {say_period(reading.period)}" if reading.period else ""
            parts.append(f"No figure{when} is recorded to hold it against.")
        if related:
            claims = [claim for claim in self.claims if claim["claim_id"] in set(related)]
            titles = dict.fromkeys(claim["indicator_title"] for claim in claims)
            parts.append(f"In another scope it fits ({'; '.join(titles)}): {self._named(claims)}.")
        keys = dict.fromkeys(claim["comparison_id"] for claim in (*fits, *contradicts))
        if len(keys) == 1:
            parts.append(self.comparisons[next(iter(keys))]["summary"])
        return " ".join(parts)

    def _named(self, claims: Sequence[Mapping[str, Any]]) -> str:
        """Return some claims in words, each with who prints it and of when it is."""
        said = []
        for claim in claims:
            when = say_period(claim["time_period"]) if claim["time_period"] else "no period stated"
            if claim["as_of"]:
                when += f", as of {say_period(claim['as_of'])}"
            who = claim["originator"] or claim["outlet"] or "source not named"
            said.append(f"{claim['value_label']} ({self.shorts.get(who, who)}, {when})")
        said = list(dict.fromkeys(said))
        more = [f"{len(said) - MOST_NAMED} more"] if len(said) > MOST_NAMED else []
        return "; ".join([*said[:MOST_NAMED], *more])


def _is_pronoun(reading: Reading) -> bool:
    """Return whether a little number counts nothing: "the two talked", "one of them"."""
    return not reading.unit and reading.mentions[0].kind == "number" and max(reading.values) <= SMALL


def _ends(claim: Mapping[str, Any]) -> tuple[Any, Any, bool, bool]:
    return claim["obs_low"], claim["obs_high"], claim["low_inclusive"], claim["high_inclusive"]


def _interval(low: Any, high: Any, with_low: bool, with_high: bool, factor: float) -> Interval:
    """Return what a figure allows, in the base unit; open ends are infinite."""
    lowest = float("-inf") if low is None or low != low else low * factor
    highest = float("inf") if high is None or high != high else high * factor
    return Interval((lowest, 0 if with_low else 1), (highest, 0 if with_high else -1))


def _is_near(asked: Interval, allowed: Interval) -> bool:
    """Return whether a figure is near a claim with an open end: "more than 30" is no support for 90."""
    (low, _), (high, _) = allowed
    if low == float("-inf"):
        return asked.high[0] >= high * (1 - FAR) or asked.low[0] == float("-inf")
    return high != float("inf") or asked.low[0] <= low * (1 + FAR)


def _speaks_against(claim: Mapping[str, Any], fits: Sequence[Mapping[str, Any]], *, dated: bool) -> bool:
    """Return whether a claim that a figure misses contradicts it: not one of another time, and no earlier count."""
    if not fits:
        return True
    if claim["as_of"]:
        days = [fit["as_of"] or fit["date_published"] for fit in fits if fit["comparison_id"] == claim["comparison_id"]]
        if claim["as_of"] < max(filter(None, days), default=""):
            return False
    same = any(claim["comparison_id"] == fit["comparison_id"] for fit in fits)
    return dated or same or _is_undated(claim)


def _is_undated(claim: Mapping[str, Any]) -> bool:
    return claim["time_period"] is None and claim["as_of"] is None


def _of_period(claims: Sequence[Mapping[str, Any]], period: str | None) -> list[Mapping[str, Any]]:
    """Return the claims about a period: those that state it, or a longer one for a count, or none and were of it."""
    if period is None:
        return list(claims)
    stated = [claim for claim in claims if claim["time_period"] is not None]
    same = [claim for claim in stated if _spans(period, claim["time_period"], _is_equal)]
    longer = [
        claim
        for claim in stated
        if claim["dimension"] in COUNTED and _spans(period, claim["time_period"], _lies_within)
    ]
    undated = [
        claim
        for claim in claims
        if claim["time_period"] is None
        and _spans(claim["as_of"] or claim["date_published"], period, _lies_within)
        and _spans(period, period, _is_short)
    ]
    return [*(same or longer), *undated]


Days = tuple[Any, Any]


def _is_equal(one: Days, other: Days) -> bool:
    return one == other


def _lies_within(one: Days, other: Days) -> bool:
    return bool(other[0] <= one[0] and one[1] <= other[1])


def _is_short(one: Days, other: Days) -> bool:
    return bool((other[1] - one[0]).days < DAYS_OF_A_YEAR)


def _spans(one: str | None, other: str, holds: Callable[[Days, Days], bool]) -> bool:
    if one is None:
        return False
    days = period_bounds(pd.Series([one, other], dtype="str"))
    first, second = zip(days["period_start"], days["period_end"], strict=True)
    return not any(pd.isna(day) for day in (*first, *second)) and holds(first, second)

"""The answer to a sentence: for each figure, which claims it fits and which contradict it, in which scope."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import pandas as pd

from ..ground.article_text import normalise, paragraphs
from ..numerals.reading import Reading
from ..numerals.when_held import sentences
from ..schemas.vocabularies import COUNTS, INFLOW, OUTFLOW, SHARE, UNDIRECTED
from ..words.rows import rows_of
from ..words.values import say_period
from .figures import NEAR_BY, FigureFinder
from .lexicon import terms, words
from .places import Gazetteer, Roles, find_roles
from .standing import Areas, Standing
from .subjects import MOST_OF_TITLE, NEAR, Subjects, objects_of

MOST_NAMED = 3
"""Claims that a sentence names, and indicators among which it asks to choose."""


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
        self.figures = FigureFinder(self.units)
        self.standing = Standing(self.claims, self.indicators, self.units)

    def answer(self, text: str) -> list[Answer]:
        """Return an answer for each figure of a text."""
        answers: list[Answer] = []
        earlier: list[str] = []
        for paragraph in paragraphs(normalise(text)):
            question = ""
            for start, end in sentences(paragraph):
                # A figure that answers a question is a figure of what was asked.
                sentence = question + paragraph[start:end].strip()
                asks = sentence.endswith("?") and not self.figures.read(sentence)
                question = f"{sentence[:-1]}: " if asks else ""
                for clause in self.figures.clauses(sentence):
                    answers += self._clause(clause, sentence, earlier)
                    earlier += [place.area for place in self.gazetteer.find(clause) if place.area]
        return answers

    def _clause(self, clause: str, sentence: str, earlier: Sequence[str]) -> Iterable[Answer]:
        """Yield an answer for each figure of a clause; what it leaves open, its whole sentence may tell."""
        for reading in self.figures.read(clause):
            answer = self._figure(clause, reading, earlier)
            if not answer.indicator_id and clause != sentence:
                offset = sentence.index(clause)
                same = [other for other in self.figures.read(sentence) if other.start == reading.start + offset]
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
        unit, dimensions = self.figures.dimensions(reading, sentence)
        counted = reading.unit if dimensions == set(COUNTS) else ""
        objects = [word for word in objects_of(sentence, reading.end, counted) if not self._is_name(word.text)]
        named = list(dict.fromkeys(place.area for place in places))
        before = list(dict.fromkeys(area for area in reversed(earlier) if area not in named))
        named += before[: max(0, 2 - len(named))]
        keys = [
            key
            for key, row in self.indicators.items()
            if row["dimension"] in dimensions and self.subjects.holds(key, objects)
        ]
        possible = {key: areas for key in keys if (areas := self._areas(key, roles, named)) is not None}
        near = sentence[max(0, span[0] - NEAR_BY) : span[1] + NEAR_BY]
        said = terms(words(self._without_names(sentence)))
        ranked = self.subjects.rank(said, possible)
        if len({key for _, key in ranked}) > 1 and near != sentence:
            close = self.subjects.rank(terms(words(self._without_names(near))), possible)
            ranked = close or ranked
        if not ranked and not dimensions & {*COUNTS, SHARE}:
            # The words do not tell who gives: the record may, where they tell well what is meant.
            possible = {key: areas for key in keys if (areas := self._only_order(key, named)) is not None}
            ranked = self.subjects.rank(said, possible, MOST_OF_TITLE)
        if not ranked:
            return Answer(figure, None, None, None, sentence="Nothing about this is recorded.")
        # With the words that stand before it: they may tell whether its end was reached.
        return self._answer(figure, replace(reading, text=figure), unit, ranked, possible)

    def _is_name(self, word: str) -> bool:
        return self.gazetteer.pattern.search(word.title()) is not None

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
        counts = row["dimension"] in COUNTS
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
        others = [area for area in named if area != ref] or self.standing.partners(key, ref)
        return (ref, others[0]) if ref is not None and others else None

    def _only_order(self, key: str, named: Sequence[str]) -> Areas | None:
        """Return two named areas in the one order in which an indicator has claims; ``None`` where it is not one."""
        orders = (tuple(named[:2]), tuple(reversed(named[:2])))
        held = [order for order in orders if len(order) == 2 and self.standing.claims_of(key, order)]
        return held[0] if len(held) == 1 else None

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
        held = [key for key in level if self.standing.claims_of(key, possible[key])]
        if not held:
            areas = possible[level[0]]
            title = self.indicators[level[0]]["title"]
            return Answer(figure, None, None, None, sentence=f"{title}, {self._say(areas)}: nothing is recorded.")
        in_unit = [
            key for key in held if any(claim["unit"] == unit for claim in self.standing.claims_of(key, possible[key]))
        ]
        held = in_unit or held
        if len(held) > 1 and math.isclose(best, ranked[1][0]):
            fitting = [key for key in held if self.standing.compare(reading, unit, key, possible[key]).fits]
            held = fitting if len(fitting) == 1 else held
        if len(held) > 1 and math.isclose(best, ranked[1][0]):
            titles = [f"{self.indicators[key]['title']} ({key})" for key in held[:MOST_NAMED]]
            return Answer(
                figure, None, None, None, nearest=held[:MOST_NAMED], sentence=f"Which is meant: {'; '.join(titles)}?"
            )
        key = held[0]
        fits, contradicts, other = self.standing.compare(reading, unit, key, possible[key])
        related = [
            claim["claim_id"]
            for linked in self._linked(key)
            for areas in (possible[key], possible[key][::-1])
            for claim in self.standing.compare(reading, unit, linked, areas).fits
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

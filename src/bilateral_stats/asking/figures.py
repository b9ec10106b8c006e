"""The figures of a sentence, each with the clause in which it stands, its unit, and what it may be a figure of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..numerals.reading import FIGURE, PERCENT, Context, Reading
from ..numerals.readings import read_paragraph
from ..schemas.vocabularies import CHANGE, COUNTS, MONEY, SHARE
from .lexicon import measure, terms, words

GROWTH = "growth"
"""The term for every word of growing."""

PRICE = re.compile(r"\b(?:an?|per|each|every) (?:barrel|tonne|ton|litre|piece|unit|head|person)\b", re.IGNORECASE)
"""What makes an amount of money a price, not a value."""

MOVES = re.compile(r"\b(?:go|goes|going|went|gone|is|was|are|were) (?:up|down)\b|\b(?:up|down) by\b", re.IGNORECASE)
"""What says in two words that something grew or shrank."""

OF_ONE = re.compile(r" (?:an?|per|each|apiece)\b(?! (?:day|week|month|quarter|year|annum|decade)\b)")
"""What stands behind the price of one of anything."""

CLAUSE = re.compile(r"(?<=[,;] )|(?= and | but | while | whereas )")
"""Where a new clause may begin."""

SMALL = 12
"""Up to here a number that counts nothing may stand for a noun."""

NEAR_BY = 80
"""Characters on each side of a figure that say what it is about, where its sentence tells of several."""


class FigureFinder:
    """Finds figures, and tells their units by those of a record.

    Parameters
    ----------
    units
        Rows of the table ``units``, by key.
    """

    def __init__(self, units: Mapping[str, Mapping[str, Any]]) -> None:
        self.units = units
        labels = {unit: re.split(r"[.,:;(]| of ", row["label"])[0].strip().lower() for unit, row in units.items()}
        self.measures = {label: unit for unit, label in labels.items()}

    def read(self, text: str) -> list[Reading]:
        """Return the figures of a text."""
        readings = read_paragraph(text, Context(None, text, self.measures))
        return [
            reading for reading in readings if reading.kind == FIGURE and reading.values and not _is_pronoun(reading)
        ]

    def clauses(self, sentence: str) -> list[str]:
        """Return the clauses of a sentence, each with one figure where it holds several."""
        clauses = [""]
        for part in CLAUSE.split(sentence):
            if self.read(clauses[-1]) and self.read(part):
                clauses.append(part)
            else:
                clauses[-1] += part
        return clauses

    def dimensions(self, reading: Reading, sentence: str) -> tuple[str | None, set[str]]:
        """Return the unit of a figure and the dimensions in which it may be counted."""
        unit = reading.unit
        if unit == PERCENT:
            of_a_whole = re.match(r"\s+of\b", sentence[reading.end :]) is not None
            near = sentence[max(0, reading.words_start - NEAR_BY) : reading.end + NEAR_BY]
            moves = GROWTH in terms(words(near)) or MOVES.search(near) is not None
            return None, {CHANGE} if not of_a_whole and moves else {SHARE}
        unit = self.measures.get(measure(unit), unit) or self._money(reading) or self._behind(reading, sentence)
        unit = self._rate(unit, sentence[reading.end :]) or unit
        if (PRICE.search(sentence) or OF_ONE.match(sentence, reading.end)) and reading.mentions[0].kind == "money":
            return unit, set()
        if unit in self.units:
            return unit, {self.units[unit]["dimension"]}
        if re.fullmatch(r"[A-Z]{3}", unit):
            return unit, {MONEY}
        return None, set(COUNTS)

    def _behind(self, reading: Reading, sentence: str) -> str:
        """Return the unit of this record whose name stands behind a number that counts nothing else: TIV."""
        behind = re.match(r"\s+([\w/]+)", sentence[reading.end :])
        return self.measures.get(measure(behind[1]), "") if behind else ""

    def _rate(self, unit: str, behind: str) -> str:
        """Return the unit of this record for so many of a thing in a time, where other words stand between."""
        for label, rate in self.measures.items():
            thing, _, time = label.partition(" a ")
            if time and thing == unit and re.search(rf"\A[^,;.]*\b(?:(?:a|per|each|every) {time}|daily)\b", behind):
                return rate
        return ""

    def _money(self, reading: Reading) -> str:
        """Return the currency of this record that a sign or a word means which several currencies share."""
        printed = reading.text.lower()
        for unit, row in self.units.items():
            name = row["label"].lower().split()[-1]
            if row["dimension"] == MONEY and ((row["sign"] and row["sign"] in printed) or name in printed):
                return str(unit)
        return ""


def _is_pronoun(reading: Reading) -> bool:
    """Return whether a little number counts nothing: "the two talked", "one of them"."""
    return not reading.unit and reading.mentions[0].kind == "number" and max(reading.values) <= SMALL

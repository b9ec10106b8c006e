"""The English words by which a sentence is understood: its terms, and lists of words that play a part in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+")

REACH_OF_WITHOUT = 5
"""Words behind "without" of which the first that counts is left out: excluding the supply component of oil."""

SHORTEST_PLURAL = 4
"""Letters from which on an s at the end makes a plural: goods, not gas."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence.

    Parameters
    ----------
    start, end
        Where it stands.
    text
        In small letters.
    lemma
        The term that it stands for: ``oil`` for crude.
    """

    start: int
    end: int
    text: str
    lemma: str


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    text = (files(__package__) / "data" / "english.tsv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text), delimiter="\t"))


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list.

    Parameters
    ----------
    name
        Its name in the data of this room.
    """
    return frozenset(word for row in _rows() if row["list"] == name for word in row["words"].split())


@cache
def _lemmas() -> Mapping[str, str]:
    return {word: row["lemma"] for row in _rows() if row["list"] == "subject" for word in row["words"].split()}


@cache
def lemma(word: str) -> str:
    """Return the term for which a word in small letters stands."""
    found = _lemmas().get(word)
    if found is None and len(word) >= SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        found = _lemmas().get(word[:-1], word[:-1])
    return found or word


@cache
def measure(word: str) -> str:
    """Return the common name of a unit of measure: ``tonnes`` for tons."""
    names = {name: row["lemma"] for row in _rows() if row["list"] == "measure" for name in row["words"].split()}
    return names.get(word.lower(), word.lower())


def words(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    found = []
    for match in WORD.finditer(text):
        lower = match[0].casefold()
        found.append(Word(match.start(), match.end(), lower, lemma(lower)))
    return found


def is_content(word: Word) -> bool:
    """Return whether a word says what something is about."""
    return len(word.text) > 1 and word.text not in listed("stop") and word.text not in listed("generic")


def terms(found: Iterable[Word]) -> frozenset[str]:
    """Return the terms of some words; what is left out or expressly counted is a term of its own: ``without oil``."""
    kept: set[str] = set()
    sequence = list(found)
    passed = 0
    for place, word in enumerate(sequence):
        if place < passed:
            continue
        behind = sequence[place + 1 : place + 1 + REACH_OF_WITHOUT]
        negated = place > 0 and sequence[place - 1].text == "not"
        if word.text in listed("without") or (negated and word.text in listed("with")):
            left_out = next((other for other in behind if other.lemma in _subjects()), None)
            if left_out is not None:
                kept.add(f"without {left_out.lemma}")
                passed = sequence.index(left_out) + 1
        elif is_content(word):
            kept.add(word.lemma)
            before = {other.text for other in sequence[max(0, place - 3) : place]}
            included = bool(behind) and behind[0].text in listed("included")
            if (included or before & listed("with")) and word.lemma in _subjects():
                kept.add(f"with {word.lemma}")
    return frozenset(kept)


@cache
def _subjects() -> frozenset[str]:
    # "Excluding the supply component of oil" leaves out the oil.
    return frozenset(row["lemma"] for row in _rows() if row["list"] == "subject") - {"supply"}


def is_needed(term: str) -> bool:
    """Return whether a sentence must say a term of a title to be about it: oil, killed; not supply, visit."""
    return (term in _subjects() and term not in listed("optional")) or " " in term

"""What a number counts or measures: the plural noun behind it, past its adjectives, or the unit of measure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from .word_lists import english_words, rows

LOOK_AHEAD = 80
"""Characters behind a number in which what it counts is looked for."""

LOOK_BACK = 120
"""Characters before a number in which "the number of" is looked for."""

MOST_WORDS = 5
"""Words between a number and the noun that it counts, the noun included."""

IRREGULAR = english_words("plurals_without_s")
"""Plurals that do not end in an s, and nouns that are counted in one form."""

_NOT_PLURAL = english_words("no_plurals")
_ALSO_ADJECTIVES = english_words("adjectives_with_s")
_STOP = english_words("words_behind_a_noun")
_WORD = re.compile(r"(?:[ ]|-(?=[a-z]))([^\W\d_](?:[^\W\d_]|['/.-](?=[^\W\d_])|[\u00b2\u00b32-3](?![^\W_]))*+)")
_NUMBER_OF = re.compile(r"(?:number|total|count)s? of ((?:[^\W\d_][\w'-]*+ ){1,4})")


@lru_cache(maxsize=1)
def _measures() -> Mapping[str, str]:
    """Return the words of the units of measure, singular and plural, each with the label of its unit."""
    words = {row["words"]: row["label"] for row in rows("measure_words")}
    plurals = {}
    for name, label in words.items():
        first, _, rest = name.partition(" of " if " of " in name else " per " if " per " in name else " a ")
        link = name[len(first) : len(name) - len(rest)]
        if len(first) > 3 and first not in {"feet"}:
            plural = f"{first[:-1]}ies" if first.endswith("ry") else f"{first}s"
            plurals[f"{plural}{link}{rest}"] = label
    return MappingProxyType(plurals | words)


@lru_cache(maxsize=1)
def _longest_measure() -> int:
    return max(len(name.split()) for name in _measures())


def find_counted(
    paragraph: str, start: int, end: int, measures: Mapping[str, str] | None = None
) -> tuple[str, bool, int]:
    """Return what a number counts.

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        The number in it, with its scale.
    measures
        Label of a unit of measure, in small letters, to its code; what it lacks keeps its printed words.

    Returns
    -------
    str, bool, int
        Code or printed words, or empty; whether they are a unit of measure; and where they end.
    """
    words, ends = _words_behind(paragraph, end)
    lower = [word.lower() for word in words]
    for size in range(min(_longest_measure(), len(words)), 0, -1):
        # "1.4-kilometre-long": the first part of the compound.
        name = (
            " ".join(lower[:size])
            if size > 1 or "-" not in lower[0] or lower[0] in _measures()
            else lower[0].split("-")[0]
        )
        label = _measures().get(name)
        if label and (len(name) > 1 or words[0] == name):
            printed = " ".join(words[:size])[: len(name)]
            return _code(printed, label, measures or {}), True, ends[size - 1]
    noun = _plural(words)
    if noun is not None:
        return words[noun], False, ends[noun]
    before = paragraph[max(0, start - LOOK_BACK) : start]
    clause = re.split(r"[.;!?] |, ", before)[-1]
    if told := _NUMBER_OF.search(clause):
        named = told[1].split()
        place = _plural(named)
        if place is not None:
            return named[place], False, end
    return "", False, end


def _code(printed: str, label: str, measures: Mapping[str, str]) -> str:
    # "a three-day visit": three days.
    plural = label if label == f"{printed.lower()}s" else printed
    return measures.get(printed.lower()) or measures.get(label.lower()) or plural


def _words_behind(paragraph: str, end: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    ends: list[int] = []
    limit = end + LOOK_AHEAD
    place = end
    while len(words) < MOST_WORDS + 2 and (match := _WORD.match(paragraph, place, limit)):
        words.append(match[1])
        ends.append(match.end())
        place = match.end()
    if not words and (glued := re.compile(r"[a-zA-Z]{1,3}[\u00b2\u00b32-3]?(?![^\W_])").match(paragraph, end)):
        return [glued[0]], [glued.end()]
    return words, ends


def _plural(words: list[str]) -> int | None:
    """Return the place of the noun that is counted, among the words behind a number."""
    for place, word in enumerate(words[:MOST_WORDS]):
        lower = word.lower()
        if lower in _STOP:
            return None
        if is_plural(lower):
            following = words[place + 1].lower() if place + 1 < len(words) else ""
            if lower in _ALSO_ADJECTIVES and is_plural(following):
                return place + 1
            return place if word[0].islower() or place == 0 else _after_a_name(words, place)
    return None


def _after_a_name(words: list[str], place: int) -> int:
    """Return the place of a plural behind a name that ends in an s: "20 United States firms"."""
    following = words[place + 1].lower() if place + 1 < len(words) else ""
    return place + 1 if is_plural(following) else place


def is_plural(word: str) -> bool:
    """Return whether a word in small letters looks like a plural noun.

    Parameters
    ----------
    word
        A word.
    """
    if word in IRREGULAR:
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "ous", "is"))
        and word not in _NOT_PLURAL
    )

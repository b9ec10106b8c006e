"""Changes: whether the words around a percentage make it a fall, and whether a verb of change stands before it."""

from __future__ import annotations

import re
from functools import cache

from .word_lists import english_words, rows

FALL, RISE, CHANGE = "fall", "rise", "change"

LOOK_BACK, LOOK_AHEAD = 90, 40
"""Characters before and behind a figure in which a word of change is looked for."""

MOST_BETWEEN = 7
"""Words between a word of falling and "by" or "of": a decline in the sales of the group of 5 percent."""

_FILLERS = english_words("words_of_degree")
"""Words that may stand between a word of change and how much it was; so may every adverb in -ly."""

_LINKS = frozenset(("by", "of"))
_LOSING = english_words("words_of_losing")
"""Words that say which part goes, not by how much a whole falls: lost a fifth of its staff."""

_MINUS = frozenset(("minus", "negative"))
# "2.9% lower", "a 6% drop", "5 percent fewer than".
_AFTER = re.compile(
    r"(?: (?:year-on-year|on-year|annual|yearly|monthly|quarterly|annualised|annualized|further|sharp))? "
    r"(?:lower|less|fewer|smaller|cheaper|weaker|down|below|slower|shorter|decline|decrease|drop|fall|cut|reduction|dip|"
    r"slump|contraction|slide|loss|plunge|depreciation|devaluation|shrinkage|slowdown|downturn)\b",
    re.IGNORECASE,
)
_OF_A_WHOLE = re.compile(r" of (?!\d)", re.IGNORECASE)
# "fell $1.20, or 1.5%": the percentage says the same fall once more.
_AN_AMOUNT_OR = re.compile(r"[^\s,]*\d[^\s]*(?: [a-z]+){0,3},? (?:or|\() ?(?:about |around |nearly )?\Z")
_CLAUSE = re.compile(r"[.;:!?(] |, |\(| - ")


@cache
def _words(direction: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("changes") if row["direction"] == direction)


def is_fall(paragraph: str, start: int, end: int) -> bool | None:
    """Return whether a percentage, a number of points or a part is how much something fell; ``None``: not sure.

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        The figure in it.
    """
    if amount := _AN_AMOUNT_OR.search(paragraph[max(0, start - LOOK_BACK) : start]):
        words = _words_before(paragraph, start - len(amount[0]))
    else:
        words = _words_before(paragraph, start)
    if words and words[-1] in _MINUS:
        return True
    fall, linked = _word_of(FALL, words)
    if fall is None:
        return bool(_AFTER.match(paragraph[end : end + LOOK_AHEAD]))
    return None if fall in _LOSING and not linked and _OF_A_WHOLE.match(paragraph, end) else True


def _word_of(direction: str, words: list[str]) -> tuple[str | None, bool]:
    """Return the word of change that the last of some words belong to, and whether "by" or "of" links them to it."""
    place, linked = len(words) - 1, False
    while place >= 0 and words[place] not in _words(direction) and _is_filler(words[place]):
        linked |= words[place] in _LINKS
        place -= 1
    if place >= 0 and words[place] in _words(direction):
        return words[place], linked
    if not linked and (place < 0 or words[place] not in _LINKS):
        return None, False
    for word in reversed(words[max(0, place - MOST_BETWEEN) : place + 1]):
        if word in _words(direction):
            return word, True
        if word in {"to", "from"} or (direction == FALL and word in _words(RISE)):
            break
    return None, False


def _is_filler(word: str) -> bool:
    return word in _FILLERS or (word.endswith("ly") and len(word) > 4)


def _words_before(paragraph: str, start: int) -> list[str]:
    return [word.strip("\"'") for word in clause_before(paragraph, start).lower().replace("minus-", "minus ").split()]


def clause_before(paragraph: str, start: int) -> str:
    """Return the words before a place, back to the last mark that ends a clause, and no further than needed.

    Parameters
    ----------
    paragraph
        The paragraph.
    start
        The place.
    """
    return _CLAUSE.split(paragraph[max(0, start - LOOK_BACK) : start])[-1]


def has_verb_of_change(text: str) -> bool:
    """Return whether a word of change stands in a text.

    Parameters
    ----------
    text
        Words of a paragraph.
    """
    changing = _words(RISE) | _words(FALL) | _words(CHANGE)
    return any(word.strip(".,;:()\"'") in changing for word in text.lower().split())


def follows_verb_of_change(paragraph: str, start: int) -> bool:
    """Return whether a word of rising or falling says by how much, right before a figure: "rose 5 percent".

    Parameters
    ----------
    paragraph
        The paragraph.
    start
        Where the figure starts.
    """
    words = _words_before(paragraph, start)
    return any(_word_of(direction, words)[0] for direction in (RISE, FALL))


def rises_around(paragraph: str, start: int, end: int) -> bool:
    """Return whether a word of rising stands before a multiple or right behind it: "a threefold rise".

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        The multiple in it.
    """
    behind = paragraph[end : end + LOOK_AHEAD].lower().replace("-", " ").split()
    before = {word.strip(".,;:()\"'") for word in clause_before(paragraph, start).lower().split()}
    return not before.isdisjoint(_words(RISE)) or bool(behind and behind[0].strip(".,;:") in _words(RISE))

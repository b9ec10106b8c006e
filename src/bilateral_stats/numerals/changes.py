"""Changes: whether the words around a percentage make it a fall, and whether a verb of change stands before a figure."""

from __future__ import annotations

import re
from functools import lru_cache

from .word_lists import rows

FALL, RISE, CHANGE = "fall", "rise", "change"

LOOK_BACK, LOOK_AHEAD = 90, 40
"""Characters before and behind a figure in which a verb of change is looked for."""

_FILLERS = (
    r"(?:(?:by|about|around|nearly|almost|some|roughly|approximately|an?|the|another|further|more|less|fewer|than|at|least|most|as|much|up|to(?= \d{1,2} to)|over|under|below|above|just|"
    r"only|estimated|average|annual|annualised|annualized|whopping|mere|modest|sharp|slight|full|total|combined|cumulative|record|additional|still|well|between|upwards|of|close|"
    r"in|excess|no|not|even|yearly|monthly|quarterly|real|some|barely|hardly|respective|staggering|massive|steep|hefty|massively|"
    r"[a-z]{3,14}ly) )*"
)
_MINUS = re.compile(r"(?:minus|negative)[ -]\Z", re.IGNORECASE)
# "2.9% lower", "a 6% drop", "5 percent fewer than".
_AFTER_WORDS = "lower|less|fewer|smaller|cheaper|weaker|down|below|slower|shorter|decline|decrease|drop|fall|cut|reduction|dip|slump|contraction|slide|loss|plunge|depreciation|devaluation|shrinkage|slowdown|downturn"
_AFTER = re.compile(rf"(?: (?:year-on-year|on-year|annual|yearly|monthly|quarterly|annualised|annualized|further|sharp))? (?:{_AFTER_WORDS})\b", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r" of (?!\d)", re.IGNORECASE)
_LOSING = re.compile(r"\b(?:lose|loses|lost|losing|shed|sheds|shedding|cut|cuts|cutting|slash|slashed|loss)\b", re.IGNORECASE)


@lru_cache(maxsize=None)
def _words(direction: str) -> str:
    return "|".join(row["word"] for row in rows("changes") if row["direction"] == direction)


@lru_cache(maxsize=1)
def _fall_before() -> re.Pattern[str]:
    fall = rf"(?<![^\W_])(?:{_words(FALL)})(?![^\W_])"
    # "cut costs by 5%", "a decline in sales of 5 percent": a few words, but no other verb of change.
    between = rf"(?: (?!(?:{_words(RISE)}|to|from)\b)[^\W\d_][\w'-]*+){{0,7}}?"
    return re.compile(
        rf"(?:{fall} (?:year-on-year |year on year |on-year )?{_FILLERS}|{fall}{between} (?:by|of) {_FILLERS})\Z", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _any_change() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_words(RISE)}|{_words(FALL)}|{_words(CHANGE)})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _change_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_words(RISE)}|{_words(FALL)}) (?:by )?{_FILLERS}\Z", re.IGNORECASE)


@lru_cache(maxsize=1)
def _rise_around() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_words(RISE)})(?![^\W_])", re.IGNORECASE)


def is_fall(paragraph: str, start: int, end: int) -> bool | None:
    """Return whether a percentage, a number of points or a part is how much something fell; ``None``: not sure.

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        The figure in it.
    """
    before = clause_before(paragraph, start)
    if _MINUS.search(before):
        return True
    if match := _fall_before().search(before):
        # "lost half of its value", "cut a fifth of its staff" say which part; "by" says how much.
        part = _LOSING.match(match[0]) and " by " not in f"{match[0]} "
        return None if part and _OF_A_WHOLE.match(paragraph, end) else True
    return bool(_AFTER.match(paragraph[end : end + LOOK_AHEAD]))


def clause_before(paragraph: str, start: int) -> str:
    """Return the words before a place, back to the last mark that ends a clause, and no further than needed."""
    before = paragraph[max(0, start - LOOK_BACK) : start]
    return re.split(r"[.;:!?(] |, |\(| - ", before)[-1]


def verb_of_change_before(paragraph: str, start: int) -> bool:
    """Return whether a verb of change stands in the clause before a figure."""
    return bool(_any_change().search(clause_before(paragraph, start)))


def follows_verb_of_change(paragraph: str, start: int) -> bool:
    """Return whether a verb of rising or falling stands right before a figure: "rose 5 percent"."""
    return bool(_change_before().search(clause_before(paragraph, start)))


def rises_around(paragraph: str, start: int, end: int) -> bool:
    """Return whether a word of rising stands before a multiple or right behind it: "a threefold rise"."""
    behind = paragraph[end : end + LOOK_AHEAD].split(",")[0].split(".")[0]
    return bool(_rise_around().search(clause_before(paragraph, start)) or _rise_around().match(behind.lstrip(" -")))

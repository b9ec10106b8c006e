"""The qualifier that stands before or behind a figure in print: "more than", "just shy of", "or less", "-odd"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .word_lists import rows_of

EXACT = "exact"

LOOK_BACK, LOOK_AHEAD = 40, 40
"""Characters before and behind a figure in which its qualifier is looked for: the longest one, and an article."""

ONLY_LARGE = "large"
"""A qualifier that is one only before a large number: ``crossed 3.5 lakh units``, but not ``crosses 20 provinces``."""

SIGNS = {"~": "about", "\u2248": "about", ">": "more_than", "<": "less_than", "\u2265": "at_least", "\u2264": "at_most"}

# "over three years" is how long something took, "over 20 kilometers" how far it went, unless a verb of lasting or a
# preposition stands before it.
_LASTS = re.compile(
    r"(?:for|lasts|lasted|lasting|took|takes|taken|take|of|is|was|after|spent|spend|than|just|well|by) \Z",
    re.IGNORECASE,
)
# "goes up to 16 per cent": the verb takes the "up", and nothing is bounded.
# "take over R254bn", "hand over 1,950 homes".
_TAKES_OVER = re.compile(
    r"\b(?:tak|took|hand|turn|carr|giv|gave|given|bring|brought|stretch|sign|pass|hang)[a-z]* \Z", re.IGNORECASE
)
_GOES_UP = re.compile(
    r"(?:go|goes|going|went|gone|rise|rises|rose|moved?|shot|crept|climbed|jumped|edged|ticked|pushed|"
    r"revised|scaled|taken) \Z",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r" (?:grant|loan|credit|deal|agreement|program(?:me)?|plan|facility|scheme|project|contract|"
    r"package|arrangement|initiative|fund|rule|law|limit|regime|treaty)\b"
)
_ARTICLE = r"(?: (?:a|an|the|its|their|his|her|our))?"


@dataclass(frozen=True, slots=True)
class QualifierFound:
    """A printed qualifier.

    Parameters
    ----------
    code
        A code of :mod:`bilateral_stats.schemas.qualifiers`.
    start, end
        The figure with the words of its qualifier.
    """

    code: str
    start: int
    end: int


@cache
def _words(language: str, position: str) -> Mapping[str, tuple[str, str]]:
    chosen = (row for row in rows_of("qualifiers", language) if row["position"] == position)
    return MappingProxyType({row["words"].lower(): (row["qualifier"], row["only"]) for row in chosen})


@cache
def _before(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words(language, "before")), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?P<words>{words})(?P<article>{_ARTICLE}) ?\Z", re.IGNORECASE)


@cache
def _after(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words(language, "after")), key=len, reverse=True))
    return re.compile(rf"(?: [^\W\d_]+){{0,2}}?,? ?(?P<words>{words})(?![^\W_])", re.IGNORECASE)


def find_qualifier(
    paragraph: str, start: int, end: int, *, large: bool = False, stretch: bool = False, language: str = "en"
) -> QualifierFound:
    """Return the qualifier of a figure, ``exact`` when none is printed.

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        The figure in it, with the sign of its currency.
    large
        Whether it is an amount of money, a part, or a number of four digits or more.
    stretch
        Whether it is a length of time or of a way.
    language
        Code of the language of the paragraph.
    """
    text = paragraph[start:end]
    if text[0] in SIGNS:
        return QualifierFound(SIGNS[text[0]], start, end)
    if re.search(r"-odd\b", text) or paragraph[end : end + 5] in {"-odd ", " odd "}:
        return QualifierFound("about", start, end)
    first = max(0, start - LOOK_BACK)
    before = paragraph[first:start]
    if match := _before(language).search(before):
        words = match["words"].lower()
        code, only = _words(language, "before")[words]
        left = before[: match.start()]
        held = (
            (only == ONLY_LARGE and not large)
            or (words == "over" and _TAKES_OVER.search(left))
            or (words == "up to" and _GOES_UP.search(left))
            or (words in {"over", "under"} and stretch and not _LASTS.search(left) and left)
            or (words in {"under", "over", "below", "above"} and match["article"])
            or (words == "under" and _FRAME.match(paragraph, end))
        )
        if not held:
            return QualifierFound(code, first + match.start(), end)
    after = paragraph[end : end + LOOK_AHEAD]
    if match := _after(language).match(after) if _words(language, "after") else None:
        return QualifierFound(_words(language, "after")[match["words"].lower()][0], start, end + match.end())
    if text.endswith(("+", "-plus")):
        return QualifierFound("more_than", start, end)
    return QualifierFound(EXACT, start, end)


@cache
def qualifying_words(language: str) -> frozenset[str]:
    """Return every word that stands in a qualifier of a language.

    Parameters
    ----------
    language
        Code of a language.
    """
    return frozenset(word for row in rows_of("qualifiers", language) for word in row["words"].lower().split())

"""The values that printed words may mean, and the rule that a recorded value is one of them.

A figure is recorded twice: as it was printed and as a number in the unit itself. Where the two disagree, one of them
is a slip. Words in which no number is found, such as number words of another language, say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import pandas as pd

from ..ground.cell_text import plain_number
from ..ground.errors import Fault, line_number
from ..words.values import KEPT_WORDS
from .mentions import Mention, find_mentions
from .suggestions import LONGEST, suggest

POINT_LANGUAGES = ("en",)
"""Languages that always write the decimal point as a point; the words of any other may be printed either way."""

SCALE_STEMS = {
    **dict.fromkeys(("milliard", "miliard", "miljard", "mld", "mrd", "миллиард", "мільярд", "млрд"), 10**9),
    **dict.fromkeys(("milli", "milh", "mill", "mili", "milj", "mln", "mio", "миллион", "мільйон", "млн"), 10**6),
    **dict.fromkeys(("tausend", "mil", "tys", "тыс", "тис"), 10**3),
}
"""Beginnings of the words for a thousand, a million and a thousand million, an earlier one first."""

_RATIO = re.compile(r"\A(?: out)?(?: of| in)(?: every)? \Z")
_FOREIGN = re.compile(r"(?P<digits>[0-9]+(?:[.,' ][0-9]+)*)(?: (?P<scale>[^\W\d_]+))?")


def check_printed_values(claims: pd.DataFrame, sources: pd.DataFrame, file: str) -> Iterator[Fault]:
    """Yield a fault for each recorded value that the printed words do not hold.

    Parameters
    ----------
    claims
        Columns ``obs_value``, ``obs_value_to``, ``as_printed`` and ``source_id``; the index holds line numbers.
    sources
        Columns ``source_id`` and ``language``.
    file
        Name of the file of the claims for the messages.
    """
    languages = sources.dropna(subset=["source_id"]).drop_duplicates("source_id").set_index("source_id")["language"]
    either_way = ~claims["source_id"].map(languages).isin(POINT_LANGUAGES)
    for column in ("obs_value", "obs_value_to"):
        cells = pd.DataFrame({"value": claims[column], "words": claims["as_printed"], "either_way": either_way})
        cells = cells.dropna(subset=["value", "words"])
        # The same words stand in many claims: each distinct text is read once.
        distinct = cells.drop_duplicates().itertuples(index=False, name=None)
        wrong = {cell: rule for cell in distinct if (rule := _contradiction(*cell))}
        for line, *cell in cells.itertuples(name=None):
            if rule := wrong.get(tuple(cell)):
                yield Fault(file, line_number(line), column, plain_number(cell[0]), rule)


def _contradiction(value: float, words: str, either_way: bool) -> str | None:
    readings = printed_values(words, either_way=either_way)
    if not readings or value in readings:
        return None
    read = " or ".join(plain_number(reading) for reading in sorted(readings))
    return f"as_printed {words!r} reads {read}: correct the one that is wrong"


@lru_cache(maxsize=KEPT_WORDS)
def printed_values(words: str, *, either_way: bool) -> frozenset[float]:
    """Return the values that printed words may mean, each in the unit itself.

    Parameters
    ----------
    words
        Printed words, normalised.
    either_way
        Whether a comma may be the decimal sign and a point the mark of thousands.

    Returns
    -------
    frozenset of float
        All readings: each number, a ratio such as "one in five" in percent, a multiple such as "double" also as a
        growth in percent. Empty where the words hold no number.
    """
    suggestions = {mention: suggest(words, mention) for mention in find_mentions(words)}
    mentions = [(mention, suggestion.values) for mention, suggestion in suggestions.items()]  # noqa: PD011 - no frame
    readings = {value for _, values in mentions for value in values}
    readings |= {(value - 1) * 100 for mention, values in mentions if mention.kind == "multiple" for value in values}
    for (first, parts), (second, wholes) in pairwise(mentions):
        if _is_ratio(words, first, second) and parts and wholes and wholes[0]:
            readings.add(Fraction(round(parts[0] / wholes[0] * 1000), 10))
    if either_way:
        readings |= set(_other_readings(words))
    return frozenset(float(value) for value in readings)


def _is_ratio(words: str, first: Mention, second: Mention) -> bool:
    return bool(_RATIO.match(words[first.end : second.start]))


def _other_readings(words: str) -> Iterator[Fraction]:
    """Yield the numbers of words in which comma and point may have either meaning, with a scale of any language."""
    for match in _FOREIGN.finditer(words):
        if len(match["digits"]) > LONGEST:
            continue
        scale = next((size for stem, size in SCALE_STEMS.items() if (match["scale"] or "").lower().startswith(stem)), 1)
        for mark, thousands in ((",", "."), (".", ",")):
            whole, _, decimals = match["digits"].partition(mark)
            if re.fullmatch(rf"\d{{1,3}}(?:[{thousands}' ]\d{{3}})+|\d+", whole) and (decimals or "0").isdecimal():
                yield Fraction(f"{re.sub('[^0-9]', '', whole)}.{decimals or 0}") * scale

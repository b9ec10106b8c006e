"""The values that printed words may mean, and the rule that a recorded value is one of them.

A figure is recorded twice: as it was printed and as a number in the unit itself. Where the two disagree, one of them
is a slip. Words in which no number is found, such as number words of another language, say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

import pandas as pd

from ..ground.cell_text import plain_number
from ..ground.errors import Fault, line_number
from ..words.values import KEPT_WORDS
from .changes import is_fall
from .mentions import Mention
from .number_words import words_value
from .other_languages import ENGLISH, digit_readings
from .qualifiers import qualifying_words
from .reading import DATE, FIGURE, ORDINAL, PERCENT, POINTS, TIMES, VAGUE, Reading
from .readings import read_paragraph
from .word_lists import is_written_in_latin, scale_words, words_that_scale_nothing

_WORD = re.compile(r"[^\W\d_]+")

MOST_PERCENT = 1000
"""A number that is no percentage any more, and so not one by which something fell."""

# Letters glued to digits that are no scale, and are known to be none: 50kg, 39pc, 3x, 21st.
_GLUED = re.compile(r"\d(?P<letters>[^\W\d_]+)")
_KNOWN_GLUED = frozenset(
    [
        "pc",
        "pct",
        "pp",
        "x",
        "st",
        "nd",
        "rd",
        "th",
        "am",
        "pm",
        "kg",
        "km",
        "cm",
        "mm",
        "mw",
        "gw",
        "kwh",
        "mwh",
        "gwh",
        "twh",
        "bpd",
        "g",
        "l",
        "s",
        "ha",
        "mb",
        "gb",
        "tb",
        "fold",
    ]
)


def check_printed_values(claims: pd.DataFrame, sources: pd.DataFrame, file: str) -> Iterator[Fault]:
    """Yield a fault for each recorded value that the printed words do not hold.

    Parameters
    ----------
    claims
        Columns ``obs_value``, ``obs_value_to``, ``as_printed``, ``in_english``, ``source_id``; the index holds lines.
    sources
        Columns ``source_id`` and ``language``.
    file
        Name of the file of the claims for the messages.
    """
    languages = sources.dropna(subset=["source_id"]).drop_duplicates("source_id").set_index("source_id")["language"]
    language = claims["source_id"].map(languages).fillna("")
    for column in ("obs_value", "obs_value_to"):
        told: set[Hashable] = set()
        for words, tags in (("as_printed", language), ("in_english", pd.Series(ENGLISH, index=claims.index))):
            cells = pd.DataFrame({"value": claims[column], "words": claims[words], "language": tags})
            cells = cells.dropna(subset=["value", "words"])
            # The same words stand in many claims: each distinct text is read once.
            distinct = cells.drop_duplicates().itertuples(index=False, name=None)
            wrong = {cell: rule for cell in distinct if (rule := _contradiction(words, *cell))}
            for line, *cell in cells.itertuples(name=None):
                if (rule := wrong.get(tuple(cell))) and line not in told:
                    told.add(line)
                    yield Fault(file, line_number(line), column, plain_number(cell[0]), rule)


def _contradiction(column: str, value: float, words: str, language: str) -> str | None:
    readings = printed_values(words, language=language)
    if not readings or value in readings:
        return None
    read = " or ".join(plain_number(reading) for reading in sorted(readings))
    return f"{column} {words!r} reads {read}: correct the one that is wrong"


@lru_cache(maxsize=KEPT_WORDS)
def printed_values(words: str, *, language: str) -> frozenset[float]:
    """Return the values that printed words may mean, each in the unit itself.

    Parameters
    ----------
    words
        Printed words, normalised.
    language
        Code of the language of the source; empty when it is not known.

    Returns
    -------
    frozenset of float
        All readings: each number, a ratio such as "one in five" in percent, a multiple such as "double" also as a
        growth in percent, a fall below zero. Empty where the words hold no number, or one that is not sure.
    """
    code = language.split("-")[0].lower()
    if code == ENGLISH:
        readings = _english_readings(words)
    elif _is_translated(words, code):
        in_digits = digit_readings(words, code) or frozenset()
        readings = _english_readings(words) | (in_digits if not _has_letters(words) else frozenset())
    else:
        readings = _other_readings(words, code)
    return frozenset(float(value) for value in readings)


def _is_translated(words: str, language: str) -> bool:
    """Return whether the words are English though the source is not: their letters are not those of its language."""
    letters = _WORD.findall(words)
    if not letters or not all(word.isascii() for word in letters):
        return False
    return not is_written_in_latin(language) or (not re.search(r"\d", words) and _is_all_english(letters))


def _is_all_english(letters: list[str]) -> bool:
    # One word alone may be one of another language too: "ten" is a Polish word.
    known = all(word.lower() in qualifying_words(ENGLISH) or _is_number_word(word) for word in letters)
    return len(letters) > 1 and known


def _is_number_word(word: str) -> bool:
    return (
        words_value(word.lower()) is not None
        or word.lower() in scale_words(ENGLISH)
        or word.lower() in {"and", "a", "an", "of"}
    )


def _has_letters(words: str) -> bool:
    return bool(_WORD.search(words))


def _other_readings(words: str, language: str) -> set[Fraction]:
    in_digits = digit_readings(words, language)
    if in_digits is None:
        return set()
    readings = set(in_digits)
    if len(re.findall(r"\d[\d.,' ]*", words)) > 1:
        # "1 of 5" in any language.
        readings |= {_percent(part, whole) for part, whole in combinations(sorted(in_digits), 2) if 0 < part < whole}
    known = words_that_scale_nothing(language) | scale_words(language).keys()
    if any(word.lower() not in known for word in _WORD.findall(words)):
        # A word that is not known may be a verb of falling.
        readings |= {-value for value in in_digits if value < MOST_PERCENT}
    return readings


def _percent(part: Fraction, whole: Fraction) -> Fraction:
    return Fraction(round(part / whole * 1000), 10)


def _english_readings(words: str) -> set[Fraction]:
    if any(not _is_known_glued(match["letters"]) for match in _GLUED.finditer(words)):
        return set()
    readings: set[Fraction] = set()
    for reading in read_paragraph(words):
        if reading.kind == FIGURE and not reading.values and not reading.is_change:  # noqa: PD011 - no frame
            # A number that cannot be read may be the one that is recorded.
            return set()
        readings |= _values_of(reading, words)
    return readings


def _is_known_glued(letters: str) -> bool:
    word = letters.lower()
    return word in _KNOWN_GLUED or word in scale_words(ENGLISH) or word.removesuffix("s") in scale_words(ENGLISH)


def _values_of(reading: Reading, words: str) -> set[Fraction]:
    if reading.kind == DATE:
        return set()
    if reading.kind in {ORDINAL, VAGUE}:
        return {value for mention in reading.mentions if (value := _place(mention, reading.kind)) is not None}
    values = set(reading.values)
    if reading.is_change:
        [times] = [value for mention in reading.mentions for value in _own_values(mention)]
        return {times, times * 100, (times - 1) * 100}
    if reading.unit == TIMES:
        return values | {(value - 1) * 100 for value in values}
    if any(mention.kind == "multiple" for mention in reading.mentions) and reading.unit == PERCENT:
        return values | {value / 100 + 1 for value in values}
    if reading.unit in {PERCENT, POINTS} and is_fall(words, reading.start, reading.end) is None:
        values |= {-value for value in values}
    if reading.unit == PERCENT and len(reading.mentions) == 2 and len(reading.values) == 1:
        values |= {value for mention in reading.mentions for value in _own_values(mention)}
    return values


def _place(mention: Mention, kind: str) -> Fraction | None:
    digits = re.match(r"\d{1,9}(?=st|nd|rd|th)", mention.text)
    if digits:
        return Fraction(digits[0])
    return words_value(mention.text, ordinal=True) if kind == ORDINAL else None


def _own_values(mention: Mention) -> tuple[Fraction, ...]:
    return tuple(value for reading in read_paragraph(mention.text) for value in reading.values)  # noqa: PD011 - no frame

"""English number words: which there are, the pattern that finds them, and the number that they name.

A word counts when it names a number: ``thirty``, ``half a billion``, ``two-thirds``, ``third``, ``twice``,
``dozens``, ``decades``. Words that only hint at one (several, many, few, both, most) do not, unless a number
word follows them (``several hundred``). ``one`` always counts, also as a pronoun: a pattern cannot tell the two
apart, and a waiver is cheap where a lost figure is not. The same holds for ``once``, ``single`` and ``second``.

The patterns are pieces for a larger one. Each piece that repeats is possessive or short, so that no text makes
the search go back over what it has read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

WORD_START = r"(?<![^\W_])"
WORD_END = r"(?![^\W_])"
"""Word limits that take an underscore for a space, unlike ``\\b``."""


def _count(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + step * place for place, word in enumerate(words.split())}


ONES = _count("one two three four five six seven eight nine", 1)
TEENS = _count(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    10,
)
TENS = _count("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
NOTHING = dict.fromkeys(("zero", "nil", "nought", "naught"), 0)
SCALES = {"dozen": 12, "hundred": 10**2, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7}
SCALES |= {"billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
ORDINALS = (
    _count("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1)
    | _count("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14)
    | _count("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10)
    | {"zeroth": 0, "hundredth": 10**2, "thousandth": 10**3, "millionth": 10**6}
    | _count("firstly secondly thirdly fourthly", 1)
)
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
PARTS |= {
    part: number
    for word, number in ORDINALS.items()
    if number > 2 and not word.endswith("ly")
    for part in (word, word + "s")
}
MULTIPLES = {
    **dict.fromkeys(("once", "single"), 1),
    **dict.fromkeys(("twice", "double", "doubles", "doubled", "doubling"), 2),
    **dict.fromkeys(("thrice", "triple", "triples", "tripled", "tripling"), 3),
    **dict.fromkeys(("treble", "trebles", "trebled", "trebling"), 3),
    **dict.fromkeys(("quadruple", "quadruples", "quadrupled", "quadrupling"), 4),
    **dict.fromkeys(("quintuple", "quintuples", "quintupled"), 5),
}
HALVINGS = ("halve", "halves", "halved", "halving")
GROUPS = {"pair": 2, "pairs": 2, "couple": 2, "couples": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5}
"""They count only before ``of``: a pair of ships, but not the couple."""

_NUMBERS = ONES | TEENS | TENS | NOTHING
_PERIODS = "decades?|century|centuries|millennium|millennia|fortnights?"
_PLURALS = "twos|threes|fours|fives|sixes|sevens|eights|nines|tens|zeros|zeroes"
_DECADES = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_CURRENCIES = (
    "dollars?|euros?|pounds?|sterling|cents?|francs?|yen|yuan|renminbi|roubles?|rubles?|rupees?|riyals?|rials?|"
    "shekels?|liras?|lire|dinars?|dirhams?|drams?|laris?|manats?|pesos?|zlotys?|hryvnias?|tenge|kron[eo]r?"
)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, whole."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))}){WORD_END}"


def beginning_like(words: Iterable[str]) -> str:
    """Return a pattern for the first three letters of any of the words, in either case.

    It stands before a long list of words, which is then not tried where none of them can begin: in most of a text.
    """
    beginnings: dict[str, set[str]] = {}
    for word in words:
        beginnings.setdefault(word[:2].lower(), set()).update(word[2].lower() + word[2].upper())
    pieces = [
        "".join(f"[{letter}{letter.upper()}]" for letter in first) + f"[{''.join(sorted(thirds))}]"
        for first, thirds in sorted(beginnings.items())
    ]
    return f"(?:{'|'.join(pieces)})"


_PERCENT = "percentage[ -]points?|per[ -]cents?|percent|pct|pc|pp|basis[ -]points?"
# The look ahead for a letter spares the lists where another number or a mark follows.
PERCENT = rf"[ -](?=[bp])(?:{_PERCENT}){WORD_END}"
CURRENCY = rf"[ -](?=[a-z])(?:{_CURRENCIES}){WORD_END}"
UNIT = rf"[ -](?=[a-z])(?:{_PERCENT}|{_CURRENCIES}|{_PERIODS}){WORD_END}"
"""A unit that belongs to the number before it."""

_AFTER_A_DASH = (
    "a an the and but or nor so yet who which that this these those what when where while with without in on at "
    "by for from of to as is are was were has had have will it he she they we you i its his her their our my "
    "your not no nearly almost about around roughly more less most some up down all both also even than then "
    "since before after if into over under"
)
CHAIN = rf"(?:-(?!{any_of(_AFTER_A_DASH.split())})[a-z]++{WORD_END})*+"
"""The rest of a compound: ``-day``, ``-year-old``. Not the words that follow a dash: ``2020-the year of``."""

_ONE = any_of(ONES)
_TENS = f"(?:{'|'.join(TENS)})"
_SCALE = any_of(SCALES)
_GREAT = any_of(SCALES.keys() - {"hundred", "thousand"})
_BELOW_100 = rf"(?:{_TENS}(?:[ -]?{_ONE}|{WORD_END})|{any_of(TEENS)}|{_ONE})"
_POINT = rf"(?:[ -]point(?:[ -](?:{_ONE}|zero{WORD_END}))++)?"
_AND_BELOW_100 = rf"(?:[ -](?:and[ -])?{_BELOW_100}(?![ -]hundred{WORD_END}))?"
_BELOW_1000 = rf"{_BELOW_100}(?:[ -]hundred{WORD_END}{_AND_BELOW_100})?"
_THOUSANDS = rf"(?:,? and |,? |-){_BELOW_1000}[ -]thousand{WORD_END}"
_REST = rf"(?:(?: and | |-){_BELOW_1000}(?![ -]{_SCALE}))?"
_SCALED = rf"(?:[ -]thousand{WORD_END}(?:[ -]{_GREAT})*+|(?:[ -]{_GREAT})++(?:{_THOUSANDS})?){_REST}"
# A year in words, "nineteen ninety-one": nowhere else do two such numbers stand side by side.
_YEAR = (
    rf"(?:fifteen|sixteen|seventeen|eighteen|nineteen|twenty)[ -]"
    rf"(?:(?:{_DECADES}){WORD_END}|(?!{_ONE}){_BELOW_100}(?![ -]{_SCALE}))"
)
_AND_A_PART = rf"(?:[ -]and[ -](?:an?|one|two|three)[ -]{any_of(PARTS)}(?:[ -]{_SCALE})*+)?"
_NUMBER = (
    rf"(?:{_YEAR}|{_BELOW_1000}{_POINT}(?:{_SCALED})?|an?[ -]hundred{WORD_END}{_AND_BELOW_100}(?:{_SCALED})?|"
    rf"an?(?=[ -](?:thousand|{_GREAT})){_SCALED}|{any_of(NOTHING)}){_AND_A_PART}"
)
# "A third of it", "by a third in May", "a third more", but "a third country".
_NO_NOUN = (
    "of in to on at by from for since over under during between within among after before until against and or but "
    "while as than more less fewer higher lower below above up down year compared this last that these those the its "
    "their his her which who said is are was were has have had will would can may respectively annually on each a an"
)
_BEHIND_A_PART = rf"\W*\Z|[.,;:!?)]| -| {any_of(_NO_NOUN.split())}"
_FRACTION = (
    rf"(?:an?[ -](?:half|quarter){WORD_END}|an?[ -]{any_of(PARTS)}(?={_BEHIND_A_PART})|{_ONE}[ -]{any_of(PARTS)}|"
    rf"(?:half|halves|quarters?|thirds|fourths|fifths|sixths|sevenths|eighths|ninths|tenths){WORD_END})"
    rf"(?:(?:(?:[ -]of)?[ -]an?)?(?:[ -]{_SCALE})++|[ -]an?(?={UNIT}))?"
)
_ORDINAL = (
    rf"(?:{_BELOW_100}[ -](?:hundred|thousand)[ -]and[ -])?(?:{_TENS}[ -]?)?{any_of(ORDINALS)}"
    rf"(?: (?:half|quarter){WORD_END})?|"
    rf"{_BELOW_1000}[ -](?:hundredth|thousandth|millionth){WORD_END}|(?:nth|umpteenth){WORD_END}"
)
_MULTIPLE = (
    rf"{any_of([*MULTIPLES, *HALVINGS])}|(?:{'|'.join(_NUMBERS)}|hundred|thousand)[ -]?fold{WORD_END}|"
    rf"(?:{'|'.join(GROUPS)})(?= of{WORD_END})"
)
_PLURALS_OF_SCALES = "tens|dozens|scores|hundreds|thousands|millions|billions|trillions|lakhs|crores"
_MANY = rf"(?:{_PLURALS_OF_SCALES}){WORD_END}"
_VAGUE = (
    rf"(?:(?:a )?few|several|many|(?:a )?couple(?: of)?)(?: {_SCALE}|[ -]{_MANY})++|"
    rf"(?!scores(?! of{WORD_END})){_MANY}(?: (?:of|and|or|upon) {_MANY}){{0,3}}+|"
    rf"(?:multi-?)?{_SCALE}(?:[ -]{_SCALE})*+|(?:{_PERIODS}|{_PLURALS}|{_DECADES}){WORD_END}"
)

_BEGINNINGS = (
    *(*_NUMBERS, *SCALES, *ORDINALS, *PARTS, *MULTIPLES, *HALVINGS, *GROUPS),
    *(f"a{joint}{word}" for word in (*SCALES, *PARTS, "couple") for joint in " -"),
    *(
        *_PLURALS_OF_SCALES.split("|"),
        *_PERIODS.split("|"),
        *("a few", "an ", "an-", "few", "several", "many", "multi", "nth", "umpteenth"),
    ),
)
NUMBER_WORDS = (
    rf"(?={beginning_like(_BEGINNINGS)})(?i:(?P<fraction>{_FRACTION})|(?P<ordinal>{_ORDINAL})|(?P<multiple>{_MULTIPLE})|"
    rf"(?P<words>{_NUMBER})|(?P<vague>{_VAGUE}))(?i:{UNIT})?+{CHAIN}"
)
"""Longest readings first. It must start at a :data:`WORD_START`."""

_WITH_VALUE = _NUMBERS | MULTIPLES | GROUPS
_CENTURIES = range(15, 21)


def words_value(text: str, *, ordinal: bool = False) -> Fraction | None:
    """Return the number that a number word, or a group of them, names.

    Parameters
    ----------
    text
        Words that :data:`NUMBER_WORDS` finds.
    ordinal
        Whether ``third`` is the place 3 or the part 1/3.

    Returns
    -------
    fractions.Fraction or None
        ``None`` when the words name no number, as ``dozens``.
    """
    total, scale = Fraction(0), 1
    held: Fraction | None = None
    current: Fraction | None = None
    decimal = Fraction(1)
    for word in re.split(r"[ ,-]+", text.lower().replace("fold", "")):
        if word == "point":
            decimal = Fraction(1, 10)
        elif decimal < 1 and word in ONES | NOTHING:
            current, decimal = (current or Fraction(0)) + (ONES | NOTHING)[word] * decimal, decimal / 10
        elif word in _WITH_VALUE:
            # "nineteen ninety" is a year in words; any other pair is a sum: "hundred ninety".
            is_year = current in _CENTURIES and _WITH_VALUE[word] >= 10
            current = (current or Fraction(0)) * (100 if is_year else 1) + _WITH_VALUE[word]
        elif word == "hundred":
            current = (current or Fraction(1)) * 100
        elif word in SCALES:
            scale, current = SCALES[word], (current or 0) + (held or Fraction(0))
            # In "a thousand million" the second word multiplies what the first has made.
            total = total * scale if total and not current else total + (current or 1) * scale
            held = current = None
        elif ordinal and word in ORDINALS:
            current = (current or Fraction(0)) + ORDINALS[word]
        elif word in PARTS:
            # "A million and a half": half of the million, not of one.
            current = (current or Fraction(1)) / PARTS[word] * (scale if total else 1)
        elif word in HALVINGS:
            current = Fraction(1, 2)
        elif word == "and":
            held, current = current, None
        elif word not in {"a", "an", "of"}:
            break
    if not total and held is None and current is None:
        return None
    return total + (held or 0) + (current or 0)

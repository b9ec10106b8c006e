"""The currency of an amount of money: codes, signs and names, before and behind the number.

A sign or a name that several currencies share gives no code, unless the text says which: the country that it names
decides between the rupees and the shillings, the word yen in the paragraph what ``\u00a5`` means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from .places_named import territories_named
from .word_lists import rows, rows_of

LOOK_BACK, LOOK_AHEAD = 8, 48
"""Characters before and behind a number in which its currency is looked for: the longest sign, the longest name."""

MOST_WORDS = 4
"""Words of the longest name of a currency that is looked for."""

BY_PLACE, BY_WORD = "place", "word"
"""How one of several currencies is known: by the country named, by its own name in the paragraph."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A sign or a name of money, and what it may stand for.

    Parameters
    ----------
    codes
        ISO 4217 codes; one when the sign is of one currency alone.
    known_by
        How one of several is known.
    """

    codes: tuple[str, ...]
    known_by: str


@lru_cache(maxsize=1)
def _signs() -> Mapping[str, Currency]:
    shared: dict[str, set[str]] = {}
    for row in rows("currency_signs"):
        shared.setdefault(row["sign"], set()).add(row["currency"])
    signs = {sign: Currency(tuple(sorted(codes)), "itself") for sign, codes in shared.items()}
    signs |= {row["currency"]: Currency((row["currency"],), "itself") for row in rows("territory_currencies")}
    return MappingProxyType(signs | _added("sign"))


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Currency]:
    whole: dict[str, set[str]] = {}
    for row in rows_of("currency_words", "en"):
        whole.setdefault(row["word"], set()).add(row["currency"])
    # The last word alone is a name too where one currency has it: ringgit, forints.
    last: dict[str, set[str]] = {}
    for name, codes in whole.items():
        last.setdefault(name.split()[-1], set()).update(codes)
    names = {name: Currency(tuple(sorted(codes)), "itself") for name, codes in (last | whole).items()}
    added = _added("word")
    return MappingProxyType(names | added | {f"{name}s": currency for name, currency in added.items()})


def _added(kind: str) -> dict[str, Currency]:
    return {
        row["words"]: Currency(tuple(filter(None, row["currency"].split("|"))), row["known_by"])
        for row in rows("currencies_added")
        if row["kind"] == kind
    }


A_VERB_TOO = "won"
"""A name that is a verb behind a small number: 20 won medals."""

_GAP = re.compile(r"\.?[ -]?[-+]?\Z")
_LARGE = re.compile(r"[a-z]\Z|\d{3}\Z")
_WORDS = re.compile(
    r"[ -]?([^\W\d_](?:[^\W\d_]|[.](?=[^\W\d_])|(?<=\.[A-Z])\.)*+)((?:[ -][^\W\d_](?:[^\W\d_]|"
    r"\.(?=[^\W\d_])|(?<=\.[A-Z])\.)*+){0,3})"
)


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """The currency of an amount, and where its sign or name stands.

    Parameters
    ----------
    code
        ISO 4217 code, or empty when the text does not say which currency it is.
    start, end
        The amount with its sign or name.
    """

    code: str
    start: int
    end: int


def find_money(paragraph: str, start: int, end: int, text: str | None = None) -> MoneyFound | None:
    """Return the currency of a number, or ``None`` when it is no amount of money.

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        Where the number stands in it, with its scale and without its currency.
    text
        A longer text that may name the country; the paragraph when absent.
    """
    found_start, currency = _before_number(paragraph, start)
    named, found_end = _behind_number(paragraph, end)
    if currency is None or (named and len(currency.codes) > 1 and set(named.codes) & set(currency.codes)):
        currency = named or currency
    else:
        found_end = end
    if currency is None:
        return None
    return MoneyFound(_code(currency, paragraph, text), found_start, found_end)


def _before_number(paragraph: str, start: int) -> tuple[int, Currency | None]:
    """Return the currency whose sign ends right before a number, the longest first, and where the sign starts."""
    gap = _GAP.search(paragraph, max(0, start - LOOK_BACK), start)
    end = gap.start() if gap else start
    for size in range(min(LOOK_BACK, end), 0, -1):
        sign = paragraph[end - size : end]
        inside_a_word = sign[0].isalnum() and end > size and paragraph[end - size - 1].isalnum()
        if sign in _signs() and not inside_a_word:
            return end - size, _signs()[sign]
    return start, None


def _behind_number(paragraph: str, end: int) -> tuple[Currency | None, int]:
    after = paragraph[end : end + LOOK_AHEAD]
    gap = after[:1] == " "
    for size in range(LOOK_BACK, 0, -1):
        sign, rest = after[gap : gap + size], after[gap + size : gap + size + 1]
        if len(sign) == size and sign in _signs() and not rest.isalnum() and rest != "$":
            return _signs()[sign], end + gap + size
    match = _WORDS.match(after)
    if not match:
        return None, end
    words = match[0].lstrip(" -").split(" ")
    for size in range(min(MOST_WORDS, len(words)), 0, -1):
        name = " ".join(words[:size])
        currency = _names().get(name.lower().rstrip(".")) or _names().get(name.lower().split("-")[0])
        if (
            currency
            and currency.codes
            and not (name.lower() == A_VERB_TOO and not _LARGE.search(paragraph[:end][-LOOK_BACK:]))
        ):
            return currency, end + after.index(name) + len(name)
    return None, end


def _code(currency: Currency, paragraph: str, text: str | None) -> str:
    if len(currency.codes) == 1:
        return currency.codes[0]
    if currency.known_by == BY_WORD:
        told = _named_in(paragraph) & set(currency.codes)
        return told.pop() if len(told) == 1 else ""
    if currency.known_by == BY_PLACE:
        for context in (paragraph, text or ""):
            told = {
                code
                for place in territories_named(context)
                for code in _money_of().get(place, ())
                if code in currency.codes
            }
            if len(told) == 1:
                return told.pop()
            if told:
                break
    return ""


@lru_cache(maxsize=1)
def _money_of() -> Mapping[str, tuple[str, ...]]:
    money: dict[str, tuple[str, ...]] = {}
    for row in rows("territory_currencies"):
        money[row["territory"]] = (*money.get(row["territory"], ()), row["currency"])
    return MappingProxyType(money)


@lru_cache(maxsize=64)
def _named_in(paragraph: str) -> set[str]:
    """Return the codes of the currencies that a paragraph names by a word of their own: yen, yuan."""
    words = set(re.findall(r"[^\W\d_]+", paragraph.lower()))
    return {currency.codes[0] for word in words if (currency := _names().get(word)) and len(currency.codes) == 1}

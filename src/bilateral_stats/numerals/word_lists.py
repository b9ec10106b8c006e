"""The lists of words beside this package: each a file of tab-separated rows, read once, when it is first asked for.

What comes from CLDR is generated (``tools/number_data.py``); what CLDR lacks is kept by hand, each row with the
example or the source that it stands for.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from types import MappingProxyType

DATA = files(__package__) / "data"


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a list.

    Parameters
    ----------
    name
        Name of the file without its ending.
    """
    # No cell holds a tab, a quote or a line end that means anything: plain cuts are five times as fast as csv.
    header, *lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines)


@cache
def _by_language(name: str) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    languages: dict[str, list[Mapping[str, str]]] = {}
    for row in rows(name):
        languages.setdefault(row["language"], []).append(row)
    return MappingProxyType({language: tuple(listed) for language, listed in languages.items()})


def rows_of(name: str, language: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a list that are of one language.

    Parameters
    ----------
    name
        Name of the file without its ending.
    language
        Code of a language.
    """
    return _by_language(name).get(language, ())


@cache
def english_words(name: str) -> frozenset[str]:
    """Return one of the lists of English words that grammar needs.

    Parameters
    ----------
    name
        Name of the list in ``english_words.tsv``.
    """
    return frozenset(next(row["words"] for row in rows("english_words") if row["list"] == name).split())


@cache
def scale_words(language: str) -> Mapping[str, frozenset[Fraction]]:
    """Return the scale words of a language, each with the factors that it may stand for.

    Parameters
    ----------
    language
        Code of a language.
    """
    factors: dict[str, frozenset[Fraction]] = {}
    for row in (*rows_of("scale_words", language), *rows_of("scale_words_added", language)):
        factors[row["word"]] = factors.get(row["word"], frozenset()) | {Fraction(row["value"])}
    return MappingProxyType(factors)


@cache
def words_that_scale_nothing(language: str) -> frozenset[str]:
    """Return words of a language that may follow a number and are no scale: units, currencies, what is counted.

    Parameters
    ----------
    language
        Code of a language.
    """
    listed = {
        part
        for name, column in (("unit_words", "words"), ("currency_words", "word"), ("counted_words", "word"))
        for row in rows_of(name, language)
        for part in row[column].split()
    }
    codes = {row["currency"].lower() for row in rows("territory_currencies")}
    return frozenset((listed | codes) - scale_words(language).keys())


@cache
def number_signs(language: str) -> tuple[str, str]:
    """Return the decimal sign and the sign of thousands of a language; empty where CLDR does not know it.

    Parameters
    ----------
    language
        Code of a language.
    """
    signs = next(iter(rows_of("number_signs", language)), None)
    return (signs["decimal"], signs["group"]) if signs else ("", "")


@cache
def currency_letters() -> tuple[str, ...]:
    """Return the codes and the signs in letters that stand before an amount of money, the longest first."""
    letters = {row["words"] for row in rows("currencies_added") if row["kind"] == "sign" and row["words"].isalpha()}
    codes = {row["currency"] for row in rows("territory_currencies")}
    return tuple(sorted(letters | codes, key=lambda word: (-len(word), word)))


@cache
def is_written_in_latin(language: str) -> bool:
    """Return whether a language is written in Latin letters, or it is not known to be written in others.

    Parameters
    ----------
    language
        Code of a language.
    """
    words = [word for word in scale_words(language) if not (word.isascii() and len(word) < SHORT)]
    return not words or any(word[0] < "\u0250" for word in words)


SHORT = 3
"""Letters of a short form that languages of any script use."""

"""Checking the text of the cells before they are cast, and casting what is sound.

Casting is lenient where it must not be, so the text is checked first; a cell with a fault is then left missing, so
that the other rules can still be tried on the rest of the table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
import pandas as pd

from ..contract.columns import Column
from ..ground.article_text import normalise
from ..ground.cell_text import plain_number
from ..ground.errors import Fault, line_number
from ..ground.periods import period_fault
from ..schemas.formats import OPEN_PERIOD, PERIOD
from .letters import misread, strange_letters

FORMULA_STARTS = ("=", "+", "-", "@")
"""A spreadsheet runs a cell that starts so."""

PLAIN_COLUMN = "as_printed"
"""The column whose words are compared with an article, after both are written with plain signs."""

PLAIN_SPACES = "spaces must be plain, single, and not at the ends"

NUMBERS = frozenset({"number", "integer"})
"""Types whose text is a number."""

MISSING_WORDS = frozenset({"na", "n/a", "nan", "none", "null", "nil", "-", "?", "unknown"})
"""Words that people and programs write for nothing; the one missing value here is the empty cell."""

CURLY_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
"""A word processor writes them for the straight ones; then two spellings of a name are two names."""

LOST_LETTER = re.compile(r"\ufffd|\?[\w?]")
"""What stands where a program had no letter to write; a question mark of a sentence stands before a space."""


def check_text(columns: Sequence[Column], frame: pd.DataFrame, file: str) -> list[Fault]:
    """Return the faults in the text of the cells: at most one a cell.

    Parameters
    ----------
    columns
        Columns of the table.
    frame
        Text of the cells, missing where empty; the index holds line numbers.
    file
        Name of the file for the messages.
    """
    faults = []
    for column in columns:
        rules = list(_rules(column))
        cells = frame[column.name]
        wrong = {text: rule for text in _distinct(cells) if (rule := _first(rules, text))}
        if wrong:
            hits = cells[cells.isin(list(wrong))]
            faults += [Fault(file, line_number(line), column.name, text, wrong[text]) for line, text in hits.items()]
    return faults


def _first(rules: Sequence[Callable[[str], str | None]], text: str) -> str | None:
    for rule in rules:
        found = rule(text)
        if found is not None:
            return found
    return None


def _distinct(values: pd.Series) -> list[str]:
    """Return each text of a column once: a column of a million cells may hold a dozen."""
    # As objects at once: taken from an Arrow array one by one, each text costs ten times as much.
    return [text for text in np.asarray(values.unique(), dtype=object) if isinstance(text, str)]


def _rules(column: Column) -> Iterator[Callable[[str], str | None]]:
    yield _invisible
    yield _spaces
    if column.type.pattern is not None:
        yield _matching(column.type.pattern, column.type.words)
        if column.type.name in NUMBERS:
            yield _kept
        if column.type.name == "date":
            yield period_fault
        return
    yield _formula
    yield strange_letters
    yield _misread
    if column.format_name != "url":
        yield _lost_letters
    if column.vocabulary is None and column.codelist is None:
        yield _missing_word
        if column.pattern is None:
            yield _wordless
    if column.name == PLAIN_COLUMN:
        yield _plain
    yield _straight
    if column.format_name == PERIOD.name:
        yield period_fault
    if column.format_name == OPEN_PERIOD.name:
        yield partial(period_fault, may_be_open=True)


def _matching(pattern: str, words: str) -> Callable[[str], str | None]:
    compiled = re.compile(pattern)
    return lambda text: None if compiled.fullmatch(text) else words


def _invisible(text: str) -> str | None:
    if text.isascii() and text.isprintable():
        return None
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}:
            return f"the cell holds an invisible character (U+{ord(character):04X}): delete it"
    return None if unicodedata.is_normalized("NFC", text) else "write letters with accents as one character (NFC)"


def _spaces(text: str) -> str | None:
    if text != " ".join(text.split()):
        return PLAIN_SPACES
    # Of all spaces, the plain one alone counts as printable.
    if not text.isprintable() and any(unicodedata.category(sign) == "Zs" and sign != " " for sign in text):
        return PLAIN_SPACES
    return None


def _missing_word(text: str) -> str | None:
    return "leave the cell empty when a value is not known" if text.casefold() in MISSING_WORDS else None


def _wordless(text: str) -> str | None:
    return None if any(map(str.isalpha, text)) else "write words: there is no letter in this cell"


def _kept(text: str) -> str | None:
    kept = plain_number(float(text) + 0.0)  # the sum makes a negative zero a plain one
    return None if text == kept else f"this number is kept as {kept}: write it so"


def _formula(text: str) -> str | None:
    return f"a cell may not start with {text[0]}: a spreadsheet would run it" if text[0] in FORMULA_STARTS else None


def _misread(text: str) -> str | None:
    """Refuse UTF-8 that was opened as the old encoding of a spreadsheet and saved again."""
    meant = misread(text)
    return None if meant is None else f"the letters were read in a wrong encoding; write: {meant}"


def _lost_letters(text: str) -> str | None:
    """Refuse letters that an encoding without them turned into question marks."""
    lost = LOST_LETTER.search(text)
    return f"letters were lost in saving, here at {lost[0]!r}: save the file as UTF-8" if lost else None


def _straight(text: str) -> str | None:
    return "write straight quotes, ' and \"" if any(sign in CURLY_QUOTES for sign in text) else None


def _plain(text: str) -> str | None:
    plain = normalise(text)
    return None if text == plain else f"printed words keep plain signs, as in the normalised article; write: {plain}"

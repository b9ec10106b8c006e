"""Claims found by words, areas, a period, a person or a verdict."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import pandas as pd

from ..ground.errors import is_name, unknown_name
from ..ground.periods import period_bounds

SEARCHED = (
    "value_label",
    "indicator_title",
    "ref_area_name",
    "counterpart_area_name",
    "originator",
    "outlet",
    "as_printed",
    "in_english",
)
"""Columns of ``statistics`` in which words are looked for, beside definitions and short names."""


def searchable_texts(rows: pd.DataFrame, definitions: Mapping[str, str], short_names: Mapping[str, str]) -> pd.Series:
    """Return for each row of ``statistics`` the words by which it is found, folded.

    Parameters
    ----------
    rows
        Table ``statistics``.
    definitions
        Definition of each indicator.
    short_names
        Short name of each originator that has one, by its name.
    """
    texts = rows[list(SEARCHED)].astype("str").fillna("").agg(" ".join, axis=1)
    texts = texts + " " + rows["indicator_id"].map(lambda key: definitions.get(key, ""))
    for name in ("originator", "outlet"):
        texts = texts + " " + rows[name].map(lambda long: short_names.get(long, ""))
    return " " + texts.map(folded)


def folded(text: str) -> str:
    """Return words in small letters without accents and signs."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return re.sub(r"[^\w%$.]+", " ", bare.replace(",", "")).strip()


def with_areas(rows: pd.DataFrame, codes: Iterable[str]) -> pd.Series:
    """Return which rows are about all of some areas, on either side."""
    found = pd.Series(True, index=rows.index)
    for code in codes:
        found &= rows["ref_area"].eq(code) | rows["counterpart_area"].eq(code).fillna(False)
    return found


def of_period(rows: pd.DataFrame, period: str) -> pd.Series:
    """Return which rows state a period, or one that touches it."""
    asked = period_bounds(pd.Series([period], dtype="str")).iloc[0]
    found: pd.Series = (rows["period_start"] <= asked["period_end"]) & (rows["period_end"] >= asked["period_start"])
    return found | rows["time_period"].eq(period).fillna(False).astype(bool)


def with_words(texts: pd.Series, words: str) -> pd.Series:
    """Return which rows hold each of some beginnings of words."""
    found = pd.Series(True, index=texts.index)
    for word in folded(words).split():
        found &= texts.str.contains(f" {word}", regex=False)
    return found


def require(what: str, code: object, known: Iterable[str]) -> None:
    """Raise the error that names the nearest, unless a code is known."""
    names = list(known)
    if not is_name(code, names):
        raise unknown_name(what, code, names)

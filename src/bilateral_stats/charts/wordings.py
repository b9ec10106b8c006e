"""The words of the charts: who is credited, when, how sure, and the figure on which sources agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

import pandas as pd

from ..qualifiers import QUALIFIERS, RANGE
from ..vocabularies import CURRENCY_SIGNS
from ..wording import say_number, say_period

NOT_STATED = "year not stated"

STATUS_WORDS: Mapping[str, str] = {
    "A": "",
    "E": "estimated or expected",
    "F": "forecast",
    "P": "provisional",
    "U": "doubtful",
}
"""Status of an observation (SDMX) as a person would say it after the figure; a normal one needs no word."""

LISTED_VALUES = 3
"""Contradicting values that a headline lists; of more, it names the lowest and the highest."""


@dataclass(frozen=True)
class Headline:
    """The figure that stands for several claims about the same thing.

    Parameters
    ----------
    qualifier_words
        Words before the number, possibly none.
    number
        The number, with the sign of its currency.
    unit_label
        Words after the number, possibly none.
    """

    qualifier_words: str
    number: str
    unit_label: str

    @property
    def without_unit(self) -> str:
        """The number with its qualifier."""
        return " ".join(part for part in (self.qualifier_words, self.number) if part)

    def __str__(self) -> str:
        """Return the figure as a person would say it."""
        return " ".join(part for part in (self.without_unit, self.unit_label) if part)


def credit(originator: object, publisher: object, date_published: object, *, say_date: bool = True) -> str:
    """Return who says it, where and when, the originator first.

    Parameters
    ----------
    originator, publisher, date_published
        Cells of a derived table, each possibly missing.
    say_date
        Whether to name the date of publication.
    """
    known = [str(part) for part in (originator, publisher) if isinstance(part, str)]
    said = ", via ".join(known) or "source not named"
    return f"{said}, {say_period(date_published)}" if say_date and isinstance(date_published, str) else said


def say_when(time_period: object) -> str:
    """Return a period in words, or that none is stated."""
    return say_period(time_period) if isinstance(time_period, str) else NOT_STATED


def source_keys(sources: Iterable[str]) -> dict[str, str]:
    """Return a letter for each source, in the order of the alphabet."""
    letters = [*ascii_lowercase, *(first + second for first in ascii_lowercase for second in ascii_lowercase)]
    return dict(zip(sorted(set(sources)), letters, strict=False))


def headline(claims: pd.DataFrame) -> Headline:
    """Return the one figure that is true to all claims about the same thing.

    Parameters
    ----------
    claims
        Plotted claims of one indicator; at least one.

    Returns
    -------
    Headline
        The claim whose bounds hold the bounds of all others ("about 30" beside "30"); where there is none, the
        values side by side ("20 or 30").
    """
    rows = claims.drop_duplicates("value_label").sort_values(["obs_value", "claim_id"], kind="stable")
    low, high = rows["obs_low"].fillna(-float("inf")), rows["obs_high"].fillna(float("inf"))
    widest = rows[low.le(low.min()) & high.ge(high.max())]
    row = rows.iloc[0] if widest.empty else widest.iloc[0]
    sign = CURRENCY_SIGNS.get(row["unit"], "")
    unit = "" if sign else str(row["unit_label"])
    if not widest.empty:
        numbers = [row["obs_value"], row["obs_value_to"]] if row["qualifier"] == RANGE else [row["obs_value"]]
        said = " and ".join(sign + say_number(float(number)) for number in numbers)
        return Headline(QUALIFIERS[row["qualifier"]].words, said, unit)
    parts = [_without_unit(row, sign) for _, row in rows.iterrows()]
    if len(parts) > LISTED_VALUES:
        return Headline("", f"{parts[0]} to {parts[-1]}", unit)
    return Headline("", f"{', '.join(parts[:-1])} or {parts[-1]}", unit)


def in_conflict(claims: pd.DataFrame) -> bool:
    """Return whether claims about the same thing and the same period contradict each other.

    Parameters
    ----------
    claims
        Plotted claims.
    """
    keys = ["indicator_id", "ref_area", "counterpart_area", "time_period"]
    return any(_disjoint(same) for _, same in claims.groupby(keys, dropna=False))


def joined(words: Sequence[str]) -> str:
    """Return the different words among some, in their order, as one phrase."""
    different = list(dict.fromkeys(words))
    return different[0] if len(different) == 1 else f"{', '.join(different[:-1])} and {different[-1]}"


def say_range(low: float, high: float, unit: str, unit_label: str) -> str:
    """Return the two bounds of a figure in words."""
    sign = CURRENCY_SIGNS.get(unit, "")
    return f"{sign}{say_number(low)} to {sign}{say_number(high)}" + ("" if sign else f" {unit_label}")


def _without_unit(row: pd.Series, sign: str) -> str:
    words, number = QUALIFIERS[row["qualifier"]].words, sign + say_number(float(row["obs_value"]))
    if row["qualifier"] == RANGE:
        number += f" and {sign}{say_number(float(row['obs_value_to']))}"
    return f"{words} {number}".strip()


def _disjoint(claims: pd.DataFrame) -> bool:
    lowest_high, highest_low = claims["obs_high"].min(), claims["obs_low"].max()
    if pd.isna(lowest_high) or pd.isna(highest_low) or highest_low < lowest_high:
        return False
    if highest_low > lowest_high:
        return True
    touching = claims["obs_low"].eq(highest_low) & ~claims["low_inclusive"]
    touched = claims["obs_high"].eq(lowest_high) & ~claims["high_inclusive"]
    return bool(touching.any() or touched.any())

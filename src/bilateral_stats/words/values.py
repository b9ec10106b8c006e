"""Figures and dates in words, as a person would say them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from ..ground.cell_text import plain_number
from ..ground.periods import OPEN
from ..schemas.qualifiers import QUALIFIERS, RANGE
from ..schemas.vocabularies import UNDIRECTED

MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
"""From here on, people say the magnitude as a word."""

SHORT_MAGNITUDES: Mapping[str, str] = {"trillion": "tn", "billion": "bn", "million": "m", "": ""}
"""The same as newspapers write them beside a mark."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English names, whatever the locale."""

KEPT_WORDS = 10_000
"""Figures and dates whose words are remembered: the same few stand in many rows."""


def value_labels(claims: pd.DataFrame, units: pd.Series, unit_labels: pd.Series, signs: Mapping[str, str]) -> pd.Series:
    """Return each figure as a person would say it: ``more than 6,000 soldiers``.

    Parameters
    ----------
    claims
        Columns ``obs_value``, ``obs_value_to`` and ``qualifier``.
    units, unit_labels
        Code and words of the unit of each claim.
    signs
        Signs that stand before amounts of a currency, by the code of the unit.

    Returns
    -------
    pandas.Series
        Text, on the index of the claims.
    """
    # None for what is missing: unlike NaN it equals itself, so that the words of a figure are found again.
    uppers = [value if value == value else None for value in claims["obs_value_to"].tolist()]
    parts = [part.to_numpy(dtype=object) for part in (claims["qualifier"], claims["obs_value"], units, unit_labels)]
    rows = zip(parts[0], parts[1], uppers, *parts[2:], strict=True)
    labels = [say_value(*figure, signs.get(unit, ""), unit_label) for *figure, unit, unit_label in rows]
    return pd.Series(labels, index=claims.index, dtype="str")


@lru_cache(maxsize=KEPT_WORDS)
def say_value(qualifier: str, value: float, upper_value: float | None, sign: str, unit_label: str) -> str:
    """Return a figure with its qualifier and its unit.

    Parameters
    ----------
    qualifier
        Code of the qualifier.
    value, upper_value
        The figure in its unit; the second is missing but for a range.
    sign, unit_label
        What stands before the number (the sign of a currency), or else the words after it.
    """
    number = sign + say_number(value)
    if qualifier == RANGE and upper_value is not None:
        number = say_ends(value, upper_value, sign, "and")
    return " ".join(part for part in (QUALIFIERS[qualifier].words, number, "" if sign else unit_label) if part)


def say_number(value: float) -> str:
    """Return a number with thousands separators, and with the magnitude as a word from a million on."""
    return " ".join(part for part in number_parts(value) if part)


def say_ends(low: float, high: float, sign: str, joint: str) -> str:
    """Return the two ends of a range with a word between them, each with the sign of its currency."""
    return f"{sign}{say_number(low)} {joint} {sign}{say_number(high)}"


def number_parts(value: float) -> tuple[str, str]:
    """Return the digits of a number and its magnitude, as :func:`say_number` says them; the second may be empty."""
    for size, word in MAGNITUDES:
        if abs(value) >= size:
            # Nine digits keep every printed figure; a magnitude never adds digits that nobody printed.
            return plain_number(float(f"{value / size:.9g}")), word
    whole, point, fraction = plain_number(value).partition(".")
    return f"{int(whole):,}{point}{fraction}" if whole not in {"-0"} else f"{whole}{point}{fraction}", ""


def short_number(value: float, sign: str = "", after: str = "") -> str:
    """Return a number as short as it stands beside a mark: ``$465.7m``, ``69%``.

    Parameters
    ----------
    value
        The number.
    sign, after
        What stands right before and right after it.

    Examples
    --------
    >>> short_number(465_700_000, "$"), short_number(69, after="%"), short_number(-2783)
    ('$465.7m', '69%', '-2,783')
    """
    digits, magnitude = number_parts(abs(value))
    return f"{'-' if value < 0 else ''}{sign}{digits}{SHORT_MAGNITUDES[magnitude]}{after}"


def say_areas(row: Mapping[Any, Any]) -> str:
    """Return the two countries of a figure: ``A to B``, ``A and B``, or ``A, with B`` where it is about the first.

    Parameters
    ----------
    row
        Row of the table ``statistics``; a cell may be absent or ``None`` where it is empty.
    """
    names = {row.get(f"{side}_area"): row.get(f"{side}_area_name") for side in ("ref", "counterpart")}
    if row.get("from_area"):
        return f"{names[row['from_area']]} to {names[row['to_area']]}"
    joint = " and " if row["direction"] == UNDIRECTED else ", with "
    return joint.join(str(name) for name in names.values() if name)


def say_whole(denominator: str, ref_area: str, counterpart_area: str | None) -> str:
    """Return the whole of a share with the countries named, which an indicator writes for any two.

    Parameters
    ----------
    denominator
        The whole as the indicator has it.
    ref_area, counterpart_area
        Names of the two countries; of the second none where a claim states none.
    """
    whole = denominator.replace("the reference area", ref_area)
    return whole if counterpart_area is None else whole.replace("the counterpart area", counterpart_area)


@lru_cache(maxsize=KEPT_WORDS)
def say_period(period: str) -> str:
    """Return a period in words: ``29 March 2023``, ``2016-2020``, ``about 1992``.

    Parameters
    ----------
    period
        A period in EDTF.
    """
    first, _, last = period.partition("/")
    if OPEN in (first, last):
        return f"until {_say_date(last)}" if first == OPEN else f"from {_say_date(first)} on"
    parts = [_say_date(part) for part in period.split("/")]
    if all(len(part.rstrip("~")) == 4 for part in period.split("/")) and "~" not in period:
        return "-".join(parts)
    return " to ".join(parts)


def say_when(period: str) -> str:
    """Return a period as a sentence says when something was.

    Parameters
    ----------
    period
        A period in EDTF.

    Examples
    --------
    >>> say_when("2016/2020"), say_when("2021-01/2021-07"), say_when("2023-04-18")
    ('in 2016-2020', 'from January 2021 to July 2021', 'on 18 April 2023')
    """
    first, _, last = period.partition("/")
    if OPEN in (first, last):
        return say_period(period)
    if last and "-" in period:
        return f"from {say_period(period)}"
    return f"{'on' if first.count('-') == 2 else 'in'} {say_period(period)}"


@lru_cache(maxsize=KEPT_WORDS)
def short_period(period: str) -> str:
    """Return a period as short as it stands beside a mark.

    Parameters
    ----------
    period
        A period in EDTF.

    Examples
    --------
    >>> short_period("2016/2020"), short_period("2021-01/2021-07"), short_period("2023-04-18")
    ('2016-20', 'Jan-Jul 2021', '18 Apr 2023')
    >>> short_period("2020-12/2021-03"), short_period("1992~"), short_period("2023-04-20/..")
    ('Dec 2020-Mar 2021', 'about 1992', 'from 20 Apr 2023 on')
    """
    first, _, last = period.partition("/")
    if OPEN in (first, last):
        return f"until {_short_date(last)}" if first == OPEN else f"from {_short_date(first)} on"
    if not last:
        return _short_date(first)
    if "~" not in period and first[:4] == last[:4] and len(first) == len(last) > 4:
        start = _short_date(first).removesuffix(f" {first[:4]}")
        if len(first) == 10 and first[:7] == last[:7]:
            start = start.split()[0]
        return f"{start}-{_short_date(last)}"
    if len(first) == len(last) == 4 and first[:2] == last[:2]:
        return f"{first}-{last[2:]}"
    return f"{_short_date(first)}-{_short_date(last)}"


def _short_date(text: str) -> str:
    *words, year = _say_date(text).split()
    return " ".join([*(word[:3] if word in MONTHS else word for word in words), year])


def _say_date(text: str) -> str:
    year, *rest = text.rstrip("~").split("-")
    words = [str(int(part)) if place else MONTHS[int(part) - 1] for place, part in enumerate(rest)]
    return ("about " if text.endswith("~") else "") + " ".join([*reversed(words), year])

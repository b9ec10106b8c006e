"""Periods of time: a small part of EDTF, and the first and last day of each.

Accepted are a year, a month, a day, and an interval of two of them, each part optionally followed by ``~``
(approximate): ``2023``, ``2023-03``, ``2023-03-29``, ``2016/2020``, ``1992~``; and, where a column says so, an interval
that is open at one end: ``2023-04-20/..``. This lies within levels 0 and 1 of the Extended Date/Time Format (Library of
Congress, ISO 8601-2:2019, annex A).
"""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

_DATE = r"[0-9]{4}(?:-[0-9]{2}){0,2}~?"

PERIOD_PATTERN = rf"{_DATE}(?:/{_DATE})?"
"""Shape of a period; whether the month and the day exist is asked of pandas."""

OPEN_PERIOD_PATTERN = rf"{PERIOD_PATTERN}|\.\./{_DATE}|{_DATE}/\.\."
"""The same, or open at one end, as EDTF writes it."""

PERIOD_WORDS = "write a period as YYYY, YYYY-MM, YYYY-MM-DD or two of them with a slash, each with an optional ~"

OPEN_PERIOD_WORDS = f"{PERIOD_WORDS}; or open at one end, as 2023-04-20/.. or ../2023"

OPEN = ".."
"""Stands in a period where the beginning or the end is not known."""

FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Years that a figure about two countries can cover; a year outside is a slip of the keyboard."""

_FREQUENCIES = {4: "Y", 7: "M", 10: "D"}
"""Length of a date to the frequency of the pandas period that it names."""

KEPT_PERIODS = 10_000
"""Periods whose days are remembered: the same few stand in many rows, and are read by check and derivation alike."""


class _PeriodError(ValueError):
    """A period that breaks a rule; the message says which."""


def period_fault(text: str, *, may_be_open: bool = False) -> str | None:
    """Return why a text is not a period, or ``None`` when it is one.

    Parameters
    ----------
    text
        A non-empty cell.
    may_be_open
        Whether one end may be open.
    """
    if not may_be_open and OPEN in text:
        return PERIOD_WORDS
    try:
        first_and_last(text)
    except _PeriodError as error:
        return str(error)
    return None


def period_bounds(periods: pd.Series) -> pd.DataFrame:
    """Return the first and the last day that each period covers.

    Parameters
    ----------
    periods
        Periods that :func:`period_fault` accepts, or missing.

    Returns
    -------
    pandas.DataFrame
        Columns ``period_start`` and ``period_end`` (days, both included), on the index given;
        missing where the period is missing, or open at that end.
    """
    known = {text: first_and_last(text) for text in periods.dropna().unique()}
    ends = {"period_start": 0, "period_end": 1}
    return pd.DataFrame(
        {
            name: periods.map({text: days[end] for text, days in known.items()}).astype("datetime64[ms]")
            for name, end in ends.items()
        },
        index=periods.index,
    )


def period_texts(first: pd.Series, last: pd.Series) -> pd.Series:
    """Return the shortest period that covers each span of days.

    Parameters
    ----------
    first, last
        First and last day of each span, both included, or missing.

    Returns
    -------
    pandas.Series
        Periods without ``~``, on the index of ``first``; missing where a day is.
    """
    spans = pd.DataFrame({"first": first, "last": last})
    distinct = spans.dropna().drop_duplicates()
    texts = pd.Series(
        [_period_text(*span) for span in distinct.itertuples(index=False, name=None)], index=distinct.index, dtype="str"
    )
    found = spans.merge(distinct.assign(text=texts), how="left", on=["first", "last"])["text"]
    return found.set_axis(first.index)


def _period_text(first: pd.Timestamp, last: pd.Timestamp) -> str:
    ends, length = [first.strftime("%Y-%m-%d"), last.strftime("%Y-%m-%d")], 10
    if first.day == 1 and last.is_month_end:
        length = 4 if (first.month, last.month) == (1, 12) else 7
    return "/".join(dict.fromkeys(end[:length] for end in ends))


@lru_cache(maxsize=KEPT_PERIODS)
def first_and_last(period: str) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """Return the first and the last day that a period covers; nothing for an open end.

    Parameters
    ----------
    period
        A period that :func:`period_fault` accepts.

    Examples
    --------
    >>> first_and_last("2020-09/..")
    (Timestamp('2020-09-01 00:00:00'), None)
    """
    if not re.fullmatch(OPEN_PERIOD_PATTERN, period):
        raise _PeriodError(PERIOD_WORDS)
    if OPEN in period:
        first, last = period.split("/")
        return (
            None if first == OPEN else _parse_date(first.rstrip("~")).start_time,
            None if last == OPEN else _parse_date(last.rstrip("~")).end_time.normalize(),
        )
    parts = [_parse_date(part.rstrip("~")) for part in period.split("/")]
    if parts[0].start_time > parts[-1].start_time or parts[0].end_time > parts[-1].end_time:
        raise _PeriodError("the period ends before it starts")
    return parts[0].start_time, parts[-1].end_time.normalize()


def _parse_date(text: str) -> pd.Period:
    year, *rest = (int(number) for number in text.split("-"))
    if rest and not 1 <= rest[0] <= 12:
        raise _PeriodError(f"there is no month {text[5:7]} (a season such as 2020-21 is written 2020/2021)")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _PeriodError(f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        return pd.Period(text, freq=_FREQUENCIES[len(text)])
    except ValueError as error:
        raise _PeriodError(f"{text} is not a day of the calendar") from error

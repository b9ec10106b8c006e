"""Periods: bounds worked out by hand, and the edtf package as oracle."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral_stats.ground.periods import period_bounds, period_fault


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-03-29", "2023-03-29", "2023-03-29"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2022-10/2022-12", "2022-10-01", "2022-12-31"),
        ("2020-09-27/2020-11-10", "2020-09-27", "2020-11-10"),
        ("1992~", "1992-01-01", "1992-12-31"),
        ("2005~/2010-06~", "2005-01-01", "2010-06-30"),
    ],
)
def test_bounds(period: str, first: str, last: str) -> None:
    bounds = period_bounds(pd.Series([period], index=[7]))
    assert bounds.loc[7].tolist() == [pd.Timestamp(first), pd.Timestamp(last)]


def test_a_missing_period_has_no_bounds() -> None:
    bounds = period_bounds(pd.Series([None, "2020"], dtype="str"))
    assert bounds["period_start"].isna().tolist() == [True, False]
    assert set(bounds.dtypes.astype(str)) == {"datetime64[ms]"}
    assert set(period_bounds(pd.Series([None], dtype="str")).dtypes.astype(str)) == {"datetime64[ms]"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2020-21", "there is no month 21"),
        ("2020-00", "there is no month 00"),
        ("2023-02-29", "not a day of the calendar"),
        ("2023-04-31", "not a day of the calendar"),
        ("2020/2016", "ends before it starts"),
        ("2020-05/2020", "ends before it starts"),
        ("0202", "the year must lie between"),
        ("2023-3", "write a period"),
        ("23", "write a period"),
        ("2016-2020", "write a period"),
        ("2016/2018/2020", "write a period"),
        ("2016/..", "write a period"),
        ("/2020", "write a period"),
        ("2020?", "write a period"),
        ("2020-XX", "write a period"),
        ("~2020", "write a period"),
        ("2020-03-05T10:00", "write a period"),
        (" 2020", "write a period"),
        ("\uff12\uff10\uff12\uff10", "write a period"),
    ],
)
def test_what_is_no_period(text: str, reason: str) -> None:
    fault = period_fault(text)
    assert fault is not None
    assert reason in fault


DATES = st.dates().filter(lambda day: 1500 <= day.year <= 2199)
PARTS = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    DATES,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~"]),
)


@settings(max_examples=50)  # the package takes its time
@given(st.one_of(PARTS, st.builds("{}/{}".format, PARTS, PARTS)))
def test_the_edtf_package_agrees(text: str) -> None:
    parsed = parse_edtf(text)
    fault = period_fault(text)
    parts = [parse_edtf(part) for part in text.split("/")]
    reverse = parts[0].lower_strict() > parts[-1].lower_strict() or parts[0].upper_strict() > parts[-1].upper_strict()
    assert (fault is not None) == reverse
    if fault is None:
        bounds = period_bounds(pd.Series([text])).loc[0]
        assert bounds["period_start"].date().isoformat() == time.strftime("%Y-%m-%d", parsed.lower_strict())
        assert bounds["period_end"].date().isoformat() == time.strftime("%Y-%m-%d", parsed.upper_strict())


@given(st.text(max_size=30))
def test_no_text_breaks_the_check(text: str) -> None:
    assert period_fault(text) is None or isinstance(period_fault(text), str)

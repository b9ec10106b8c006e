"""Periods, bounds and verdicts against rules written anew here: exact fractions, and every point worth trying."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral_stats.derive.making import make_table
from bilateral_stats.ground.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    period_bounds,
    period_fault,
    period_texts,
)
from bilateral_stats.record.checking import check_record
from tests.conftest import SAMPLE

# Periods

PERIOD_LIKE = st.one_of(
    st.text(max_size=20),
    st.text(alphabet="0123456789-/~?X. \n\u0662\uff12", max_size=24),
    st.from_regex(r"[0-9]{3,5}(-[0-9]{1,3}){0,3}~?(/[0-9]{4}(-[0-9]{2}){0,2}~?)?", fullmatch=True),
    st.integers(min_value=0).map(lambda number: str(number) * 300),
)


def days_of(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a period, or nothing where it is none: by the calendar, part by part."""
    ends = []
    for part in text.split("/"):
        numbers = part.removesuffix("~").split("-")
        if not all(number.isascii() and number.isdigit() for number in numbers):
            return None
        if [len(number) for number in numbers] != [4, 2, 2][: len(numbers)]:
            return None
        year, month, day = [*map(int, numbers), 0, 0][:3]
        if not FIRST_YEAR <= year <= LAST_YEAR or (len(numbers) > 1 and not 1 <= month <= 12):
            return None
        last = calendar.monthrange(year, month or 12)[1]
        if len(numbers) > 2 and not 1 <= day <= last:
            return None
        ends.append((date(year, month or 1, day or 1), date(year, month or 12, day or last)))
    first, last_part = ends[0], ends[-1]
    if len(ends) > 2 or first[0] > last_part[0] or first[1] > last_part[1]:
        return None
    return first[0], last_part[1]


@settings(max_examples=400)
@given(PERIOD_LIKE)
def test_a_text_is_a_period_when_the_calendar_says_so(text: str) -> None:
    fault, days = period_fault(text), days_of(text)
    assert (fault is None) == (days is not None), fault
    if days is None:
        assert fault
        return
    bounds = period_bounds(pd.Series([text], dtype="str"))
    [start], [end] = bounds["period_start"], bounds["period_end"]
    assert (start.date(), end.date()) == days
    [short] = period_texts(bounds["period_start"], bounds["period_end"])
    assert days_of(short) == days
    assert len(short) <= len(text)


# Verdicts

RULES: dict[str, tuple[Fraction | None, Fraction | None, bool, bool]] = {
    "about": (Fraction(9, 10), Fraction(11, 10), True, True),
    "nearly": (Fraction(9, 10), Fraction(1), True, False),
    "more_than": (Fraction(1), None, False, False),
    "at_least": (Fraction(1), None, True, False),
    "less_than": (None, Fraction(1), False, False),
    "at_most": (None, Fraction(1), False, True),
}
"""Bounds as multiples of the value, as the design says."""

FRAMES = dict(check_record(SAMPLE).frames)
FIRST_CLAIM = FRAMES["claims"].iloc[0].to_dict()
PUBLISHED = dict.fromkeys(FRAMES["sources"]["source_id"], "2023")
"""Both articles are of 2023: a claim without a period stands as of then."""

OUTLETS = dict(zip(FRAMES["sources"]["source_id"], FRAMES["sources"]["outlet_id"], strict=True))

PRINTED = [8000.0, 9000.0, 9950.0, 10000.0, 10050.0, 11000.0, 20000.0]
"""Counts whose bounds are whole numbers: bounds that touch are found to touch."""

ROUNDING = {8000: 80, 9000: 90, 10000: 100, 11000: 110, 12000: 120, 20000: 200, 21000: 210}
"""What a round count leaves open each way: one percent; of any other count, every digit is printed."""

CLAIM = st.fixed_dictionaries(
    {
        "indicator_id": st.sampled_from(["delegation_companies", "business_meetings"]),
        "ref_area": st.sampled_from(["AZE", "ISR"]),
        "time_period": st.sampled_from([None, "2023", "2022", "2022/2023", "2023~"]),
        "obs_status": st.sampled_from(["A", "E", "F", "P", "U"]),
        "qualifier": st.sampled_from([*RULES, "exact", "between"]),
        "obs_value": st.sampled_from(PRINTED),
        "source_id": st.sampled_from(sorted(PUBLISHED)),
        "originator_id": st.sampled_from([None, "sipri", "jeyhun-bayramov"]),
        "rank": st.sampled_from(["normal", "normal", "normal", "deprecated"]),
    }
)
CLAIMS = st.lists(CLAIM, min_size=1, max_size=7)
STAGES = {"F": "forecast", "P": "provisional"}


def claims_frame(claims: Sequence[dict[str, Any]]) -> pd.DataFrame:
    rows = [
        FIRST_CLAIM
        | claim
        | {"claim_id": f"c{number}", "counterpart_area": "ISR" if claim["ref_area"] == "AZE" else "AZE"}
        | {"obs_value_to": claim["obs_value"] + 1000 if claim["qualifier"] == "between" else None}
        | {"as_printed": f"{claim['obs_value']:,.0f} to {claim['obs_value'] + 1000:,.0f}", "unit": "NUMBER"}
        for number, claim in enumerate(claims)
    ]
    return pd.DataFrame(rows).astype(FRAMES["claims"].dtypes.to_dict())


def comparisons(claims: pd.DataFrame) -> pd.DataFrame:
    table = make_table("comparisons", FRAMES | {"claims": claims})
    return table[table["compared"] == "claims"].reset_index(drop=True)


def allows(claim: dict[str, Any], point: Fraction) -> bool:
    value = Fraction(claim["obs_value"])
    if claim["qualifier"] in {"exact", "between"}:
        last = value + (1000 if claim["qualifier"] == "between" else 0)
        below, above = ROUNDING.get(int(value), 0), ROUNDING.get(int(last), 0)
        return value - below <= point and (point < last + above or (not above and point == last))
    low, high, low_inclusive, high_inclusive = RULES[claim["qualifier"]]
    above = low is None or point > value * low or (low_inclusive and point == value * low)
    below = high is None or point < value * high or (high_inclusive and point == value * high)
    return above and below


ENDS = sorted(
    {Fraction(value) * end for value in PRINTED for rule in RULES.values() for end in rule[:2] if end is not None}
    | {
        Fraction(value) + more + way * ROUNDING.get(int(value) + more, 0)
        for value in PRINTED
        for more in (0, 1000)
        for way in (-1, 1)
    }
)
GRID = [ENDS[0] - 1, *ENDS, *((low + high) / 2 for low, high in pairwise(ENDS)), ENDS[-1] + 1]
"""Every end that bounds of these values can have, a point between any two, and one beyond on each side."""


@settings(max_examples=25)
@given(CLAIMS)
def test_verdicts_are_those_of_a_search_on_a_grid(claims: list[dict[str, Any]]) -> None:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for claim in claims:
        if claim["rank"] == "normal":
            period = (claim["time_period"] or PUBLISHED[claim["source_id"]]).removesuffix("~")
            stage = STAGES.get(claim["obs_status"], "settled")
            groups.setdefault((claim["indicator_id"], claim["ref_area"], period, stage), []).append(claim)
    table = comparisons(claims_frame(claims))
    assert table["comparison_id"].is_unique
    assert len(table) == len(groups)
    for row in table.to_dict("records"):
        group = groups[row["indicator_id"], row["ref_area"], row["period"], row["stage"]]
        agree = any(all(allows(claim, point) for claim in group) for point in GRID)
        voices = {claim["originator_id"] or OUTLETS[claim["source_id"]] for claim in group}
        shared = "compatible" if len(voices) > 1 else "repeated"
        assert row["verdict"] == ("single" if len(group) == 1 else shared if agree else "conflict")
        assert row["rows"] == len(group)
        assert row["sources"] == len({claim["source_id"] for claim in group})
        assert row["voices"] == len(voices)


def test_every_two_figures_agree_when_a_point_lies_within_both() -> None:
    figures = [{"qualifier": name, "obs_value": value} for name in [*RULES, "exact", "between"] for value in PRINTED]
    # Each pair in a month of its own, so that it is a comparison of its own.
    pairs = {
        f"{1900 + number // 12}-{number % 12 + 1:02}": pair for number, pair in enumerate(combinations(figures, 2))
    }
    same = {"ref_area": "AZE", "obs_status": "A", "originator_id": None}
    frame = claims_frame([same | {"time_period": month} | claim for month, pair in pairs.items() for claim in pair])
    verdicts = comparisons(frame).set_index("period")["verdict"]
    assert len(verdicts) == len(pairs)
    for month, pair in pairs.items():
        agree = any(all(allows(claim, point) for claim in pair) for point in GRID)
        assert verdicts[month] == ("repeated" if agree else "conflict"), pair


@settings(max_examples=10)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_and_a_repeated_claim_change_no_verdict(claims: list[dict[str, Any]], dice: Any) -> None:
    frame = claims_frame(claims)
    table = comparisons(frame)
    order = list(range(len(frame)))
    dice.shuffle(order)
    shuffled = comparisons(frame.iloc[order].reset_index(drop=True))
    pd.testing.assert_frame_equal(table.drop(columns="row_ids"), shuffled.drop(columns="row_ids"))
    again = frame.iloc[[dice.randrange(len(frame))]].assign(claim_id="again")
    more = comparisons(pd.concat([frame, again], ignore_index=True)).set_index("comparison_id")["verdict"]
    before = table.set_index("comparison_id")["verdict"]
    assert (more[before.index[before == "conflict"]] == "conflict").all()
    assert (more[before.index[before == "compatible"]] == "compatible").all()
    assert (more[before.index[before == "repeated"]] == "repeated").all()
    assert (more[before.index[before == "single"]] != "conflict").all()

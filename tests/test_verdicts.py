"""How claims stand to each other: hand-made cases, and what must hold of any claims."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from bilateral_stats.schemas.qualifiers import QUALIFIERS
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral_stats.derive.bounds import bounds_of
from bilateral_stats.derive.verdicts import BOUNDS, Interval, camps_of, direction, verdicts

NAN = math.nan

Claim = tuple[str, float, float | None]

FEW = settings(max_examples=20)
"""Each example takes pandas some hundredths of a second."""


def stand(
    claims: Sequence[Claim], voices: Sequence[str] | None = None, days: Sequence[str | None] | None = None
) -> dict[str, Any]:
    """Return how claims stand, one voice each unless told; days are those up to which they count."""
    return table_of(claims, voices, days)[0].loc["group"].to_dict()


def table_of(
    claims: Sequence[Claim], voices: Sequence[str] | None = None, days: Sequence[str | None] | None = None
) -> tuple[pd.DataFrame, pd.Series]:
    bounds = [bounds_of(*claim, words_of(claim), None, "money", None, None) for claim in claims]
    counted = pd.to_datetime(pd.Series(days or [None] * len(claims), dtype="str")).astype("datetime64[ms]")
    rows = pd.DataFrame(bounds, columns=list(BOUNDS)).assign(
        counted_from=counted,
        counted_to=counted,
        voice=list(voices or [f"voice {number}" for number in range(len(claims))]),
        source_id=[f"source {number}" for number in range(len(claims))],
    )
    return verdicts(rows, pd.Series("group", index=rows.index))


def words_of(claim: Claim) -> str:
    return f"{claim[1]:,.10g}" + ("" if claim[2] is None else f" to {claim[2]:,.10g}")


@pytest.mark.parametrize(
    ("claims", "verdict", "low", "high"),
    [
        ([("exact", 69, None), ("exact", 70, None)], "conflict", 69.5, 69.5),
        ([("exact", 69, None), ("exact", 69.4, None)], "compatible", 69.35, 69.45),
        ([("exact", 30, None), ("about", 30, None)], "compatible", 29.5, 30.5),
        ([("about", 30, None), ("exact", 40, None)], "conflict", 39.5, 33),
        ([("about", 30, None), ("about", 36, None)], "compatible", 32.4, 33),
        ([("more_than", 6000, None), ("less_than", 6000, None)], "conflict", 6000, 6000),
        ([("at_least", 6000, None), ("at_most", 6000, None)], "compatible", 6000, 6000),
        ([("at_least", 6000, None), ("less_than", 6000, None)], "conflict", 6000, 6000),
        ([("more_than", 5, None), ("at_least", 7, None)], "compatible", 7, NAN),
        ([("less_than", 5, None), ("at_most", 7, None)], "compatible", NAN, 5),
        ([("between", 25, 33), ("exact", 33, None)], "compatible", 32.5, 33.5),
        ([("nearly", 200, None), ("at_least", 200, None)], "conflict", 200, 200),
        ([("exact", 42, None)], "single", 41.5, 42.5),
    ],
)
def test_cases(claims: list[Claim], verdict: str, low: float, high: float) -> None:
    found = stand(claims)
    assert found["verdict"] == verdict
    # In a conflict no value is allowed by all: the ends are those of the gap.
    ends = [found["gap_high"], found["gap_low"]] if verdict == "conflict" else [found["low"], found["high"]]
    others = [found["low"], found["high"]] if verdict == "conflict" else [found["gap_high"], found["gap_low"]]
    assert ends == pytest.approx([low, high], nan_ok=True)
    assert all(math.isnan(end) for end in others)


def test_one_voice_that_repeats_itself_confirms_nothing() -> None:
    found = stand([("exact", 30, None)] * 3, voices=["a", "a", "a"])
    assert (found["verdict"], found["voices"], found["sources"], found["rows"]) == ("repeated", 1, 3, 3)
    assert stand([("exact", 30, None)] * 3, voices=["a", "a", "b"])["verdict"] == "compatible"
    assert stand([("exact", 30, None), ("exact", 40, None)], voices=["a", "a"])["verdict"] == "conflict"


def test_the_margin_says_by_how_much_bounds_overlap_or_miss_each_other() -> None:
    # 9.5 to 10.5 and 9 to 11: 1 of a middle of 10.
    assert stand([("exact", 10, None), ("about", 10, None)])["margin"] == 10
    # up to 10.5 and from 29.5 on: 19 of a middle of 20.
    assert stand([("exact", 10, None), ("exact", 30, None)])["margin"] == -95
    assert math.isnan(stand([("more_than", 10, None), ("more_than", 30, None)])["margin"])
    assert math.isnan(stand([("exact", 10, None)])["margin"])


COUNTS: list[Claim] = [("at_least", 2783, None), ("exact", 2823, None), ("exact", 2907, None)]


@pytest.mark.parametrize(
    ("claims", "days", "verdict"),
    [
        ([20, 30], ["2020-12-03", "2021-07-14"], "growing"),
        ([30, 20], ["2020-12-03", "2021-07-14"], "falling"),
        ([20, 30, 25], ["2020-12-03", "2021-07-14", "2021-03-01"], "growing"),
        ([20, 30, 25], ["2020-12-03", "2021-03-01", "2021-07-14"], "conflict"),
        ([20, 30], ["2020-12-03", "2020-12-03"], "conflict"),
        ([20, 30], ["2020-12-03", None], "conflict"),
        ([20, 20, 30], ["2021-01-01", "2020-01-01", "2022-01-01"], "growing"),
    ],
)
def test_counts_grow_or_fall_only_with_their_days_in_order(
    claims: list[int], days: list[str | None], verdict: str
) -> None:
    assert stand([("exact", value, None) for value in claims], days=days)["verdict"] == verdict


def test_counts_that_one_value_fits_do_not_grow() -> None:
    found = stand([("more_than", 20, None), ("exact", 30, None)], days=["2020-01-01", "2021-01-01"])
    assert found["verdict"] == "compatible"


def test_camps_are_the_fewest_groups_that_one_value_fits() -> None:
    claims: list[Claim] = [("exact", 40, None), ("about", 30, None), ("exact", 33.3, None), ("about", 40, None)]
    claims += [("exact", 18, None)]
    table, camps = table_of(claims)
    assert table.loc["group", "camps"] == 4  # 33.3 lies outside of about 30: 27 to 33
    assert camps.tolist() == [3, 1, 2, 3, 0]


def test_an_end_is_allowed_when_every_claim_that_ends_there_allows_it() -> None:
    found = stand([("at_least", 5, None), ("more_than", 5, None)])
    assert not found["low_inclusive"]
    found = stand([("at_least", 5, None), ("more_than", 4, None)])
    assert found["low_inclusive"]
    assert not found["high_inclusive"]


def claim(qualifier: str, value: float, width: float) -> Claim:
    return qualifier, value, value + width if qualifier == "between" else None


NUMBERS = st.one_of(st.integers(-50, 50).map(float), st.floats(-1e6, 1e6, allow_subnormal=False))
# The contract refuses "nearly 0": it allows no value at all.
CLAIMS = st.builds(claim, st.sampled_from(sorted(QUALIFIERS)), NUMBERS, st.floats(0.5, 100)).filter(
    lambda drawn: drawn[:2] != ("nearly", 0)
)
VOICES = st.lists(st.sampled_from("abc"), min_size=6, max_size=6)


@FEW
@given(CLAIMS)
def test_a_claim_is_compatible_with_itself(one: Claim) -> None:
    assert stand([one])["verdict"] == "single"
    assert stand([one, one])["verdict"] == "compatible"


@FEW
@given(st.lists(CLAIMS, min_size=1, max_size=6), VOICES, st.randoms(use_true_random=False))
def test_order_does_not_matter(claims: list[Claim], voices: list[str], dice: Any) -> None:
    said = list(zip(claims, voices, strict=False))
    mixed = list(said)
    dice.shuffle(mixed)
    table, camps = table_of(*zip(*said, strict=True))
    other, other_camps = table_of(*zip(*mixed, strict=True))
    pd.testing.assert_frame_equal(table, other)
    assert dict(zip(said, camps, strict=True)) == dict(zip(mixed, other_camps, strict=True))


@FEW
@given(st.lists(CLAIMS, min_size=1, max_size=5), CLAIMS)
def test_one_more_claim_never_ends_a_conflict(claims: list[Claim], another: Claim) -> None:
    before, after = stand(claims), stand([*claims, another])
    assert before["verdict"] != "conflict" or after["verdict"] == "conflict"
    assert after["camps"] >= before["camps"]


@FEW
@given(st.lists(CLAIMS, min_size=1, max_size=5), VOICES)
def test_a_reprint_adds_no_voice(claims: list[Claim], voices: list[str]) -> None:
    said = voices[: len(claims)]
    before = stand(claims, said)
    after = stand([*claims, claims[0]], [*said, said[0]])
    assert after["voices"] == before["voices"]
    assert (before["verdict"] == "compatible") == (after["verdict"] == "compatible")


@FEW
@given(st.lists(CLAIMS, min_size=2, max_size=6))
def test_one_value_is_allowed_by_all_of_a_camp_and_camps_cannot_be_merged(claims: list[Claim]) -> None:
    table, camps = table_of(claims)
    bounds = [bounds_of(*one, words_of(one), None, "money", None, None) for one in claims]
    for camp in range(table.loc["group", "camps"]):
        members = [bounds[place] for place in range(len(claims)) if camps[place] == camp]
        assert shares_a_value(members)
    if table.loc["group", "camps"] > 1:
        assert not shares_a_value(bounds)


def shares_a_value(bounds: Sequence[tuple[float, float, bool, bool]]) -> bool:
    """Return whether some end, or a point between two ends, lies within all bounds."""
    ends = sorted({end for one in bounds for end in one[:2] if not math.isnan(end)})
    points = [
        ends[0] - 1,
        *ends,
        *((one + other) / 2 for one, other in pairwise(ends)),
        ends[-1] + 1,
    ]
    return any(all(allows(one, point) for one in bounds) for point in points)


def allows(bounds: tuple[float, float, bool, bool], point: float) -> bool:
    low, high, low_in, high_in = bounds
    above = math.isnan(low) or point > low or (low_in and point == low)
    return above and (math.isnan(high) or point < high or (high_in and point == high))


@FEW
@given(CLAIMS, CLAIMS)
def test_two_claims_are_compatible_when_some_value_fits_both(one: Claim, other: Claim) -> None:
    bounds = [bounds_of(*claim, words_of(claim), None, "money", None, None) for claim in (one, other)]
    assert (stand([one, other])["verdict"] == "compatible") == shares_a_value(bounds)


def test_days_are_compared_like_numbers() -> None:
    days = pd.DataFrame(
        {
            "low": pd.to_datetime(["1992-01-01", "1993-01-01", None]).astype("datetime64[ms]"),
            "high": pd.to_datetime(["1992-12-31", "1993-12-31", "1992-06-30"]).astype("datetime64[ms]"),
            "low_inclusive": [True, True, False],
            "high_inclusive": True,
            "voice": ["a", "b", "c"],
            "source_id": ["a", "b", "c"],
        }
    ).assign(counted_from=pd.NaT, counted_to=pd.NaT)
    table, camps = verdicts(days, pd.Series(["x", "x", "x"]))
    assert table.loc["x", "verdict"] == "conflict"
    assert camps.tolist() == [0, 1, 0]
    assert (table.loc["x", "gap_low"], table.loc["x", "gap_high"]) == (
        pd.Timestamp("1992-06-30"),
        pd.Timestamp("1993-01-01"),
    )


def test_camps_and_directions_of_open_ends() -> None:
    open_above, alone = Interval((30, 1), (math.inf, 0)), Interval((30, 0), (30, 0))
    assert camps_of([open_above, alone]) == [1, 0]
    assert direction([alone, open_above], [(1, 1), (2, 2)]) == "growing"

"""When claims agree: hand-made cases, and what must hold of any claims."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import pytest
from bilateral_stats.schemas.qualifiers import QUALIFIERS
from hypothesis import given
from hypothesis import strategies as st

from bilateral_stats.derive.bounds import value_bounds
from bilateral_stats.derive.shared_bounds import BOUNDS, shared_bounds

NAN = math.nan

Claim = tuple[str, float, float]


def shared(claims: Sequence[Claim]) -> pd.Series:
    frame = pd.DataFrame(list(claims), columns=["qualifier", "obs_value", "obs_value_to"])
    bounds = value_bounds(frame).set_axis(list(BOUNDS), axis=1)
    return shared_bounds(bounds, pd.Series("group", index=frame.index)).loc["group"]


@pytest.mark.parametrize(
    ("claims", "agree", "low", "high"),
    [
        ([("exact", 20, NAN), ("exact", 30, NAN)], False, 29.85, 20.1),
        ([("exact", 30, NAN), ("about", 30, NAN)], True, 29.85, 30.15),
        ([("about", 30, NAN), ("exact", 40, NAN)], False, 39.8, 33.0),
        ([("about", 30, NAN), ("about", 36, NAN)], True, 32.4, 33.0),
        ([("more_than", 6000, NAN), ("exact", 6619, NAN)], True, 6585.905, 6652.095),
        ([("more_than", 6000, NAN), ("less_than", 6000, NAN)], False, 6000, 6000),
        ([("at_least", 6000, NAN), ("at_most", 6000, NAN)], True, 6000, 6000),
        ([("at_least", 6000, NAN), ("less_than", 6000, NAN)], False, 6000, 6000),
        ([("more_than", 5, NAN), ("at_least", 7, NAN)], True, 7, NAN),
        ([("less_than", 5, NAN), ("at_most", 7, NAN)], True, NAN, 5),
        ([("between", 25, 33), ("exact", 33, NAN)], True, 32.835, 33),
        ([("nearly", 200, NAN), ("at_least", 200, NAN)], False, 200, 200),
        ([("exact", 1, NAN)], True, 0.995, 1.005),
    ],
)
def test_cases(claims: list[Claim], agree: bool, low: float, high: float) -> None:
    found = shared(claims)
    assert bool(found["agree"]) is agree
    assert [found["low"], found["high"]] == pytest.approx([low, high], nan_ok=True)


def test_an_end_is_allowed_when_every_claim_that_ends_there_allows_it() -> None:
    found = shared([("at_least", 5, NAN), ("more_than", 5, NAN)])
    assert not found["low_inclusive"]
    found = shared([("at_least", 5, NAN), ("more_than", 4, NAN)])
    assert found["low_inclusive"]
    assert not found["high_inclusive"]


def test_groups_do_not_mix() -> None:
    frame = pd.DataFrame({"qualifier": "exact", "obs_value": [20.0, 30.0, 20.0], "obs_value_to": NAN})
    bounds = value_bounds(frame).set_axis(list(BOUNDS), axis=1)
    found = shared_bounds(bounds, pd.Series(["a", "b", "a"]))
    assert found["agree"].to_dict() == {"a": True, "b": True}


def claim(qualifier: str, value: float, width: float) -> Claim:
    return qualifier, value, value + width if qualifier == "between" else NAN


NUMBERS = st.one_of(st.integers(-50, 50).map(float), st.floats(-1e6, 1e6, allow_subnormal=False))
# The contract refuses "nearly 0": it allows no value at all.
CLAIMS = st.builds(claim, st.sampled_from(sorted(QUALIFIERS)), NUMBERS, st.floats(0.5, 100)).filter(
    lambda drawn: drawn[:2] != ("nearly", 0)
)


@given(CLAIMS)
def test_a_claim_agrees_with_itself(one: Claim) -> None:
    assert shared([one])["agree"]
    assert shared([one, one])["agree"]


@given(st.lists(CLAIMS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_does_not_matter(claims: list[Claim], random: object) -> None:
    mixed = list(claims)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    pd.testing.assert_series_equal(shared(claims), shared(mixed))


@given(st.lists(CLAIMS, min_size=1, max_size=5), CLAIMS)
def test_one_more_claim_never_ends_a_conflict(claims: list[Claim], another: Claim) -> None:
    before, after = shared(claims), shared([*claims, another])
    assert before["agree"] or not after["agree"]


@given(CLAIMS, CLAIMS)
def test_two_claims_agree_when_some_value_fits_both(one: Claim, other: Claim) -> None:
    def fits(value: float, a_claim: Claim) -> bool:
        frame = pd.DataFrame([a_claim], columns=["qualifier", "obs_value", "obs_value_to"])
        low, high, low_in, high_in = value_bounds(frame).loc[0]
        above = math.isnan(low) or value > low or (low_in and value == low)
        return above and (math.isnan(high) or value < high or (high_in and value == high))

    found = shared([one, other])
    ends = [end for end in (found["low"], found["high"]) if not math.isnan(end)]
    middle = [sum(ends) / 2] if len(ends) == 2 else [ends[0] - 1, ends[0] + 1, *ends]
    candidates = [*ends, *middle]
    if any(fits(value, one) and fits(value, other) for value in candidates):
        assert found["agree"]

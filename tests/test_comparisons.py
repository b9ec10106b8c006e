"""Comparisons of the record, and of claims that were never seen before."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from bilateral_stats import load
from bilateral_stats.contract.columns import check_contract
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.derive.comparisons import derive_comparisons
from bilateral_stats.derive.making import make_table
from bilateral_stats.record.checking import check_record
from tests.conftest import SAMPLE


def sample() -> dict[str, pd.DataFrame]:
    """The tables of the sample record, typed."""
    return dict(check_record(SAMPLE).frames)


def compare(claims: pd.DataFrame, **changed: pd.DataFrame) -> pd.DataFrame:
    return make_table("comparisons", sample() | {"claims": claims} | changed)


def claim(**cells: Any) -> pd.DataFrame:
    """One claim about companies in a delegation, changed as asked."""
    claims = load("claims")
    row = claims[claims["claim_id"] == "toi-2023-04-18_delegation_companies"]
    return row.assign(**cells).astype(claims.dtypes.to_dict())


def companies(*rows: pd.DataFrame) -> dict[str, Any]:
    table = compare(pd.concat(rows, ignore_index=True))
    [found] = table[table["compared"] == "claims"].to_dict("records")
    return {str(name): value for name, value in found.items()}


def test_the_contract_is_kept() -> None:
    assert check_contract("comparisons", load("comparisons"), "comparisons") == []


# comparison, verdict, high, low, originators: worked out by hand from the claims
EXPECTED = [
    ("delegation_companies_isr-aze_2023_settled", "conflict", 20.1, 29.85, 5),
    ("oil_import_share_isr-aze_2023_settled", "conflict", 30.15, 39.8, 7),
    ("war_deaths_soldiers_arm-aze_2020_settled", "agree", None, 6000, 1),
    ("arms_import_share_aze-isr_2016-to-2020_settled", "agree", 69.345, 68.655, 1),
]


@pytest.mark.parametrize(("comparison", "verdict", "high", "low", "originators"), EXPECTED)
def test_the_figures_of_the_articles_against_the_record(
    comparison: str, verdict: str, high: float | None, low: float, originators: int
) -> None:
    row = load("comparisons").set_index("comparison_id").loc[comparison]
    assert (row["verdict"], row["originators"]) == (verdict, originators)
    assert row["low"] == pytest.approx(low)
    assert pd.isna(row["high"]) if high is None else row["high"] == pytest.approx(high)


@pytest.mark.parametrize(
    ("comparison", "verdict"),
    [
        ("embassy-isr-in-aze-opened_isr-aze_settled", "conflict"),
        ("recognition-isr-of-aze_isr-aze_settled", "agree"),
    ],
)
def test_the_dates_of_the_articles_against_the_record(comparison: str, verdict: str) -> None:
    assert load("comparisons").set_index("comparison_id").loc[comparison, "verdict"] == verdict


def test_the_same_voice_counts_once() -> None:
    found = companies(
        claim(claim_id="a", originator_id="sipri"),
        claim(claim_id="b", originator_id="sipri", source_id="jpost-2023-04-19"),
    )
    assert (found["rows"], found["sources"], found["originators"]) == (2, 2, 1)
    assert found["verdict"] == "agree"
    assert found["summary"] == "2 sources agree, 1 originator: 20 companies."
    assert found["row_ids"] == "a b"


def test_an_outlet_that_credits_nobody_speaks_for_itself() -> None:
    found = companies(claim(claim_id="a"), claim(claim_id="b", source_id="jpost-2023-04-19"))
    assert (found["sources"], found["originators"]) == (2, 2)


def test_deprecated_claims_never_count() -> None:
    found = companies(claim(claim_id="a"), claim(claim_id="b", obs_value=99, rank="deprecated", rank_reason="A slip."))
    assert (found["rows"], found["verdict"]) == (1, "single")
    assert found["summary"] == "One source: The Times of Israel prints 20 companies."


def test_what_differs_in_period_or_stage_is_not_compared() -> None:
    rows = [
        claim(claim_id="a"),
        claim(claim_id="b", time_period="2022"),
        claim(claim_id="c", obs_status="F"),
        claim(claim_id="d", obs_status="P"),
        claim(claim_id="e", ref_area="AZE", counterpart_area="ISR"),
    ]
    table = compare(pd.concat(rows, ignore_index=True))
    assert table.loc[table["compared"] == "claims", "comparison_id"].tolist() == [
        "delegation_companies_aze-isr_2023_settled",
        "delegation_companies_isr-aze_2022_settled",
        "delegation_companies_isr-aze_2023_forecast",
        "delegation_companies_isr-aze_2023_provisional",
        "delegation_companies_isr-aze_2023_settled",
    ]


def test_a_stated_year_and_a_year_of_publication_meet() -> None:
    found = companies(claim(claim_id="a"), claim(claim_id="b", time_period="2023"))
    assert (found["period"], found["period_basis"]) == ("2023", "mixed")


def test_without_period_and_date_there_is_no_period() -> None:
    sources = sample()["sources"]
    sources = sources.assign(date_published=pd.NA, date_basis="inferred").astype(sources.dtypes.to_dict())
    table = compare(claim(claim_id="a"), sources=sources)
    [found] = table[table["compared"] == "claims"].to_dict("records")
    assert found["comparison_id"] == "delegation_companies_isr-aze_settled"
    assert pd.isna(found["period"])
    assert pd.isna(found["period_basis"])


def test_a_span_that_is_written_in_two_ways_is_one_period() -> None:
    found = companies(claim(claim_id="a", time_period="2016/2020"), claim(claim_id="b", time_period="2016-01/2020-12"))
    assert (found["rows"], found["period"]) == (2, "2016/2020")


def test_a_count_that_went_on_is_said_to_have_grown() -> None:
    found = companies(claim(claim_id="a", obs_status="P"), claim(claim_id="b", obs_value=25, obs_status="P"))
    assert found["summary"] == (
        "1 source prints a count that was still going on: 20 companies (1 source); 25 companies (1 source)."
    )


def test_dates_are_compared_by_their_days() -> None:
    dates = sample()["event_dates"]
    row = dates[dates["event_date_id"] == "toi-2023-04-18_embassy-isr-in-aze-opened"]
    later = row.assign(event_date_id="x", time_period="1993", source_id="jpost-2023-04-19")
    table = compare(sample()["claims"], event_dates=pd.concat([dates, later], ignore_index=True))
    found = table.set_index("comparison_id").loc["embassy-isr-in-aze-opened_isr-aze_settled"]
    assert found["verdict"] == "conflict"
    assert (found["last_day"], found["first_day"]) == (pd.Timestamp("1992-12-31"), pd.Timestamp("1993-01-01"))
    assert found["summary"] == "2 sources disagree: 1992 (1 source); 1993 (1 source)."


def test_every_row_that_counts_stands_in_one_comparison() -> None:
    keys = load("comparisons")["row_ids"].str.split().explode().tolist()
    statistics, timeline = load("statistics"), load("timeline")
    expected = [
        *statistics.loc[statistics["rank"] == "normal", "claim_id"],
        *timeline.loc[timeline["rank"] == "normal", "event_date_id"],
    ]
    assert sorted(keys) == sorted(expected)


def test_no_rows_give_no_comparisons() -> None:
    empty = {name: load(name).iloc[:0] for name in recorded_tables()}
    statistics, timeline = make_table("statistics", empty), make_table("timeline", empty)
    table = derive_comparisons({"statistics": statistics, "timeline": timeline})
    assert table.dtypes.to_dict() == load("comparisons").dtypes.to_dict()

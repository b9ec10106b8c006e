"""Comparisons of sample records, and of claims that were never seen before."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pytest

from bilateral_stats.build import all_tables
from bilateral_stats.contract.columns import check_contract
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.derive.making import make_table
from bilateral_stats.record.checking import check_record
from tests.conftest import SAMPLE, WIDE_SAMPLE


@cache
def sample() -> dict[str, pd.DataFrame]:
    """The tables of the sample record, typed."""
    return dict(check_record(SAMPLE).frames)


@cache
def wide() -> pd.DataFrame:
    """The comparisons of the larger sample, by their keys."""
    return all_tables(check_record(WIDE_SAMPLE).frames)["comparisons"].set_index("comparison_id")


def compare(claims: pd.DataFrame, **changed: pd.DataFrame) -> pd.DataFrame:
    return make_table("comparisons", sample() | {"claims": claims} | changed)


def claim(**cells: Any) -> pd.DataFrame:
    """One claim about companies in a delegation, changed as asked."""
    claims = sample()["claims"]
    row = claims[claims["claim_id"] == "toi-2023-04-18_delegation_companies"]
    if "obs_value" in cells:
        cells.setdefault("as_printed", f"{cells['obs_value']} companies")
    return row.assign(**cells).astype(claims.dtypes.to_dict())


def companies(*rows: pd.DataFrame, **changed: pd.DataFrame) -> dict[str, Any]:
    table = compare(pd.concat(rows, ignore_index=True), **changed)
    [found] = table[table["compared"] == "claims"].to_dict("records")
    return {str(name): value for name, value in found.items()}


# comparison, verdict, voices, camps: worked out by hand from the claims
EXPECTED = [
    ("delegation_companies_isr-aze_2023_settled_number", "conflict", 5, 2),
    ("oil_import_share_isr-aze_2023_settled_pt", "conflict", 7, 2),
    ("war_deaths_soldiers_arm-aze_2020_settled_ps", "repeated", 1, 1),
    ("arms_import_share_aze-isr_2016-to-2020_settled_pt", "repeated", 1, 1),
    ("embassy-isr-in-aze-opened_isr-aze", "conflict", 7, 2),
    ("recognition-isr-of-aze_isr-aze", "compatible", 2, 1),
    ("trade_volume_aze-isr_2023_settled_usd", "repeated", 1, 1),
    ("war_bodies_examined_arm-aze_2020_settled_number", "growing", 1, 2),
]


@pytest.mark.parametrize(("comparison", "verdict", "voices", "camps"), EXPECTED)
def test_what_an_expert_would_conclude(comparison: str, verdict: str, voices: int, camps: int) -> None:
    row = wide().loc[comparison]
    assert (row["verdict"], row["voices"], row["camps"]) == (verdict, voices, camps)


def test_a_conflict_names_its_gap_and_what_is_shared_its_ends() -> None:
    companies = wide().loc["delegation_companies_isr-aze_2023_settled_number"]
    assert (companies["gap_low"], companies["gap_high"]) == (20, 30)
    assert companies[["low", "high"]].isna().all()
    arms = wide().loc["arms_import_share_aze-isr_2016-to-2020_settled_pt"]
    assert (arms["low"], arms["high"], arms["high_inclusive"]) == (68.5, 69.5, False)
    assert arms[["gap_low", "gap_high"]].isna().all()
    embassy = wide().loc["embassy-isr-in-aze-opened_isr-aze"]
    days = [embassy["gap_first_day"], embassy["gap_last_day"]]
    assert days == [pd.Timestamp("1992-12-31"), pd.Timestamp("1993-01-01")]


def test_the_same_voice_counts_once() -> None:
    found = companies(
        claim(claim_id="a", originator_id="sipri"),
        claim(claim_id="b", originator_id="sipri", source_id="jpost-2023-04-19"),
    )
    assert (found["rows"], found["sources"], found["voices"]) == (2, 2, 1)
    assert found["verdict"] == "repeated"
    assert (
        found["summary"] == "Two outlets, one origin, Stockholm International Peace Research Institute: 20 companies."
    )
    assert found["row_ids"] == "a b"


def test_an_outlet_that_credits_nobody_speaks_for_itself() -> None:
    found = companies(claim(claim_id="a"), claim(claim_id="b", source_id="jpost-2023-04-19"))
    assert (found["verdict"], found["sources"], found["voices"]) == ("compatible", 2, 2)
    assert found["summary"] == "Two voices are compatible: 20 companies."


def test_an_outlet_that_speaks_and_one_that_credits_it_are_one_voice() -> None:
    found = companies(
        claim(claim_id="a"), claim(claim_id="b", source_id="jpost-2023-04-19", originator_id="the-times-of-israel")
    )
    assert (found["verdict"], found["voices"]) == ("repeated", 1)


def test_a_source_that_passes_on_another_is_the_voice_of_that_other() -> None:
    sources = sample()["sources"]
    follows = pd.Series(["the-times-of-israel", None], index=sources.index, dtype="str")
    rows = [claim(claim_id="a"), claim(claim_id="b", source_id="jpost-2023-04-19")]
    found = companies(*rows, sources=sources.assign(follows_id=follows))
    assert (found["verdict"], found["voices"]) == ("repeated", 1)
    assert found["summary"] == "Two outlets, one origin, The Times of Israel: 20 companies."
    # Whoever is credited for the one figure speaks, whatever the source follows.
    credited = rows[1].assign(originator_id=pd.Series(["sipri"], index=rows[1].index, dtype="str"))
    assert companies(rows[0], credited, sources=sources.assign(follows_id=follows))["voices"] == 2


def test_slips_never_count() -> None:
    found = companies(claim(claim_id="a"), claim(claim_id="b", obs_value=99, rank="deprecated", rank_reason="A slip."))
    assert (found["rows"], found["verdict"]) == (1, "single")
    assert found["summary"] == "One source, The Times of Israel: 20 companies."


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
        "delegation_companies_aze-isr_2023_settled_number",
        "delegation_companies_isr-aze_2022_settled_number",
        "delegation_companies_isr-aze_2023_forecast_number",
        "delegation_companies_isr-aze_2023_provisional_number",
        "delegation_companies_isr-aze_2023_settled_number",
    ]


def test_units_of_one_dimension_are_compared_in_their_base_unit() -> None:
    claims = sample()["claims"]
    weeks = claims[claims["claim_id"] == "toi-2023-04-18_war_duration"]
    days = weeks.assign(claim_id="days", obs_value=44.0, unit="DAYS", as_printed="44 days", originator_id="sipri")
    table = compare(pd.concat([weeks, days.astype(claims.dtypes.to_dict())], ignore_index=True)).set_index(
        "comparison_id"
    )
    found = table.loc["war_duration_arm-aze_2020_settled_days"]
    # Six weeks are 38.5 to 45.5 days, and 44 days 43.5 to 44.5.
    assert (found["verdict"], found["unit"], found["low"], found["high"]) == ("compatible", "DAYS", 43.5, 44.5)
    assert found["summary"] == "Two voices are compatible: 6 weeks and 44 days."


def test_currencies_are_never_compared() -> None:
    claims = sample()["claims"]
    dollars = claims[claims["claim_id"] == "jpost-2023-04-19_trade_volume"]
    euros = dollars.assign(claim_id="euros", unit="EUR")
    units = pd.concat([sample()["units"], pd.DataFrame([{"unit": "EUR", "label": "euros", "dimension": "money"}])])
    table = compare(pd.concat([dollars, euros], ignore_index=True), units=units)
    assert table.loc[table["compared"] == "claims", "unit"].tolist() == ["EUR", "USD"]


def test_a_stated_year_and_a_year_of_publication_meet() -> None:
    found = companies(claim(claim_id="a"), claim(claim_id="b", time_period="2023"))
    assert (found["period"], found["period_basis"]) == ("2023", "mixed")


def test_without_period_and_date_there_is_no_period() -> None:
    sources = sample()["sources"]
    sources = sources.assign(date_published=pd.NA, date_basis="inferred").astype(sources.dtypes.to_dict())
    found = companies(claim(claim_id="a"), sources=sources)
    assert found["comparison_id"] == "delegation_companies_isr-aze_settled_number"
    assert pd.isna(found["period"])
    assert pd.isna(found["period_basis"])


def test_a_span_that_is_written_in_two_ways_is_one_period() -> None:
    found = companies(claim(claim_id="a", time_period="2016/2020"), claim(claim_id="b", time_period="2016-01/2020-12"))
    assert (found["rows"], found["period"]) == (2, "2016/2020")


def test_a_count_whose_days_are_known_grew() -> None:
    rows = [
        claim(claim_id="a", obs_status="P", as_of="2021-01-02"),
        claim(claim_id="b", obs_value=25, obs_status="P", as_of="2021-07"),
    ]
    found = companies(*rows, claim(claim_id="c", obs_value=22, obs_status="P", as_of="2021-03-02", time_period="2021"))
    assert found["verdict"] == "growing"
    assert found["comparison_id"] == "delegation_companies_isr-aze_2021_settled_number"
    assert found["summary"] == "A count that grew from 20 companies (2 January 2021) to 25 companies (July 2021)."
    # One that is settled has no day, so that nobody knows in which order they stand.
    settled = claim(claim_id="d", obs_value=30, time_period="2021")
    assert companies(rows[1], settled)["verdict"] == "conflict"


def test_camps_are_named_with_their_sources() -> None:
    found = companies(
        claim(claim_id="a", obs_value=20),
        claim(claim_id="b", obs_value=30, originator_id="sipri"),
        claim(claim_id="c", obs_value=20, originator_id="jeyhun-bayramov", source_id="jpost-2023-04-19"),
    )
    assert found["row_ids"] == "a c b"
    assert (
        found["summary"]
        == "Three voices disagree in two camps: 20 companies (two sources) against 30 companies (one source)."
    )


def test_one_voice_contradicts_itself() -> None:
    found = companies(claim(claim_id="a"), claim(claim_id="b", obs_value=30))
    assert found["summary"] == (
        "One voice, The Times of Israel, contradicts itself: 20 companies (one source) against 30 companies "
        "(one source)."
    )


def dating(**cells: Any) -> pd.DataFrame:
    dates = sample()["event_dates"]
    row = dates[dates["event_date_id"] == "toi-2023-04-18_embassy-isr-in-aze-opened"]
    return row.assign(**cells).astype(dates.dtypes.to_dict())


def embassy(*rows: pd.DataFrame) -> pd.Series:
    table = compare(sample()["claims"], event_dates=pd.concat(rows, ignore_index=True))
    return table.set_index("comparison_id").loc["embassy-isr-in-aze-opened_isr-aze"]


def test_dates_are_compared_by_their_days() -> None:
    found = embassy(dating(), dating(event_date_id="x", time_period="1993", source_id="jpost-2023-04-19"))
    assert found["verdict"] == "conflict"
    assert found["summary"] == "Two voices disagree: 1992 (one source) against 1993 (one source)."


def test_a_planned_and_a_happened_date_are_compared() -> None:
    later = dating(event_date_id="x", time_period="1993", event_status="planned", source_id="jpost-2023-04-19")
    found = embassy(dating(), later)
    assert (found["rows"], found["verdict"], found["stage"]) == (2, "conflict", "settled")
    assert embassy(later)["stage"] == "forecast"


def test_a_date_that_is_open_at_one_end_allows_every_day_on_that_side() -> None:
    found = embassy(dating(), dating(event_date_id="x", time_period="1992-05/..", source_id="jpost-2023-04-19"))
    assert found["verdict"] == "compatible"
    assert (found["first_day"], found["last_day"]) == (pd.Timestamp("1992-05-01"), pd.Timestamp("1992-12-31"))
    alone = embassy(dating(time_period="../1992"))
    assert pd.isna(alone["first_day"])
    assert alone["summary"] == "One source, The Times of Israel: until 1992."


def linked(relation: str) -> pd.DataFrame:
    """The trade of a sample record, and companies that are made a part, a mirror, or a side of it."""
    claims = sample()["claims"]
    trade = claims[claims["claim_id"] == "jpost-2023-04-19_trade_volume"]
    with_oil = trade.assign(claim_id="oil", indicator_id="trade_with_oil", obs_value=1.7e9, as_printed="$1.7 billion")
    older = with_oil.assign(claim_id="older", obs_value=9e8, as_printed="$900 million", time_period="2021")
    indicators = sample()["indicators"]
    row = indicators[indicators["indicator_id"] == "trade_volume"].assign(
        indicator_id="trade_with_oil", title="Trade with oil"
    )
    links = pd.DataFrame([{"indicator_id": "trade_volume", "relation": relation, "related_id": "trade_with_oil"}])
    frames = [trade, with_oil, older]
    return compare(
        pd.concat(frames, ignore_index=True).astype(claims.dtypes.to_dict()),
        indicators=pd.concat([indicators, row], ignore_index=True),
        indicator_links=links,
    ).set_index("comparison_id")


def test_related_scopes_stand_in_the_same_row() -> None:
    row = linked("part_of").loc["trade_volume_aze-isr_2023_settled_usd"]
    assert row["related"] == "Trade with oil: about $1.7 billion (as of 2023); about $900 million (2021)."
    assert row["related_ids"] == "trade_with_oil_aze-isr_2023_settled_usd trade_with_oil_aze-isr_2021_settled_usd"
    # A stated year is beside those only whose period it can share.
    back = linked("part_of").loc["trade_with_oil_aze-isr_2021_settled_usd"]
    assert back["related"] == "Trade, scope not stated: about $200 million (as of 2023)."


def test_a_mirror_is_seen_from_the_other_side() -> None:
    assert pd.isna(linked("mirror_of").loc["trade_volume_aze-isr_2023_settled_usd", "related"])


def test_every_row_that_counts_stands_in_one_comparison() -> None:
    frames = all_tables(check_record(WIDE_SAMPLE).frames)
    keys = frames["comparisons"]["row_ids"].str.split().explode().tolist()
    assert sorted(keys) == sorted([*frames["statistics"]["claim_id"], *frames["timeline"]["event_date_id"]])
    slips = set(frames["slips"]["row_id"])
    assert slips.isdisjoint(keys)
    assert len(keys) + len(slips) == len(frames["claims"]) + len(frames["event_dates"])


def test_no_rows_give_no_comparisons() -> None:
    empty = {name: sample()[name].iloc[:0] for name in recorded_tables()}
    table = make_table("comparisons", empty)
    assert len(table) == 0
    assert check_contract("comparisons", table, "comparisons") == []
    assert table.dtypes.to_dict() == make_table("comparisons", sample()).dtypes.to_dict()

"""The dyad-year table and the slips, worked out by hand from made-up claims."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from bilateral_stats.contract.columns import check_contract
from bilateral_stats.derive.making import make_table
from bilateral_stats.record.checking import check_record
from tests.conftest import SAMPLE, WIDE_SAMPLE


def frames(claims: list[dict[str, Any]]) -> dict[str, pd.DataFrame]:
    """The sample record with other claims, each like the one about oil or trade that it changes."""
    recorded = dict(check_record(SAMPLE).frames)
    known = recorded["claims"].set_index("claim_id", drop=False)
    rows = [known.loc[claim.pop("like")].to_dict() | claim for claim in claims]
    recorded["claims"] = pd.DataFrame(rows).astype(recorded["claims"].dtypes.to_dict())
    return recorded


def years(*claims: dict[str, Any]) -> pd.DataFrame:
    table = make_table("dyad_years", frames(list(claims)))
    assert check_contract("dyad_years", table, "dyad_years") == []
    return table


OIL = {"like": "toi-2023-04-18_oil_import_share"}
TRADE = {"like": "jpost-2023-04-19_trade_volume"}


def test_one_claim_of_a_year_is_a_row_with_codes_of_both_countries() -> None:
    [row] = years(OIL | {"claim_id": "a", "time_period": "2022"}).to_dict("records")
    assert (row["ref_area"], row["counterpart_area"], row["year"]) == ("ISR", "AZE", 2022)
    assert (row["ref_area_cow_code"], row["counterpart_area_gw_code"]) == (666, 373)
    assert (row["value"], row["low"], row["high"]) == (30, 29.5, 30.5)
    assert (row["verdict"], row["voices"], row["rows"], row["row_ids"]) == ("single", 1, 1, "a")


def test_the_value_is_that_of_the_narrowest_claim_that_all_allow() -> None:
    wide = {"claim_id": "a", "time_period": "2022", "qualifier": "about", "obs_value": 32.0, "as_printed": "about 32"}
    narrow = {"claim_id": "b", "time_period": "2022", "originator_id": "sipri"}
    [row] = years(OIL | wide, OIL | narrow).to_dict("records")
    assert (row["verdict"], row["value"], row["low"], row["high"]) == ("compatible", 30, 29.5, 30.5)


def test_where_claims_differ_there_is_no_value_and_the_ends_are_the_outermost() -> None:
    other = {"claim_id": "b", "time_period": "2022", "obs_value": 40.0, "as_printed": "40 percent"}
    [row] = years(OIL | {"claim_id": "a", "time_period": "2022"}, OIL | other).to_dict("records")
    assert row["verdict"] == "conflict"
    assert pd.isna(row["value"])
    assert (row["low"], row["high"]) == (29.5, 40.5)


@pytest.mark.parametrize("period", [None, "2016/2020", "2022~", "2022-03", "2022-01/2022-12"])
def test_what_does_not_state_exactly_one_year_is_never_spread(period: str | None) -> None:
    assert len(years(OIL | {"claim_id": "a", "time_period": period})) == (period == "2022")


def test_what_has_no_direction_stands_in_both_orders() -> None:
    table = years(TRADE | {"claim_id": "a", "time_period": "2022"})
    assert table[["ref_area", "counterpart_area"]].to_numpy().tolist() == [["AZE", "ISR"], ["ISR", "AZE"]]
    assert table["ref_area_name"].tolist() == ["Azerbaijan", "Israel"]
    assert table["value"].tolist() == [2e8, 2e8]


def test_slips_are_in_no_flat_table_but_in_their_own() -> None:
    slip = {"claim_id": "a", "rank": "deprecated", "rank_reason": "A nought too many.", "time_period": "2022"}
    recorded = frames([OIL | slip, OIL | {"claim_id": "b"}])
    assert make_table("statistics", recorded)["claim_id"].tolist() == ["b"]
    assert len(make_table("dyad_years", recorded)) == 0
    table = make_table("slips", recorded)
    assert check_contract("slips", table, "slips") == []
    [row] = table.to_dict("records")
    assert (row["row_id"], row["compared"], row["label"]) == ("a", "claims", "30 percent")
    assert (row["rank_reason"], row["ref_area"]) == ("A nought too many.", "ISR")
    assert row["url"].startswith("https://www.timesofisrael.com/")


def test_a_slip_of_a_dating_says_its_date() -> None:
    recorded = check_record(WIDE_SAMPLE).frames
    table = make_table("slips", recorded).set_index("row_id")
    row = table.loc["today-az-2024-04-08-b_relations-aze-isr"]
    assert (row["compared"], row["event_id"], row["label"]) == ("event_dates", "relations-aze-isr", "7 April 1993")

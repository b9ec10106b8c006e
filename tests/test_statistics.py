"""The flat tables against values worked out by hand from the two articles."""

from __future__ import annotations

import math
from datetime import datetime
from functools import cache
from typing import Any

import pandas as pd
import pytest

from bilateral_stats.build import all_tables
from bilateral_stats.contract.columns import check_contract
from bilateral_stats.contract.registry import derived_tables, generated_tables, recorded_tables
from bilateral_stats.derive.look_up import text_fragment
from bilateral_stats.derive.making import make_table
from bilateral_stats.derive.statistics import period_kinds
from bilateral_stats.ground.periods import period_bounds
from bilateral_stats.record.checking import check_record
from tests.conftest import SAMPLE, WIDE_SAMPLE


@cache
def recorded() -> dict[str, pd.DataFrame]:
    """All tables of the sample record."""
    return all_tables(check_record(SAMPLE).frames)


def sample(table: str) -> pd.DataFrame:
    return recorded()[table]


TOI = "https://www.timesofisrael.com/fm-cohen-jets-off-for-azerbaijan-as-alliance-on-irans-border-flourishes/"
JPOST = "https://www.jpost.com/israel-news/article-739657"

# claim, ref, counterpart, from, to, value in words, low, high, first day, last day, originator
FIGURES: list[tuple[Any, ...]] = [
    (
        "jpost-2023-04-19_business_meetings",
        "AZE",
        "ISR",
        None,
        None,
        "more than 100 meetings",
        100,
        None,
        None,
        None,
        None,
    ),
    (
        "jpost-2023-04-19_delegation_companies",
        "ISR",
        "AZE",
        "ISR",
        "AZE",
        "30 companies",
        30,
        30,
        None,
        None,
        "Israel's Ministry of Foreign Affairs",
    ),
    ("jpost-2023-04-19_oil_import_share", "ISR", "AZE", "AZE", "ISR", "about 30 percent", 27, 33, None, None, None),
    ("jpost-2023-04-19_trade_volume", "AZE", "ISR", None, None, "about $200 million", 180e6, 220e6, None, None, None),
    (
        "toi-2023-04-18_ambassador_appointment_lag",
        "AZE",
        "ISR",
        None,
        None,
        "less than 2 months",
        None,
        2,
        None,
        None,
        None,
    ),
    (
        "toi-2023-04-18_arms_export_share",
        "ISR",
        "AZE",
        "ISR",
        "AZE",
        "17 percent",
        16.5,
        17.5,
        "2016-01-01",
        "2020-12-31",
        "Stockholm International Peace Research Institute",
    ),
    (
        "toi-2023-04-18_arms_import_share",
        "AZE",
        "ISR",
        "ISR",
        "AZE",
        "69 percent",
        68.5,
        69.5,
        "2016-01-01",
        "2020-12-31",
        "Stockholm International Peace Research Institute",
    ),
    ("toi-2023-04-18_delegation_companies", "ISR", "AZE", "ISR", "AZE", "20 companies", 20, 20, None, None, None),
    (
        "toi-2023-04-18_oil_import_share",
        "ISR",
        "AZE",
        "AZE",
        "ISR",
        "30 percent",
        29.5,
        30.5,
        None,
        None,
        "Jeyhun Bayramov",
    ),
    ("toi-2023-04-18_visit_duration", "ISR", "AZE", "ISR", "AZE", "3 days", 2.7, 3.3, None, None, None),
    (
        "toi-2023-04-18_war_deaths_soldiers",
        "ARM",
        "AZE",
        None,
        None,
        "more than 6,000 soldiers",
        6000,
        None,
        "2020-01-01",
        "2020-12-31",
        None,
    ),
    ("toi-2023-04-18_war_duration", "ARM", "AZE", None, None, "6 weeks", 5.5, 6.5, "2020-01-01", "2020-12-31", None),
]


ARTICLES = ("jpost-2023-04-19", "toi-2023-04-18")
"""The two articles with which the record began: each of their rows is worked out by hand here."""


def test_every_claim_of_the_two_articles_is_worked_out_here() -> None:
    claims = sample("statistics")
    assert [figure[0] for figure in FIGURES] == claims.loc[claims["source_id"].isin(ARTICLES), "claim_id"].tolist()


@pytest.mark.parametrize("figure", FIGURES, ids=[figure[0] for figure in FIGURES])
def test_a_figure(figure: tuple[Any, ...]) -> None:
    statistics = sample("statistics").set_index("claim_id")
    row = statistics.loc[figure[0]]
    names = ["ref_area", "counterpart_area", "from_area", "to_area", "value_label"]
    assert [None if pd.isna(row[name]) else row[name] for name in names] == list(figure[1:6])
    assert [row["obs_low"], row["obs_high"]] == pytest.approx(
        [math.nan if bound is None else bound for bound in figure[6:8]], rel=1e-12, nan_ok=True
    )
    days = [None if pd.isna(row[name]) else row[name].date().isoformat() for name in ("period_start", "period_end")]
    assert days == list(figure[8:10])
    assert (None if pd.isna(row["originator"]) else row["originator"]) == figure[10]


def test_one_row_in_full() -> None:
    row = sample("statistics").set_index("claim_id").loc["toi-2023-04-18_arms_import_share"]
    assert row.dropna().to_dict() == {
        "indicator_id": "arms_import_share",
        "ref_area": "AZE",
        "counterpart_area": "ISR",
        "time_period": "2016/2020",
        "obs_value": 69.0,
        "unit": "PT",
        "qualifier": "exact",
        "obs_status": "A",
        "as_printed": "69 percent of Baku's major arms imports in 2016-2020",
        "originator_id": "sipri",
        "source_id": "toi-2023-04-18",
        "paragraph": 23,
        "ref_area_name": "Azerbaijan",
        "ref_area_m49": "031",
        "ref_area_cow_code": 373,
        "ref_area_gw_code": 373,
        "counterpart_area_name": "Israel",
        "counterpart_area_m49": "376",
        "counterpart_area_cow_code": 666,
        "counterpart_area_gw_code": 666,
        "from_area": "ISR",
        "to_area": "AZE",
        "indicator_title": "Share of major arms imports",
        "topic": "arms",
        "dimension": "share",
        "unit_label": "percent",
        "direction": "inflow",
        "denominator": "all major arms imports of the reference area",
        "value_label": "69 percent",
        "period_start": datetime(2016, 1, 1),
        "period_end": datetime(2020, 12, 31),
        "period_kind": "years",
        "obs_low": 68.5,
        "obs_high": 69.5,
        "low_inclusive": True,
        "high_inclusive": False,
        "originator": "Stockholm International Peace Research Institute",
        "source_title": "FM Cohen jets off for Azerbaijan, as alliance on Iran's border flourishes",
        "outlet": "The Times of Israel",
        "language": "en",
        "date_published": "2023-04-18",
        "url": TOI,
        "quote_url": f"{TOI}#:~:text=69%20percent%20of,major%20arms%20imports%20in",
        "citation": "Stockholm International Peace Research Institute, quoted in: Lazar Berman, "
        '"FM Cohen jets off for Azerbaijan, as alliance on Iran\'s border flourishes", The Times of Israel, '
        f"18 April 2023 (date inferred), {TOI}",
        "evidence": "not_held",
        "comparison_id": "arms_import_share_aze-isr_2016-to-2020_settled_pt",
        "verdict": "single",
    }


def test_a_source_without_title_and_author_is_cited_without_them() -> None:
    row = sample("statistics").set_index("claim_id").loc["jpost-2023-04-19_trade_volume"]
    assert row["citation"] == f"The Jerusalem Post, 19 April 2023 (date inferred), {JPOST}"
    assert row["quote_url"] == f"{JPOST}#:~:text=expected%20to%20be%20around%20%24200%20million"


# event date, first day, last day, status, basis
DATES: list[tuple[str, str, str, str, str]] = [
    ("jpost-2023-04-19_embassy-aze-in-isr-opened", "2023-03-01", "2023-03-31", "happened", "resolved"),
    ("jpost-2023-04-19_meeting-isr-minister-aze-president-2023-04", "2023-04-19", "2023-04-19", "happened", "resolved"),
    ("jpost-2023-04-19_relations-aze-isr", "1991-01-01", "1991-12-31", "happened", "printed"),
    ("jpost-2023-04-19_visit-aze-foreign-minister-2023-03", "2023-03-01", "2023-03-31", "happened", "resolved"),
    ("jpost-2023-04-19_visit-isr-foreign-minister-2023-departure", "2023-04-16", "2023-04-18", "happened", "resolved"),
    ("toi-2023-04-18_ambassador-aze-to-isr-announced", "2022-12-01", "2022-12-31", "happened", "resolved"),
    ("toi-2023-04-18_announcement-isr-visit-2023", "2023-03-01", "2023-03-31", "happened", "resolved"),
    ("toi-2023-04-18_embassy-aze-in-isr-approved", "2022-10-01", "2022-12-31", "happened", "resolved"),
    ("toi-2023-04-18_embassy-aze-in-isr-opened", "2023-03-01", "2023-03-31", "happened", "resolved"),
    ("toi-2023-04-18_embassy-isr-in-aze-opened", "1992-01-01", "1992-12-31", "happened", "printed"),
    ("toi-2023-04-18_meeting-foreign-ministers-2023-04", "2023-04-19", "2023-04-19", "planned", "resolved"),
    ("toi-2023-04-18_meeting-isr-minister-aze-president-2023-04", "2023-04-19", "2023-04-19", "planned", "resolved"),
    ("toi-2023-04-18_press-conference-2023-03", "2023-03-29", "2023-03-29", "happened", "printed"),
    ("toi-2023-04-18_recognition-isr-of-aze", "1991-01-01", "1991-12-31", "happened", "printed"),
    ("toi-2023-04-18_visit-aze-foreign-minister-2023-03", "2023-03-01", "2023-03-31", "happened", "resolved"),
    ("toi-2023-04-18_visit-isr-ambassador-ganja-2020", "2020-10-01", "2020-10-31", "happened", "printed"),
    ("toi-2023-04-18_visit-isr-defence-minister-2022", "2022-10-03", "2022-10-03", "happened", "printed"),
    ("toi-2023-04-18_visit-isr-defence-minister-2022_month", "2022-10-01", "2022-10-31", "happened", "resolved"),
    ("toi-2023-04-18_visit-isr-foreign-minister-2023-departure", "2023-04-18", "2023-04-18", "planned", "resolved"),
    ("toi-2023-04-18_visit-isr-foreign-minister-2023-return", "2023-04-21", "2023-04-21", "planned", "resolved"),
    ("toi-2023-04-18_war-arm-aze-2020", "2020-01-01", "2020-12-31", "happened", "printed"),
]


def test_the_dates_of_the_two_articles() -> None:
    timeline = sample("timeline")
    timeline = timeline[timeline["source_id"].isin(ARTICLES)]
    found = zip(
        timeline["event_date_id"],
        timeline["period_start"].dt.strftime("%Y-%m-%d"),
        timeline["period_end"].dt.strftime("%Y-%m-%d"),
        timeline["event_status"],
        timeline["date_basis"],
        strict=True,
    )
    assert list(found) == DATES


def test_resolved_weekdays_are_those_that_the_papers_name() -> None:
    days = sample("timeline").set_index("event_date_id")["period_start"].dt.day_name()
    assert days["toi-2023-04-18_visit-isr-foreign-minister-2023-departure"] == "Tuesday"
    assert days["toi-2023-04-18_meeting-isr-minister-aze-president-2023-04"] == "Wednesday"
    assert days["toi-2023-04-18_visit-isr-foreign-minister-2023-return"] == "Friday"
    assert days["jpost-2023-04-19_meeting-isr-minister-aze-president-2023-04"] == "Wednesday"


@pytest.mark.parametrize("table", derived_tables())
def test_a_table_is_the_same_from_the_recorded_tables_and_from_all(table: str) -> None:
    frames = check_record(WIDE_SAMPLE).frames
    whole = all_tables(frames)
    others = {name: frame for name, frame in whole.items() if name != table}
    pd.testing.assert_frame_equal(make_table(table, frames), make_table(table, others))
    pd.testing.assert_frame_equal(make_table(table, frames), whole[table])


@pytest.mark.parametrize("table", derived_tables())
def test_derived_tables_keep_their_contract_without_rows(table: str) -> None:
    empty = {name: recorded()[name].iloc[:0] for name in (*recorded_tables(), *generated_tables())}
    frame = make_table(table, empty)
    assert len(frame) == 0
    assert check_contract(table, frame, table) == []
    assert frame.dtypes.to_dict() == sample(table).dtypes.to_dict()


@pytest.mark.parametrize(
    ("printed", "fragment"),
    [
        ("more than 6,000 soldiers", "more%20than%206%2C000%20soldiers"),
        ("six-week war", "six%2Dweek%20war"),
        ("30 percent of Israel's oil", "30%20percent%20of,oil"),
        ("Israel's 30 percent", "30%20percent"),
        ("69 percent in 2016-2020", "69%20percent%20in"),
        ("17% & more", "17%25%20%26%20more"),
        ("1 of 'two' in 2016-2020 of 3", "1%20of,of%203"),
        ("'two'", "%27two%27"),
    ],
)
def test_text_fragments(printed: str, fragment: str) -> None:
    assert text_fragment(printed) == fragment


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        ("2023", "year"),
        ("2023-01-01/2023-12-31", "year"),
        ("2016/2020", "years"),
        ("2022-07-01/2023-06-30", "years"),
        ("2023-01/2023-02", "part_of_year"),
        ("2022-11/2023-02", "part_of_year"),
        ("2023-04", "part_of_year"),
        ("2023-04-19", "day"),
        (None, "not_stated"),
    ],
)
def test_kinds_of_periods(period: str | None, kind: str) -> None:
    assert period_kinds(period_bounds(pd.Series([period], dtype="str"))).tolist() == [kind]

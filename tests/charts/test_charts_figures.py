"""The rows and titles of the charts, against values read in the articles by hand and against the tables."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.charts.by_hand import OF_CLAIMS, PLOTTED, TITLES
from tests.charts.support import NAMES, content_of, derived


def without_none(cells: pd.DataFrame) -> list[tuple[object, ...]]:
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in cells.itertuples(index=False)]


def test_every_chart_is_expected() -> None:
    assert set(TITLES) == set(NAMES) == set(OF_CLAIMS) | {"timeline"}


@pytest.mark.parametrize("name", NAMES)
def test_title(name: str) -> None:
    assert content_of(name).title == TITLES[name]


@pytest.mark.parametrize("name", PLOTTED)
def test_plotted_figures(name: str) -> None:
    columns = ["value_label", "obs_status", "source"]
    assert without_none(content_of(name).plotted[columns]) == PLOTTED[name]


def test_article_figures_are_marked_with_their_bounds() -> None:
    rows = [row for name in PLOTTED for row in content_of(name).rows if row["marked"]]
    bounds = {row["claim_id"]: (row["value_label"], row["obs_low"], row["obs_high"]) for row in rows}
    assert bounds == {
        "toi-2023-04-18_oil_import_share": ("30 percent", 29.5, 30.5),
        "jpost-2023-04-19_oil_import_share": ("about 30 percent", 27, 33),
        "toi-2023-04-18_arms_import_share": ("69 percent", 68.5, 69.5),
        "toi-2023-04-18_arms_export_share": ("17 percent", 16.5, 17.5),
        "jpost-2023-04-19_trade_volume": ("about $200 million", 1.8e8, 2.2e8),
        "toi-2023-04-18_war_deaths_soldiers": ("more than 6,000 soldiers", 6000, None),
        "toi-2023-04-18_delegation_companies": ("20 companies", 20, 20),
        "jpost-2023-04-19_delegation_companies": ("30 companies", 30, 30),
    }


def test_two_own_counts_bear_the_title_of_the_war() -> None:
    last = {row["panel"]: row["obs_value"] for row in content_of("war_deaths").rows}
    assert last == {"Both sides together": 6000, "Azerbaijan's own count": 2908, "Armenia's own count": 3712}
    assert 2908 + 3712 > 6000


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_plotted_figures_are_those_of_the_table(name: str) -> None:
    plotted = content_of(name).plotted.set_index("claim_id")
    table = derived()["statistics"].set_index("claim_id").loc[plotted.index]
    shared = [column for column in plotted if column in table and column != "denominator"]
    pd.testing.assert_frame_equal(plotted[shared], table[shared])


def test_plotted_events_are_those_of_the_table() -> None:
    plotted = content_of("timeline").plotted.set_index("event_date_id")
    table = derived()["timeline"].set_index("event_date_id")
    others = {"urdupoint-2023-04-20_embassy-isr-in-tkm-opened"}
    assert set(plotted.index) == set(table.index) - others, "another country"
    shared = [column for column in plotted if column in table]
    pd.testing.assert_frame_equal(plotted[shared], table.loc[plotted.index, shared])


def test_timeline_is_in_the_order_of_time() -> None:
    plotted = content_of("timeline").plotted
    starts = plotted.groupby("event_id", sort=False)["period_start"].min()
    assert starts.is_monotonic_increasing
    assert plotted["event_id"].iloc[0] == "recognition-isr-of-aze"
    assert plotted["event_id"].iloc[-1] == "visit-isr-foreign-minister-2023-return"


def test_comparisons_are_drawn_contradictions_first() -> None:
    verdicts = content_of("source_agreement").verdicts
    conflicts = [verdict.comparison["comparison_id"] for verdict in verdicts if verdict.conflict]
    assert {"delegation_companies_isr-aze_2023_settled_number", "oil_import_share_isr-aze_2023_settled_pt"} < set(
        conflicts
    )
    assert [verdict.conflict for verdict in verdicts[: len(conflicts) + 1]] == [*[True] * len(conflicts), False]
    table = derived()["comparisons"]
    assert len(verdicts) == int((table["compared"].eq("claims") & table["rows"].gt(1)).sum())

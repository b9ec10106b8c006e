"""What a chart selects from the tables, and what it says when they hold nothing for it."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from bilateral_stats import DataError, charts
from bilateral_stats.charts import draw_chart
from bilateral_stats.charts.content import CLAIM_KEY
from tests.charts.support import (
    NAMES,
    catalogue,
    composed,
    content_of,
    derived,
    find_chart,
    made_up_dyad,
    with_claims,
)

OF_CLAIMS = [name for name in NAMES if find_chart(name).kind != "dates"]

OIL = [
    ("2014-09-28", "about 40 percent"),
    ("2019-11-18", "between 25 and 33 percent"),
    ("2023-02/2023-03", "about 40 percent"),
    ("2023-04", "33.3 percent"),
    ("2023-04-18", "30 percent"),
    ("2023-04-18", "30 percent"),
    ("2023-04-19", "about 30 percent"),
    ("2023-04-19", "more than 30 percent"),
    ("2023-05-12", "30 percent"),
    ("2023-05-20", "40 percent"),
    ("2023-05-30", "40 percent"),
]
"""What is printed of one share, in the order of printing; read in the sources by hand."""


def test_rows_stand_in_the_order_of_printing() -> None:
    plotted = content_of("oil_import_share").plotted
    assert list(zip(plotted["date_published"], plotted["value_label"], strict=True)) == OIL


def test_period_of_a_selection_is_that_of_its_comparison() -> None:
    assert set(content_of("arms_flow").plotted["time_period"]) == {"2016/2020"}
    trade = content_of("at_a_glance").plotted
    # The half a billion that is foretold for the same year is no figure of that year.
    assert set(trade.loc[trade["indicator_id"].eq("trade_volume"), "obs_status"]) == {"E", "A"}


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_plotted_figures_are_those_of_the_table(name: str) -> None:
    plotted = content_of(name).plotted.set_index("claim_id")
    table = derived()["statistics"].set_index("claim_id").loc[plotted.index]
    shared = [column for column in plotted if column in table and column != "denominator"]
    pd.testing.assert_frame_equal(plotted[shared], table[shared])


def test_slips_are_named_and_never_drawn() -> None:
    content = content_of("arms_import_share")
    assert "armradio-2021-03-17_arms_import_share" not in set(content.plotted["claim_id"])
    assert content.left_out == "Left out as slips: 64 percent (Public Radio of Armenia) and 60 percent (wnp.pl)."
    assert content_of("trade_volume").left_out == "Left out as a slip: $7 billion (Trend News Agency)."
    assert content_of("oil_import_share").left_out == ""


def test_events_are_in_the_order_of_time() -> None:
    plotted = content_of("embassies").plotted
    assert plotted.groupby("event_id", sort=False)["period_start"].min().is_monotonic_increasing
    assert plotted["event_id"].iloc[0] == "recognition-isr-of-aze"


@pytest.mark.parametrize("name", NAMES)
def test_made_up_countries_need_no_code(name: str) -> None:
    content = composed(*made_up_dyad(find_chart(name), derived()))
    assert list(content.plotted[content.key]) == list(content_of(name).plotted[content.key])


def test_code_knows_no_country_indicator_or_event() -> None:
    statistics, timeline = derived()["statistics"], derived()["timeline"]
    columns = ("indicator_id", "ref_area", "ref_area_name", "counterpart_area", "counterpart_area_name", "outlet")
    known = {*timeline["event_id"], *statistics["source_id"], *(one for name in columns for one in statistics[name])}
    words = re.compile(rf"\b({'|'.join(sorted(re.escape(name) for name in known if isinstance(name, str)))})\b")
    found = {path.name: words.findall(path.read_text()) for path in Path(charts.__file__).parent.rglob("*.py")}
    assert {file: names for file, names in found.items() if names} == {}


@pytest.mark.parametrize("name", NAMES)
def test_empty_tables_say_so_in_one_line(name: str) -> None:
    empty = {table: frame.iloc[:0] for table, frame in derived().items()}
    with pytest.raises(DataError, match=f"chart '{name}': nothing to draw: the table .* has no row of") as error:
        draw_chart(name, empty, catalogue())
    assert "\n" not in str(error.value)


def test_missing_table_and_column_are_named() -> None:
    statistics = derived()["statistics"].drop(columns="obs_low")
    with pytest.raises(DataError, match="the table statistics lacks columns that the charts need: obs_low"):
        draw_chart("war_deaths", derived() | {"statistics": statistics}, catalogue())


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("obs_value", float("inf"), "obs_value inf: this is no number"),
        ("obs_high", float("inf"), "obs_high inf: this is no number"),
        ("qualifier", "roughly", "qualifier 'roughly': there is no such qualifier"),
    ],
)
def test_cell_that_says_nothing_is_named(column: str, cell: object, words: str) -> None:
    statistics = derived()["statistics"].copy()
    number = statistics.index[statistics["claim_id"].eq("jpost-2023-04-18_oil_import_share")][0]
    statistics[column] = statistics[column].astype(object)
    statistics.loc[number, column] = cell
    with pytest.raises(DataError, match=f"claim jpost-2023-04-18_oil_import_share: {words}"):
        composed(find_chart("oil_import_share"), derived() | {"statistics": statistics})


def test_unknown_names_list_the_known_ones() -> None:
    with pytest.raises(DataError, match="no chart 'nope'; known charts: oil_import_share, arms_import_share"):
        draw_chart("nope", derived(), catalogue())
    with pytest.raises(DataError, match="no shape 'square'; known shapes: landscape, compact, social"):
        draw_chart("war_deaths", derived(), catalogue(), "square")


def test_a_series_without_rows_leaves_the_chart_out() -> None:
    statistics = derived()["statistics"]
    without = statistics[statistics["indicator_id"].ne("war_deaths_soldiers")]
    with pytest.raises(DataError, match="has no row of indicator war_deaths_soldiers, areas ARM and AZE"):
        composed(find_chart("war_deaths"), with_claims(without))


def test_rows_have_the_key_of_their_table() -> None:
    assert content_of("embassies").key == "event_date_id"
    assert {content_of(name).key for name in OF_CLAIMS} == {CLAIM_KEY}

"""What a chart selects from the tables, and what it says when they hold nothing for it."""

from __future__ import annotations

import pytest

from bilateral_stats import DataError
from bilateral_stats.charts import draw_chart
from tests.charts.by_hand import OF_CLAIMS
from tests.charts.support import NAMES, catalogue, composed, content_of, derived, find_chart, with_claims


def test_slips_are_never_drawn() -> None:
    slips = {"armradio-2021-03-17_arms_import_share", "trend-2023-02-19_trade_volume_with_oil"}
    assert [name for name in OF_CLAIMS if slips & set(content_of(name).plotted["claim_id"])] == []
    statistics = derived()["statistics"]
    changed = statistics[statistics["claim_id"].ne("jpost-2023-04-19_delegation_companies")]
    content = composed(find_chart("delegation_companies"), with_claims(changed))
    assert set(content.plotted["value_label"]) == {"20 companies"}
    assert content.title == "20 companies from Israel went along to Azerbaijan"


def test_marked_claims_stand_for_all_where_there_are_any() -> None:
    assert len(content_of("arms_flow").plotted) == 2
    statistics = derived()["statistics"]
    unmarked = statistics[statistics["source_id"].ne("toi-2023-04-18")]
    content = composed(find_chart("arms_flow"), with_claims(unmarked))
    assert len(content.plotted) == 4 + 7


@pytest.mark.parametrize("name", NAMES)
def test_empty_tables_say_so_in_one_line(name: str) -> None:
    empty = {table: frame.iloc[:0] for table, frame in derived().items()}
    with pytest.raises(
        DataError, match=f"chart '{name}': nothing to draw: (the table .* has no row of|no two)"
    ) as error:
        draw_chart(name, empty, catalogue())
    assert "\n" not in str(error.value)


def test_missing_table_is_named() -> None:
    tables = {name: table for name, table in derived().items() if name != "comparisons"}
    with pytest.raises(DataError, match="the charts need the table comparisons"):
        draw_chart("war_deaths", tables, catalogue())


def test_missing_column_is_named() -> None:
    statistics = derived()["statistics"].drop(columns="obs_low")
    with pytest.raises(DataError, match="the table statistics lacks columns that the charts need: obs_low"):
        draw_chart("war_deaths", derived() | {"statistics": statistics}, catalogue())


def test_unknown_chart_lists_the_known_ones() -> None:
    with pytest.raises(DataError, match="no chart 'nope'; known charts: oil_import_share, arms_import_share"):
        draw_chart("nope", derived(), catalogue())


def test_event_that_a_caption_names_must_exist() -> None:
    timeline = derived()["timeline"]
    without = timeline[timeline["event_id"].ne("embassy-isr-in-aze-opened")]
    with pytest.raises(DataError, match="no date of the event 'embassy-isr-in-aze-opened' for this chart"):
        composed(find_chart("timeline"), derived() | {"timeline": without})

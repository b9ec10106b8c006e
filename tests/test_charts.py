"""What the charts say: their rows, their words, their numbers, against values read in the two articles by hand."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from bilateral_stats import DataError, __version__
from bilateral_stats.charts import chart_names, draw_chart
from bilateral_stats.charts.axes import bar_ticks
from bilateral_stats.charts.catalogue import CATALOGUE, charts, find_chart
from bilateral_stats.charts.composing import compose
from bilateral_stats.charts.datings import say_within
from bilateral_stats.charts.rows import rows_of
from bilateral_stats.charts.selecting import plotted_claims
from bilateral_stats.charts.wordings import credit, headline, in_conflict, source_keys
from bilateral_stats.vocabularies import OBS_STATUSES
from bilateral_stats.wording import say_number

from .charts_support import (
    LONG_NAME,
    complete,
    content_of,
    derived,
    figure_of,
    made_up_claims,
    made_up_dyad,
)

NAMES = chart_names()
BAR_CHARTS = [name for name in NAMES if find_chart(name).kind == "bars"]

TITLES = {
    "oil_import_share": "Azerbaijan supplies about 30 percent of Israel's oil",
    "arms_import_share": "Israel supplied 69 percent of Azerbaijan's major arms imports",
    "arms_export_share": "17 percent of Israel's arms exports went to Azerbaijan",
    "arms_flow": "The same arms: 17 percent of Israel's arms exports, 69 percent of Azerbaijan's arms imports",
    "trade_volume": "Trade between Azerbaijan and Israel is expected to be about $200 million",
    "war_deaths": "The war of 2020 killed more than 6,000 soldiers",
    "delegation_companies": "20 or 30 Israeli companies on one visit to Azerbaijan: the sources disagree",
    "timeline": "Israel opened its embassy in Azerbaijan in 1992, Azerbaijan its own in Israel in 2023",
    "at_a_glance": "Azerbaijan sells oil to Israel and buys arms from it",
}

SIPRI = "Stockholm International Peace Research Institute, via The Times of Israel, 18 April 2023"
TOI, JPOST = "The Times of Israel, 18 April 2023", "The Jerusalem Post, 19 April 2023"
BAYRAMOV = "Jeyhun Bayramov, via The Times of Israel, 18 April 2023"
MINISTRY = "Israel's Ministry of Foreign Affairs, via The Jerusalem Post, 19 April 2023"

PLOTTED: dict[str, list[tuple[Any, ...]]] = {
    "oil_import_share": [(30, 29.85, 30.15, "exact", "A", BAYRAMOV), (30, 27, 33, "about", "A", JPOST)],
    "arms_import_share": [(69, 68.655, 69.345, "exact", "A", SIPRI)],
    "arms_export_share": [(17, 16.915, 17.085, "exact", "A", SIPRI)],
    "arms_flow": [(17, 16.915, 17.085, "exact", "A", SIPRI), (69, 68.655, 69.345, "exact", "A", SIPRI)],
    "trade_volume": [(2e8, 1.8e8, 2.2e8, "about", "E", JPOST)],
    "war_deaths": [(6000, 6000, None, "more_than", "A", TOI)],
    "delegation_companies": [(20, 19.9, 20.1, "exact", "A", TOI), (30, 29.85, 30.15, "exact", "A", MINISTRY)],
}
PLOTTED["at_a_glance"] = [
    row
    for name in ("oil_import_share", "arms_import_share", "arms_export_share", "trade_volume", "war_deaths")
    for row in PLOTTED[name]
]


def without_none(cells: pd.DataFrame) -> list[tuple[object, ...]]:
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in cells.itertuples(index=False)]


def test_every_chart_is_expected() -> None:
    assert set(TITLES) == set(NAMES) == set(PLOTTED) | {"timeline"}


@pytest.mark.parametrize("name", NAMES)
def test_title(name: str) -> None:
    assert content_of(name).title == TITLES[name]


@pytest.mark.parametrize("name", PLOTTED)
def test_plotted_figures(name: str) -> None:
    columns = ["obs_value", "obs_low", "obs_high", "qualifier", "obs_status", "source"]
    assert without_none(content_of(name).plotted[columns]) == PLOTTED[name]


@pytest.mark.parametrize("name", PLOTTED)
def test_plotted_figures_are_those_of_the_table(name: str) -> None:
    plotted = content_of(name).plotted.set_index("claim_id")
    table = derived()["statistics"].set_index("claim_id").loc[plotted.index]
    shared = [column for column in plotted if column in table and column != "denominator"]
    pd.testing.assert_frame_equal(plotted[shared], table[shared])


def test_plotted_events_are_those_of_the_table() -> None:
    plotted = content_of("timeline").plotted.set_index("event_date_id")
    table = derived()["timeline"].set_index("event_date_id")
    assert set(plotted.index) == set(table.index)
    shared = [column for column in plotted if column in table]
    pd.testing.assert_frame_equal(plotted[shared], table.loc[plotted.index, shared])


def test_timeline_is_in_the_order_of_time() -> None:
    plotted = content_of("timeline").plotted
    starts = plotted.groupby("event_id", sort=False)["period_start"].min()
    assert starts.is_monotonic_increasing
    assert plotted["event_id"].iloc[0] == "recognition-isr-of-aze"
    assert plotted["event_id"].iloc[-1] == "visit-isr-foreign-minister-2023-return"


def test_subtitles_say_what_is_counted_and_when() -> None:
    assert content_of("oil_import_share").subtitle == "Share of all oil that Israel receives; year not stated"
    assert content_of("arms_import_share").subtitle == "Share of all major arms imports of Azerbaijan; 2016-2020"
    assert content_of("arms_export_share").subtitle == "Share of all major arms exports of Israel; 2016-2020"
    assert content_of("delegation_companies").subtitle.endswith("in April 2023")


def test_reading_notes_explain_the_marks_that_occur() -> None:
    assert content_of("arms_import_share").reading == ()
    assert content_of("oil_import_share").reading == (
        'Around the line: what "about" is taken to allow, 27 to 33 percent.',
    )
    assert content_of("war_deaths").reading == ("Fading end: the source gives no upper limit.",)
    assert content_of("trade_volume").reading == (
        'Around the line: what "about" is taken to allow, $180 million to $220 million.',
        "Outlined: estimated or expected; not a settled figure.",
    )


# Numbers


def numbers_in(texts: list[str]) -> set[str]:
    return {number.rstrip(".,") for text in texts for number in re.findall(r"\d[\d.,]*", text)}


def allowed_numbers(name: str) -> set[str]:
    """Numbers that stand in the plotted rows, in a date of theirs or of an event, in the version or on the axis."""
    plotted = content_of(name).plotted
    allowed = {__version__, "4.0"}
    columns = set(plotted) & {"time_period", "date_published"}
    dates = [date for column in columns for date in plotted[column].dropna()]
    dates += list(derived()["timeline"]["time_period"])
    allowed |= {str(int(number)) for date in dates for number in re.findall(r"\d+", date)}
    if "obs_value" in plotted:
        values = [plotted[column] for column in ("obs_value", "obs_value_to", "obs_low", "obs_high")]
        ticks = bar_ticks(content_of(name).rows) if name in BAR_CHARTS else []
        said = {say_number(float(value)) for value in pd.concat([*values, pd.Series(ticks, dtype=float)]).dropna()}
        allowed |= {value.split()[0] for value in said}
    return allowed


def written(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]


@pytest.mark.parametrize("name", NAMES)
def test_every_number_written_stands_in_the_data(name: str) -> None:
    content = content_of(name)
    texts = [*written(figure_of(name)), content.title, content.subtitle, content.alternative_text, content.note]
    assert numbers_in(texts) - allowed_numbers(name) == set()


def test_no_number_is_typed_in_the_catalogue() -> None:
    texts = [
        text
        for chart in charts().values()
        for text in (chart.title, chart.title_if_conflict, chart.subtitle, chart.note)
    ] + [selection.words for chart in charts().values() for selection in chart.select]
    assert [text for text in texts if re.search(r"\d", re.sub(r"\{[^}]*\}", "", text))] == []


@pytest.mark.parametrize("name", PLOTTED)
def test_alternative_text_names_each_value_with_its_qualifier(name: str) -> None:
    content = content_of(name)
    for row in content.plotted.itertuples():
        assert f"{row.label}: {row.value_label}" in content.alternative_text
    assert content.title in content.alternative_text
    assert content.note in content.alternative_text


def test_alternative_text_names_each_date_with_its_standing() -> None:
    text = content_of("timeline").alternative_text
    assert "Israel opens its embassy in Azerbaijan: 1992, The Times of Israel, 18 April 2023." in text
    assert "returns to Israel: 21 April 2023 (planned), The Times of Israel" in text
    assert text.count("(planned)") == int(derived()["timeline"]["event_status"].eq("planned").sum())


@pytest.mark.parametrize("name", BAR_CHARTS)
def test_each_value_is_written_beside_its_bar(name: str) -> None:
    texts = written(figure_of(name))
    assert [text for text in content_of(name).plotted["value_label"] if text not in texts] == []


@pytest.mark.parametrize("name", NAMES)
def test_source_lines_name_the_originator_first(name: str) -> None:
    content = content_of(name)
    for row in content.plotted.itertuples():
        originator = f"{row.originator}, via " if isinstance(row.originator, str) else ""
        assert row.source.startswith(f"{originator}{row.publisher}, ")
        assert row.source in content.sources
    shown = " ".join(written(figure_of(name)))
    assert [source for source in content.sources if source not in shown] == []


# Selections


def test_deprecated_claims_are_never_drawn() -> None:
    statistics = derived()["statistics"].copy()
    slip = statistics["claim_id"].eq("jpost-2023-04-19_oil_import_share")
    statistics.loc[slip, "rank"] = "deprecated"
    content = compose(find_chart("oil_import_share"), derived() | {"statistics": statistics})
    assert list(content.plotted["claim_id"]) == ["toi-2023-04-18_oil_import_share"]
    assert content.title == "Azerbaijan supplies 30 percent of Israel's oil"
    timeline = derived()["timeline"].copy()
    timeline["rank"] = ["deprecated", *["normal"] * (len(timeline) - 1)]
    content = compose(find_chart("timeline"), derived() | {"timeline": timeline})
    assert timeline["event_date_id"].iloc[0] not in set(content.plotted["event_date_id"])


def test_conflict_that_is_settled_changes_the_title() -> None:
    statistics = derived()["statistics"]
    agreed = statistics[statistics["claim_id"].ne("toi-2023-04-18_delegation_companies")]
    content = compose(find_chart("delegation_companies"), derived() | {"statistics": agreed})
    assert content.title == "30 companies from Israel went along to Azerbaijan"


@pytest.mark.parametrize("name", NAMES)
def test_empty_tables_say_so_in_one_line(name: str) -> None:
    empty = {table: frame.iloc[:0] for table, frame in derived().items()}
    with pytest.raises(DataError, match=f"chart '{name}': nothing to draw: the table .* has no row of") as error:
        draw_chart(name, empty)
    assert "\n" not in str(error.value)


def test_missing_column_is_named() -> None:
    statistics = derived()["statistics"].drop(columns="obs_low")
    with pytest.raises(DataError, match="the table statistics lacks columns that the charts need: obs_low"):
        draw_chart("war_deaths", derived() | {"statistics": statistics})


def test_unknown_chart_lists_the_known_ones() -> None:
    with pytest.raises(DataError, match="no chart 'nope'; known charts: oil_import_share, arms_import_share"):
        draw_chart("nope", derived())


def test_event_that_a_caption_names_must_exist() -> None:
    timeline = derived()["timeline"]
    without = timeline[timeline["event_id"].ne("embassy-isr-in-aze-opened")]
    with pytest.raises(DataError, match="a caption names the event 'embassy-isr-in-aze-opened'"):
        compose(find_chart("timeline"), derived() | {"timeline": without})


@pytest.mark.parametrize("name", NAMES)
def test_made_up_countries_need_no_code(name: str) -> None:
    chart, tables = made_up_dyad(find_chart(name), derived())
    content = compose(chart, tables)
    assert len(content.plotted) == len(content_of(name).plotted)


def test_code_knows_no_country_indicator_or_event() -> None:
    statistics, timeline = derived()["statistics"], derived()["timeline"]
    known = {*statistics["indicator_id"], *statistics["ref_area"], *statistics["ref_area_name"], *timeline["event_id"]}
    known |= {*statistics["counterpart_area"], *statistics["counterpart_area_name"], *statistics["publisher"]}
    words = re.compile(rf"\b({'|'.join(sorted(known))})\b")
    found = [(path.name, words.findall(path.read_text())) for path in sorted(CATALOGUE.parent.glob("*.py"))]
    assert [(file, names) for file, names in found if names] == []


# Words


def test_credit_of_missing_cells() -> None:
    assert credit(None, "Herald", "2023-04-18") == "Herald, 18 April 2023"
    assert credit("A. Person", "Herald", None) == "A. Person, via Herald"
    assert credit("A. Person", "Herald", "2023-04", say_date=False) == "A. Person, via Herald"
    assert credit(None, None, None) == "source not named"


def test_source_keys_go_beyond_the_alphabet() -> None:
    keys = source_keys(f"{number:03d}" for number in range(30))
    assert keys["000"] == "a" and keys["025"] == "z" and keys["026"] == "aa"


def claims_of(*figures: tuple[str, float]) -> pd.DataFrame:
    """Return claims about companies with these qualifiers and values."""
    rows = made_up_claims(derived()["statistics"], "delegation_companies", count=len(figures))
    rows = rows.assign(qualifier=[name for name, _ in figures], obs_value=[value for _, value in figures])
    rows["obs_value_to"] = (rows["obs_value"] + 5).where(rows["qualifier"].eq("between"))
    return complete(rows)


@pytest.mark.parametrize(
    ("figures", "said", "conflict"),
    [
        ([("exact", 30)], "30 companies", False),
        ([("exact", 30), ("exact", 30)], "30 companies", False),
        ([("exact", 30), ("about", 30)], "about 30 companies", False),
        ([("exact", 20), ("exact", 30)], "20 or 30 companies", True),
        ([("exact", 30), ("exact", 20), ("exact", 25)], "20, 25 or 30 companies", True),
        ([("exact", value) for value in (20, 50, 30, 40)], "20 to 50 companies", True),
        ([("more_than", 20), ("exact", 30)], "more than 20 companies", False),
        ([("more_than", 30), ("exact", 20)], "20 or more than 30 companies", True),
        ([("between", 20)], "between 20 and 25 companies", False),
        ([("between", 20), ("exact", 22)], "between 20 and 25 companies", False),
        ([("between", 20), ("exact", 40)], "between 20 and 25 or 40 companies", True),
        ([("less_than", 20), ("at_least", 20.4)], "less than 20 or at least 20.4 companies", True),
        ([("less_than", 20), ("at_least", 20)], "less than 20 or at least 20 companies", True),
        ([("at_most", 20), ("at_least", 20)], "at most 20 or at least 20 companies", False),
    ],
)
def test_headline_is_true_to_all_claims(figures: list[tuple[str, float]], said: str, conflict: bool) -> None:
    rows = claims_of(*figures)
    assert str(headline(rows_of(rows))) == said
    assert in_conflict(rows_of(rows)) is conflict


def test_claims_of_different_years_are_no_conflict() -> None:
    rows = claims_of(("exact", 20), ("exact", 30))
    assert not in_conflict(rows_of(rows.assign(time_period=["2020", "2021"])))


def test_labels_are_as_short_as_they_are_clear() -> None:
    chart = find_chart("delegation_companies")
    rows = claims_of(("exact", 20), ("exact", 30)).assign(originator=LONG_NAME, publisher="Herald")
    labels = list(plotted_claims(chart, rows.assign(date_published=["2023-04-01", "2023-04-02"]))["label"])
    assert labels == [f"{LONG_NAME}, via Herald, {day} April 2023" for day in (1, 2)]
    rows = rows.assign(publisher=["Herald", "Courier"], time_period=["2020", "2021"])
    labels = list(plotted_claims(chart, rows)["label"])
    assert labels == [f"{LONG_NAME}, via Herald (2020)", f"{LONG_NAME}, via Courier (2021)"]


def test_every_status_has_a_word() -> None:
    rows = claims_of(*[("exact", 20)] * len(OBS_STATUSES)).assign(obs_status=list(OBS_STATUSES))
    [sentence] = compose(find_chart("delegation_companies"), derived() | {"statistics": rows}).reading
    for word in ("estimated or expected", "forecast", "provisional", "doubtful"):
        assert word in sentence


def test_period_of_a_dating_under_its_year() -> None:
    said = {"1992": "1992", "1992~": "about 1992", "1992-03": "March", "1992-03-29": "29 March"}
    said |= {"1992-03-16/1992-03-18": "16 to 18 March", "1992-10/1992-12": "October to December"}
    said |= {"1992-12-29/1993-01-02": "29 December to 2 January 1993", "1992/1994": "1992-1994"}
    assert {period: say_within(period, 1992) for period in said} == said


# Imports


def test_names_of_charts_need_no_matplotlib() -> None:
    code = (
        "import sys; from bilateral_stats.charts import chart_names; assert chart_names(); "
        "assert not {'matplotlib', 'pandera', 'pyarrow.parquet'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_missing_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install 'bilateral-stats\[charts\]'"):
        draw_chart("war_deaths", derived())

"""What the charts say: their rows, their words, their numbers, against values read in the two articles by hand."""

from __future__ import annotations

import re
import subprocess
import sys

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from bilateral_stats import DataError, __version__
from bilateral_stats.charts import chart_names, draw_chart
from bilateral_stats.charts.axes import bar_ticks
from bilateral_stats.charts.catalogue import CATALOGUE, charts, find_chart
from bilateral_stats.charts.composing import compose, source_lines
from bilateral_stats.charts.datings import say_within
from bilateral_stats.charts.entries import entries_of, say_who
from bilateral_stats.charts.rows import rows_of
from bilateral_stats.charts.selecting import plotted_claims
from bilateral_stats.charts.verdicts import claim_verdicts
from bilateral_stats.charts.wordings import credit, headline, said_at, source_keys
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
    with_claims,
)

NAMES = chart_names()
BAR_CHARTS = [name for name in NAMES if find_chart(name).kind in {"bars", "ledger"}]

TITLES = {
    "oil_import_share": (
        "Azerbaijan supplies about 30 percent of Israel's oil, or up to 40 percent: the sources disagree"
    ),
    "arms_import_share": (
        "43 percent in 2014-2018, 69 percent in 2016-2020: Israel's share of Azerbaijan's major arms imports"
    ),
    "arms_export_share": (
        "13 percent in 2012-2016, 17 percent in 2016-2020: Azerbaijan's share of Israel's major arms exports"
    ),
    "arms_flow": "The same arms: 17 percent of Israel's arms exports, 69 percent of Azerbaijan's arms imports",
    "trade_volume": "One paper prints about $200 million of trade; counting oil, others print $1.7 billion",
    "war_deaths": "The two sides' own counts add up to more than 6,000 soldiers",
    "delegation_companies": "20 or 30 Israeli companies on one visit to Azerbaijan: the sources disagree",
    "timeline": "Israel opened its embassy in Azerbaijan in 1992 or 1993, Azerbaijan its own in Israel in 2023",
    "source_agreement": (
        "Where several sources print a figure, they contradict each other on companies in a delegation and share of "
        "oil supply"
    ),
    "at_a_glance": "Azerbaijan sells oil to Israel and buys arms from it",
}

INSTITUTE = "Stockholm International Peace Research Institute"
SIPRI = f"{INSTITUTE}, via The Times of Israel, 18 April 2023"
TOI, JPOST = "The Times of Israel, 18 April 2023", "The Jerusalem Post, 19 April 2023"
BAYRAMOV = "Jeyhun Bayramov, via The Times of Israel, 18 April 2023"
MINISTRY = "Israel's Ministry of Foreign Affairs, via The Jerusalem Post, 19 April 2023"
DEFENCE = "Azerbaijan's Ministry of Defence"

PLOTTED: dict[str, list[tuple[str, str, str]]] = {
    "oil_import_share": [
        ("about 40 percent", "A", "Brenda Shaffer, via Bloomberg, 28 September 2014"),
        ("between 25 and 33 percent", "A", "Dan Stav, via Trend News Agency, 18 November 2019"),
        ("about 40 percent", "E", "aze.media (JNS), February 2023 to March 2023"),
        ("33.3 percent", "A", "The Times of Israel, April 2023"),
        ("30 percent", "A", "The Jerusalem Post, 18 April 2023"),
        ("30 percent", "A", BAYRAMOV),
        ("about 30 percent", "A", JPOST),
        ("more than 30 percent", "A", "The Times of Israel, 19 April 2023"),
        ("30 percent", "A", "Eurasia Review, 12 May 2023"),
        ("40 percent", "A", "i24NEWS, 20 May 2023"),
        ("40 percent", "A", "Trend News Agency, 30 May 2023"),
    ],
    "arms_import_share": [
        ("43 percent", "A", f"{INSTITUTE}, via APA, 11 March 2019"),
        ("60 percent", "A", f"{INSTITUTE}, via PanARMENIAN.Net, 9 March 2020"),
        ("69 percent", "A", f"{INSTITUTE}, via Blankspot"),
        ("69 percent", "A", f"{INSTITUTE}, via Le Courrier d'Erevan, 2021"),
        ("69 percent", "A", f"{INSTITUTE}, via iqtisadchi.az, 2021"),
        ("69 percent", "A", SIPRI),
        ("61 percent", "A", f"{INSTITUTE}, via Turan, 14 March 2022"),
        ("nearly 70 percent", "A", "Eurasia Review, 12 May 2023"),
    ],
    "arms_export_share": [
        ("13 percent", "A", f"{INSTITUTE}, via Turan, February 2017"),
        ("17 percent", "A", f"{INSTITUTE}, via APA, 11 March 2019"),
        ("17 percent", "A", f"{INSTITUTE}, via The Jerusalem Post, 11 March 2020"),
        ("17 percent", "A", SIPRI),
        ("13 percent", "A", f"{INSTITUTE}, via The Jerusalem Post (Jerusalem Report), 2018"),
    ],
    "arms_flow": [("17 percent", "A", SIPRI), ("69 percent", "A", SIPRI)],
    "trade_volume": [
        ("$200 million", "A", "The Jerusalem Post, 18 April 2023"),
        ("about $200 million", "E", JPOST),
        ("$500 million", "F", "The Jerusalem Post, 18 April 2023"),
        ("more than $360 million", "A", "Gideon Sa'ar, via Moscow-Baku.ru, 26 January 2026"),
        ("$260 million", "A", "Dan Stav, via Report.az, 6 April 2017"),
        ("nearly $200 million", "A", "The Times of Israel, via Middle East Monitor, 30 July 2021"),
        ("about $200 million", "A", "The Times of Israel, via thelenspost.com, 30 July 2021"),
        ("more than $1 billion", "A", "Arthur Lenk, via Azerbaijan in the World (ADA Biweekly) 1(7), 1 May 2008"),
        ("$1.4 billion", "A", "The Algemeiner (JNS), 22 April 2021"),
        ("$465.7 million", "A", "Today.Az (Azernews), 30 July 2021"),
        ("$337.2 million", "A", "Today.Az (Azernews), 30 July 2021"),
        ("$475.9 million", "A", "Azerbaijan's State Statistics Committee, via Azernews, 18 August 2021"),
        ("$928.4 million", "A", "Azernews, 5 April 2022"),
        ("$334.1 million", "A", "Azernews, 18 April 2023"),
        ("more than $1.7 billion", "A", "Ilham Aliyev, via APA, 30 May 2023"),
        ("$1.7 billion", "A", "AzVision.az, 1 August 2023"),
        ("about $1.3 billion", "A", "George Deek, via aze.media, 2024-2025"),
    ],
    "war_deaths": [
        ("more than 6,000 soldiers", "A", "The Times of Israel, 3 October 2022"),
        ("more than 6,000 soldiers", "A", TOI),
        ("2,783 soldiers", "P", f"{DEFENCE}, via adex.az, 3 December 2020"),
        ("2,802 soldiers", "P", f"{DEFENCE}, via conflictandwarreport.com (Azernews), December 2020"),
        ("2,823 soldiers", "P", f"{DEFENCE}, via Nouvelles d'Arménie, 29 December 2020"),
        ("2,855 soldiers", "P", f"{DEFENCE}, via Agenzia Nova, 18 January 2021"),
        ("2,881 soldiers", "P", f"{DEFENCE}, via The Istanbul Post (Anadolu), March 2021"),
        ("2,900 soldiers", "P", f"{DEFENCE}, via A News, 2 June 2021"),
        ("2,907 soldiers", "P", "Today.Az (Azernews), 28 September 2021"),
        ("2,908 soldiers", "A", "News.Az, 27 September 2024"),
        ("3,702 soldiers", "P", "Nikol Pashinyan, via medianews.site, 26 August 2021"),
        ("3,712 soldiers", "P", "Armenia's Investigative Committee, via MediaLab.am (Armenpress), 2021"),
    ],
    "delegation_companies": [
        ("20 companies", "A", "1lurer.am, 18 April 2023"),
        ("20 companies", "A", "i24NEWS, 18 April 2023"),
        ("20 companies", "A", "The Jerusalem Post, 18 April 2023"),
        ("20 companies", "A", TOI),
        ("30 companies", "A", MINISTRY),
        ("20 companies", "A", "The Times of Israel, 19 April 2023"),
    ],
    "at_a_glance": [
        ("30 percent", "A", BAYRAMOV),
        ("about 30 percent", "A", JPOST),
        ("69 percent", "A", SIPRI),
        ("17 percent", "A", SIPRI),
        ("about $200 million", "E", JPOST),
        ("more than 6,000 soldiers", "A", TOI),
    ],
}
OF_CLAIMS = [*PLOTTED, "source_agreement"]


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
        "toi-2023-04-18_oil_import_share": ("30 percent", 29.85, 30.15),
        "jpost-2023-04-19_oil_import_share": ("about 30 percent", 27, 33),
        "toi-2023-04-18_arms_import_share": ("69 percent", 68.655, 69.345),
        "toi-2023-04-18_arms_export_share": ("17 percent", 16.915, 17.085),
        "jpost-2023-04-19_trade_volume": ("about $200 million", 1.8e8, 2.2e8),
        "toi-2023-04-18_war_deaths_soldiers": ("more than 6,000 soldiers", 6000, None),
        "toi-2023-04-18_delegation_companies": ("20 companies", 19.9, 20.1),
        "jpost-2023-04-19_delegation_companies": ("30 companies", 29.85, 30.15),
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
    others = {"urdupoint-2023-04-20_embassy-isr-in-tkm-opened", "today-az-2024-04-08-b_relations-aze-isr"}
    assert set(plotted.index) == set(table.index) - others, "another country, and a deprecated dating"
    shared = [column for column in plotted if column in table]
    pd.testing.assert_frame_equal(plotted[shared], table.loc[plotted.index, shared])


def test_timeline_is_in_the_order_of_time() -> None:
    plotted = content_of("timeline").plotted
    starts = plotted.groupby("event_id", sort=False)["period_start"].min()
    assert starts.is_monotonic_increasing
    assert plotted["event_id"].iloc[0] == "recognition-isr-of-aze"
    assert plotted["event_id"].iloc[-1] == "visit-isr-foreign-minister-2023-return"


def test_subtitles_say_what_is_counted_and_when() -> None:
    assert content_of("oil_import_share").subtitle == (
        "Share of all oil that Israel receives, by the day on which it was printed; most sources state no year"
    )
    assert content_of("arms_import_share").subtitle == (
        "Share of all major arms imports of Azerbaijan, by windows of years that overlap"
    )
    assert content_of("arms_flow").subtitle.endswith("; 2016-2020")
    assert content_of("delegation_companies").subtitle.endswith("in April 2023")


def test_arms_charts_say_that_releases_are_not_one_series() -> None:
    for name in ("arms_import_share", "arms_export_share"):
        assert "shares from different releases are not strictly one series" in content_of(name).note


def test_reading_notes_explain_the_marks_that_occur() -> None:
    assert content_of("arms_flow").reading == (
        "How long the bars are follows from the two shares; no total is printed.",
    )
    assert content_of("arms_import_share").reading == (
        "Bold, with a line at the left: The Times of Israel, 18 April 2023.",
        "2016-2020: 4 sources agree, 1 originator.",
        'Up to the line: what "nearly" is taken to allow, 63 to 70 percent.',
    )
    assert content_of("oil_import_share").reading[1:] == (
        "As of 2023: 9 sources disagree: 30 to 40.",
        (
            'Around the line: what "about" is taken to allow. Lighter end: the source gives a range. Fading end: the '
            "source gives no upper limit. Outlined: estimated or expected; not a settled figure."
        ),
    )
    assert content_of("war_deaths").reading == (
        "Bold, with a line at the left: The Times of Israel, 18 April 2023.",
        "Both sides together, 2020: 2 sources agree, 1 originator.",
        "Azerbaijan's own count, 2020: 7 sources print a count that was still going on: 2,783 to 2,907.",
        "Armenia's own count, 2020: 2 sources agree, 2 originators.",
        "Fading end: the source gives no upper limit. Outlined: provisional; not a settled figure.",
    )


def test_figures_at_a_glance_have_verdicts() -> None:
    assert [str(verdict) for verdict in content_of("at_a_glance").verdicts] == [
        "9 sources disagree: 30 to 40",
        "4 sources agree, 1 originator",
        "one source",
        "2 sources agree, 1 originator",
        "2 sources agree, 1 originator",
    ]
    texts = written(figure_of("at_a_glance"))
    for words in ("9 sources disagree: 30 to 40.", "4 sources agree, 1 originator.", "One source."):
        assert words in texts


def test_comparisons_are_drawn_contradictions_first() -> None:
    verdicts = content_of("source_agreement").verdicts
    conflicts = [verdict.comparison["comparison_id"] for verdict in verdicts if verdict.conflict]
    assert conflicts == ["delegation_companies_isr-aze_2023_settled", "oil_import_share_isr-aze_2023_settled"]
    assert [verdict.conflict for verdict in verdicts[:3]] == [True, True, False]
    table = derived()["comparisons"]
    assert len(verdicts) == int((table["compared"].eq("claims") & table["rows"].gt(1)).sum())


# Numbers


def numbers_in(texts: list[str]) -> set[str]:
    return {number.rstrip(".,") for text in texts for number in re.findall(r"\d[\d.,]*", text)}


def allowed_numbers(name: str) -> set[str]:
    """Numbers that stand in the plotted rows, their dates, comparisons and sources, in the version or on the axis."""
    content = content_of(name)
    plotted = content.plotted
    allowed = {__version__, "4.0"}
    columns = set(plotted) & {"time_period", "date_published"}
    dates = [date for column in columns for date in plotted[column].dropna()]
    dates += list(derived()["timeline"]["time_period"])
    allowed |= {str(int(number)) for date in dates for number in re.findall(r"\d+", date)}
    # "i24NEWS" is a name.
    allowed |= numbers_in([*content.sources, *plotted["publisher"]])
    for verdict in content.verdicts:
        allowed |= {str(verdict.comparison["sources"]), str(verdict.comparison["originators"])}
        allowed |= numbers_in([claim["value_label"] for claim in verdict.claims])
        allowed |= numbers_in([str(verdict.comparison["period"])])
    if "obs_value" in plotted:
        allowed.add(str(plotted["source_id"].nunique()))
        allowed |= {str(entry.sources) for entry in entries_of(content.rows, True)}
        values = [plotted[column] for column in ("obs_value", "obs_value_to", "obs_low", "obs_high")]
        # The two last counts of the war, end to end, are 6,620.
        ticks = bar_ticks(content.rows, 6620 if name == "war_deaths" else 0) if name in BAR_CHARTS else []
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


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_alternative_text_names_each_value_with_its_qualifier(name: str) -> None:
    content = content_of(name)
    for row in content.rows:
        assert row["value_label"] in content.alternative_text
    assert content.title in content.alternative_text
    assert content.note in content.alternative_text


def test_alternative_text_is_a_list_of_each_series() -> None:
    oil, companies = content_of("oil_import_share"), content_of("delegation_companies")
    assert (
        "about 30 percent from Azerbaijan, year not stated: The Jerusalem Post, 19 April 2023;" in oil.alternative_text
    )
    assert (
        "20 companies, year not stated: 5 sources: The Times of Israel, 1lurer.am and others; "
        "30 companies, year not stated: Israel's Ministry of Foreign Affairs, via The Jerusalem Post, 19 April 2023."
    ) in companies.alternative_text
    war = content_of("war_deaths").alternative_text
    assert "Armenia's own count: 3,702 soldiers (provisional), 2020: Nikol Pashinyan, via medianews.site" in war
    compared = content_of("source_agreement").alternative_text
    assert (
        "Companies in a delegation, Israel, with Azerbaijan, as of 2023: 6 sources disagree: 20 or 30. "
        "Printed: 20 companies (5 sources), 30 companies."
    ) in compared


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
def test_sources_name_the_originator_first(name: str) -> None:
    content = content_of(name)
    for row in content.rows:
        originator = f"{row['originator']}, via " if row["originator"] else ""
        assert row["source"].startswith(f"{originator}{row['publisher']}")
        assert row["source"] in content.sources


@pytest.mark.parametrize("name", [name for name in NAMES if name != "source_agreement"])
def test_picture_names_every_outlet(name: str) -> None:
    shown = " ".join(written(figure_of(name)))
    assert [row["publisher"] for row in content_of(name).rows if row["publisher"] not in shown] == []


def test_foot_counts_what_it_does_not_name() -> None:
    [line] = source_lines(content_of("source_agreement"))
    assert line == "39 sources, all named in the file source_agreement.json beside this picture."
    [line] = source_lines(content_of("arms_import_share"))
    assert line == (
        "Sources: named beside each figure; where they are only counted: Blankspot; Le Courrier d'Erevan, 2021; "
        "iqtisadchi.az, 2021; The Times of Israel, 18 April 2023."
    )
    assert source_lines(content_of("oil_import_share")) == ["Sources: named beside each figure."]
    rows = made_up_claims(derived()["statistics"], "delegation_companies", count=14)
    rows["publisher"] = [f"Outlet {letter}" for letter in "ABCDEFGHIJKLMN"]
    [line] = source_lines(compose(find_chart("delegation_companies"), with_claims(rows)))
    assert line.endswith("; 2 others, named in the file delegation_companies.json.")


# Selections


def test_deprecated_claims_are_never_drawn() -> None:
    statistics = derived()["statistics"]
    deprecated = set(statistics.loc[statistics["rank"].eq("deprecated"), "claim_id"])
    assert {"armradio-2021-03-17_arms_import_share", "trend-2023-02-19_trade_volume_with_oil"} <= deprecated
    assert [name for name in OF_CLAIMS if deprecated & set(content_of(name).plotted["claim_id"])] == []
    slip = statistics["claim_id"].eq("jpost-2023-04-19_delegation_companies")
    changed = statistics.assign(rank=statistics["rank"].mask(slip, "deprecated"))
    content = compose(find_chart("delegation_companies"), with_claims(changed))
    assert set(content.plotted["value_label"]) == {"20 companies"}
    assert content.title == "20 companies from Israel went along to Azerbaijan"
    timeline = derived()["timeline"].copy()
    timeline["rank"] = ["deprecated", *["normal"] * (len(timeline) - 1)]
    content = compose(find_chart("timeline"), derived() | {"timeline": timeline})
    assert timeline["event_date_id"].iloc[0] not in set(content.plotted["event_date_id"])


def test_marked_claims_stand_for_all_where_there_are_any() -> None:
    assert len(content_of("arms_flow").plotted) == 2
    statistics = derived()["statistics"]
    unmarked = statistics[statistics["source_id"].ne("toi-2023-04-18")]
    content = compose(find_chart("arms_flow"), with_claims(unmarked))
    assert len(content.plotted) == 4 + 7


@pytest.mark.parametrize("name", NAMES)
def test_empty_tables_say_so_in_one_line(name: str) -> None:
    empty = {table: frame.iloc[:0] for table, frame in derived().items()}
    with pytest.raises(
        DataError, match=f"chart '{name}': nothing to draw: (the table .* has no row of|no two)"
    ) as error:
        draw_chart(name, empty)
    assert "\n" not in str(error.value)


def test_missing_table_is_named() -> None:
    tables = {name: table for name, table in derived().items() if name != "comparisons"}
    with pytest.raises(DataError, match="the charts need the table comparisons"):
        draw_chart("war_deaths", tables)


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
    known |= {*statistics["source_id"]}
    names = sorted(re.escape(name) for name in known if isinstance(name, str))
    words = re.compile(rf"\b({'|'.join(names)})\b")
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
    verdicts = claim_verdicts(with_claims(rows.assign(obs_status="A", date_published="2023-04-18")))
    assert any(verdict.conflict for verdict in verdicts) is conflict
    assert [len(verdict.claims) for verdict in verdicts] == [len(figures)]


def test_claims_of_different_years_are_no_conflict() -> None:
    rows = claims_of(("exact", 20), ("exact", 30))
    starts = pd.to_datetime(pd.Series(["2020-01-01", "2021-01-01"]))
    ends = pd.to_datetime(pd.Series(["2020-12-31", "2021-12-31"]))
    rows = rows.assign(time_period=["2020", "2021"], period_start=starts, period_end=ends)
    assert [verdict.conflict for verdict in claim_verdicts(with_claims(rows))] == [False, False]


def test_count_that_went_on_is_no_conflict() -> None:
    rows = claims_of(("exact", 20), ("exact", 30)).assign(obs_status="P")
    [verdict] = claim_verdicts(with_claims(rows))
    assert not verdict.conflict
    assert str(verdict) == "2 sources print a count that was still going on: 20 or 30"


def test_day_by_which_a_period_is_sorted() -> None:
    assert said_at(None, "2021-08-26") == ("2021-08-26", "2021-08-26")
    assert said_at("2020-12", "2021") == ("2020-12-15", "2020-12")
    assert said_at("2016/2020") == ("2020-12-31", "2016")
    assert said_at("2021~") == ("2021-12-31", "2021")
    assert said_at(None, None) > said_at("2999")


def test_entries_name_some_of_many_sources() -> None:
    rows = claims_of(*[("exact", 20)] * 5).assign(obs_status="A", originator=None, time_period=None)
    rows = rows.assign(publisher=["A", "B", "C", "D", "D"])
    content = compose(find_chart("delegation_companies"), with_claims(rows))
    [entry] = entries_of(content.rows, collapse=True)
    assert say_who(entry) == "5 sources: A, B and others"
    content = compose(find_chart("delegation_companies"), with_claims(rows.assign(originator="Institute")))
    [entry] = entries_of(content.rows, collapse=True)
    assert say_who(entry) == "Institute, via 5 outlets"


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
    [sentence] = compose(find_chart("delegation_companies"), with_claims(rows)).reading
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

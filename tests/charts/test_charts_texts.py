"""What a chart says: titles filled from the rows, words beside the marks, and the text for people who cannot see it."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from bilateral_stats import DataError
from bilateral_stats.charts.camps import camp_ranges
from bilateral_stats.charts.content import foot_sentences
from bilateral_stats.charts.places import last_count, sum_of_last
from bilateral_stats.words.entries import Entry, entries_of, say_short, say_voices
from bilateral_stats.words.headlines import headline
from bilateral_stats.words.phrases import credit, said_at
from bilateral_stats.words.printed_numbers import often_printed, printed_range
from bilateral_stats.words.rows import Row, rows_of
from bilateral_stats.words.verdicts import claim_verdicts
from tests.charts.support import (
    NAMES,
    catalogue,
    complete,
    composed,
    content_of,
    derived,
    figure_of,
    find_chart,
    made_up_claims,
    with_claims,
    written,
)

TITLES = {
    "oil_import_share": "Newspapers put Azerbaijan's share of Israel's oil at 30 or 40 percent",
    "arms_flow": "The same arms, two shares: 17 percent of Israel's exports, 69 percent of Azerbaijan's imports",
    "trade_volume": (
        "Without oil, papers print nearly $200 million, about $200 million or $260 million of trade; "
        "with oil, $465.7 million to $1.4 billion a year"
    ),
    "war_deaths": "Each side counts its own dead: 2,907 Azerbaijani and 3,702 Armenian soldiers",
    "embassies": "Israel's embassy in Baku opened in 1992 or 1993, papers print; Azerbaijan's in Israel in 2023",
}
"""Worked out from the sources by hand."""


@pytest.mark.parametrize("name", TITLES)
def test_title(name: str) -> None:
    assert content_of(name).title == TITLES[name]


def test_subtitle_counts_what_states_no_year() -> None:
    assert "ten of 11 state no year for the figure" in content_of("oil_import_share").subtitle


def test_event_that_a_title_names_must_be_dated() -> None:
    timeline = derived()["timeline"]
    without = timeline[timeline["event_id"].ne("embassy-isr-in-aze-opened")]
    with pytest.raises(DataError, match="no date of the event 'embassy-isr-in-aze-opened' for this chart"):
        composed(find_chart("embassies"), derived() | {"timeline": without})


def test_no_number_is_typed_in_the_catalogue() -> None:
    charts = catalogue().charts.values()
    texts = [text for chart in charts for text in (chart.title, chart.subtitle, chart.note, chart.sum_words)]
    texts += [words for chart in charts for one in chart.select for words in (one.words, one.label)]
    digits = [text for text in texts if re.search(r"\d", re.sub(r"\{[^}]*\}", "", text))]
    assert digits == [find_chart("oil_import_share").note], "the ten percent of about is a rule, no figure"


# Numbers in words, by rows of which each is known


def claims_of(*figures: tuple[str, float], unit: str = "delegation_companies") -> list[Row]:
    """Return claims with these qualifiers and values, each of a source of its own."""
    rows = frame_of(*figures, unit=unit)
    return [
        {**row, "sign": "", "after": "", "words_before": words(row["qualifier"]), "series": "x"}
        for row in rows_of(rows)
    ]


def frame_of(*figures: tuple[str, float], unit: str = "delegation_companies") -> pd.DataFrame:
    rows = made_up_claims(derived()["statistics"], unit, count=len(figures))
    rows = rows.assign(qualifier=[name for name, _ in figures], obs_value=[value for _, value in figures])
    rows = rows.assign(obs_status="A", as_printed="12 words", in_english=None, period_kind="not_stated", as_of=None)
    rows["obs_value_to"] = (rows["obs_value"] + 5).where(rows["qualifier"].eq("between"))
    return complete(rows)


def words(qualifier: str) -> str:
    return {"exact": "", "more_than": "more than", "at_least": "at least"}.get(qualifier, qualifier)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ([("exact", 30), ("exact", 30), ("exact", 40), ("about", 40)], "30 or 40 companies"),
        ([("about", 30), ("about", 30)], "about 30 companies"),
        ([("about", 30), ("exact", 30)], "30 companies"),
        ([("more_than", 30), ("more_than", 30)], "more than 30 companies"),
        ([("exact", 30), ("exact", 40)], "30 or 40 companies"),
        ([("exact", 30), ("exact", 30), ("exact", 50)], "30 companies"),
    ],
)
def test_numbers_that_are_often_printed(figures: list[tuple[str, float]], said: str) -> None:
    assert often_printed(claims_of(*figures)) == said


def test_range_prefers_stated_years_and_keeps_words() -> None:
    rows = claims_of(("exact", 30), ("about", 10), ("exact", 20), ("more_than", 50))
    assert printed_range(rows) == "about 10 to more than 50 companies"
    stated = [
        {**row, "period_kind": kind} for row, kind in zip(rows, ("year", "not_stated", "years", "day"), strict=True)
    ]
    assert printed_range(stated) == "20 to 30 companies"


def test_last_count_and_the_sum_of_two_sides() -> None:
    days = ("2021-01", "2024-09-27", "2024-09-27", None)
    rows = [
        {**row, "as_of": day}
        for row, day in zip(claims_of(("exact", 9), ("about", 5), ("exact", 7), ("exact", 8)), days, strict=True)
    ]
    assert last_count(rows)["obs_value"] == 7, "a plain figure before one with a word"
    other = {**rows[0], "series": "y"}
    assert sum_of_last([*rows, other]) == 7 + 9


def test_camps_are_not_widened_by_what_is_open() -> None:
    rows = claims_of(("between", 18), ("exact", 30), ("exact", 33), ("more_than", 30), ("about", 33), ("exact", 40))
    # 33 stands with about 33 (29.7 to 36.3); more than 30 goes with 40, too, and does not draw it down to 30.
    assert camp_ranges(rows) == [(18, 23), (30, 30), (33, 33), (40, 40)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "more than 6,000"),
        ({"sign": "$", "obs_value": 465_700_000.0, "qualifier": "exact", "words_before": ""}, "$465.7m"),
        ({"after": "%", "obs_value": 25.0, "obs_value_to": 33.0, "words_before": "between"}, "between 25 and 33%"),
        ({"as_printed": "one-third", "after": "%", "obs_value": 33.3}, "\u201cone-third\u201d"),
        ({"obs_status": "E", "as_printed": "expected to be 5"}, "more than 6,000, expected"),
        ({"obs_status": "E", "as_printed": "an estimated 5"}, "more than 6,000, estimated"),
        ({"obs_status": "F"}, "more than 6,000, forecast"),
        ({"obs_value": -30.0, "after": "%", "words_before": ""}, "-30%"),
    ],
)
def test_words_beside_a_mark(change: dict[str, object], said: str) -> None:
    [row] = claims_of(("more_than", 6000))
    assert say_short({**row, **change}) == said


def test_voices_beside_a_mark() -> None:
    short = {"Stockholm Institute": "SI", "Jewish News": "JN"}
    one = {"originator": None, "outlet": "Herald", "follows": None, "source_id": "a"}
    assert say_voices(Entry([one]), short) == "Herald"
    assert say_voices(Entry([{**one, "follows": "Jewish News"}]), short) == "Herald (JN)"
    credited = {**one, "originator": "Stockholm Institute"}
    assert say_voices(Entry([credited]), short) == "SI, in Herald"
    assert say_voices(Entry([credited]), short, brief=True) == "SI"
    many = [{**credited, "outlet": name} for name in "ABC"]
    assert say_voices(Entry(many), short) == "SI, in 3 outlets"
    assert say_voices(Entry([one, {**one, "outlet": "Post"}]), short) == "Herald and Post"
    assert say_voices(Entry([{**one, "outlet": None}]), short) == "source not named"


@pytest.mark.parametrize(
    ("figures", "said", "conflict"),
    [
        ([("exact", 30)], "30 companies", False),
        ([("exact", 30), ("about", 30)], "about 30 companies", False),
        ([("exact", 20), ("exact", 30)], "20 or 30 companies", True),
        ([("exact", value) for value in (20, 50, 30, 40)], "20 to 50 companies", True),
        ([("more_than", 20), ("exact", 30)], "more than 20 companies", False),
        ([("between", 20), ("exact", 40)], "between 20 and 25 or 40 companies", True),
        ([("less_than", 20), ("at_least", 20)], "less than 20 or at least 20 companies", True),
        ([("at_most", 20), ("at_least", 20)], "at most 20 or at least 20 companies", False),
    ],
)
def test_headline_is_true_to_all_claims(figures: list[tuple[str, float]], said: str, conflict: bool) -> None:
    assert str(headline(claims_of(*figures))) == said
    verdicts = claim_verdicts(with_claims(frame_of(*figures).assign(date_published="2023-04-18")))
    assert any(verdict.conflict for verdict in verdicts) is conflict
    assert [len(verdict.claims) for verdict in verdicts] == [len(figures)]


def test_count_that_went_on_is_no_conflict() -> None:
    rows = frame_of(("exact", 20), ("exact", 30)).assign(obs_status="P", as_of=["2020-12-03", "2021-07-14"])
    [verdict] = claim_verdicts(with_claims(rows))
    assert not verdict.conflict
    assert str(verdict) == "a count that grew"


def test_credit_of_missing_cells() -> None:
    assert credit(None, "Herald", "2023-04-18") == "Herald, 18 April 2023"
    assert credit("A. Person", "Herald", None) == "A. Person, via Herald"
    assert credit(None, None, None) == "source not named"


def test_day_by_which_a_period_is_sorted() -> None:
    assert said_at(None, "2021-08-26") == ("2021-08-26", "2021-08-26")
    assert said_at("2020-12", "2021") == ("2020-12-15", "2020-12")
    assert said_at("2016/2020") == ("2020-12-31", "2016")
    assert said_at("2021~") == ("2021-12-31", "2021")
    assert said_at(None, None) > said_at("2999")


# What is written


@pytest.mark.parametrize("name", NAMES)
def test_every_number_written_stands_in_the_rows_or_on_an_axis(name: str) -> None:
    content = content_of(name)
    cells = [str(cell) for row in content.rows for cell in row.values()]
    cells += [str(verdict.comparison[key]) for verdict in content.verdicts for key in ("summary", "related", "voices")]
    cells += [content.title, content.subtitle, content.note, content.left_out, content.version]
    known = {number for cell in cells for number in numbers_in(cell)}
    values = [row[key] for row in content.rows for key in ("obs_value", "obs_value_to") if row.get(key) is not None]
    known |= {f"{value / size:.9g}" for value in values for size in (1, 1e6, 1e9)}
    known |= numbers_in(f"{sum_of_last(content.rows):,.0f}") if content.chart.sum_words else set()
    ticks = {f"{step * size:g}" for step in range(12) for size in (0.5, 1, 2, 5, 10, 20, 100, 500)}
    ticks |= {f"{thousand:,}" for thousand in range(1000, 9000, 500)}
    years = {str(year) for year in range(1991, 2027)} | {f"{year:02d}" for year in range(100)}
    counts = {str(count) for count in range(30)}
    texts = [text.replace("\u2019", "'") for text in written(figure_of(name))]
    assert {number for text in texts for number in numbers_in(text)} - known - ticks - years - counts == set()


def numbers_in(text: str) -> set[str]:
    return {number.rstrip(".,") for number in re.findall(r"\d[\d.,]*", text)} | set(re.findall(r"\d+", text))


@pytest.mark.parametrize("name", ["oil_import_share", "trade_volume"])
def test_every_figure_is_written_beside_its_mark(name: str) -> None:
    shown = " ".join(written(figure_of(name)))
    rows = [entry.first for entry in entries_of(content_of(name).rows, content_of(name).chart.collapse)]
    assert [say_short(row) for row in rows if say_short(row) not in shown] == []


def test_foot_names_sources_slips_and_version() -> None:
    sources, note, left_out, version = foot_sentences(content_of("arms_import_share"))
    assert sources == "Sources: APA, PanARMENIAN.Net, Le Courrier d'Erevan, iqtisadchi.az and 4 others."
    assert note.endswith("A share of imports says nothing of their size.")
    assert left_out.startswith("Left out as slips: 64 percent")
    assert version.endswith(" \u00b7 CC BY 4.0")


@pytest.mark.parametrize("name", NAMES)
def test_text_for_people_who_cannot_see_it_is_short_and_says_who_differs(name: str) -> None:
    text = content_of(name).alternative_text
    assert text.startswith(content_of(name).title)
    assert len(text) < 1500
    if name == "oil_import_share":
        assert "It shows 11 figures, 25 to 33 percent. Share of oil supply: Seven voices disagree in two camps" in text
        assert len(content_of(name).numbers) == 11
        assert content_of(name).numbers[0] == {
            "claim_id": "bloomberg-2014-09-28_oil_import_share",
            "said": "about 40 percent",
            "when": "year not stated",
            "who": "Brenda Shaffer, via Bloomberg, 28 September 2014",
        }

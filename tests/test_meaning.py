"""Rules about what rows mean: each broken by a row, lifted by a note, and silent about right rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from bilateral_stats.record.checking import check_record
from bilateral_stats.record.meaning.doubles import page_address
from bilateral_stats.record.meaning.times import count_against_printing
from tests.conftest import faults_of, read_rows, write_rows

SetCell = Callable[[str, int, str, str], None]


def line_of(folder: Path, table: str, key: str) -> int:
    return next(number for number, row in enumerate(read_rows(folder / f"{table}.csv"), 1) if row[0] == key)


def add_row(folder: Path, table: str, like: str, **cells: str) -> None:
    """Add a row like another to a table, with other cells."""
    header, *rows = read_rows(folder / f"{table}.csv")
    row = next(row for row in rows if row[0] == like)
    new = [cells.get(name, cell) for name, cell in zip(header, row, strict=True)]
    write_rows(folder / f"{table}.csv", [header, *sorted([*rows, new])])


@pytest.mark.parametrize(
    ("table", "key", "column", "text", "rule"),
    [
        ("claims", "toi-2023-04-18_war_deaths_soldiers", "qualifier", "at_most", "say more_than"),
        ("claims", "toi-2023-04-18_oil_import_share", "qualifier", "about", "say exact"),
        ("claims", "jpost-2023-04-19_trade_volume", "qualifier", "exact", "say about"),
        ("claims", "toi-2023-04-18_arms_import_share", "obs_status", "F", "its period was over when it was printed"),
        (
            "claims",
            "toi-2023-04-18_war_duration",
            "time_period",
            "2024",
            "its period had not begun when it was printed",
        ),
        (
            "event_dates",
            "toi-2023-04-18_visit-isr-foreign-minister-2023-return",
            "event_status",
            "happened",
            "write planned",
        ),
        ("event_dates", "toi-2023-04-18_embassy-isr-in-aze-opened", "event_status", "planned", "write happened"),
        ("sources", "toi-2023-04-18", "date_accessed", "2023-04-17", "read before they were published"),
        ("sources", "toi-2023-04-18", "authors", "By Lazar Berman", "write the names alone"),
        ("sources", "toi-2023-04-18", "language", "ru", "no letter here is"),
        ("originators", "israel-ministry-of-foreign-affairs", "area", "", "name the country of this government"),
        ("areas", "AZE", "m49", "376", "the list has 031 for AZE"),
        ("areas", "AZE", "gw_code", "666", "the list has 373 for AZE"),
        ("areas", "AZE", "cow_code", "666", "this is the code of ISR"),
        ("areas", "AZE", "name", "AZERBAIJAN", "not in capitals alone"),
        ("sources", "toi-2023-04-18", "language", "xx", "ISO 639-1 has no such language"),
        ("claims", "toi-2023-04-18_war_duration", "unit", "DAYS", "the words name WEEKS"),
    ],
)
def test_a_cell_of_another_meaning_is_refused(
    datasets: Path, set_cell: SetCell, table: str, key: str, column: str, text: str, rule: str
) -> None:
    line = line_of(datasets, table, key)
    set_cell(table, line, column, text)
    told = [fault for fault in faults_of(datasets) if rule in fault.rule]
    assert told
    assert (
        any(fault.line == line and fault.column == column for fault in told) or column == "time_period" or text == "ru"
    )


@pytest.mark.parametrize(
    ("words", "unit", "rule"),
    [
        ("30 percent of Israel's oil", "USD", "a unit of money"),
        ("30 percentage points of Israel's oil", "PT", "percentage points"),
        ("$30 of Israel's oil", "PT", "an amount of money"),
    ],
)
def test_a_unit_of_another_kind_is_refused(datasets: Path, set_cell: SetCell, words: str, unit: str, rule: str) -> None:
    line = line_of(datasets, "claims", "toi-2023-04-18_oil_import_share")
    set_cell("claims", line, "as_printed", words)
    set_cell("claims", line, "unit", unit)
    assert [fault.column for fault in faults_of(datasets) if rule in fault.rule] == ["unit"]


def test_another_currency_than_that_of_the_words_is_refused(datasets: Path, set_cell: SetCell) -> None:
    header, *rows = read_rows(datasets / "units.csv")
    write_rows(datasets / "units.csv", [header, *rows, ["EUR", "euros", "money", "", "", ""]])
    line = line_of(datasets, "claims", "jpost-2023-04-19_trade_volume")
    set_cell("claims", line, "as_printed", "around \u20ac200 million")
    [fault] = faults_of(datasets)
    assert (fault.line, fault.column) == (line, "unit")
    assert "name EUR" in fault.rule


@pytest.mark.parametrize(
    ("words", "period", "refused"),
    [
        ("in Jerusalem on March 29, 2023", "2023-04-29", True),
        ("in Jerusalem on March 29, 2023", "2022-03-29", True),
        ("in Jerusalem on March 29, 2023", "2023-03", False),
        ("in Jerusalem on 29 March", "2023-03-28", True),
        ("in Jerusalem on 29 March", "2023-03-29", False),
        ("in Jerusalem in March", "2023-04-29", True),
        ("in Jerusalem in 2023", "2023-03-29", False),
        ("at the opening of Expo 2020", "2021-10-01", False),
        ("in Jerusalem on 3/4/2023", "2023-03-04", False),
        ("in Jerusalem on Wednesday", "2023-03-29", False),
        ("in Jerusalem, on the anniversary, 7 April 2024", "2023-03-29", False),
        ("between 27 March and 29 March 2023", "2023-03-28", False),
    ],
)
def test_a_dating_is_of_the_day_that_its_words_name(
    datasets: Path, set_cell: SetCell, words: str, period: str, refused: bool
) -> None:
    line = line_of(datasets, "event_dates", "toi-2023-04-18_press-conference-2023-03")
    set_cell("event_dates", line, "as_printed", words)
    set_cell("event_dates", line, "time_period", period)
    told = [(fault.line, fault.column) for fault in faults_of(datasets) if "the words" in fault.rule]
    assert told == ([(line, "time_period")] if refused else [])


@pytest.mark.parametrize(
    ("title", "refused"),
    [("\u0531\u057d\u0561 \u056f\u0576\u056b\u056f", True), ("\u0531\u057d\u0561: he says", False)],
)
def test_a_title_in_other_letters_is_of_another_language(
    datasets: Path, set_cell: SetCell, title: str, refused: bool
) -> None:
    line = line_of(datasets, "sources", "toi-2023-04-18")
    set_cell("sources", line, "title", title)
    told = [fault.column for fault in faults_of(datasets) if "is not written in its letters" in fault.rule]
    assert told == (["language"] if refused else [])


def test_a_currency_that_the_record_does_not_know_is_none_of_its_own(datasets: Path, set_cell: SetCell) -> None:
    line = line_of(datasets, "claims", "jpost-2023-04-19_trade_volume")
    set_cell("claims", line, "as_printed", "around \u20ac200 million")
    assert [(fault.line, fault.column) for fault in faults_of(datasets)] == [(line, "unit")]
    # A unit of the record's own, such as money of one year, may be printed with the sign of its currency.
    header, *rows = read_rows(datasets / "units.csv")
    write_rows(datasets / "units.csv", [header, *rows, ["EUR_2015", "euros of 2015", "money", "", "", ""]])
    set_cell("claims", line, "unit", "EUR_2015")
    assert [fault for fault in faults_of(datasets) if "the words name" in fault.rule] == []


def test_a_count_up_to_a_day_after_printing_is_refused(datasets: Path, set_cell: SetCell) -> None:
    line = line_of(datasets, "claims", "toi-2023-04-18_war_deaths_soldiers")
    set_cell("claims", line, "obs_status", "P")
    set_cell("claims", line, "as_of", "2023-05")
    assert [(fault.line, fault.column) for fault in faults_of(datasets)] == [(line, "as_of")]
    set_cell("claims", line, "as_of", "2023-04")
    assert faults_of(datasets) == []


def test_a_count_up_to_a_day_after_reading_is_refused() -> None:
    claims = pd.DataFrame({"source_id": ["a", "a"], "as_of": ["2026-12", "2026-10-31"]}, index=[2, 3], dtype="str")
    sources = pd.DataFrame({"source_id": ["a"], "date_published": pd.Series([None], dtype="str")})
    frames = {"claims": claims, "sources": sources.assign(date_accessed=pd.Timestamp("2026-11-22"))}
    told = [(finding.line, finding.column, finding.rule) for finding in count_against_printing(frames)]
    assert told == [(2, "as_of", "the source was read before this day")]


def test_the_same_page_under_another_key_is_refused(datasets: Path) -> None:
    url = dict([row[0], row[9]] for row in read_rows(datasets / "sources.csv"))["jpost-2023-04-19"]
    add_row(datasets, "sources", "jpost-2023-04-19", source_id="jpost-2023-04-19-b", url=f"{url}/?utm_source=x")
    assert "the same stands under the key jpost-2023-04-19" in {fault.rule for fault in faults_of(datasets)}


def test_the_same_originator_claim_and_event_under_another_key_are_refused(datasets: Path) -> None:
    add_row(
        datasets,
        "originators",
        "sipri",
        originator_id="sipri-2",
        name="STOCKHOLM international peace-research institute",
    )
    add_row(datasets, "claims", "toi-2023-04-18_oil_import_share", claim_id="toi-2023-04-18_oil_import_share_2")
    add_row(datasets, "events", "recognition-isr-of-aze", event_id="recognition-isr-of-aze-2")
    told = {
        (fault.file, fault.column) for fault in faults_of(datasets) if "the same stands under the key" in fault.rule
    }
    assert told == {
        ("datasets/originators.csv", "name"),
        ("datasets/claims.csv", "obs_value"),
        ("datasets/events.csv", "title"),
    }


def test_two_outlets_of_one_host_need_a_word(datasets: Path, set_cell: SetCell) -> None:
    line = line_of(datasets, "sources", "toi-2023-04-18")
    set_cell("sources", line, "url", "https://www.jpost.com/other")
    [fault] = faults_of(datasets)
    assert (fault.line, fault.column) == (line, "outlet_id")
    set_cell("sources", line, "note", "[one-outlet-a-host] The paper prints it as a guest.")
    record = check_record(datasets)
    assert len(record.lifted) == 1
    assert "(lifted by its note)" in record.lifted[0]


@pytest.mark.parametrize(("other", "refused"), [("71", False), ("72", True)])
def test_shares_of_one_whole_come_to_at_most_all_of_it(datasets: Path, other: str, refused: bool) -> None:
    # 30 percent is 29.5 at least: with 71, which is 70.5 at least, it can be 100; with 72 it cannot.
    cells = {"counterpart_area": "ARM", "obs_value": other, "as_printed": f"{other} percent"}
    add_row(
        datasets, "claims", "toi-2023-04-18_oil_import_share", claim_id="toi-2023-04-18_oil_import_share_2", **cells
    )
    told = [fault for fault in faults_of(datasets) if "comes to at least 101 percent" in fault.rule]
    assert bool(told) is refused
    assert refused or faults_of(datasets) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a/", "http://example.org/a"),
        ("https://example.org/a?id=1&utm_medium=x", "https://example.org/a?id=1"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert page_address(one) == page_address(other)


def test_addresses_of_two_pages() -> None:
    assert page_address("https://example.org/a?id=1") != page_address("https://example.org/a?id=2")

"""A row that is deleted, changed, repeated or needless: each by a record that has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.evidence.report import report_lines
from tests.evidence.support import CLAIMS, EVENT_DATES, WAIVERS, Rows, faults, put, tables


def test_a_sound_record_has_no_fault(articles: Path) -> None:
    report = check_evidence(tables(), articles)
    assert report.faults == []
    assert [source.text for source in report.sources] == ["matches", "not checked"]
    assert report_lines(report) == [
        "source  text     rows found  recorded  waived  missing",
        "a       matches  15 of 15    7         6       0",
        "8 rows stand in words whose sentence could not be read",  # the table names no language
        "1 source checked, 1 not checked, 0 faults",
    ]
    assert "b       not checked" in report_lines(report, verbose=True)


def test_typed_and_text_tables_give_the_same(articles: Path) -> None:
    as_text = {name: frame.astype("str") for name, frame in tables().items()}
    assert check_evidence(as_text, articles) == check_evidence(tables(), articles)


@pytest.mark.parametrize("position", range(len(CLAIMS)))
def test_a_deleted_claim_is_missed(articles: Path, position: int) -> None:
    _, paragraph, printed = CLAIMS[position]
    (message,) = faults(articles, claims=CLAIMS[:position] + CLAIMS[position + 1 :])
    mention = {0: "30 percent", 1: "$200 million", 2: "30 percent", 3: "120"}[position]
    assert message.startswith(f"a.txt: paragraph {paragraph} {mention!r}: neither recorded nor waived: ")
    assert printed in message


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (0, "a.txt: paragraph 2 'Tuesday': neither recorded nor waived: "),
        (
            1,
            "datasets/waivers.csv:4: as_printed 'embassies in May 1994': 'May 1994' in paragraph 3 is waived as shared",
        ),
        (
            2,
            "datasets/waivers.csv:4: as_printed 'embassies in May 1994': 'May 1994' in paragraph 3 is waived as shared",
        ),
        (3, "a.txt: paragraph 4 'June': neither recorded nor waived: "),
    ],
)
def test_a_deleted_event_date_is_missed(articles: Path, position: int, expected: str) -> None:
    (message,) = faults(articles, event_dates=EVENT_DATES[:position] + EVENT_DATES[position + 1 :])
    assert message.startswith(expected)


@pytest.mark.parametrize("position", range(len(WAIVERS)))
def test_a_deleted_waiver_is_missed(articles: Path, position: int) -> None:
    (message,) = faults(articles, waivers=WAIVERS[:position] + WAIVERS[position + 1 :])
    assert message.startswith(
        {
            0: "a.txt: paragraph 1 'doubles': neither",
            1: "a.txt: paragraph 3 'same day': neither",
            2: "datasets/event_dates.csv:4: as_printed 'in May 1994, and signed a pact': 'May 1994' in paragraph 3 is "
            "recorded on datasets/event_dates.csv:3 too; if it serves each, waive it as shared once",
            3: "a.txt: paragraph 3 'two': neither",
            4: "a.txt: paragraph 4 'One': neither",
            5: "a.txt: paragraph 4 'first': neither",
            6: "a.txt: paragraph 4 'third': neither",
        }[position]
    )


@pytest.mark.parametrize(("table", "line"), [("claims", 2), ("claims", 3), ("claims", 5), ("event_dates", 3)])
@pytest.mark.parametrize("change", [1, 5])
def test_a_changed_digit_is_not_found(articles: Path, table: str, line: int, change: int) -> None:
    rows: Rows = {"claims": list(CLAIMS), "event_dates": list(EVENT_DATES)}[table]
    source, paragraph, printed = rows[line - 2]
    place = next(place for place, character in enumerate(printed) if character.isdigit())
    slip = f"{printed[:place]}{(int(printed[place]) + change) % 10}{printed[place + 1 :]}"
    rows[line - 2] = (source, paragraph, slip)
    assert f"datasets/{table}.csv:{line}: as_printed {slip!r}: not found in a" in faults(articles, **{table: rows})


@pytest.mark.parametrize(
    ("waiver", "expected"),
    [
        (("a", 4, "a ship of old", "idiom"), "not found in a"),
        (("a", 3, "third pact", "ordinal"), "not in paragraph 3 of a; it stands in paragraph 4"),
        (("a", 4, "with", "idiom"), "no whole number and no whole date stands in these words"),
        (
            ("a", 4, "In June the", "idiom"),
            "'June' in paragraph 4 is recorded on datasets/event_dates.csv:5: do not waive it",
        ),
        (("a", 4, "first", "idiom"), "'first' in paragraph 4 is waived on datasets/waivers.csv:7 already"),
        (
            ("a", 4, "first", "shared"),
            "'first' in paragraph 4 is waived as shared once, but recorded nowhere: is a row missing?",
        ),
        (
            ("a", 4, "120", "shared"),
            "'120' in paragraph 4 is waived as shared once, but recorded once: is a row missing?",
        ),
    ],
)
def test_a_waiver_that_waives_nothing(articles: Path, waiver: tuple[Any, ...], expected: str) -> None:
    assert faults(articles, waivers=[*WAIVERS, waiver]) == [
        f"datasets/waivers.csv:9: as_printed {waiver[2]!r}: {expected}"
    ]


def test_a_shared_waiver_alone_waives_nothing(articles: Path) -> None:
    messages = faults(articles, waivers=put(WAIVERS, 7, "a", 4, "first ship", "shared"))
    assert any(message.startswith("a.txt: paragraph 4 'first': neither recorded nor waived") for message in messages)


def test_a_claim_recorded_twice_is_seen(articles: Path) -> None:
    (message,) = faults(articles, claims=[*CLAIMS, ("a", 4, "120 men")])
    assert message == (
        "datasets/claims.csv:6: as_printed '120 men': '120' in paragraph 4 is recorded on datasets/claims.csv:5 too; "
        "if it serves each, waive it as shared once"
    )

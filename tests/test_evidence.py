"""The record against articles of our own making: each fault by a record that has it."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from bilateral_stats.article_text import normalise, text_sha256
from bilateral_stats.errors import DataError
from bilateral_stats.evidence import EvidenceReport, check_evidence
from bilateral_stats.evidence_report import report_lines, report_values
from bilateral_stats.printed_words import find_words
from bilateral_stats.source_tables import read_source_tables
from tests.conftest import ROOT

ARTICLE = """Ruritania doubles its coal trade

Ruritania sells its neighbour 30 percent of its coal, or $200 million a year, a minister said on Tuesday.

The two states opened embassies in May 1994, and signed a pact on the same day.

One of them wants a third pact. In June the first ship, with 30 percent less coal, left \u2014 and 120 men.
"""
HASH = text_sha256(ARTICLE)

# source, paragraph, as_printed
CLAIMS = [
    ("a", 2, "30 percent of its coal"),
    ("a", 2, "$200 million a year"),
    ("a", 4, "30 percent less coal"),
    ("a", 4, "left - and 120 men"),
]
EVENT_DATES = [
    ("a", 2, "minister said on Tuesday"),
    ("a", 3, "opened embassies in May 1994"),
    ("a", 3, "in May 1994, and signed a pact"),
    ("a", 4, "In June"),
]
# with the reason
WAIVERS = [
    ("a", 1, "doubles its coal trade", "other_subject"),
    ("a", 3, "same day", "other_subject"),
    ("a", 3, "embassies in May 1994", "shared"),
    ("a", 3, "two states", "idiom"),
    ("a", 4, "One of them", "idiom"),
    ("a", 4, "first ship", "ordinal"),
    ("a", 4, "third pact", "ordinal"),
]

Rows = list[tuple[Any, ...]]


def tables(
    claims: Rows = CLAIMS,
    event_dates: Rows = EVENT_DATES,
    waivers: Rows = WAIVERS,
    sources: Rows = [("a", HASH), ("b", None)],  # noqa: B006 - never changed
) -> dict[str, pd.DataFrame]:
    printed = ["source_id", "paragraph", "as_printed"]
    made = {
        "sources": pd.DataFrame(sources, columns=["source_id", "text_sha256"], dtype="str"),
        "claims": pd.DataFrame(claims, columns=printed),
        "event_dates": pd.DataFrame(event_dates, columns=printed),
        "waivers": pd.DataFrame(waivers, columns=[*printed, "reason"]),
    }
    return {
        name: frame.astype({"paragraph": "Int64"}) if "paragraph" in frame else frame for name, frame in made.items()
    }


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def faults(articles: Path, **changed: Rows) -> list[str]:
    """Return the messages, with the folder of the articles cut off."""
    report = check_evidence(tables(**changed), articles)
    return [str(fault).replace(f"{articles}/", "") for fault in report.faults]


def test_a_sound_record_has_no_fault(articles: Path) -> None:
    report = check_evidence(tables(), articles)
    assert report.faults == []
    assert [source.text for source in report.sources] == ["matches", "not checked"]
    assert report_lines(report) == [
        "source  text     rows found  recorded  waived  missing",
        "a       matches  15 of 15    7         6       0",
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


def put(rows: Rows, line: int, *row: Any) -> Rows:
    return [*rows[: line - 2], row, *rows[line - 1 :]]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("a", 4, "30 percent of its coal"), "not in paragraph 4 of a; it stands in paragraph 2"),
        (("a", 99, "30 percent of its coal"), "not in paragraph 99 of a; it stands in paragraph 2"),
        (("a", 1, "30 percent"), "not in paragraph 1 of a; it stands in paragraphs 2, 4"),
        (("a", 2, "its"), "stands 2 times in paragraph 2 of a: print more words"),
        (("a", None, "30 percent"), "stands 2 times in a, in paragraphs 2, 4: name the paragraph"),
        (("a", 2, "0 percent of its coal"), "not found in a"),
        (("a", 2, "30 percent of its co"), "not found in a"),
        (("a", 2, "30 PERCENT of its coal"), "not found in a"),
        (("a", 2, "coal, or"), "no whole number and no whole date stands in these words"),
        (("a", 2, "neighbour 30"), "no whole number and no whole date stands in these words"),
        (("a", 2, None), "not found in a"),
        (("a", 2, ""), "not found in a"),
    ],
)
def test_words_in_the_wrong_place(articles: Path, row: tuple[Any, ...], expected: str) -> None:
    printed = normalise(row[2] or "")
    found = faults(articles, claims=put(CLAIMS, 2, *row))
    assert f"datasets/claims.csv:2: as_printed {printed!r}: {expected}" in found
    assert any(message.startswith("a.txt: paragraph 2 '30 percent': neither") for message in found)


def test_a_row_without_a_paragraph_counts_where_its_words_stand(articles: Path) -> None:
    report = check_evidence(tables(claims=put(CLAIMS, 2, "a", None, "30 percent of its coal")), articles)
    assert report.faults == []
    assert "datasets/claims.csv:2: as_printed '30 percent of its coal': stands in paragraph 2" in report_lines(report)


def test_words_are_normalised_before_they_are_looked_for(articles: Path) -> None:
    assert faults(articles, claims=put(CLAIMS, 5, "a", 4, "left \u2013  and\u00a0120 men")) == []


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


def test_a_hash_that_differs_or_is_not_recorded(articles: Path) -> None:
    other = "0" * 64
    assert faults(articles, sources=[("b", None), ("a", other)]) == [
        f"datasets/sources.csv:3: text_sha256 {other!r}: the text of a is another one; its hash is {HASH}"
    ]
    assert faults(articles, sources=[("a", None)]) == [
        f"datasets/sources.csv:2: text_sha256: the hash of the text of a is not recorded; it is {HASH}"
    ]


def test_another_revision_says_what_is_still_found(articles: Path) -> None:
    path = articles / "a.txt"
    path.write_text(ARTICLE.replace("$200 million", "$250 million"), encoding="utf-8")
    report = check_evidence(tables(), articles)
    lines = report_lines(report)
    assert lines[1] == "a       differs  14 of 15    6         6       1"
    assert "a: of the rows, 14 of 15 stand in this text as recorded" in lines
    assert "datasets/claims.csv:3: as_printed '$200 million a year': not found in a" in lines
    assert sum("not found" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "the file is empty"), (b"\xff\xfe\x00", "this is not a UTF-8 text file (byte 1)")],
)
def test_a_text_that_cannot_be_read(articles: Path, content: bytes, rule: str) -> None:
    (articles / "b.txt").write_bytes(content)
    report = check_evidence(tables(), articles)
    assert [str(fault) for fault in report.faults] == [f"{articles / 'b.txt'}: {rule}"]
    assert report.sources[1].text == "unreadable"


def test_a_text_of_no_source(articles: Path) -> None:
    (articles / "c.txt").write_text("Nothing.", encoding="utf-8")
    assert faults(articles) == ["c.txt: there is no such source; the sources are: a, b"]
    assert check_evidence(tables(), articles, source="a").faults == []


@pytest.mark.parametrize(
    ("prepare", "source", "message"),
    [
        (lambda _: None, "c", "no source 'c'; known sources: a, b"),
        (lambda _: None, "b", "{folder}: there is no b.txt in this folder"),
        (
            lambda folder: (folder / "a.txt").rename(folder / "a.md"),
            None,
            "{folder}: there is no text in this folder; ",
        ),
        (
            lambda folder: (folder / "a.txt").rename(folder.parent / "a") and folder.rmdir(),
            None,
            "{folder}: there is no such",
        ),
    ],
)
def test_nothing_to_check(articles: Path, prepare: Callable[[Path], Any], source: str | None, message: str) -> None:
    prepare(articles)
    with pytest.raises(DataError) as caught:
        check_evidence(tables(), articles, source=source)
    assert str(caught.value).startswith(message.format(folder=articles))


def test_json_and_verbose_hold_each_row_and_each_mention(articles: Path) -> None:
    report = check_evidence(tables(claims=CLAIMS[1:]), articles)
    values = json.loads(json.dumps(report_values(report)))
    assert values["passed"] is False
    source = values["sources"][0]
    assert (source["recorded"], source["waived"], source["missing"]) == (6, 6, 1)
    assert source["rows"][0] == {
        "file": "datasets/claims.csv",
        "line": 2,
        "as_printed": "$200 million a year",
        "paragraph": 2,
        "status": "found",
        "stands_in": [2],
    }
    assert source["mentions"][1] == {
        "paragraph": 2,
        "start": 30,
        "text": "30 percent",
        "kind": "percent",
        "status": "missing",
        "rows": [],
    }
    assert values["sources"][1] == {
        "source_id": "b",
        "text": "not checked",
        "text_sha256": None,
        "recorded": 0,
        "waived": 0,
        "missing": 0,
        "rows": [],
        "mentions": [],
    }
    assert values["faults"][0]["message"] == str(report.faults[0])
    lines = report_lines(report, verbose=True)
    assert "datasets/claims.csv:2: '$200 million a year': found, paragraph 2" in lines
    assert "a: paragraph 2 '30 percent': percent, missing" in lines
    assert "a: paragraph 3 'two': number, waived, datasets/waivers.csv:5" in lines


def test_an_empty_report_is_passed() -> None:
    assert report_lines(EvidenceReport(()))[-1] == "0 sources checked, 0 not checked, 0 faults"


@pytest.mark.parametrize(
    ("words", "text", "starts"),
    [
        ("30 percent", "130 percent, 30 percent, 30 percentage", [13]),
        ("5 percent", "3.5 percent or 5 percent", [15]),
        ("000 men", "6,000 men", []),
        ("6", "6,000 and 6.", [10]),
        ("$5", "US$5 and $5", [2, 9]),
        ("20", "20% of 20/21 or 20-day", [0, 16]),
        ("a a", "a a a", [0, 2]),
        ("", "text", []),
    ],
)
def test_words_stand_whole(words: str, text: str, starts: list[int]) -> None:
    assert find_words(words, text) == starts


def load_script(name: str) -> ModuleType:
    """Return a script as a module: a process of its own for each call would take a second."""
    specification = spec_from_file_location(f"script_{name}", ROOT / "scripts" / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, reading the tables of this module."""
    module = load_script("check_evidence")
    monkeypatch.setattr(module, "read_source_tables", lambda _: (tables(), []))
    return module


def test_script_passes(script: ModuleType, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main([str(articles)]) == 0
    assert capsys.readouterr().out.endswith("1 source checked, 1 not checked, 0 faults\n")
    assert script.main([str(articles), "--source", "a", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["passed"], [source["source_id"] for source in values["sources"]]) == (True, ["a"])


def test_script_fails_on_a_fault(script: ModuleType, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (articles / "a.txt").write_text(f"{ARTICLE} Seven more men.", encoding="utf-8")
    assert script.main([str(articles)]) == 1
    assert "paragraph 5 'Seven': neither recorded nor waived: Seven more men." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none"], "none: there is no such folder"),
        (["{articles}", "--source", "c"], "no source 'c'; known sources: a, b"),
        (["{articles}", "--source", "b"], "{articles}: there is no b.txt in this folder"),
        (["{articles}/.."], "{articles}/..: there is no text in this folder; a text is named <source_id>.txt"),
        (["{articles}/a.txt"], "{articles}/a.txt: there is no such folder"),
    ],
)
def test_script_says_in_one_line_that_there_is_nothing_to_check(
    script: ModuleType, articles: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert script.main([argument.format(articles=articles) for argument in arguments]) == 2
    assert capsys.readouterr().err == message.format(articles=articles) + "\n"


def test_the_tables_are_held_against_the_article_though_the_record_has_a_fault(datasets: Path) -> None:
    read, no_faults = read_source_tables(datasets)
    assert no_faults == []
    path = datasets / "claims.csv"
    header, _, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header, "x\n", *rows]), encoding="utf-8")
    with pytest.raises(DataError, match=r"datasets/claims\.csv:2: this line has 1 cells"):
        read_source_tables(datasets)
    path.write_text("".join([header, *reversed(rows)]), encoding="utf-8")
    left, faults = read_source_tables(datasets)
    assert faults
    assert left["claims"]["claim_id"].tolist() == read["claims"]["claim_id"].tolist()[:0:-1]
    with pytest.raises(DataError, match="there is no such folder"):
        read_source_tables(datasets / "none")

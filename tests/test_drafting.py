"""Drafts of rows from articles of our own making."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from bilateral_stats.evidence.drafts import Draft, draft_claims, draft_lines, draft_values
from bilateral_stats.ground.article_text import normalise, text_sha256
from tests.conftest import load_script

HEADER = (
    "claim_id,indicator_id,ref_area,counterpart_area,time_period,obs_value,obs_value_to,qualifier,obs_status,"
    "as_printed,originator_id,source_id,paragraph,rank,rank_reason,note"
)
DATES = (
    "event_date_id,event_id,time_period,event_status,date_basis,as_printed,originator_id,source_id,paragraph,rank,"
    "rank_reason,note"
)
WAIVERS = "source_id,paragraph,as_printed,reason,note"


def tables(*recorded: dict[str, str], published: str = "2024-02-15") -> dict[str, pd.DataFrame]:
    """Return tables with claims of the source ``a``, which was printed on a Thursday."""
    claims: pd.DataFrame = pd.DataFrame(
        [{"source_id": "a", **row} for row in recorded], columns=HEADER.split(","), dtype="str"
    )
    return {
        "claims": claims,
        "event_dates": pd.DataFrame(columns=DATES.split(","), dtype="str"),
        "waivers": pd.DataFrame(columns=WAIVERS.split(","), dtype="str"),
        "sources": pd.DataFrame({"source_id": ["a"], "date_published": [published]}),
    }


def draft(text: str, *recorded: dict[str, str]) -> list[Draft]:
    drafts: list[Draft] = draft_claims(normalise(text), "a", tables(*recorded))
    return drafts


def cells(one: Draft) -> dict[str, str]:
    return {name: cell for name, cell in one.row.items() if cell}


def test_a_figure_is_drafted_as_a_claim() -> None:
    (one,) = draft("A minister spoke.\n\nRuritania sells about thirty percent of its coal, he said.")
    assert (one.table, list(one.row)) == ("claims", HEADER.split(","))
    assert cells(one) == {
        "claim_id": "a_",
        "obs_value": "30",
        "qualifier": "about",
        "obs_status": "A",
        "as_printed": "about thirty percent",
        "source_id": "a",
        "paragraph": "2",
        "rank": "normal",
    }


@pytest.mark.parametrize(
    ("text", "period", "basis"),
    [
        ("It was signed on March 29, 2023 there.", "2023-03-29", "printed"),
        ("It covers 2016-2020 alone.", "2016/2020", "printed"),
        ("It was signed on Wednesday there.", "2024-02-14", "resolved"),
        ("It came a month after that.", "", ""),
    ],
)
def test_a_date_is_drafted_as_a_row_of_the_event_dates(text: str, period: str, basis: str) -> None:
    (one,) = draft(text)
    assert (one.table, list(one.row)) == ("event_dates", DATES.split(","))
    assert (one.row["time_period"], one.row["date_basis"]) == (period, basis)
    assert one.row["event_date_id"] == "a_"


def test_the_period_of_a_figure_is_filled_in() -> None:
    figure, date = draft("It sold 20 ships in 2022.")
    assert (figure.row["time_period"], date.row["time_period"]) == ("2022", "2022")


def test_what_repeats_a_recorded_figure_is_drafted_as_a_waiver() -> None:
    text = "It sells 30 percent of its coal.\nOf its oil it sells 20 percent; the 30 percent are coal."
    recorded = {"paragraph": "1", "as_printed": "30 percent of its coal", "obs_value": "30"}
    new, again = draft(text, recorded)
    assert (new.table, new.row["obs_value"]) == ("claims", "20")
    assert again.table == "waivers"
    assert cells(again) == {
        "source_id": "a",
        "paragraph": "2",
        "as_printed": "30 percent",
        "reason": "repeats_recorded",
    } | {"as_printed": again.as_printed}


def test_a_place_in_an_order_and_a_vague_quantity_are_drafted_as_waivers() -> None:
    drafts = draft("It is the third visit. Dozens of firms came with an F-16.")
    assert [(one.table, one.row["reason"]) for one in drafts] == [
        ("waivers", "ordinal"),
        ("waivers", "vague_quantity"),
        ("waivers", "other_subject"),
    ]


def test_what_is_covered_is_not_drafted() -> None:
    text = "It sells 30 percent of its coal.\n\nIt sells 20 percent of its oil to two states."
    assert [one.reading.text for one in draft(text)] == ["30 percent", "20 percent", "two"]
    recorded = {"paragraph": "1", "as_printed": "30 percent of its coal"}
    assert [one.reading.text for one in draft(text, recorded)] == ["20 percent", "two"]
    # Words in the wrong paragraph cover nothing.
    elsewhere = {"paragraph": "2", "as_printed": "30 percent of its coal"}
    assert draft(text, elsewhere)[0].reading.text == "30 percent"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It lost 20 men.", ["20 men"]),
        ("It lost 20 men. He lost 20 men and fled.", ["It lost 20 men", "lost 20 men and"]),
        ("It lost 20 men. It lost 20 men and fled.", ["lost 20 men. It", "lost 20 men and"]),
        ("It lost (20) men.", ["20) men"]),
        ("It fell in March. Trade rose.", ["in March"]),
        ("It lost .5 of a ton.", [".5 of"]),
        ("20", ["20"]),
    ],
)
def test_printed_words_are_as_few_as_make_them_unique(text: str, printed: list[str]) -> None:
    drafts = draft(text)
    assert [one.as_printed for one in drafts] == printed
    assert all(one.unique for one in drafts)


def test_printed_words_that_nothing_makes_unique() -> None:
    drafts = draft("The talks of May 5 are shown.\nThe talks of May 5 are shown.")
    assert [(one.paragraph, one.as_printed, one.unique) for one in drafts] == [(1, "May 5", False), (2, "May 5", False)]
    repeated = draft("so 20 men " * 60)
    assert {one.unique for one in repeated[20:40]} == {False}
    assert all(len(one.as_printed.split()) <= 12 for one in repeated)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sold between 10 and 20 percent of it.", ("10", "20", "between", "between 10 and 20 percent")),
        ("It sold from 5 to 6 million tons.", ("5000000", "6000000", "between", "from 5 to 6 million")),
        ("It cost between $5 and $6 million then.", ("5000000", "6000000", "between", "between $5 and $6 million")),
        ("It lost more than one in five.", ("20", "", "more_than", "more than one in five")),
    ],
)
def test_numbers_that_belong_together_are_one_draft(text: str, expected: tuple[str, ...]) -> None:
    (one,) = draft(text)
    assert tuple(one.row[name] for name in ("obs_value", "obs_value_to", "qualifier", "as_printed")) == expected


def test_two_numbers_that_are_no_range_stay_two() -> None:
    assert len(draft("It sold 10 and 20 percent of it.")) == 2
    assert len(draft("From 2016 to 20 percent of it.")) == 2


def test_plain_data() -> None:
    text = normalise(
        "A minister spoke.\nIt paid nearly EUR 1.5bn to 20 to 30 firms on Tuesday; the F-16 grew 2.5 times."
    )
    drafts = [draft_values(one) for one in draft_claims(text, "a", tables())]
    expected = [
        ("EUR 1.5bn", "figure", 1_500_000_000, None, "EUR", "nearly", "2024-02-13"),
        ("20 to 30", "figure", 20, 30, "firms", "between", "2024-02-13"),
        ("Tuesday", "date", None, None, None, "exact", "2024-02-13"),
        None,
        ("2.5 times", "figure", None, None, "PT", "exact", None),
    ]
    assert [one and tuple(list(one.values())[3:10]) for one in drafts] == expected
    first = drafts[0]
    assert first is not None
    assert list(first) == [
        *(
            "paragraph",
            "start",
            "end",
            "text",
            "kind",
            "value",
            "value_to",
            "unit",
            "qualifier",
            "period",
            "as_printed",
        ),
    ]
    assert text.split("\n")[1][first["start"] : first["end"]] == "EUR 1.5bn"
    assert json.loads(json.dumps(drafts)) == drafts


def test_a_source_that_is_not_recorded_yet_has_no_relative_days() -> None:
    date, figure = draft_claims("On Tuesday 20 men came.", "unknown", tables())
    assert (date.reading.period, figure.row["source_id"]) == (None, "unknown")


def test_units_of_measure_take_the_codes_of_the_record() -> None:
    units = pd.DataFrame({"unit": ["BARRELS_DAY", "DAYS"], "label": ["Barrels a day.", "Days."]})
    drafts = draft_claims("A three-day deal on 20 barrels per day of 5 tons.", "a", tables() | {"units": units})
    assert [one.reading.unit for one in drafts] == ["DAYS", "BARRELS_DAY", "tons"]


def test_lines_are_comments_and_rows() -> None:
    text = 'It lost more than 6,000 soldiers, a "high" number.\nIt lost 5, or so.\nIt lost 5, or so, in May 2020.'
    lines = draft_lines(draft(text))
    assert lines == [
        f"# claims.csv: {HEADER}",
        f"# event_dates.csv: {DATES}",
        "",
        '# paragraph 1: It lost more than 6,000 soldiers, a "high" number.',
        "# '6,000': figure, unit soldiers; a row of claims.csv",
        'a_,,,,,6000,,more_than,A,"more than 6,000",,a,1,normal,,',
        "",
        "# paragraph 2: It lost 5, or so.",
        "# '5': figure; a row of claims.csv",
        "# these words stand more than once in the article",
        'a_,,,,,5,,about,A,"5, or so",,a,2,normal,,',
        "",
        "# paragraph 3: It lost 5, or so, in May 2020.",
        "# '5': figure; a row of claims.csv",
        'a_,,,,2020-05,5,,about,A,"lost 5, or so, in",,a,3,normal,,',
        "",
        "# paragraph 3: It lost 5, or so, in May 2020.",
        "# 'May 2020': date; a row of event_dates.csv",
        "a_,,2020-05,,printed,May 2020,,a,3,normal,,",
    ]
    rows = list(csv.reader(line for line in lines if line and not line.startswith("#")))
    assert [len(row) for row in rows] == [16, 16, 16, 12]
    assert draft_lines([]) == ["# every number of this text is recorded or waived"]


def test_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    script = load_script("draft_claims")
    known = tables() | {"sources": pd.DataFrame({"source_id": ["a", "b"], "date_published": ["2024-02-15"] * 2})}
    monkeypatch.setattr(script, "read_source_tables", lambda _: (known, []))
    text = "Ruritania sells 47 percent of its coal."
    article = tmp_path / "article.txt"
    article.write_text(f"{text}\n", encoding="utf-8")
    assert script.main([str(article), "--source", "a"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"# text_sha256 {text_sha256(text)}",
        f"# claims.csv: {HEADER}",
        "",
        f"# paragraph 1: {text}",
        "# '47 percent': figure, unit PT; a row of claims.csv",
        "a_,,,,,47,,exact,A,47 percent,,a,1,normal,,",
    ]
    assert script.main([str(article), "--source", "c", "--json"]) == 0
    [one] = json.loads(capsys.readouterr().out)["drafts"]
    assert (one["value"], one["unit"], one["as_printed"]) == (47, "PT", "47 percent")
    assert script.main([str(article), "--source", "c"]) == 2
    assert capsys.readouterr() == ("", "no source 'c'; known sources: a, b\n")
    assert script.main([str(tmp_path / "none.txt"), "--source", "a"]) == 2
    assert capsys.readouterr() == ("", f"{tmp_path / 'none.txt'}: there is no such file\n")
    assert sorted(tmp_path.iterdir()) == [article]

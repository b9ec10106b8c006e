"""Drafts of claims from articles of our own making."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from bilateral_stats.schemas.qualifiers import QUALIFIERS

from bilateral_stats.evidence.drafts import Draft, draft_claims, draft_lines
from bilateral_stats.ground.article_text import normalise, text_sha256
from bilateral_stats.numerals.mentions import find_mentions
from bilateral_stats.numerals.suggestions import Suggestion, suggest
from tests.conftest import ROOT, load_script

HEADER = (
    "claim_id,indicator_id,ref_area,counterpart_area,time_period,obs_value,obs_value_to,qualifier,obs_status,"
    "as_printed,originator_id,source_id,paragraph,rank,rank_reason,note"
)
COLUMNS = HEADER.split(",")


def tables(*recorded: tuple[int, str]) -> dict[str, pd.DataFrame]:
    """Return tables with claims that print these words of the source ``a``."""
    claims: pd.DataFrame = pd.DataFrame(
        [{"source_id": "a", "paragraph": paragraph, "as_printed": printed} for paragraph, printed in recorded],
        columns=COLUMNS,
        dtype="str",
    )
    empty = pd.DataFrame({name: pd.Series(dtype="str") for name in ("source_id", "paragraph", "as_printed", "reason")})
    units = pd.DataFrame({"unit": ["PT", "USD"], "sign": pd.Series([None, "$"], dtype="str")})
    return {"claims": claims, "event_dates": empty, "waivers": empty, "units": units}


def draft(text: str, *recorded: tuple[int, str]) -> list[Draft]:
    drafts: list[Draft] = draft_claims(normalise(text), "a", tables(*recorded))
    return drafts


@pytest.mark.parametrize(
    ("sentence", "values", "unit", "qualifier"),
    [
        ("It sells 30 percent of it.", [30], "PT", "exact"),
        ("It sells thirty percent of it.", [30], "PT", "exact"),
        ("It sells 17% of it.", [17], "PT", "exact"),
        ("It rose by 0.5 percentage points.", ["0.5"], "percentage points", "exact"),
        ("One-third of it is sold.", ["33.3"], "PT", "exact"),
        ("They sell two-thirds of it.", ["66.7"], "PT", "exact"),
        ("They sell nearly half of it.", [50], "PT", "nearly"),
        ("They sell ½ of it.", [50], "PT", "exact"),
        ("They sell half a percent.", ["0.5"], "PT", "exact"),
        ("It cost about $200 million then.", [200_000_000], "$", "about"),
        ("It cost an estimated US$1.7bn then.", [1_700_000_000], "$", "about"),
        ("It cost over €156m then.", [156_000_000], "€", "more_than"),
        ("It cost 20 million crowns.", [20_000_000], "crowns", "exact"),
        ("It cost 20 million euros.", [20_000_000], "euros", "exact"),
        ("It lost -$5 million.", [-5_000_000], "$", "exact"),
        ("It sold half a billion barrels.", [500_000_000], "barrels", "exact"),
        ("It sold 3½ tons.", ["3.5"], "tons", "exact"),
        ("It sold 2 1/2 tons.", ["2.5"], "tons", "exact"),
        ("It lost more than 6,000 soldiers.", [6_000], "PS", "more_than"),
        ("It lost no more than 6 000 soldiers.", [6_000], "PS", "at_most"),
        ("At least 20 Ruritanian firms came.", [20], "firms", "at_least"),
        ("No fewer than 20 firms came.", [20], "firms", "at_least"),
        ("As many as 1,234,567 came.", [1_234_567], "came", "at_most"),
        ("Fewer than twenty-five firms came.", [25], "firms", "less_than"),
        ("Under the 20 percent rule.", [20], "PT", "less_than"),
        ("It sold ~5 percent.", [5], "PT", "about"),
        ("It sold >5 percent.", [5], "PT", "more_than"),
        ("It was a three-day visit.", [3], "DAYS", "exact"),
        ("It came less than two months later.", [2], "MONTHS", "less_than"),
        ("It sold 10-15 percent.", [10, 15], "PT", "between"),
        ("It cost $10-$15 million.", [10_000_000, 15_000_000], "$", "between"),
        ("It cost $5 million-$6 million.", [5_000_000, 6_000_000], "$", "between"),
        ("It won 3-2 there.", [], "there", "exact"),
        ("It doubled then.", [2], "times", "exact"),
        ("It is the 21st talk.", [21], "", "exact"),
        ("It is the third talk.", [3], "", "exact"),
        ("Dozens of firms came.", [], "", "exact"),
        ("An F-16 came.", [], "", "exact"),
        ("It came in 2020 then.", [], "", "exact"),
        ("It sold 1.5.2 of it.", [], "", "exact"),
        ("It sold " + "9" * 5000 + " of it.", [], "", "exact"),
    ],
)
def test_suggestion(sentence: str, values: list[int | str], unit: str, qualifier: str) -> None:
    (mention,) = find_mentions(sentence)
    suggestion = suggest(sentence, mention)
    assert suggestion == Suggestion(tuple(map(Fraction, values)), unit, qualifier, suggestion.start)
    assert qualifier in QUALIFIERS


def test_draft_is_a_row_of_the_claims() -> None:
    (one,) = draft("A minister spoke.\n\nRuritania sells about thirty percent of its coal, he said.")
    assert list(one.row) == COLUMNS
    assert {name: cell for name, cell in one.row.items() if cell} == {
        "claim_id": "a_",
        "obs_value": "30",
        "qualifier": "about",
        "obs_status": "A",
        "as_printed": "about thirty percent",
        "source_id": "a",
        "paragraph": "2",
        "rank": "normal",
    }


def test_what_is_covered_is_not_drafted() -> None:
    text = "It sells 30 percent of its coal.\n\nIt sells 20 percent of its oil to two states."
    assert [one.mention.text for one in draft(text)] == ["30 percent", "20 percent", "two"]
    assert [one.mention.text for one in draft(text, (1, "30 percent of its coal"))] == ["20 percent", "two"]
    # Words in the wrong paragraph cover nothing.
    assert draft(text, (2, "30 percent of its coal"))[0].mention.text == "30 percent"


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
    assert [one.row["as_printed"] for one in drafts] == printed
    assert all(one.unique for one in drafts)


def test_printed_words_that_nothing_makes_unique() -> None:
    drafts = draft("The talks of May 5 are shown.\nThe talks of May 5 are shown.")
    assert [(one.paragraph, one.row["as_printed"], one.unique) for one in drafts] == [
        (1, "May 5", False),
        (2, "May 5", False),
    ]
    repeated = draft("so 20 men " * 60)
    assert {one.unique for one in repeated[20:40]} == {False}
    assert all(len(one.row["as_printed"].split()) <= 12 for one in repeated)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("It sold between 10 and 20 percent of it.", ("10", "20", "between", "between 10 and 20 percent")),
        ("It sold from 5 to 6 million tons.", ("5000000", "6000000", "between", "from 5 to 6 million")),
        ("It cost between $5 and $6 million then.", ("5000000", "6000000", "between", "between $5 and $6 million")),
    ],
)
def test_a_range_in_words_is_one_draft(text: str, cells: tuple[str, ...]) -> None:
    (one,) = draft(text)
    assert tuple(one.row[name] for name in ("obs_value", "obs_value_to", "qualifier", "as_printed")) == cells


def test_two_numbers_that_are_no_range_stay_two() -> None:
    assert len(draft("It sold 10 and 20 percent of it.")) == 2
    assert len(draft("From 2016 to 20 percent of it.")) == 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("It was signed on March 29, 2023 there.", "2023-03-29"),
        ("It covers 2016-2020 alone.", "2016/2020"),
        ("It ran from 2016 to 2020 there.", "2016/2020"),
        ("It was signed on Wednesday there.", ""),
    ],
)
def test_a_date_gives_a_period_and_no_value(text: str, period: str) -> None:
    (one,) = draft(text)
    assert (one.row["time_period"], one.row["obs_value"], one.row["qualifier"]) == (period, "", "")


def test_lines_are_comments_and_rows() -> None:
    lines = draft_lines(
        draft('It lost more than 6,000 soldiers, a "high" number.\nIt lost 5, or so.\nIt lost 5, or so.')
    )
    assert lines == [
        f"# {HEADER}",
        "",
        '# paragraph 1: It lost more than 6,000 soldiers, a "high" number.',
        "# '6,000': number, unit PS",
        'a_,,,,,6000,,more_than,A,"more than 6,000",,a,1,normal,,',
        "",
        "# paragraph 2: It lost 5, or so.",
        "# '5': number",
        "# these words stand more than once in the article",
        "a_,,,,,5,,exact,A,lost 5,,a,2,normal,,",
        "",
        "# paragraph 3: It lost 5, or so.",
        "# '5': number",
        "# these words stand more than once in the article",
        "a_,,,,,5,,exact,A,lost 5,,a,3,normal,,",
    ]
    rows = list(csv.reader(line for line in lines if line and not line.startswith("#")))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 3
    assert draft_lines([]) == ["# every number of this text is recorded or waived"]


def test_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    script = load_script("draft_claims")
    known = tables() | {"sources": pd.DataFrame({"source_id": ["a", "b"]})}
    monkeypatch.setattr("bilateral_stats.evidence.read_tables.read_source_tables", lambda _: (known, []))
    record = f"record: {ROOT / 'datasets'}\n"
    text = "Ruritania sells 47 percent of its coal."
    article = tmp_path / "article.txt"
    article.write_text(f"{text}\n", encoding="utf-8")
    assert script.main([str(article), "--source", "a"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"# text_sha256 {text_sha256(text)}",
        f"# {HEADER}",
        "",
        f"# paragraph 1: {text}",
        "# '47 percent': percent, unit PT",
        "a_,,,,,47,,exact,A,47 percent,,a,1,normal,,",
    ]
    assert script.main([str(article), "--source", "c"]) == 2
    assert capsys.readouterr() == ("", f"{record}no source 'c'; known sources: a, b\n")
    assert script.main([str(tmp_path / "none.txt"), "--source", "a"]) == 2
    assert capsys.readouterr() == ("", f"{record}{tmp_path / 'none.txt'}: there is no such file\n")
    assert sorted(tmp_path.iterdir()) == [article]

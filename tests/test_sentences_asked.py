"""Sentences are asked of the wide record: indicator, areas and how the figure stands, as a colleague would say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from bilateral_stats import open_record
from bilateral_stats.asking.standing import _is_equal, _of_period, _spans
from bilateral_stats.cli.commands import run
from tests.cli.support import EXAMPLES
from tests.conftest import WIDE_SAMPLE

WIDE, MINE = open_record(WIDE_SAMPLE), open_record(EXAMPLES)

LEAST_RIGHT, LEAST_VERDICTS, LEAST_SILENT = 0.9, 0.95, 0.98
"""Parts of the sentences: indicator and areas right, verdict right of those, nothing said where nothing is held."""


def read_sentences(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def stands(claims: tuple[list[str], list[str]]) -> str:
    return "fits" if claims[0] else "against" if claims[1] else "silent"


@pytest.mark.parametrize("name", ["asked_sentences.tsv"])
def test_sentences_are_answered_as_a_careful_colleague_would(name: str) -> None:
    held, right, verdicts, beside, silent = 0, 0, 0, 0, 0
    missed = []
    for row in read_sentences(name):
        answers = [answer for answer in WIDE.ask(row["sentence"]) if answer.indicator_id]
        if row["indicator"] == "none":
            beside += 1
            silent += not answers
            missed += [row["sentence"]] if answers else []
            continue
        held += 1
        for answer in answers:
            areas = f"{answer.ref_area} {answer.counterpart_area}"
            if answer.indicator_id in row["indicator"].split("|") and areas == row["areas"]:
                right += 1
                verdicts += row["verdict"] in {"any", stands((answer.fits, answer.contradicts))}
                break
        else:
            missed.append(row["sentence"])
    assert right >= LEAST_RIGHT * held, missed
    assert verdicts >= LEAST_VERDICTS * right
    assert silent >= LEAST_SILENT * beside, missed


def test_an_answer_names_who_prints_what_and_of_when() -> None:
    [answer] = WIDE.ask("Israel provided 69 percent of Azerbaijan's major arms imports in 2016-2020.")
    assert (answer.indicator_id, answer.ref_area, answer.counterpart_area) == ("arms_import_share", "AZE", "ISR")
    assert "toi-2023-04-18_arms_import_share" in answer.fits
    assert answer.contradicts == [], "other windows are other times"
    assert "Of other times: 43 percent" in answer.sentence
    assert "Fits: 69 percent (Stockholm International Peace Research Institute, 2016-2020)" in answer.sentence


@pytest.mark.parametrize(
    ("sentence", "indicator", "areas", "verdict"),
    [
        (
            "What share of its oil does Israel buy from Azerbaijan? Roughly 40 percent.",
            "oil_import_share",
            "ISR AZE",
            "fits",
        ),
        (
            "SIPRI puts Israel's deliveries of major arms to Azerbaijan in 2017 at 137 million TIV.",
            "arms_transfer_volume",
            "AZE ISR",
            "fits",
        ),
        ("Israel bought 236,000 barrels of Russian oil a day in April 2020.", "oil_import_rate", "ISR RUS", "fits"),
        (
            "Azerbaijan signed arms contracts worth $12 billion with Israel.",
            "arms_contract_value",
            "AZE ISR",
            "against",
        ),
        (
            "For its oil, Azerbaijan was paid 297 million dollars by Israeli buyers in January 2024.",
            "oil_export_value",
            "AZE ISR",
            "fits",
        ),
        ("A third of the crude burned in Israel is Azeri.", "oil_import_share", "ISR AZE", "fits"),
        (
            "Fully 77% of Israel's oil came from Iraq between May and August 2015.",
            "oil_import_share",
            "ISR IRQ",
            "fits",
        ),
        (
            "Goods worth $475.9 million, oil among them, were traded by Israel and Azerbaijan in January-July 2021.",
            "trade_volume_with_oil",
            "AZE ISR",
            "fits",
        ),
    ],
)
def test_one_sentence_at_a_time(sentence: str, indicator: str, areas: str, verdict: str) -> None:
    [answer] = WIDE.ask(sentence)
    assert (answer.indicator_id, f"{answer.ref_area} {answer.counterpart_area}") == (indicator, areas)
    assert stands((answer.fits, answer.contradicts)) == verdict


def test_a_highest_value_that_was_reached_is_another_than_a_limit() -> None:
    for words, verdict in {"As much as 85": "against", "Up to 40": "fits", "Less than 90": "fits"}.items():
        [answer] = WIDE.ask(f"{words} percent of Israel's oil comes from Azerbaijan.")
        assert stands((answer.fits, answer.contradicts)) == verdict, words


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("2015-05/2015-08", "2015-05-01/2015-08-11", True),
        ("2023-04-18", "2023-04-20", False),
        ("2023-04-18", "2023-04-18", True),
        ("2023-04", "2023-04-03/2023-04-05", False),
        ("2023", "2023-01/2023-11", False),
    ],
)
def test_periods_are_the_same_to_the_month_or_to_the_day(one: str, other: str, equal: bool) -> None:
    assert _spans(one, other, _is_equal) is equal


def test_the_count_of_some_months_is_none_of_the_year() -> None:
    counts = [
        {"time_period": period, "dimension": "persons"} for period in ("2009-06-28/2009-06-29", "2009-01/2009-03")
    ]
    assert _of_period(counts, "2009") == counts[:1]


def test_an_earlier_count_does_not_contradict_a_later_one() -> None:
    [answer] = WIDE.ask("2,908 Azerbaijani soldiers were killed in the war with Armenia.")
    assert "news-az-2024-09-27_war_deaths_soldiers_by_side" in answer.fits
    assert "adex-2020-12-03_war_deaths_soldiers_by_side" not in answer.contradicts


def test_more_than_thirty_is_no_support_for_ninety() -> None:
    [answer] = WIDE.ask("Israel buys 90% of its oil from Azerbaijan.")
    assert answer.fits == []
    assert "toi-2023-04-19_oil_import_share" in answer.contradicts


def test_each_figure_of_a_text_is_answered_by_itself() -> None:
    answers = WIDE.ask(
        "Israel gets 40% of its oil from Azerbaijan, and 20 percent of its wheat from Turkey.\n"
        "Trade between the two, Israel and Azerbaijan, is about $200 million. They met."
    )
    assert [(one.figure, one.indicator_id) for one in answers] == [
        ("40%", "oil_import_share"),
        ("20 percent", None),
        ("about $200 million", "trade_volume"),
    ]
    assert answers[1].sentence == "Nothing about this is recorded."


def test_what_is_not_clear_is_asked_back() -> None:
    [answer] = WIDE.ask("The war between Armenia and Azerbaijan took two months.")
    assert answer.indicator_id is None
    assert answer.nearest == ["war_duration", "war_duration_days"]
    assert answer.sentence.startswith("Which is meant: Length of a war (war_duration);")


def test_a_record_of_invented_countries_is_asked_the_same_way() -> None:
    [timber] = MINE.ask("Ruritania gets nearly 40 percent of its timber from Borduria.")
    assert (timber.indicator_id, timber.ref_area, timber.counterpart_area) == ("timber_import_share", "XAA", "XBB")
    assert timber.fits == ["herald-2024-05-15_timber_import_share", "post-2024-05-14_timber_import_share"]
    [fish] = MINE.ask("Ruritania sold Borduria 18,000 tonnes of fish in 2023.")
    assert (fish.fits, fish.contradicts) == ([], ["post-2024-05-14_fish_sales"]), "a slip counts for nothing"
    assert MINE.ask("Israel gets 40% of its oil from Azerbaijan.")[0].indicator_id is None


def test_the_command_prints_answers_and_their_json(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "Borduria's trade with Ruritania was NOK 4.2 billion in 2023, and 5 million tourists came."
    assert run("ask", [sentence, "--record", str(EXAMPLES)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("NOK 4.2 billion: Taken for Trade (trade_volume), Ruritania and Borduria. Fits: ")
    assert run("ask", [sentence, "--json", "--record", str(EXAMPLES)]) == 0
    printed = json.loads(capsys.readouterr().out)
    [answer] = printed["answers"]
    assert answer["fits"] == ["post-2024-05-14_trade_volume"]
    assert answer["contradicts"] == ["herald-2024-05-15_trade_volume"]
    assert [one["figure"] for one in printed["unanswered"]] == ["5 million"]
    assert run("ask", ["no figure here", "--record", str(EXAMPLES)]) == 0
    assert capsys.readouterr().out == "no figure was read in this text\n"

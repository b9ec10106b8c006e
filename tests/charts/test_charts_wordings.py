"""How claims, sources and days are put into words: headlines, credits, labels, and what is a contradiction."""

from __future__ import annotations

import pandas as pd
import pytest
from bilateral_stats.schemas.vocabularies import OBS_STATUSES

from bilateral_stats.charts.select import plotted_claims
from bilateral_stats.words.entries import entries_of, say_who
from bilateral_stats.words.headlines import headline
from bilateral_stats.words.phrases import (
    credit,
    said_at,
    source_keys,
)
from bilateral_stats.words.rows import rows_of
from bilateral_stats.words.values import say_within
from bilateral_stats.words.verdicts import claim_verdicts
from tests.charts.support import (
    LONG_NAME,
    catalogue,
    complete,
    composed,
    derived,
    find_chart,
    made_up_claims,
    with_claims,
)


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
    assert str(headline(rows_of(rows.assign(sign="")))) == said
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
    rows = claims_of(("exact", 20), ("exact", 30)).assign(obs_status="P", as_of=["2020-12-03", "2021-07-14"])
    [verdict] = claim_verdicts(with_claims(rows))
    assert not verdict.conflict
    assert str(verdict) == "a count that grew"


def test_day_by_which_a_period_is_sorted() -> None:
    assert said_at(None, "2021-08-26") == ("2021-08-26", "2021-08-26")
    assert said_at("2020-12", "2021") == ("2020-12-15", "2020-12")
    assert said_at("2016/2020") == ("2020-12-31", "2016")
    assert said_at("2021~") == ("2021-12-31", "2021")
    assert said_at(None, None) > said_at("2999")


def test_entries_name_some_of_many_sources() -> None:
    rows = claims_of(*[("exact", 20)] * 5).assign(obs_status="A", originator=None, time_period=None)
    rows = rows.assign(outlet=["A", "B", "C", "D", "D"])
    content = composed(find_chart("delegation_companies"), with_claims(rows))
    [entry] = entries_of(content.rows, collapse=True)
    assert say_who(entry) == "5 sources: A, B and others"
    content = composed(find_chart("delegation_companies"), with_claims(rows.assign(originator="Institute")))
    [entry] = entries_of(content.rows, collapse=True)
    assert say_who(entry) == "Institute, via 5 outlets"


def test_labels_are_as_short_as_they_are_clear() -> None:
    chart = find_chart("delegation_companies")
    rows = claims_of(("exact", 20), ("exact", 30)).assign(originator=LONG_NAME, outlet="Herald")
    labels = list(plotted_claims(chart, rows.assign(date_published=["2023-04-01", "2023-04-02"]), catalogue())["label"])
    assert labels == [f"{LONG_NAME}, via Herald, {day} April 2023" for day in (1, 2)]
    rows = rows.assign(outlet=["Herald", "Courier"], time_period=["2020", "2021"])
    labels = list(plotted_claims(chart, rows, catalogue())["label"])
    assert labels == [f"{LONG_NAME}, via Herald (2020)", f"{LONG_NAME}, via Courier (2021)"]


def test_every_status_has_a_word() -> None:
    rows = claims_of(*[("exact", 20)] * len(OBS_STATUSES)).assign(obs_status=list(OBS_STATUSES))
    [sentence] = composed(find_chart("delegation_companies"), with_claims(rows)).reading
    for word in ("estimated or expected", "forecast", "provisional", "doubtful"):
        assert word in sentence


def test_period_of_a_dating_under_its_year() -> None:
    said = {"1992": "1992", "1992~": "about 1992", "1992-03": "March", "1992-03-29": "29 March"}
    said |= {"1992-03-16/1992-03-18": "16 to 18 March", "1992-10/1992-12": "October to December"}
    said |= {"1992-12-29/1993-01-02": "29 December to 2 January 1993", "1992/1994": "1992-1994"}
    assert {period: say_within(period, 1992) for period in said} == said

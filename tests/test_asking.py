"""A record is asked: what is found, described, quoted, and what was known by a day; on the record of the examples."""

from __future__ import annotations

import pytest

from bilateral_stats import DataError, open_record
from bilateral_stats.cli.commands import run
from tests.cli.support import EXAMPLES
from tests.conftest import SAMPLE, WIDE_SAMPLE

WIDE, MINE = open_record(WIDE_SAMPLE), open_record(EXAMPLES)


def test_words_areas_periods_and_codes_find_claims() -> None:
    assert set(WIDE.find("SIPRI")["originator_id"]) == {"sipri"}
    oil = WIDE.find("oil supply", pair=("AZE", "ISR"))
    assert "oil_import_share" in set(oil["indicator_id"])
    assert set(oil["ref_area"]) | set(oil["counterpart_area"].dropna()) <= {"AZE", "ISR"}
    assert "IRQ" in set(WIDE.find("oil supply", area="IRQ")["counterpart_area"])
    windows = WIDE.find(period="2018", originator="sipri")
    assert {"2014/2018", "2016/2020"} <= set(windows["time_period"])
    assert set(WIDE.find(verdict="repeated")["verdict"]) == {"repeated"}
    assert WIDE.find("no such words").empty


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"area": "ISL"}, "no area 'ISL'; known areas: .*ISR"),
        ({"originator": "sipry"}, "no originator 'sipry'"),
        ({"verdict": "conflicts"}, "no verdict 'conflicts'"),
    ],
)
def test_an_unknown_code_names_the_nearest(asked: dict[str, str], words: str) -> None:
    with pytest.raises(DataError, match=words):
        WIDE.find("oil", **asked)  # type: ignore[arg-type]


def test_an_indicator_is_described_with_its_claims_and_how_they_stand() -> None:
    lines = WIDE.describe("oil_import_share").splitlines()
    assert lines[0] == "Share of oil supply (oil_import_share)"
    assert lines[2].startswith("Counted in: ")
    assert "all oil that the reference area receives" in lines[2]
    claims = WIDE.load("statistics")
    assert sum(line.startswith("- ") for line in lines) == claims["indicator_id"].eq("oil_import_share").sum()
    assert any("Seven voices disagree in two camps" in line for line in lines)


@pytest.mark.parametrize("style", ["text", "markdown", "html"])
def test_every_quote_keeps_words_period_voice_and_link(style: str) -> None:
    statistics = MINE.load("statistics")
    for row in statistics.itertuples():
        said = MINE.quote(row.claim_id, style)
        assert str(row.value_label) in said
        assert str(row.outlet) in said
        assert isinstance(row.time_period, str) or "no period stated" in said
        assert isinstance(row.originator, str) is (str(row.originator) in said)
        assert str(row.quote_url).split("#")[0] in said


def test_a_quote_of_a_disputed_figure_tells_of_the_dispute() -> None:
    assert "Seven voices disagree in two camps" in WIDE.quote("jpost-2023-04-18_oil_import_share")
    with pytest.raises(DataError, match="no claim 'nobody'"):
        WIDE.quote("nobody")
    with pytest.raises(DataError, match="no style 'tex'; known styles: text, markdown, html"):
        WIDE.quote("jpost-2023-04-19_trade_volume", "tex")


def test_what_was_known_by_a_day_is_what_was_printed_by_then() -> None:
    known = WIDE.load("statistics", known_by="2020-12-31")
    assert not known.empty
    assert (known["date_published"].str[:4] <= "2020").all()
    # A month or a year in which the day lies may be later: it is not known yet.
    assert not known["date_published"].eq("2020-12").any() or (known["date_published"].str[:7] <= "2020-12").all()
    comparisons = WIDE.load("comparisons", known_by="2019-12-31")
    oil = comparisons[comparisons["indicator_id"].eq("oil_import_share") & comparisons["rows"].gt(1)]
    assert oil.empty, "the two figures of that time are of different years"
    with pytest.raises(DataError, match="known_by '2020': write a day"):
        WIDE.load("statistics", known_by="2020")


def test_columns_are_chosen_by_name() -> None:
    assert list(WIDE.load("statistics", columns=["claim_id", "value_label"])) == ["claim_id", "value_label"]
    with pytest.raises(DataError, match="no column 'valu_label'"):
        WIDE.load("statistics", columns=["valu_label"])


def test_the_commands_ask_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", ["timber", "--record", str(EXAMPLES)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 claims"
    assert run("quote", ["nobody", "--record", str(SAMPLE)]) == 2
    assert "no claim 'nobody'" in capsys.readouterr().err

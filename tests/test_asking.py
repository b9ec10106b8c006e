"""A record is asked: what is found, described, quoted, and what was known by a day; on the record of the examples."""

from __future__ import annotations

from typing import get_args

import pytest

import bilateral_stats
from bilateral_stats import DataError, open_record
from bilateral_stats.api.record import OpenRecord
from bilateral_stats.cli.commands import run
from bilateral_stats.contract.registry import TableName
from bilateral_stats.numerals.reading import FIGURE, Context, Reading
from bilateral_stats.numerals.readings import read_paragraph
from bilateral_stats.words.rows import rows_of
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


def sizes(reading: Reading) -> list[float]:
    return [abs(float(value)) for value in reading.values]


@pytest.mark.parametrize("record", [WIDE, MINE], ids=["wide", "examples"])
def test_a_quote_is_read_back_as_the_figure_that_was_recorded(record: OpenRecord) -> None:
    labels = {row["unit"]: row["label"].lower() for row in rows_of(record.load("units"))}
    for claim in rows_of(record.load("statistics")):
        said = record.quote(claim["claim_id"])
        known = Context(None, said, {label: unit for unit, label in labels.items()})
        reading = next(one for one in read_paragraph(said, known) if one.kind == FIGURE and one.values)
        values = [claim["obs_value"], claim["obs_value_to"]]
        assert sizes(reading) == [abs(value) for value in values if value is not None], said
        assert reading.qualifier == claim["qualifier"], said
        # What is counted is a noun, and a sign that several currencies share is no code.
        # Growth is told in percent, as a share is.
        nouns = (claim["unit_label"] or labels[claim["unit"]]).split()
        assert reading.unit in {claim["unit"], "", *nouns, *(("PT",) if "percent" in nouns else ())}, said
        ends = (claim["time_period"] or "").split("/")
        # A length of time has no date of its own, and a range from a month to a day is read by its end.
        if claim["dimension"] != "duration" and len(ends[0]) == len(ends[-1]):
            assert reading.period == claim["time_period"], said


def test_a_comparison_is_quoted_with_all_that_stand_in_it() -> None:
    key = "oil_import_share_isr-aze_2023_settled_pt"
    comparison = WIDE.load("comparisons").set_index("comparison_id").loc[key]
    head, *lines = WIDE.quote(key).splitlines()
    assert head.startswith("Share of oil supply, Azerbaijan to Israel: ")
    assert comparison["summary"] in head
    assert len(lines) == comparison["rows"]
    assert WIDE.quote(key, "html").count("<li><a href=") == comparison["rows"]


def test_a_claim_a_row_and_a_comparison_are_cited_by_their_sources() -> None:
    cited = WIDE.cite("toi-2023-04-18_oil_import_share")
    assert cited.startswith("Jeyhun Bayramov, quoted in: Lazar Berman,")
    assert WIDE.cite("toi-2023-04-18") in cited
    windows = WIDE.cite("arms_import_share_aze-isr_2016-to-2020_settled_pt")
    assert len(windows.splitlines()) == 4
    row = bilateral_stats.load("statistics").iloc[0]
    assert bilateral_stats.cite(row) == bilateral_stats.cite(row["claim_id"])
    with pytest.raises(DataError, match="no source 'toi-2023-04-1'; did you mean toi-2023-04"):
        WIDE.cite("toi-2023-04-1")


def test_an_editor_knows_the_names_of_all_tables() -> None:
    assert get_args(TableName) == bilateral_stats.tables()


def test_the_functions_of_the_package_ask_its_record() -> None:
    record = open_record()
    assert bilateral_stats.find("oil").equals(record.find("oil"))
    assert bilateral_stats.describe("oil_import_share") == record.describe("oil_import_share")
    key = record.load("statistics")["claim_id"].iloc[0]
    assert bilateral_stats.quote(key) == record.quote(key)
    assert bilateral_stats.ask("no figure") == []
    assert bilateral_stats.load("claims", columns=["claim_id"], known_by="1990-01-01").empty


def test_a_quote_of_a_disputed_figure_tells_of_the_dispute() -> None:
    assert "Seven voices disagree in two camps" in WIDE.quote("jpost-2023-04-18_oil_import_share")
    with pytest.raises(DataError, match="no claim 'nobody'"):
        WIDE.quote("nobody")
    with pytest.raises(DataError, match="no style 'tex'; did you mean text\\?; known styles: text, markdown, html"):
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

"""The texts around a chart: subtitles, notes, sources, and the alternative text."""

from __future__ import annotations

import pytest

from bilateral_stats.charts.compose import source_lines
from tests.charts.by_hand import OF_CLAIMS
from tests.charts.support import (
    NAMES,
    composed,
    content_of,
    derived,
    figure_of,
    find_chart,
    made_up_claims,
    with_claims,
    written,
)


def test_subtitles_say_what_is_counted_and_when() -> None:
    assert content_of("oil_import_share").subtitle == (
        "Share of all oil that Israel receives, by the day on which it was printed; most sources state no year"
    )
    assert content_of("arms_import_share").subtitle == (
        "Share of all major arms imports of Azerbaijan, by windows of years that overlap"
    )
    assert content_of("arms_flow").subtitle.endswith("; 2016-2020")
    assert content_of("delegation_companies").subtitle.endswith("in April 2023")


def test_arms_charts_say_that_releases_are_not_one_series() -> None:
    for name in ("arms_import_share", "arms_export_share"):
        assert "shares from different releases are not strictly one series" in content_of(name).note


def test_reading_notes_explain_the_marks_that_occur() -> None:
    assert content_of("arms_flow").reading == (
        "How long the bars are follows from the two shares; no total is printed.",
    )
    assert content_of("arms_import_share").reading == (
        "Bold, with a line at the left: The Times of Israel, 18 April 2023.",
        "2016-2020: one voice, repeated.",
        'Up to the line: what "nearly" is taken to allow, 63 to 70 percent.',
    )
    assert content_of("oil_import_share").reading[1:] == (
        "As of 2023: seven voices disagree, in two camps: 30 to 40.",
        (
            'Around the line: what "about" is taken to allow. Lighter end: the source gives a range. Fading end: the '
            "source gives no upper limit. Outlined: estimated or expected; not a settled figure."
        ),
    )
    assert content_of("war_deaths").reading == (
        "Bold, with a line at the left: The Times of Israel, 18 April 2023.",
        "Both sides together, 2020: one voice, repeated.",
        "Azerbaijan's own count, 2020: three voices disagree: 2,783 to 2,908.",
        "Fading end: the source gives no upper limit. Outlined: provisional; not a settled figure.",
    )


def test_figures_at_a_glance_have_verdicts() -> None:
    assert [str(verdict) for verdict in content_of("at_a_glance").verdicts] == [
        "seven voices disagree, in two camps: 30 to 40",
        "one voice, repeated",
        "one source",
        "one voice, repeated",
        "one voice, repeated",
    ]
    texts = written(figure_of("at_a_glance"))
    for words in ("Seven voices disagree, in two camps: 30 to 40.", "One voice, repeated.", "One source."):
        assert words in texts


@pytest.mark.parametrize("name", OF_CLAIMS)
def test_alternative_text_names_each_value_with_its_qualifier(name: str) -> None:
    content = content_of(name)
    for row in content.rows:
        assert row["value_label"] in content.alternative_text
    assert content.title in content.alternative_text
    assert content.note in content.alternative_text


def test_alternative_text_is_a_list_of_each_series() -> None:
    oil, companies = content_of("oil_import_share"), content_of("delegation_companies")
    assert (
        "about 30 percent from Azerbaijan, year not stated: The Jerusalem Post, 19 April 2023;" in oil.alternative_text
    )
    assert (
        "20 companies, year not stated: 5 sources: The Times of Israel, 1lurer.am and others; "
        "30 companies, year not stated: Israel's Ministry of Foreign Affairs, via The Jerusalem Post, 19 April 2023."
    ) in companies.alternative_text
    war = content_of("war_deaths").alternative_text
    assert "Armenia's own count: 3,702 soldiers (provisional), 2020: Nikol Pashinyan, via medianews.site" in war
    compared = content_of("source_agreement").alternative_text
    assert (
        "Companies in a delegation, Israel, with Azerbaijan, as of 2023: five voices disagree, in two camps: 20 or 30. "
        "Printed: 20 companies (5 sources), 30 companies."
    ) in compared


def test_alternative_text_names_each_date_with_its_standing() -> None:
    text = content_of("timeline").alternative_text
    assert "Israel opens its embassy in Azerbaijan: 1992, The Times of Israel, 18 April 2023." in text
    assert "returns to Israel: 21 April 2023 (planned), The Times of Israel" in text
    assert text.count("(planned)") == int(derived()["timeline"]["event_status"].eq("planned").sum())


@pytest.mark.parametrize("name", NAMES)
def test_sources_name_the_originator_first(name: str) -> None:
    content = content_of(name)
    for row in content.rows:
        originator = f"{row['originator']}, via " if row["originator"] else ""
        assert row["source"].startswith(f"{originator}{row['outlet']}")
        assert row["source"] in content.sources


@pytest.mark.parametrize("name", [name for name in NAMES if name != "source_agreement"])
def test_picture_names_every_outlet(name: str) -> None:
    shown = " ".join(written(figure_of(name)))
    assert [row["outlet"] for row in content_of(name).rows if row["outlet"] not in shown] == []


def test_foot_counts_what_it_does_not_name() -> None:
    [line] = source_lines(content_of("source_agreement"))
    assert line == "42 sources, all named in the file source_agreement.json beside this picture."
    [line] = source_lines(content_of("arms_import_share"))
    assert line == (
        "Sources: named beside each figure; where they are only counted: Blankspot; Le Courrier d'Erevan, 2021; "
        "iqtisadchi.az, 2021; The Times of Israel, 18 April 2023."
    )
    assert source_lines(content_of("oil_import_share")) == ["Sources: named beside each figure."]
    rows = made_up_claims(derived()["statistics"], "delegation_companies", count=14)
    rows["outlet"] = [f"Outlet {letter}" for letter in "ABCDEFGHIJKLMN"]
    [line] = source_lines(composed(find_chart("delegation_companies"), with_claims(rows)))
    assert line.endswith("; 2 others, named in the file delegation_companies.json.")

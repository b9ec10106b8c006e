"""Where things stand on the page: measured with the renderer, for the record and for tables that crowd a page."""

from __future__ import annotations

from functools import cache

import matplotlib as mpl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from bilateral_stats.charts.drawing.axes import bar_scale, bar_ticks
from bilateral_stats.charts.drawing.marks import Scale, place_bar
from bilateral_stats.charts.drawing.measuring import text_width, wrap
from bilateral_stats.charts.drawing.style import (
    BODY,
    CONTENT_WIDTH,
    MARGIN,
    PAGE_WIDTH,
    SMALL,
    SMALL_INK,
    house_style,
)
from bilateral_stats.charts.figure import draw_content
from bilateral_stats.charts.kinds.bars import TEXT_GAP, value_left
from bilateral_stats.charts.share_wholes import relative_wholes
from bilateral_stats.words.rows import Row, rows_of
from tests.charts.support import (
    EVERY_QUALIFIER,
    LONG_NAME,
    NAMES,
    UNBROKEN_NAME,
    catalogue,
    compared,
    complete,
    composed,
    content_of,
    derived,
    figure_of,
    find_chart,
    layout_faults,
    made_up_claims,
    made_up_dyad,
    made_up_events,
)

COLUMN_CM = 8.0
LEAST_POINTS = 5.0
"""Type below this size cannot be read in print."""


@cache
def crowded() -> dict[str, pd.DataFrame]:
    """Ten sources for each indicator, names of 60 characters, missing cells, every qualifier and status."""
    statistics, timeline = derived()["statistics"], derived()["timeline"]
    chosen = [one for chart in catalogue().charts.values() for one in chart.select if one.indicator]
    things = dict.fromkeys((one.indicator, one.ref_area) for one in chosen)
    made_up = [made_up_claims(statistics, name, ref_area=ref) for name, ref in things]
    return compared(
        {
            "statistics": pd.concat(made_up, ignore_index=True),
            "timeline": pd.concat([timeline, made_up_events(timeline)], ignore_index=True),
        }
    )


@cache
def crowded_figure(name: str) -> Figure:
    return draw_content(composed(find_chart(name), crowded()))


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_clipped_or_overlaps(name: str) -> None:
    with house_style():
        assert layout_faults(figure_of(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_clipped_or_overlaps_under_other_settings(name: str) -> None:
    with mpl.rc_context({"text.hinting": "default", "font.size": 20, "figure.dpi": 100}):
        assert layout_faults(figure_of(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_clipped_or_overlaps_on_a_crowded_page(name: str) -> None:
    with house_style():
        assert layout_faults(crowded_figure(name)) == []


@pytest.mark.parametrize("name", ["oil_import_share", "arms_flow", "timeline", "at_a_glance"])
def test_made_up_countries_are_drawn(name: str) -> None:
    figure = draw_content(composed(*made_up_dyad(find_chart(name), derived())))
    with house_style():
        assert layout_faults(figure) == []


def test_layout_faults_are_found() -> None:
    figure = Figure(figsize=(5, 2))
    figure.text(0.5, 0.5, "one")
    figure.text(0.51, 0.5, "two")
    figure.text(0.9, 0.1, "three that runs out of the page")
    assert [fault.split(":")[0] for fault in layout_faults(figure)] == ["outside the canvas", "overlap"]


def test_smallest_type_can_be_read_in_a_narrow_column() -> None:
    scale = COLUMN_CM / 2.54 * 72 / PAGE_WIDTH
    assert min(SMALL.size, SMALL_INK.size) * scale >= LEAST_POINTS


@pytest.mark.parametrize("name", NAMES)
def test_page_keeps_its_width(name: str) -> None:
    assert figure_of(name).get_figwidth() * 72 == PAGE_WIDTH
    assert crowded_figure(name).get_figheight() > figure_of(name).get_figheight()


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=120), st.floats(20, 400))
def test_wrapped_lines_fit_and_keep_every_letter(words: str, width: float) -> None:
    lines = wrap(words, BODY, width)
    assert "".join(lines).replace(" ", "") == "".join(words.split())
    assert all(text_width(line, BODY) <= width or len(line) == 1 for line in lines)


def test_number_stays_with_what_it_counts() -> None:
    width = text_width("more than 6,000 ", BODY)
    assert wrap("more than 6,000 soldiers", BODY, width) == ["more than", "6,000 soldiers"]
    assert wrap(UNBROKEN_NAME, BODY, 100)[0] + "".join(wrap(UNBROKEN_NAME, BODY, 100)[1:]) == UNBROKEN_NAME


def test_balanced_lines_are_no_more_than_greedy_ones() -> None:
    greedy, balanced = wrap(f"{LONG_NAME} a", BODY, 300), wrap(f"{LONG_NAME} a", BODY, 300, balanced=True)
    assert len(greedy) == len(balanced) == 2
    longest = [max(text_width(line, BODY) for line in lines) for lines in (greedy, balanced)]
    assert longest[1] < longest[0]


# Bars

SCALE = Scale(MARGIN, MARGIN + CONTENT_WIDTH, 0.0, 100.0)


def claim(qualifier: str, value: float) -> Row:
    rows = made_up_claims(derived()["statistics"], "arms_import_share", count=1)
    to = value * 1.2 if qualifier == "between" else float("nan")
    rows = complete(rows.assign(qualifier=qualifier, obs_value=value, obs_value_to=to))
    return rows_of(rows)[0]


@pytest.mark.parametrize(
    ("qualifier", "certain", "limit"),
    [("exact", 50, 50), ("about", 45, 55), ("nearly", 45, 50), ("between", 50, 60)],
)
def test_solid_part_of_a_bar_ends_at_what_is_certain(qualifier: str, certain: float, limit: float) -> None:
    bar = place_bar(SCALE, claim(qualifier, 50.0))
    assert not bar.is_open
    assert bar.zero == SCALE.at(0)
    assert (bar.certain, bar.limit) == (pytest.approx(SCALE.at(certain)), pytest.approx(SCALE.at(limit)))


@pytest.mark.parametrize("qualifier", ["more_than", "at_least"])
def test_bar_without_an_upper_bound_is_open(qualifier: str) -> None:
    bar = place_bar(SCALE, claim(qualifier, 50.0))
    assert bar.is_open
    assert SCALE.at(0) == bar.zero < bar.certain == SCALE.at(50) < bar.limit


@pytest.mark.parametrize("qualifier", ["less_than", "at_most"])
def test_bar_without_a_lower_bound_has_no_certain_part(qualifier: str) -> None:
    bar = place_bar(SCALE, claim(qualifier, 50.0))
    assert bar.is_open
    assert bar.limit < bar.zero == bar.certain == SCALE.at(50)


def test_bar_of_a_negative_figure_goes_left_from_zero() -> None:
    bar = place_bar(Scale(0, 100, -100, 0), claim("about", -50.0))
    assert (bar.zero, bar.certain, bar.limit) == (100, pytest.approx(55), pytest.approx(45))


@given(st.sampled_from(EVERY_QUALIFIER), st.floats(0, 80), st.floats(10, 330))
def test_value_never_covers_the_uncertain_part_of_its_bar(qualifier: str, value: float, needed: float) -> None:
    bar = place_bar(SCALE, claim(qualifier, round(value, 2)))
    left = value_left(SCALE, bar, needed)
    if left is not None:
        solid_start, solid_end = sorted((bar.zero, bar.certain))
        after = left >= bar.right + TEXT_GAP - 1e-9 and left + needed <= SCALE.right
        inside = left >= solid_start and left + needed <= solid_end
        assert after or inside


@pytest.mark.parametrize("name", ["trade_volume", "war_deaths", "delegation_companies"])
def test_scale_starts_at_zero_and_holds_every_bar(name: str) -> None:
    rows = content_of(name).rows
    ticks = bar_ticks(rows)
    scale = bar_scale(rows, ticks, 0, 100)
    assert scale.lowest == ticks[0] == 0
    for row in rows:
        bar = place_bar(scale, row)
        assert 0 <= bar.left < bar.right <= 100
        assert not bar.is_open or bar.limit - bar.certain > 15


def test_ticks_are_round() -> None:
    assert bar_ticks(content_of("arms_import_share").rows) == [0, 50, 100]
    assert bar_ticks(content_of("trade_volume").rows) == [0, 5e8, 1e9, 1.5e9, 2e9]
    assert bar_ticks(content_of("war_deaths").rows) == [0, 2000, 4000, 6000]
    assert bar_ticks(content_of("war_deaths").rows, 6620) == [0, 2000, 4000, 6000, 8000]
    assert bar_ticks(content_of("delegation_companies").rows) == [0, 10, 20, 30]


def test_ticks_of_zero_and_of_negative_figures() -> None:
    rows = made_up_claims(derived()["statistics"], "delegation_companies", count=1).assign(qualifier="exact")
    assert bar_ticks(rows_of(complete(rows.assign(obs_value=0.0))))[0] == 0
    assert bar_ticks(rows_of(complete(rows.assign(obs_value=-30.0)))) == [-30, -20, -10, 0]


# One flow


def test_wholes_follow_from_the_shares() -> None:
    assert relative_wholes(content_of("arms_flow").rows) == [1.0, pytest.approx(17 / 69)]


@pytest.mark.parametrize(
    "change",
    [
        {"qualifier": "about"},
        {"time_period": ["2016/2020", "2020"]},
        {"time_period": [None, None]},
        {"source": ["one", "other"]},
        {"from_area": ["ISR", "AZE"]},
        {"obs_value": [1.0, 99.0]},
    ],
)
def test_wholes_are_not_guessed(change: dict[str, object]) -> None:
    assert relative_wholes(rows_of(content_of("arms_flow").plotted.assign(**change))) is None

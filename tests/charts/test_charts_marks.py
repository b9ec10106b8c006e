"""Where marks stand: values, days and wholes against places worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from bilateral_stats.charts.drawing.marks import ARROW, DIAMOND, DOT, SPAN, STOP, Place, draw_mark
from bilateral_stats.charts.drawing.page import Page
from bilateral_stats.charts.drawing.scales import Scale, moment, reach, round_ticks, years_axis
from bilateral_stats.charts.kinds.flow import relative_wholes
from bilateral_stats.charts.shapes import LANDSCAPE
from bilateral_stats.words.rows import Row
from tests.charts.support import content_of

SCALE = Scale(100, 1100, 0, 100)
"""Ten pixels a percent."""

PLAIN: Row = {
    "claim_id": "a",
    "qualifier": "exact",
    "words_before": "",
    "obs_value": 50.0,
    "obs_value_to": None,
    "obs_low": 49.5,
    "obs_high": 50.5,
    "obs_status": "A",
    "colour": "#0B5FA5",
}


def drawn(change: dict[str, object], form: str = DOT, upright: bool = False) -> tuple[Page, tuple[float, ...]]:
    page = Page(LANDSCAPE)
    box = draw_mark(page, Place(SCALE, 300, 300, upright), {**PLAIN, **change}, form)
    return page, tuple(box)


@pytest.mark.parametrize(
    ("change", "left", "right"),
    [
        ({}, 600, 600),
        ({"qualifier": "about", "words_before": "about", "obs_low": 45.0, "obs_high": 55.0}, 550, 650),
        ({"qualifier": "nearly", "words_before": "nearly", "obs_low": 45.0, "obs_high": 50.0}, 550, 600),
        ({"qualifier": "between", "words_before": "between", "obs_value_to": 60.0}, 600, 700),
        ({"qualifier": "more_than", "words_before": "more than", "obs_high": None}, 600, 600 + ARROW),
        ({"qualifier": "at_most", "words_before": "at most", "obs_low": None}, 600 - ARROW, 600),
        # The limit of a share closes it at zero; the word still points down.
        ({"qualifier": "at_most", "words_before": "at most", "obs_low": 0.0}, 600 - ARROW, 600),
    ],
)
def test_mark_reaches_what_its_words_allow(change: dict[str, object], left: float, right: float) -> None:
    _, box = drawn(change)
    assert (box[0] + 9, box[2] - 9) == (left, right)
    assert (box[1], box[3]) == (300 - STOP, 300 + STOP)


def test_words_of_a_fall_speak_of_its_size() -> None:
    page = Page(LANDSCAPE)
    scale = Scale(100, 1100, -100, 0)
    fall = {**PLAIN, "obs_value": -30.0, "qualifier": "more_than", "words_before": "more than", "obs_low": None}
    box = draw_mark(page, Place(scale, 0, 0), fall, DOT)
    assert (box.left + 9, box.right - 9) == (800 - ARROW, 800)


@pytest.mark.parametrize(
    ("status", "fill"), [("A", "#0b5fa5"), ("E", "#ffffff"), ("P", "#ffffff"), ("U", "#ffffff"), ("F", "#ffffff")]
)
@pytest.mark.parametrize("form", [DOT, DIAMOND])
def test_a_figure_that_is_not_settled_is_hollow(status: str, fill: str, form: str) -> None:
    from matplotlib.colors import to_hex
    from matplotlib.patches import Patch

    page, _ = drawn({"obs_status": status}, form)
    [patch] = [artist for artist in page.figure.findobj(Patch) if artist.get_gid() == "a"]
    assert isinstance(patch, Patch)
    assert to_hex(patch.get_facecolor()) == fill


def test_a_forecast_of_months_is_dotted() -> None:
    from matplotlib.lines import Line2D

    page = Page(LANDSCAPE)
    draw_mark(page, Place(Scale(500, 100, 0, 100), 200, 400, True), {**PLAIN, "obs_status": "F"}, SPAN)
    [line] = [artist for artist in page.figure.findobj(Line2D) if artist.get_gid() == "a"]
    assert isinstance(line, Line2D)
    assert list(line.get_xdata()) == [200, 400]
    assert list(line.get_ydata()) == [300, 300]
    assert line.is_dashed()


@pytest.mark.parametrize(
    ("low", "high", "steps", "ticks"),
    [
        (18, 66, 6, [0, 20, 40, 60, 80]),
        (18, 66, 7, [0, 10, 20, 30, 40, 50, 60, 70]),
        (1.8e8, 1.718e9, 5, [0, 5e8, 1e9, 1.5e9, 2e9]),
        (0, 0, 5, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-30, -5, 5, [-30, -20, -10, 0]),
        (0.1, 0.3, 5, [0, 0.1, 0.2, 0.3]),
    ],
)
def test_ticks_are_round_and_start_at_zero(low: float, high: float, steps: int, ticks: list[float]) -> None:
    assert round_ticks(low, high, steps) == pytest.approx(ticks)


def test_scale_reaches_what_words_allow_and_not_what_rounding_does() -> None:
    about = {**PLAIN, "words_before": "about", "obs_low": 45.0, "obs_high": 55.0}
    assert reach([PLAIN]) == (50, 50)
    assert reach([PLAIN, about]) == (45, 55)


def test_axis_leaves_empty_years_out() -> None:
    axis = years_axis([(2007.0, 2007.99), (2017.2, 2018.9)], 0, 334)
    # Three years on 300 pixels, 34 of white between 2007 and 2017.
    assert [(piece.start, piece.end, piece.lowest, piece.highest) for piece in axis.pieces] == [
        (0, 100, 2007, 2008),
        (134, 334, 2017, 2019),
    ]
    assert (axis.at(2007.5), axis.at(2018.0), axis.at(2012.0)) == (50, 234, 134)
    assert list(axis.ticks()) == [(50, "2007"), (184, "2017"), (284, "2018")]


def test_a_day_is_a_part_of_its_year() -> None:
    assert moment(pd.Timestamp("2021-01-01")) == 2021
    assert moment(pd.Timestamp("2020-07-02")) == pytest.approx(2020.5, abs=0.001)


def test_wholes_follow_from_two_plain_shares() -> None:
    rows = [row for row in content_of("arms_flow").rows if row["source_id"] == "toi-2023-04-18"]
    assert [row["obs_value"] for row in rows] == [17, 69]
    assert relative_wholes(rows) == [1.0, pytest.approx(17 / 69)]
    for change in (
        {"words_before": "about"},
        {"time_period": None},
        {"from_area": "AZE"},
        {"originator": "another"},
        {"obs_value": 1.0},
    ):
        assert relative_wholes([rows[0], {**rows[1], **change}]) is None or change == {"obs_value": 1.0}
    assert relative_wholes([{**rows[0], "obs_value": 99.0}, {**rows[1], "obs_value": 1.0}]) is None

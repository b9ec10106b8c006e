"""Where things stand on the page: measured with the renderer, for the record and for tables that crowd a page."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

import matplotlib as mpl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from bilateral_stats import DataError
from bilateral_stats.charts.catalogue import Chart
from bilateral_stats.charts.content import Content
from bilateral_stats.charts.drawing.labels import Box, Label, place_labels
from bilateral_stats.charts.drawing.measuring import balanced, fitted, row_heights, text_width, wrap
from bilateral_stats.charts.drawing.style import FOOT, LABEL, LABEL_BOLD, house_style
from bilateral_stats.charts.shapes import LANDSCAPE, SHAPES, SOCIAL, Shape
from tests.charts.support import (
    LONG_NAME,
    NAMES,
    UNBROKEN_NAME,
    compared,
    composed,
    content_of,
    derived,
    drawn,
    figure_of,
    find_chart,
    layout_faults,
    made_up_claims,
    made_up_events,
    with_claims,
    written,
)

LONGER_NAME = f"{LONG_NAME} of the Realm, Third Bureau"
assert len(LONGER_NAME) >= 80


def faults(figure: Figure) -> list[str]:
    with house_style():
        return layout_faults(figure)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_clipped_or_overlaps(name: str, shape: Shape) -> None:
    assert faults(figure_of(name, shape)) == []


@cache
def crowded(count: int, spread: float = 1.07, indicator: str = "trade_volume", stated: bool = True) -> Content:
    """What many sources with long names print of one thing, on an axis of time."""
    rows = made_up_claims(derived()["statistics"], indicator, count=count, spread=spread)
    rows["outlet"] = [LONGER_NAME if place % 3 else UNBROKEN_NAME for place in range(count)]
    if stated:
        years = [str(2001 + place % 20) for place in range(count)]
        starts = pd.to_datetime(pd.Series([f"{year}-01-01" for year in years]))
        ends = pd.to_datetime(pd.Series([f"{year}-12-31" for year in years]))
        rows = rows.assign(time_period=years, period_start=starts, period_end=ends, period_kind="year")
    first = rows.iloc[0]
    one = find_chart("trade_volume").select[0]
    series = replace(one, indicator=indicator, ref_area=first["ref_area"], counterpart_area=first["counterpart_area"])
    chart = Chart("crowded", "time", "What is printed", (replace(series, label="", key=""),), subtitle=LONG_NAME)
    return composed(chart, with_claims(rows))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("kind", ["time", "rows"])
@pytest.mark.parametrize(
    ("count", "spread"),
    [(1, 1.0), (2, 1.5), (12, 1.3), (60, 1.02), (40, 1.2)],
    ids=["1", "2", "12", "60", "thousandfold"],
)
def test_any_number_of_figures_finds_room(count: int, spread: float, kind: str, shape: Shape) -> None:
    content = crowded(count, spread)
    figure = drawn(replace(content, chart=replace(content.chart, kind=kind)), shape)
    assert faults(figure) == []
    if shape == SOCIAL:
        assert figure.get_figheight() == 630 / 72


@pytest.mark.parametrize("name", ["oil_import_share", "war_deaths", "at_a_glance", "arms_flow"])
def test_every_kind_finds_room_for_long_names(name: str) -> None:
    statistics = derived()["statistics"].assign(outlet=LONGER_NAME, originator=UNBROKEN_NAME)
    for shape in SHAPES.values():
        assert faults(drawn(composed(find_chart(name), derived() | {"statistics": statistics}), shape)) == []


def test_events_with_long_titles_and_many_datings_find_room() -> None:
    timeline = derived()["timeline"]
    tables = compared({"statistics": derived()["statistics"], "timeline": made_up_events(timeline)})
    first = made_up_events(timeline).iloc[0]
    areas = replace(find_chart("embassies").select[0], ref_area=first["ref_area"], events=())
    chart = replace(find_chart("embassies"), title="Dated often", select=(areas,))
    for shape in SHAPES.values():
        assert faults(drawn(composed(chart, tables), shape)) == []


def test_a_page_that_does_not_grow_says_what_it_leaves_out() -> None:
    content = replace(crowded(60, 1.02), chart=replace(crowded(60, 1.02).chart, kind="rows"))
    shown = written(drawn(content, SOCIAL))
    assert any("earlier rows in crowded.csv." in words for words in shown)
    assert not any("earlier row" in words for words in written(drawn(content, LANDSCAPE)))


def test_labels_that_find_no_place_make_rows_of_a_chart() -> None:
    assert any("Apr 2023" in words for words in written(drawn(crowded(60, 1.02), LANDSCAPE)))
    assert not any("Apr 2023" in words for words in written(figure_of("trade_volume")))


def test_a_very_long_name_costs_no_more_than_it_weighs() -> None:
    # As a ratio: a name of 2,000 letters without a break on 30 rows, beside the same rows with short names.
    rows = made_up_claims(derived()["statistics"], "delegation_companies", count=30)
    select = (replace(find_chart("oil_import_share").select[0], ref_area="ISR", indicator="delegation_companies"),)
    chart = Chart("long", "rows", "Long", select)
    took = {}
    for outlet in ("Herald", "x" * 2000):
        content = composed(chart, with_claims(rows.assign(outlet=outlet, originator=None)))
        drawn(content)
        start = time.process_time()
        drawn(content)
        took[len(outlet)] = time.process_time() - start
    assert took[2000] < 12 * took[6]


def test_other_settings_change_nothing() -> None:
    with mpl.rc_context({"text.hinting": "default", "font.size": 20, "figure.dpi": 100}):
        assert faults(drawn(content_of("oil_import_share"))) == []


def test_layout_faults_are_found() -> None:
    figure = Figure(figsize=(5, 2))
    figure.text(0.5, 0.5, "one")
    figure.text(0.51, 0.5, "two")
    figure.text(0.9, 0.1, "three that runs out of the page")
    assert [fault.split(":")[0] for fault in layout_faults(figure)] == ["outside the canvas", "overlap"]


@pytest.mark.parametrize(
    ("outlet", "letters"),
    [("\u65b0\u534e\u793e", "\u65b0 \u534e \u793e"), ("\u05d4\u05d0\u05e8\u05e5", "\u05d4 \u05d0 \u05e8 \u05e5")],
)
def test_letters_that_no_face_has_are_named(outlet: str, letters: str) -> None:
    statistics = derived()["statistics"].copy()
    statistics.loc[statistics["claim_id"].eq("jpost-2023-04-18_oil_import_share"), "outlet"] = outlet
    content = composed(find_chart("oil_import_share"), derived() | {"statistics": statistics})
    with pytest.raises(DataError, match=f"chart 'oil_import_share': no face has the letters {letters} of "):
        drawn(content)


def test_letters_of_azerbaijani_are_drawn() -> None:
    statistics = derived()["statistics"].copy()
    statistics.loc[statistics["claim_id"].eq("jpost-2023-04-18_oil_import_share"), "outlet"] = (
        "Az\u0259rbaycan q\u0259zeti \u011f"
    )
    content = composed(find_chart("oil_import_share"), derived() | {"statistics": statistics})
    assert any("q\u0259zeti" in words for words in written(drawn(content)))


# Measuring


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=120), st.floats(20, 400))
def test_wrapped_lines_fit_and_keep_every_letter(words: str, width: float) -> None:
    lines = wrap(words, FOOT, width)
    assert "".join(lines).replace(" ", "") == "".join(words.split())
    assert all(text_width(line, FOOT) <= width or len(line) == 1 for line in lines)


def test_too_many_lines_end_with_a_sign() -> None:
    lines = wrap("one two three four five six", LABEL, text_width("one two", LABEL), most=2)
    assert len(lines) == 2
    assert lines[1].endswith("\u2026")
    assert fitted("short", LABEL, 500) == "short"
    assert fitted("a long name", LABEL, text_width("a long \u2026", LABEL)) == "a long\u2026"


def test_number_stays_with_what_it_counts() -> None:
    width = text_width("more than 6,000 ", LABEL)
    assert wrap("more than 6,000 men", LABEL, width) == ["more than", "6,000 men"]


def test_balanced_lines_are_no_more_than_greedy_ones() -> None:
    words = f"{LONG_NAME} a"
    greedy, even = wrap(words, LABEL, 480), balanced(words, LABEL, 480)
    assert len(greedy) == len(even) == 2
    assert max(text_width(line, LABEL) for line in even) < max(text_width(line, LABEL) for line in greedy)


def test_rows_share_what_room_there_is() -> None:
    assert row_heights([20, 20, 50], 150, 24, 64) == [50, 50, 50]
    assert row_heights([20, 20, 50], 102, 24, 64) == [26, 26, 50]
    assert row_heights([20, 20, 50], 60, 24, 64) == [24, 24, 50], "they take what they need"
    assert row_heights([20], 500, 24, 64) == [64]


# Labels


def test_label_stands_right_of_its_mark_and_else_left() -> None:
    label = Label(Box(100, 100, 120, 120), ["word"], LABEL_BOLD)
    [placed] = place_labels([label], [], Box(0, 0, 400, 400)) or []
    assert placed.box.left == 127
    [placed] = place_labels([label], [Box(125, 90, 400, 130)], Box(0, 0, 400, 400)) or []
    assert placed.box.right == 93


def test_shorter_wording_is_better_than_a_far_place() -> None:
    label = Label(Box(100, 100, 120, 120), ["a wording that is far too long", "short"], LABEL_BOLD)
    [placed] = place_labels([label], [], Box(90, 0, 200, 400)) or []
    assert (placed.words, placed.leader) == ("short", None)


def test_labels_without_a_place_are_told() -> None:
    label = Label(Box(100, 100, 120, 120), ["word"], LABEL_BOLD)
    assert place_labels([label], [Box(0, 0, 400, 400)], Box(0, 0, 400, 400)) is None


@given(st.lists(st.tuples(st.integers(40, 900), st.integers(40, 500)), min_size=1, max_size=20, unique=True))
def test_no_label_covers_a_mark_or_another_label(points: list[tuple[int, int]]) -> None:
    labels = [Label(Box(x - 8, y - 8, x + 8, y + 8), [f"{x} million", str(x)], LABEL_BOLD) for x, y in points]
    bounds = Box(0, 0, 1100, 560)
    placed = place_labels(labels, [], bounds)
    if placed is not None:
        boxes = [one.box for one in placed]
        assert all(box.inside(bounds) for box in boxes)
        assert not any(box.meets(label.mark) for box in boxes for label in labels)
        assert not any(one.meets(other) for place, one in enumerate(boxes) for other in boxes[:place])

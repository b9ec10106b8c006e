"""Contrast of every mark and text against its ground (WCAG 2.2): 3 to 1 for marks, 4.5 to 1 for texts."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text

from bilateral_stats.charts.drawing.style import AXIS, INK, MUTED, WHITE
from bilateral_stats.charts.kinds.flow import TRACK
from bilateral_stats.charts.kinds.rows import CAMP
from bilateral_stats.charts.palette import PALETTE, series_colour
from tests.charts.support import NAMES, figure_of

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


def luminance(colour: str) -> float:
    channels = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(LUMINANCE @ linear)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(colour) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_by_hand() -> None:
    assert contrast("#000000", "#FFFFFF") == 21
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", PALETTE.values(), ids=PALETTE)
def test_every_colour_is_seen_as_a_mark_and_read_as_a_text(colour: str) -> None:
    assert contrast(colour, WHITE) >= 4.5
    for ground in (CAMP, TRACK):
        assert contrast(colour, ground) >= 3


def test_inks_are_read() -> None:
    for ground in (WHITE, CAMP, TRACK):
        assert contrast(INK, ground) >= 7
        assert contrast(MUTED, ground) >= 4.5
    assert contrast(AXIS, WHITE) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_chart_is_read(name: str) -> None:
    texts = [artist for artist in figure_of(name).findobj(Text) if isinstance(artist, Text) and artist.get_text()]
    assert texts
    assert [text.get_text() for text in texts if contrast(to_hex(text.get_color()), WHITE) < 4.5] == []


def test_series_get_the_colours_in_order() -> None:
    assert [series_colour("", number) for number in range(5)] == [*PALETTE.values(), PALETTE["blue"]]
    assert series_colour("green", 0) == PALETTE["green"]

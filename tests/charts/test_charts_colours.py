"""Colours stay apart for people who see no colour, or not all of them, and in a black-and-white print.

Colour-blind sight is simulated with the matrices for full severity of G. M. Machado, M. M. Oliveira and L. A. F.
Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
Visualization and Computer Graphics 15 (6), 2009, on linear RGB. Distances are those of CIE 1976 L*a*b*.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from bilateral_stats.charts.drawing.style import (
    INK,
    MUTED,
    TRACK,
    WHITE,
    pale,
    text_colour_on,
)
from bilateral_stats.charts.palette import NEUTRAL, PALETTE, SPARE_COLOURS, area_colour
from tests.charts.support import catalogue

SIGHT = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "greyscale": np.array([[0.2126, 0.7152, 0.0722]] * 3),
}

XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
"""sRGB to CIE XYZ, IEC 61966-2-1."""

LEAST_DISTANCE = 9.0
"""Four times what people just notice; two areas of colour that do not even touch are told apart."""

CHOSEN = catalogue().area_colours
AREAS = {code: area_colour(code, CHOSEN) for code in CHOSEN}


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    ratio = XYZ @ np.clip(rgb, 0, 1) / (XYZ @ np.ones(3))
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(SIGHT[sight] @ linear(one)) - lab(SIGHT[sight] @ linear(other))))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((float(SIGHT["greyscale"][0] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
def test_areas_are_told_apart(sight: str) -> None:
    colours = [*AREAS.values(), NEUTRAL]
    assert len(set(colours)) == len(colours)
    assert [pair for pair in combinations(colours, 2) if distance(*pair, sight) < LEAST_DISTANCE] == []


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("colour", [*AREAS.values(), *(PALETTE[name] for name in SPARE_COLOURS), NEUTRAL])
def test_parts_of_a_bar_are_told_apart(colour: str, sight: str) -> None:
    for one, other in combinations([colour, pale(colour), TRACK], 2):
        assert distance(one, other, sight) >= LEAST_DISTANCE
    assert distance(colour, WHITE, sight) >= LEAST_DISTANCE


def test_texts_are_read_on_their_ground() -> None:
    for ground in [*PALETTE.values(), NEUTRAL, WHITE, TRACK]:
        assert contrast(text_colour_on(ground), ground) >= 4.5
    assert contrast(MUTED, WHITE) >= 7
    assert contrast(INK, TRACK) >= 7


def test_area_without_a_colour_keeps_a_spare_one() -> None:
    spare = {PALETTE[name] for name in SPARE_COLOURS}
    assert not spare & set(AREAS.values())
    assert {area_colour(code, CHOSEN) for code in ("GRA", "RUR", "XKX", "ZZZ")} <= spare
    # Fixed here: a change would repaint charts that people have already pasted.
    assert [area_colour(code, CHOSEN) for code in ("GRA", "RUR")] == ["#D55E00", "#CC79A7"]
    assert area_colour(None, CHOSEN) == area_colour(float("nan"), CHOSEN) == NEUTRAL

"""The colours of areas: those that a catalogue may name, and those that an area without one gets."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

PALETTE: Mapping[str, str] = {
    "orange": "#E69F00",
    "blue": "#0072B2",
    "bluish green": "#009E73",
    "sky blue": "#56B4E9",
    "reddish purple": "#CC79A7",
    "vermillion": "#D55E00",
}
"""Colours that colour-blind people tell apart (Okabe and Ito, Color Universal Design, 2008)."""

SPARE_COLOURS = ("reddish purple", "sky blue", "vermillion")
"""For areas to which the catalogue gives no colour."""

NEUTRAL = "#4D4D4D"
"""What belongs to two areas alike, or to none."""


def area_colour(area: object, chosen: Mapping[str, str]) -> str:
    """Return the colour of an area: its own, a spare one, or the neutral one for no area.

    Parameters
    ----------
    area
        Code of the area, or missing.
    chosen
        Names of colours of the palette by area.

    Notes
    -----
    A spare colour follows from the code alone, so that it is the same in every chart and on every day.
    """
    if not isinstance(area, str):
        return NEUTRAL
    spare = SPARE_COLOURS[zlib.crc32(area.encode()) % len(SPARE_COLOURS)]
    return PALETTE[chosen.get(area, spare)]

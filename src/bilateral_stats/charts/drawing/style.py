"""The house style: type, colours, margins. Every chart takes them from here.

The page is five inches wide. At a column of 8 cm it shrinks to 63 percent, so the smallest text, 8 points, is still
5 points there; at twice 96 dots an inch its 960 pixels fill that column at 300 dots an inch.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl

PAGE_WIDTH = 360.0
"""Points; 72 to the inch."""

MARGIN = 14.0
"""Points of white on each side."""

CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN

FONT = "DejaVu Sans"
"""It comes with matplotlib, so that every machine draws the same letters."""

INK = "#1A1A1A"
MUTED = "#595959"
"""Texts around the chart: seven to one against white."""

RULE = "#BFBFBF"
"""Thin lines that carry no figure."""

TRACK = "#EAEAEA"
"""The rest of a whole, beside the part that a share names."""

WHITE = "#FFFFFF"

PALE = 0.45
"""How much white a colour gets where a figure is not certain."""

LINE_SPACING = 1.32
"""Distance of two baselines as a multiple of the size of the type."""


@dataclass(frozen=True)
class Role:
    """How a text is set: size in points, weight, colour."""

    size: float
    weight: str = "normal"
    colour: str = INK


TITLE = Role(13, "bold")
SUBTITLE = Role(9.5, colour=MUTED)
VALUE = Role(11, "bold")
HEADING = Role(9, "bold")
BODY = Role(9)
SMALL = Role(8, colour=MUTED)
SMALL_INK = Role(8)
SMALL_BOLD = Role(8, "bold")
NUMBERS = tuple(Role(size, "bold") for size in (26, 20, 16, 13))
"""A number on its own, as large as its place allows."""

RC: dict[Any, Any] = {
    "font.family": FONT,
    # Letters keep their true widths at every size, so that what is measured is what is drawn.
    "text.hinting": "none",
    # A dollar sign is a dollar sign, never the start of a formula.
    "text.parse_math": False,
    # Text as outlines: it looks the same on a machine without the font, and stays where it was measured. Nothing is
    # lost to people who listen: within an image (role="img") screen readers skip the text and read the title and the
    # description, which carry every figure; the CSV and the JSON carry them for copying.
    "svg.fonttype": "path",
    # Names inside the SVG come from this word and the content, not from chance.
    "svg.hashsalt": "bilateral-stats",
    # Letters inside a PDF stay letters.
    "pdf.fonttype": 42,
    "axes.unicode_minus": False,
}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, whatever settings the process or its user made, and put those back."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(RC)
        yield


def pale(colour: str, white: float = PALE, towards: str = WHITE) -> str:
    """Return a colour mixed with white, or with another one."""
    mixed = (
        round(int(one, 16) * (1 - white) + int(other, 16) * white)
        for one, other in zip(_channels(colour), _channels(towards), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def text_colour_on(colour: str) -> str:
    """Return ink or white, whichever is easier to read on a colour."""
    # Relative luminance and contrast, WCAG 2.2; the constant is where black and white contrast alike.
    red, green, blue = (_linear(int(channel, 16) / 255) for channel in _channels(colour))
    return INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else WHITE


def _channels(colour: str) -> tuple[str, str, str]:
    return colour[1:3], colour[3:5], colour[5:7]


def _linear(channel: float) -> float:
    # Each branch of the sRGB curve, IEC 61966-2-1.
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)

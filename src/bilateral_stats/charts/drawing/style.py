"""The house style: faces, type, inks. Every chart takes them from here.

Sizes are pixels of a landscape 1200 wide. On a column of 8 cm that is a quarter of the size: the smallest type there is
the foot's, which says where to look further.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import matplotlib as mpl
from matplotlib.font_manager import fontManager

FACES = ("Source Sans Pro", "DejaVu Sans")
"""The text face, and the one that comes with matplotlib for letters that it lacks."""

FACE_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf")

INK = "#1A1A1A"
MUTED = "#5A5A5A"
"""Texts around the chart: 6.9 to one against white."""

GRID = "#DEDEDE"
"""Lines that carry no figure."""

AXIS = "#767676"

WHITE = "#FFFFFF"

PALE = 0.72
"""How much white a colour gets where words only allow a value."""

LINE_SPACING = 1.2
"""Distance of two baselines as a multiple of the size of the type."""


@dataclass(frozen=True)
class Role:
    """How a text is set: size in pixels, weight, colour."""

    size: float
    weight: int = 400
    colour: str = INK

    def scaled(self, scale: float) -> Role:
        """Return the same at another size."""
        return replace(self, size=round(self.size * scale, 1))

    def coloured(self, colour: str) -> Role:
        """Return the same in another colour."""
        return replace(self, colour=colour)


TITLE = Role(33, 700)
SUBTITLE = Role(18, colour=MUTED)
HEADING = Role(18, 700)
LABEL = Role(18)
LABEL_MUTED = Role(18, colour=MUTED)
LABEL_BOLD = Role(18, 700)
AXIS_TYPE = Role(17, colour=MUTED)
FOOT = Role(14, colour=MUTED)
NUMBER = Role(44, 700)
"""A figure on its own."""

RC: dict[Any, Any] = {
    "font.family": list(FACES),
    # Letters keep their true widths at every size, so that what is measured is what is drawn.
    "text.hinting": "none",
    # A dollar sign is a dollar sign, never the start of a formula.
    "text.parse_math": False,
    # Text stays text: it is found, copied and translated, and weighs a fifth of its outlines.
    "svg.fonttype": "none",
    # Names inside the SVG come from this word and the content, not from chance.
    "svg.hashsalt": "bilateral-stats",
    # Letters inside a PDF stay letters.
    "pdf.fonttype": 42,
    "axes.unicode_minus": False,
}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style, whatever settings the process or its user made, and put those back."""
    load_faces()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(RC)
        yield


@cache
def load_faces() -> None:
    """Make the text face known to matplotlib, once a process."""
    folder = Path(font_source_sans_pro.font_directory)
    for name in FACE_FILES:
        fontManager.addfont(folder / name)


def pale(colour: str, white: float = PALE) -> str:
    """Return a colour mixed with white.

    Parameters
    ----------
    colour
        As ``#RRGGBB``.
    white
        The part of white.

    Examples
    --------
    >>> pale("#000000", 0.5)
    '#808080'
    """
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(channel * (1 - white) + 255 * white):02X}" for channel in channels)

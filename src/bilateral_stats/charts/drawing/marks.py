"""Bars that are honest about bounds.

Solid is what the printed words make certain, pale what they allow, fading what they leave open; an outline instead of
a filling is a figure that nobody has counted. A thick line stands at the printed value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...schemas.qualifiers import QUALIFIERS, RANGE
from ...schemas.vocabularies import NORMAL_VALUE
from ...words.rows import Row
from .page import BACK, Page
from .style import (
    INK,
    WHITE,
    pale,
)

FADE_STEPS = 36
"""Steps from the full colour to none: smooth to the eye at every size."""

FADE_START = 0.35
"""White in the first step of a fade, so that the end of what is certain shows."""

FADE_LENGTH = 0.22
"""Part of the scale over which an open bar fades out."""

OVERHANG = 3.0
"""Points by which the line at the printed value stands out of its bar, above and below."""

ARROW = 6.0
"""Length of an arrow's head in points."""


@dataclass(frozen=True)
class Scale:
    """Where a value lies on the page.

    Parameters
    ----------
    left, right
        Points.
    lowest, highest
        Values at these points.
    """

    left: float
    right: float
    lowest: float
    highest: float

    def at(self, value: float) -> float:
        """Return the position of a value in points."""
        return self.left + (value - self.lowest) / (self.highest - self.lowest) * (self.right - self.left)


@dataclass(frozen=True)
class Bar:
    """Where the parts of a bar lie, in points.

    Parameters
    ----------
    zero, certain
        Ends of the solid part.
    value
        The printed value.
    limit
        Far end of what the words allow or leave open; the same as ``certain`` for a plain figure.
    is_open
        Whether there is no bound on that side.
    """

    zero: float
    certain: float
    value: float
    limit: float
    is_open: bool

    @property
    def left(self) -> float:
        """Where the bar starts."""
        return min(self.zero, self.certain, self.limit)

    @property
    def right(self) -> float:
        """Where the bar ends, with all that its words allow."""
        return max(self.zero, self.certain, self.limit)


def place_bar(scale: Scale, claim: Row) -> Bar:
    """Return where the parts of a claim's bar lie.

    Parameters
    ----------
    scale
        Where a value lies.
    claim
        The claim, with its bounds.
    """
    zero, value = scale.at(min(max(0.0, scale.lowest), scale.highest)), scale.at(claim["obs_value"])
    low, high, fade = claim["obs_low"], claim["obs_high"], FADE_LENGTH * (scale.right - scale.left)
    if not QUALIFIERS[claim["qualifier"]].words:
        # A plain figure is drawn as it is printed; its bounds are rounding alone and would only blur the end.
        return Bar(zero, value, value, value, False)
    if high is None:
        return Bar(zero, scale.at(low), value, min(scale.at(low) + fade, scale.right), True)
    if low is None:
        return Bar(scale.at(high), scale.at(high), value, max(scale.at(high) - fade, scale.left), True)
    near, far = sorted((low, high), key=abs)
    return Bar(zero, scale.at(near), value, scale.at(far), False)


def draw_bar(page: Page, bar: Bar, top: float, height: float, claim: Row, ground: str = WHITE) -> None:
    """Draw one claim as a bar.

    Parameters
    ----------
    page, bar
        Where to draw.
    top, height
        Place of the bar in points.
    claim
        The claim: colour, status, qualifier.
    ground
        Colour behind the bar.
    """
    colour, bottom = claim["colour"], top + height
    # Filled where the figure is neither expected nor doubtful.
    fill, edge = (colour, "none") if claim["obs_status"] == NORMAL_VALUE else (WHITE, colour)
    left, right = sorted((bar.zero, bar.certain))
    page.box(
        left,
        top,
        right,
        bottom,
        fill,
        edge if bar.is_open or bar.limit == bar.certain else "none",
        gid=claim["claim_id"],
    )
    if bar.is_open:
        fade(page, bar.certain, bar.limit, top, bottom, colour, ground)
    elif bar.limit != bar.certain:
        left, right = sorted((bar.certain, bar.limit))
        page.box(left, top, right, bottom, pale(colour), order=BACK)
        if edge != "none":
            # One outline around both parts: they are one figure.
            page.box(bar.left, top, bar.right, bottom, "none", edge)
    if bar.limit != bar.certain and claim["qualifier"] != RANGE:
        page.line([(bar.value, top - OVERHANG), (bar.value, bottom + OVERHANG)], INK, 1.6)


def fade(page: Page, start: float, end: float, top: float, bottom: float, colour: str, ground: str) -> None:
    """Fade from a bound to its open side and point an arrow that way.

    Parameters
    ----------
    page
        Where to draw.
    start, end
        The bound, and where the last of the colour is gone, in points.
    top, bottom
        Place of the mark in points.
    colour, ground
        Colour of the mark, and what is behind it.
    """
    for number in range(FADE_STEPS):
        # Each step reaches to the end and the next one covers it: no seams, whatever the renderer.
        part = number / FADE_STEPS
        left, right = sorted((start + (end - start) * part, end))
        page.box(left, top, right, bottom, pale(colour, FADE_START + (1 - FADE_START) * part, ground), order=BACK)
    middle, shaft_end = (top + bottom) / 2, end - math.copysign(ARROW, end - start)
    page.line([(start, middle), (shaft_end, middle)], INK, 1.2)
    page.shape([(end, middle), (shaft_end, middle - ARROW / 2), (shaft_end, middle + ARROW / 2)], INK)

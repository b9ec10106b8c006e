"""Scales of bars and the numbers under them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ...schemas.qualifiers import QUALIFIERS
from ...schemas.vocabularies import SHARE
from ...words.rows import Row, Rows
from ...words.values import say_number
from .marks import FADE_LENGTH, Scale
from .measuring import text_width
from .page import Align, Page
from .style import RULE, SMALL

WHOLE = 100.0
"""Percent: the scale of a share is its whole."""

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Distances of round numbers, within a power of ten."""

MOST_TICKS = 4
"""Steps from one end of a scale to the other; more would crowd a narrow column."""

HEADROOM = 0.06
"""Part of the scale that stays free beyond the longest bar."""

TICK_LENGTH = 3.0
TICK_GAP = 2.0


def bar_ticks(claims: Rows, reach: float = 0.0) -> list[float]:
    """Return the round numbers under bars: from zero (or below) to the last bound or beyond.

    Parameters
    ----------
    claims
        The plotted claims; all of one measure and one unit.
    reach
        Another number that the scale must hold.
    """
    if all(claim["dimension"] == SHARE for claim in claims):
        return [0.0, WHOLE / 2, WHOLE]
    lowest, highest = _extremes(claims)
    highest = max(highest, reach)
    step = _round_step((highest - lowest) / MOST_TICKS)
    # Rounded before the comparison: 0.3 / 0.1 is a hair below 3.
    first, last = math.floor(round(lowest / step, 9)), math.ceil(round(highest / step, 9))
    return [number * step for number in range(first, last + 1)]


def bar_scale(claims: Rows, ticks: Sequence[float], left: float, right: float) -> Scale:
    """Return the scale of bars between two positions.

    Parameters
    ----------
    claims
        The plotted claims.
    ticks
        The round numbers under them.
    left, right
        Points.

    Returns
    -------
    Scale
        It ends with the whole for shares, and with room beyond the longest bar for all else: a bar that fills its
        line would look like a whole, and a bar that has no end needs room to fade.
    """
    lowest, highest = ticks[0], ticks[-1]
    if all(claim["dimension"] == SHARE for claim in claims):
        return Scale(left, right, lowest, highest)
    room = FADE_LENGTH if any(claim["obs_high"] is None for claim in claims) else HEADROOM
    least = lowest + (_extremes(claims)[1] - lowest) / (1 - room)
    return Scale(left, right, lowest, max(highest, least))


def _extremes(claims: Rows) -> tuple[float, float]:
    """Return the lowest and the highest number that the bars reach; they start at zero."""
    numbers = [0.0, *(claim["obs_value"] for claim in claims)]
    for claim in claims:
        if QUALIFIERS[claim["qualifier"]].words:
            bounds = (claim[name] for name in ("obs_low", "obs_high", "obs_value_to"))
            numbers += [bound for bound in bounds if bound is not None]
    lowest, highest = min(numbers), max(numbers)
    return (lowest, highest) if highest > lowest else (0.0, 1.0)


def draw_ticks(page: Page, scale: Scale, ticks: Sequence[float], claim: Row) -> None:
    """Draw a baseline with its numbers where the page stands, and move on below.

    Parameters
    ----------
    page, scale
        Where to draw.
    ticks
        The numbers.
    claim
        One of the claims, for the unit. Beside a bar stands its value with the unit; here only percent is said.
    """
    top = page.y
    page.line([(scale.left, top), (scale.at(ticks[-1]), top)], RULE)
    sign, unit_label, share = claim["sign"], claim["unit_label"], claim["dimension"] == SHARE
    baseline, taken = top + TICK_LENGTH + TICK_GAP + SMALL.size, math.inf
    for tick in reversed(ticks):
        words = sign + say_number(tick) if tick else "0"
        if share and tick == ticks[-1]:
            words += f" {unit_label}"
        half = text_width(words, SMALL) / 2
        align: Align = "center"
        x = scale.at(tick)
        # A text that would stand out of the scale is flush with its end instead.
        if x - half < scale.left:
            x, align, middle = scale.left, "left", scale.left + half
        elif x + half > scale.right:
            x, align, middle = scale.right, "right", scale.right - half
        else:
            middle = x
        page.line([(scale.at(tick), top), (scale.at(tick), top + TICK_LENGTH)], RULE)
        # The last number has its place first; one that would touch its neighbour is left out.
        if middle + half + SMALL.size <= taken:
            page.text(x, baseline, words, SMALL, align)
            taken = middle - half
    page.y = baseline + TICK_GAP


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))

"""Charts of comparisons: what several sources print about the same thing, side by side on a scale of its own."""

from __future__ import annotations

import math

from ...schemas.vocabularies import COMPATIBLE, REPEATED
from ...words.entries import Entry, entries_of
from ...words.phrases import count, sentence
from ...words.rows import Row
from ...words.verdicts import Verdict
from ..compose import Content
from ..drawing.marks import Scale, fade
from ..drawing.measuring import MIDDLE, text_width, wrap
from ..drawing.page import BACK, MARK, Page
from ..drawing.style import (
    CONTENT_WIDTH,
    INK,
    MARGIN,
    SMALL,
    SMALL_BOLD,
    SMALL_INK,
    TRACK,
    VALUE,
    pale,
)
from ..palette import NEUTRAL

LABEL_WIDTH = 146.0
GUTTER = 10.0
LANE_GAP = 2.0
LANE_HEIGHT = 11.0
TEXT_GAP = 5.0
GROUP_GAP = 11.0
SECTION_GAP = 18.0

MARK_HEIGHT = 6.0
LEAST_MARK = 3.0
"""Width of a figure whose bounds are rounding alone, so that it is still seen."""

ROOM_LEFT, ROOM_RIGHT = 0.08, 0.36
"""Parts of a scale that stay free: for the arrows of open bounds, and for the values beside the marks."""

LEAST_EXTENT = 0.3
"""Least extent of a scale as a part of its figures: figures that hardly differ look as if they hardly differ."""

SECTIONS = ("The voices disagree", "Counts that went on", "The figures are compatible")
SHARED = pale(NEUTRAL, 0.6)
"""What all sources allow."""


def draw(page: Page, content: Content) -> None:
    """Draw the comparisons where the page stands, and move on below them."""
    sections: dict[int, list[Verdict]] = {}
    for verdict in content.verdicts:
        sections.setdefault(section_of(verdict), []).append(verdict)
    for number, section in enumerate(sorted(sections)):
        if number:
            page.skip(SECTION_GAP)
        page.paragraph(SECTIONS[section], VALUE)
        for verdict in sections[section]:
            page.skip(GROUP_GAP)
            _draw_comparison(page, content, verdict)
    page.skip(GROUP_GAP)
    page.notes(content.reading, SMALL_INK)


def section_of(verdict: Verdict) -> int:
    """Return the place of a comparison's section: contradictions come first."""
    return 0 if verdict.conflict else 1 if verdict.still_counted else 2


def own_scale(claims: list[Row], left: float, right: float) -> Scale:
    """Return a scale that holds the bounds of some claims, with room on both sides.

    Parameters
    ----------
    claims
        The claims.
    left, right
        Points.
    """
    names = ("obs_value", "obs_value_to", "obs_low", "obs_high")
    numbers = [float(claim[name]) for claim in claims for name in names if claim[name] is not None]
    lowest, highest = min(numbers), max(numbers)
    extent = max(highest - lowest, LEAST_EXTENT * max(abs(lowest), abs(highest)), 1e-9)
    # What differs little stands at the left, where its values have room beside it.
    start = lowest - (extent - (highest - lowest)) * ROOM_LEFT
    whole = extent / (1 - ROOM_LEFT - ROOM_RIGHT)
    return Scale(left, right, start - whole * ROOM_LEFT, start + whole * (1 - ROOM_LEFT))


def _draw_comparison(page: Page, content: Content, verdict: Verdict) -> None:
    """Draw one comparison: in words at the left, as lanes on a scale of its own at the right."""
    keys = {claim["claim_id"] for claim in verdict.claims}
    claims = [row for row in content.rows if row["claim_id"] in keys]
    row, top = verdict.comparison, page.y
    title = ", ".join(part for part in (row["title"], verdict.when) if part)
    end = page.lines(MARGIN, top, wrap(title, SMALL_BOLD, LABEL_WIDTH), SMALL_BOLD)
    end = page.lines(MARGIN, end + 1, wrap(claims[0]["panel"], SMALL, LABEL_WIDTH), SMALL)
    end = page.lines(MARGIN, end + 1, wrap(sentence(str(verdict)), SMALL_INK, LABEL_WIDTH), SMALL_INK)
    scale = own_scale(claims, MARGIN + LABEL_WIDTH + GUTTER, MARGIN + CONTENT_WIDTH)
    page.skip(LANE_GAP)
    for entry in sorted(entries_of(claims, True), key=_by_value):
        _draw_lane(page, scale, entry)
    bottom = page.y + LANE_GAP
    page.box(scale.left, top, scale.right, bottom, TRACK, order=BACK - 2)
    if row["verdict"] in {COMPATIBLE, REPEATED}:
        low = scale.left if row["low"] is None else scale.at(row["low"])
        high = scale.right if row["high"] is None else scale.at(row["high"])
        half = max(LEAST_MARK - (high - low), 0) / 2
        page.box(low - half, top, high + half, bottom, SHARED, order=BACK - 1)
    page.y = max(end, bottom)


def _by_value(entry: Entry) -> tuple[float, float, str]:
    low = entry.first["obs_low"]
    return float(entry.first["obs_value"]), -math.inf if low is None else float(low), entry.first["value_label"]


def _draw_lane(page: Page, scale: Scale, entry: Entry) -> None:
    """Draw one figure: its bounds, and beside them the value with the number of its sources."""
    claim = entry.first
    words = claim["value_label"] + (f", {count(entry.sources, 'source')}" if entry.sources > 1 else "")
    role = SMALL_BOLD if entry.marked else SMALL_INK
    low, high, value = claim["obs_low"], claim["obs_high"], scale.at(claim["obs_value"])
    left = scale.left if low is None else min(scale.at(low), value - LEAST_MARK / 2)
    right = scale.right if high is None else max(scale.at(high), value + LEAST_MARK / 2)
    start = _label_left(scale, left, right, text_width(words, role))
    if start is None:
        page.paragraph(words, role, scale.left + TEXT_GAP, scale.right - scale.left - 2 * TEXT_GAP)
    middle = page.y + LANE_HEIGHT / 2
    above, below = middle - MARK_HEIGHT / 2, middle + MARK_HEIGHT / 2
    colour = INK if entry.marked else NEUTRAL
    if high is None:
        fade(page, value, right, above, below, colour, TRACK)
    elif low is None:
        fade(page, value, left, above, below, colour, TRACK)
    else:
        page.box(left, above, right, below, pale(colour))
    page.line(
        [(value, above - 1), (value, below + 1)], INK, 2.4 if entry.marked else 1.2, MARK + 0.5, claim["claim_id"]
    )
    if start is not None:
        page.text(start, middle + MIDDLE * role.size, words, role)
    page.skip(LANE_HEIGHT)


def _label_left(scale: Scale, left: float, right: float, needed: float) -> float | None:
    """Return where the words beside a mark start: after it, before it, or nowhere on its line."""
    if right + TEXT_GAP + needed <= scale.right - 2:
        return right + TEXT_GAP
    before = left - TEXT_GAP - needed
    return before if before >= scale.left + 2 else None

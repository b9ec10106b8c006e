"""Charts of bars: one bar for each claim about the same thing, on one scale."""

from __future__ import annotations

from ...schemas.vocabularies import NORMAL_VALUE, SHARE
from ...words.entries import entries_of, say_who
from ...words.phrases import status_words
from ...words.rows import Row
from ..compose import Content
from ..drawing.axes import (
    bar_scale,
    bar_ticks,
    draw_ticks,
)
from ..drawing.marks import (
    OVERHANG,
    Bar,
    Scale,
    draw_bar,
    place_bar,
)
from ..drawing.measuring import ASCENT, MIDDLE, text_width
from ..drawing.page import BACK, Page
from ..drawing.style import (
    BODY,
    CONTENT_WIDTH,
    INK,
    MARGIN,
    SMALL_INK,
    TRACK,
    VALUE,
    WHITE,
    Role,
    text_colour_on,
)

BAR_HEIGHT = 24.0
ROW_GAP = 13.0
LABEL_GAP = 4.0

TEXT_GAP = 7.0
"""Points between the end of a bar and its value, and between the value and the words after it."""

BRACKET_HEIGHT = 7.0
CONFLICT_WORDS = "the sources differ"


def draw(page: Page, content: Content) -> None:
    """Draw the bars where the page stands, and move on below them."""
    claims = content.rows
    ticks = bar_ticks(claims)
    scale = bar_scale(claims, ticks, MARGIN, MARGIN + CONTENT_WIDTH)
    share = all(claim["dimension"] == SHARE for claim in claims)
    bars = []
    entries = entries_of(claims, content.chart.collapse)
    for number, entry in enumerate(entries):
        claim = entry.first
        if number:
            page.skip(ROW_GAP)
        if len(entries) > 1:
            page.paragraph(claim["label"] if entry.sources == 1 else say_who(entry), BODY)
            page.skip(LABEL_GAP)
        bars.append(place_bar(scale, claim))
        _draw_row(page, scale, bars[-1], claim, share)
    page.skip(OVERHANG + 3)
    if any(verdict.conflict for verdict in content.verdicts):
        _draw_bracket(page, scale, bars)
    draw_ticks(page, scale, ticks, claims[0])
    page.notes(content.reading, SMALL_INK)


def value_left(scale: Scale, bar: Bar, needed: float) -> float | None:
    """Return where the value of a bar starts: after the bar, inside its solid part, or nowhere on its line.

    Parameters
    ----------
    scale, bar
        Where the bar lies.
    needed
        Width of the value in points.
    """
    if bar.right + TEXT_GAP + needed <= scale.right:
        return bar.right + TEXT_GAP
    solid = max(bar.zero, bar.certain)
    return solid - TEXT_GAP - needed if abs(bar.certain - bar.zero) >= needed + 2 * TEXT_GAP else None


def _draw_row(page: Page, scale: Scale, bar: Bar, claim: Row, share: bool) -> None:
    """Draw a bar with its value, which stands above it where there is no room on its line."""
    value = claim["value_label"]
    words = ", ".join(part for part in (claim["words"], *status_words([claim])) if part)
    needed = text_width(value, VALUE) + (TEXT_GAP / 2 + text_width(words, BODY) if words else 0)
    left = value_left(scale, bar, needed)
    if left is None:
        _write_above(page, value, words, needed)
    top, bottom = page.y, page.y + BAR_HEIGHT
    if share:
        page.box(scale.left, top, scale.right, bottom, TRACK, order=BACK - 1)
    draw_bar(page, bar, top, BAR_HEIGHT, claim, TRACK if share else WHITE)
    if left is not None:
        on_colour = left < bar.right and claim["obs_status"] == NORMAL_VALUE
        ink = text_colour_on(claim["colour"]) if on_colour else INK
        baseline = (top + bottom) / 2 + MIDDLE * VALUE.size
        page.text(left, baseline, value, Role(VALUE.size, VALUE.weight, ink))
        page.text(left + text_width(value, VALUE) + TEXT_GAP / 2, baseline, words, Role(BODY.size, colour=ink))
    page.y = bottom


def _write_above(page: Page, value: str, words: str, needed: float) -> None:
    if needed <= CONTENT_WIDTH:
        page.text(MARGIN + text_width(value, VALUE) + TEXT_GAP / 2, page.y + ASCENT * VALUE.size, words, BODY)
        page.paragraph(value, VALUE)
    else:
        page.paragraph(value, VALUE)
        page.paragraph(words, BODY)
    page.skip(LABEL_GAP)


def _draw_bracket(page: Page, scale: Scale, bars: list[Bar]) -> None:
    """Join the lowest and the highest value below the bars."""
    first, last = min(bar.value for bar in bars), max(bar.value for bar in bars)
    top, bottom = page.y, page.y + BRACKET_HEIGHT
    page.line([(first, top), (first, bottom), (last, bottom), (last, top)], INK, 1.2)
    width = text_width(CONFLICT_WORDS, SMALL_INK)
    left = min(max((first + last - width) / 2, scale.left), scale.right - width)
    page.y = page.lines(left, bottom + 2, [CONFLICT_WORDS], SMALL_INK) + LABEL_GAP

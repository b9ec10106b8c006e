"""Charts of bars: one bar for each claim about the same thing, on one scale."""

from __future__ import annotations

from .axes import SHARE, bar_scale, bar_ticks, draw_ticks
from .composing import Content
from .layout import ASCENT, BACK, Page, text_width
from .marks import OVERHANG, Bar, Claim, Scale, draw_bar, place_bar
from .style import (
    BODY,
    CONTENT_WIDTH,
    INK,
    MARGIN,
    SMALL_INK,
    TRACK,
    VALUE,
    WHITE,
    Role,
    area_colour,
    text_colour_on,
)
from .wordings import STATUS_WORDS, in_conflict

BAR_HEIGHT = 24.0
ROW_GAP = 13.0
LABEL_GAP = 4.0

TEXT_GAP = 7.0
"""Points between the end of a bar and its value, and between the value and the words after it."""

BRACKET_HEIGHT = 7.0
CONFLICT_WORDS = "the sources differ"


def draw(page: Page, content: Content) -> None:
    """Draw the bars where the page stands, and move on below them.

    Parameters
    ----------
    page
        Page with the head of the chart on it.
    content
        What the chart shows.
    """
    claims = content.plotted
    ticks = bar_ticks(claims)
    scale = bar_scale(claims, ticks, MARGIN, MARGIN + CONTENT_WIDTH)
    share = bool(claims["measure"].eq(SHARE).all())
    bars = []
    for number, claim in enumerate(claims.to_dict("records")):
        if number:
            page.skip(ROW_GAP)
        if len(claims) > 1:
            page.paragraph(claim["label"], BODY)
            page.skip(LABEL_GAP)
        bars.append(place_bar(scale, claim))
        _draw_row(page, scale, bars[-1], claim, share)
    page.skip(OVERHANG + 3)
    if in_conflict(claims):
        _draw_bracket(page, scale, bars)
    draw_ticks(page, scale, ticks, claims.iloc[0])
    for sentence in content.reading:
        page.skip(LABEL_GAP)
        page.paragraph(sentence, SMALL_INK)


def _draw_row(page: Page, scale: Scale, bar: Bar, claim: Claim, share: bool) -> None:
    """Draw a bar with its value: after the bar where there is room, else inside it, else above it."""
    value, status = claim["value_label"], STATUS_WORDS[claim["obs_status"]]
    words = ", ".join(part for part in (claim["words"], status) if part)
    needed = text_width(value, VALUE) + (TEXT_GAP / 2 + text_width(words, BODY) if words else 0)
    left, ink = bar.right + TEXT_GAP, INK
    inside = False
    if left + needed > scale.right:
        inside = abs(bar.certain - bar.zero) >= needed + 2 * TEXT_GAP
        left = max(bar.zero, bar.certain) - TEXT_GAP - needed
    if left + needed > scale.right or (bar.right + TEXT_GAP > left and not inside):
        _write_above(page, value, words, needed)
        needed = 0
    top, bottom = page.y, page.y + BAR_HEIGHT
    if share:
        page.box(scale.left, top, scale.right, bottom, TRACK, order=BACK - 1)
    draw_bar(page, bar, top, BAR_HEIGHT, claim, TRACK if share else WHITE)
    if needed:
        if inside and claim["obs_status"] == "A":
            ink = text_colour_on(area_colour(claim["from_area"]))
        baseline = (top + bottom) / 2 + ASCENT * VALUE.size * 0.38
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

"""Charts of one flow that two shares measure against two wholes.

Where there is one claim on each side, the bars are drawn to one scale: the flow is equally wide in both, and the
wholes are as long as the two shares make them. So nobody reads the larger share as the larger amount.
"""

from __future__ import annotations

from ..compose import Content
from ..drawing.axes import WHOLE
from ..drawing.marks import Scale, draw_bar, place_bar
from ..drawing.measuring import ASCENT, MIDDLE, text_width
from ..drawing.page import BACK, Page
from ..drawing.style import (
    BODY,
    CONTENT_WIDTH,
    MARGIN,
    SMALL_INK,
    TRACK,
    VALUE,
    pale,
)
from ..share_wholes import relative_wholes

BAR_HEIGHT = 24.0
LINK_HEIGHT = 34.0
TEXT_GAP = 5.0
ROW_GAP = 14.0

WHOLE_WORDS = "whole bar: "


def draw(page: Page, content: Content) -> None:
    """Draw the shares where the page stands, and move on below them."""
    claims = content.rows
    wholes = relative_wholes(claims)
    joined = wholes is not None
    widths = [CONTENT_WIDTH * whole for whole in wholes or [1.0] * len(claims)]
    several = len({claim["indicator_id"] for claim in claims}) < len(claims)
    for number, (claim, width) in enumerate(zip(claims, widths, strict=True)):
        if number and not joined:
            page.skip(ROW_GAP)
        words = claim["words"] + (f" ({claim['label']})" if several else "")
        if number == 0 or not joined:
            _write(page, claim["value_label"], words)
            page.skip(TEXT_GAP)
        scale = Scale(MARGIN, MARGIN + width, 0.0, WHOLE)
        bar = place_bar(scale, claim)
        page.box(scale.left, page.y, scale.right, page.y + BAR_HEIGHT, TRACK, order=BACK - 1)
        draw_bar(page, bar, page.y, BAR_HEIGHT, claim, TRACK)
        _name_whole(page, scale, bar.right, f"{WHOLE_WORDS}{claim['denominator']}")
        page.skip(BAR_HEIGHT)
        if number == 0 and joined:
            colour = pale(claim["colour"])
            page.box(bar.left, page.y, bar.right, page.y + LINK_HEIGHT, colour, order=BACK)
            baseline = page.y + LINK_HEIGHT / 2 + MIDDLE * SMALL_INK.size
            page.text(bar.right + TEXT_GAP, baseline, content.chart.link, SMALL_INK)
            page.skip(LINK_HEIGHT)
        elif joined:
            page.skip(TEXT_GAP)
            _write(page, claim["value_label"], words)
    page.notes(content.reading, SMALL_INK)


def _name_whole(page: Page, scale: Scale, taken: float, words: str) -> None:
    """Write what the whole bar is: in its free part, else after it, else below it."""
    width, baseline = text_width(words, SMALL_INK), page.y + BAR_HEIGHT / 2 + MIDDLE * SMALL_INK.size
    if taken + width + 2 * TEXT_GAP <= scale.right:
        page.text(scale.right - TEXT_GAP, baseline, words, SMALL_INK, "right")
    elif scale.right + TEXT_GAP + width <= MARGIN + CONTENT_WIDTH:
        page.text(scale.right + TEXT_GAP, baseline, words, SMALL_INK)


def _write(page: Page, value: str, words: str) -> None:
    """Write a phrase that starts with its figure."""
    left = text_width(value, VALUE) + TEXT_GAP
    if left + text_width(words, BODY) <= CONTENT_WIDTH:
        page.text(MARGIN + left, page.y + ASCENT * VALUE.size, words, BODY)
        page.paragraph(value, VALUE)
    else:
        page.paragraph(value, VALUE)
        page.paragraph(words, BODY)

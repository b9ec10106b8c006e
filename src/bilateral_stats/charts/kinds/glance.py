"""The figures that a record is known for, on one card: each large, with what it counts and how it stands."""

from __future__ import annotations

from ...schemas.vocabularies import REPEATED, SHARE, SINGLE
from ...words.entries import Entry, say_voices
from ...words.phrases import capitalised, say_mostly
from ...words.printed_numbers import often_short
from ...words.rows import Rows, grouped
from ...words.verdicts import verdict_of
from ..camps import say_camps
from ..content import Content
from ..drawing.measuring import ASCENT, block_height, text_width, wrap
from ..drawing.page import Page
from ..drawing.style import FOOT, GRID, HEADING, LABEL_MUTED, NUMBER, Role
from ..palette import PALETTE
from ..shapes import SOCIAL
from .kind import of_claims

NUMBER_PART = 0.27
"""Part of the page for the numbers."""

GAP = 14.0
COLOUR = PALETTE["blue"]
NARROW = 800
PHRASE_LINES, STANDS_LINES = 2, 2


def draw(page: Page, content: Content, bottom: float) -> float:
    """Draw a row for each figure, and return where the last one ends."""
    series = list(grouped(content.rows, ["series"]).values())
    phrase, small = page.role(HEADING), page.role(FOOT.scaled(16 / FOOT.size))
    narrow = page.shape.width < NARROW
    left = page.left if narrow else page.left + page.width * NUMBER_PART
    texts = [
        (
            wrap(rows[0]["words"], phrase, page.right - left, PHRASE_LINES),
            _stands(content, rows, small, page.right - left, STANDS_LINES * (2 if narrow else 1)),
        )
        for rows in series
    ]
    number = page.role(NUMBER)
    heights = [
        block_height(words, phrase) + block_height(stands, small) + 2 + (number.size * 1.1 if narrow else 0)
        for words, stands in texts
    ]
    free = max(GAP, (bottom - page.y - sum(heights)) / max(len(series), 1))
    y = page.y
    for rows, (words, stands), height in zip(series, texts, heights, strict=True):
        page.line([(page.left, y), (page.right, y)], GRID)
        top = y + free / 2
        said = often_short(rows)
        width = page.width if narrow else page.width * NUMBER_PART - GAP
        role = number.scaled(min(1.0, width / text_width(said, number))).coloured(COLOUR)
        if narrow:
            page.text(page.left, top + ASCENT * role.size, said, role)
            top += number.size * 1.1
        else:
            page.middle_text(page.left, y + (height + free) / 2, said, role)
        end = page.lines(left, top, words, phrase)
        page.lines(left, end + 2, stands, small.coloured(LABEL_MUTED.colour))
        y += height + free
    return y


KIND = of_claims(draw, SOCIAL)


def _stands(content: Content, rows: Rows, role: Role, width: float, most: int) -> list[str]:
    """Return for which years, how the figures stand to each other, and what others print of another scope, in lines."""
    keys = {row["claim_id"] for row in rows}
    verdicts = [verdict for verdict in content.verdicts if keys & {claim["claim_id"] for claim in verdict.claims}]
    largest = max(verdicts, key=lambda verdict: len(verdict.claims))
    said = verdict_of(largest.comparison)
    if largest.comparison["verdict"] in {SINGLE, REPEATED}:
        said += f": {say_voices(Entry(rows), content.short_names)}"
    elif largest.conflict:
        said += f": {say_camps(largest.claims)}"
    # A share of another whole is no wider or narrower scope of this one.
    related = "" if rows[0]["dimension"] == SHARE else largest.comparison["related"] or ""
    when = capitalised(say_mostly(rows))
    while True:
        text = f"{when}. {capitalised(said)}. {related}".strip()
        lines = wrap(text, role, width)
        if len(lines) <= most or not related:
            return wrap(text, role, width, most)
        # Of what others print, the last is left out first.
        related = f"{shorter}." if (shorter := related.rstrip(".").rpartition("; ")[0]) else ""

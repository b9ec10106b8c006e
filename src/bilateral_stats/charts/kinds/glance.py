"""Charts of figures on one page: each a large number, what it counts, and who says so."""

from __future__ import annotations

from ...words.headlines import Headline, headline
from ...words.phrases import (
    THING,
    joined,
    say_periods,
    sentence,
    status_words,
)
from ...words.rows import Rows, grouped
from ...words.verdicts import Verdict, verdicts_on
from ..compose import Content
from ..drawing.measuring import (
    ASCENT,
    block_height,
    text_width,
    wrap,
)
from ..drawing.page import Page
from ..drawing.style import (
    BODY,
    CONTENT_WIDTH,
    HEADING,
    INK,
    MARGIN,
    NUMBERS,
    RULE,
    SMALL,
    SMALL_INK,
    Role,
)

NUMBER_WIDTH = 104.0
"""Points for the numbers: a third of the page."""

GUTTER = 12.0
STRIPE = 4.0
"""Width of the stripe in the colour of the area from which something flows."""

ROW_GAP = 11.0
MOST_NAMED = 3
"""Sources that stand beside a figure; all of them stand below the chart."""

LINE_GAP = 3.0


def draw(page: Page, content: Content) -> None:
    """Draw the figures where the page stands, and move on below them."""
    for number, claims in enumerate(grouped(content.rows, THING).values()):
        if number:
            page.skip(ROW_GAP)
            page.line([(MARGIN, page.y), (MARGIN + CONTENT_WIDTH, page.y)], RULE, 0.6)
            page.skip(ROW_GAP)
        _draw_figure(page, claims, verdicts_on(claims, list(content.verdicts)))


def _draw_figure(page: Page, claims: Rows, verdicts: list[Verdict]) -> None:
    said, first = headline(claims), claims[0]
    left = MARGIN + STRIPE + 8
    right = MARGIN + NUMBER_WIDTH + GUTTER
    number, top = _number_lines(said, NUMBER_WIDTH - STRIPE - 8), page.y
    texts = [(words, HEADING) for words in wrap(first["words"], HEADING, MARGIN + CONTENT_WIDTH - right)]
    for words in dict.fromkeys(sentence(str(verdict)) for verdict in verdicts):
        texts += [(line, SMALL_INK) for line in wrap(words, SMALL_INK, MARGIN + CONTENT_WIDTH - right)]
    for words in _details(claims):
        texts += [(line, SMALL) for line in wrap(words, SMALL, MARGIN + CONTENT_WIDTH - right)]
    height = max(_stack_height(number), _stack_height(texts))
    _draw_stack(page, left, top + (height - _stack_height(number)) / 2, number)
    _draw_stack(page, right, top + (height - _stack_height(texts)) / 2, texts)
    page.box(MARGIN, top, MARGIN + STRIPE, top + height, first["colour"], gid=first["claim_id"])
    page.y = top + height


def _number_lines(said: Headline, width: float) -> list[tuple[str, Role]]:
    """Return the words before a number, the number as large as its place allows, and the words after it."""
    role = next((role for role in NUMBERS if text_width(said.number, role) <= width), NUMBERS[-1])
    after = " ".join(part for part in (said.magnitude, said.unit_label) if part)
    lines = [(line, BODY) for line in wrap(said.qualifier_words, BODY, width)]
    lines += [(line, role) for line in wrap(said.number, role, width)]
    return lines + [(line, BODY) for line in wrap(after, BODY, width)]


def _details(claims: Rows) -> list[str]:
    facts = [say_periods(claims)]
    if statuses := status_words(claims):
        facts.append(joined(statuses))
    labels = list(dict.fromkeys(claim["label"] for claim in claims))
    named = labels if len(labels) <= MOST_NAMED else [*labels[: MOST_NAMED - 1], "and others, named below"]
    return ["; ".join(facts), *named]


def _stack_height(lines: list[tuple[str, Role]]) -> float:
    return sum(block_height([words], role) for words, role in lines) + LINE_GAP * (len(lines) - 1)


def _draw_stack(page: Page, left: float, top: float, lines: list[tuple[str, Role]]) -> None:
    for words, role in lines:
        page.text(left, top + ASCENT * role.size, words, Role(role.size, role.weight, role.colour or INK))
        top += block_height([words], role) + LINE_GAP

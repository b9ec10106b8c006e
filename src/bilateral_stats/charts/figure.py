"""Drawing a chart: the head and the foot that all charts share, and the kind that draws the body."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from ..words.phrases import count
from .catalogue import Catalogue
from .compose import compose
from .content import Content, foot_sentences
from .drawing.measuring import balanced, block_height, require_letters, wrap
from .drawing.page import Page
from .drawing.style import FOOT, GRID, SUBTITLE, TITLE, house_style
from .kinds.kind import find_kind
from .shapes import LANDSCAPE, Shape

HEAD_GAP = 26.0
"""Pixels between the head and the body of a chart, and between the body and its foot."""

LINE_GAP = 6.0
"""Pixels between two texts that stand together."""

TITLE_LINES, SUBTITLE_LINES, FOOT_LINES = 2, 2, 2
"""How many lines a text has at most in a landscape; a narrow page has as many more as it is narrower."""


def draw_chart(name: str, tables: Mapping[str, pd.DataFrame], catalogue: Catalogue, shape: Shape) -> Figure:
    """Do what :func:`bilateral_stats.charts.draw_chart` says, once matplotlib is known to be there."""
    content = compose(catalogue.find(name), tables, catalogue)
    with house_style():
        return draw_page(content, shape)


def draw_page(content: Content, shape: Shape) -> Figure:
    """Return the figure of a composed chart, in the style that the caller has set: head, body, foot.

    Parameters
    ----------
    content
        What the chart shows.
    shape
        The shape of the picture; a landscape where the kind has no standard of its own.

    Raises
    ------
    DataError
        It has letters that no face can draw.
    """
    kind = find_kind(content.chart.kind)
    if shape == LANDSCAPE:
        shape = kind.standard
    page, scale = Page(shape), shape.type_scale
    more = round(LANDSCAPE.width / shape.width)
    title = balanced(content.title, page.role(TITLE), page.width, TITLE_LINES * more)
    page.y = page.lines(page.left, page.y, title, page.role(TITLE))
    page.y += LINE_GAP * scale
    page.paragraph(content.subtitle, page.role(SUBTITLE), SUBTITLE_LINES * more)
    page.y += HEAD_GAP * scale
    role, lines = page.role(FOOT), FOOT_LINES * more
    foot = _foot_lines(content, page, lines)
    # A page that does not grow may have to say in its foot what it leaves out.
    height = block_height(foot if shape.grows else [""] * lines, role) + 2 * LINE_GAP
    bottom = shape.height - shape.margin * 0.5 - height
    ended = kind.draw(page, content, bottom - HEAD_GAP * scale)
    if page.unshown:
        foot = _foot_lines(content, page, lines)
    top = max(bottom, ended + HEAD_GAP * scale)
    page.line([(page.left, top), (page.right, top)], GRID)
    end = page.lines(page.left, top + 2 * LINE_GAP, foot, role)
    require_letters(page.words, content.name)
    return page.finish(end)


def _foot_lines(content: Content, page: Page, most: int) -> list[str]:
    """Return the foot: as many of its sentences as find room, the version always at its end."""
    role = page.role(FOOT)
    *sentences, version = foot_sentences(content)
    kept = [sentence for sentence in sentences if sentence]
    if page.unshown:
        kept.insert(0, f"{count(page.unshown, 'earlier row')} in {content.name}.csv.")
    while kept:
        lines = wrap(" ".join([*kept, version]), role, page.width)
        if len(lines) <= most:
            return lines
        # The sources stand in the numbers beside the picture, too; then the slips; the note goes last.
        kept.pop(next((place for place, words in enumerate(kept) if words.startswith("Sources")), len(kept) - 1))
    return wrap(version, role, page.width)

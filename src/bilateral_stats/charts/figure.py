"""Drawing a chart: the frame that all charts share, and the module that draws each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
from matplotlib.figure import Figure

from .catalogue import BARS, COMPARISONS, DATES, FLOW, GLANCE, LEDGER, Catalogue
from .compose import Content, compose, source_lines
from .drawing.page import Page
from .drawing.style import (
    CONTENT_WIDTH,
    MARGIN,
    RULE,
    SMALL,
    SUBTITLE,
    TITLE,
    house_style,
)
from .kinds import (
    bars,
    comparisons,
    dates,
    flow,
    glance,
    ledger,
)

HEAD_GAP = 16.0
"""Points between the head and the body of a chart, and between the body and what stands below it."""

LINE_GAP = 4.0
"""Points between two texts that stand together."""

KINDS: Mapping[str, Callable[[Page, Content], None]] = {
    BARS: bars.draw,
    FLOW: flow.draw,
    DATES: dates.draw,
    GLANCE: glance.draw,
    LEDGER: ledger.draw,
    COMPARISONS: comparisons.draw,
}
"""By kind: how the body of a chart is drawn, where the page stands."""


def draw_chart(name: str, tables: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> Figure:
    """Do what :func:`bilateral_stats.charts.draw_chart` says, once matplotlib is known to be there."""
    return draw_content(compose(catalogue.find(name), tables, catalogue))


def draw_content(content: Content) -> Figure:
    """Return the figure of a composed chart: title, subtitle, body, sources, note and version.

    Parameters
    ----------
    content
        What the chart shows.
    """
    with house_style():
        return draw_page(content)


def draw_page(content: Content) -> Figure:
    """Return the same as :func:`draw_content`, in the style that the caller has set.

    Parameters
    ----------
    content
        What the chart shows.
    """
    page = Page()
    page.paragraph(content.title, TITLE, balanced=True)
    page.skip(LINE_GAP)
    page.paragraph(content.subtitle, SUBTITLE, balanced=True)
    page.skip(HEAD_GAP)
    KINDS[content.kind](page, content)
    page.skip(HEAD_GAP)
    _draw_foot(page, content)
    return page.finish()


def _draw_foot(page: Page, content: Content) -> None:
    page.line([(MARGIN, page.y), (MARGIN + CONTENT_WIDTH, page.y)], RULE, 0.6)
    page.skip(LINE_GAP + 2)
    for line in source_lines(content):
        page.paragraph(line, SMALL)
    page.skip(-LINE_GAP)
    page.notes([words for words in (content.note, content.version) if words], SMALL)

"""Charts of many figures: a row for each, in the order of time, with who prints it and a bar on one scale.

Rows stand below each other instead of on a time axis: ten figures of one month keep their names, and no two marks
ever cover each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ...schemas.qualifiers import EXACT
from ...schemas.vocabularies import NORMAL_VALUE, SHARE
from ...words.entries import (
    Entry,
    entries_of,
    say_entry,
    say_who,
)
from ...words.headlines import headline
from ...words.rows import Row, grouped
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
from ..drawing.measuring import (
    ASCENT,
    MIDDLE,
    block_height,
    line_height,
    text_width,
    wrap,
)
from ..drawing.page import BACK, MARK, Page
from ..drawing.style import (
    CONTENT_WIDTH,
    HEADING,
    INK,
    MARGIN,
    SMALL,
    SMALL_BOLD,
    SMALL_INK,
    TRACK,
    WHITE,
    Role,
    text_colour_on,
)
from ..palette import NEUTRAL
from .bars import TEXT_GAP, value_left

LABEL_WIDTH = 150.0
LABEL_WIDTH_WITH_STRIP = 122.0
STRIP_WIDTH = 62.0
GUTTER = 8.0

BAR_HEIGHT = 11.0
ROW_GAP = 7.0
PANEL_GAP = 12.0
SPAN_HEIGHT = 5.0

MARKED_LEFT = 5.0
"""Points from the edge of the page to the line beside a marked row; it stands in the margin."""

MARKED_WIDTH = 3.0


@dataclass(frozen=True)
class Columns:
    """Where the columns of a page stand, in points.

    Parameters
    ----------
    label
        Width of the names of the rows, which stand first.
    strip
        The years, if any.
    scale
        The bars.
    """

    label: float
    strip: Scale | None
    scale: Scale


def draw(page: Page, content: Content) -> None:
    """Draw the rows where the page stands, and move on below them."""
    claims = content.rows
    entries = entries_of(claims, content.chart.collapse)
    panels = list(grouped([entry.first for entry in entries], ["panel"]))
    by_panel = [[entry for entry in entries if entry.first["panel"] == name] for (name,) in panels]
    last = [group[-1].first for group in by_panel[1:]] if content.chart.end_to_end else []
    ticks = bar_ticks(claims, sum(row["obs_value"] for row in last))
    columns = _columns(content, ticks)
    top = page.y
    for number, ((name,), group) in enumerate(zip(panels, by_panel, strict=True)):
        if number:
            page.skip(PANEL_GAP)
        if name:
            page.paragraph(name, HEADING)
            page.skip(ROW_GAP - 2)
        for place, entry in enumerate(group):
            page.skip(ROW_GAP if place else 0)
            _draw_entry(page, columns, content, entry)
        if number == 0 and last:
            page.skip(ROW_GAP)
            _draw_end_to_end(page, columns, content.chart.end_to_end, last)
    page.skip(OVERHANG + 3)
    for tick in ticks:
        page.line([(columns.scale.at(tick), top), (columns.scale.at(tick), page.y)], TRACK, 0.6, BACK - 2)
    below = page.y
    if columns.strip is not None:
        _draw_years(page, columns.strip)
        page.y = below
    draw_ticks(page, columns.scale, ticks, claims[0])
    page.notes(content.reading, SMALL_INK)


def _columns(content: Content, ticks: list[float]) -> Columns:
    right = MARGIN + CONTENT_WIDTH
    strip = _strip(content.rows) if content.chart.strip else None
    label = LABEL_WIDTH if strip is None else LABEL_WIDTH_WITH_STRIP
    left = MARGIN + label + GUTTER + (0 if strip is None else STRIP_WIDTH + GUTTER)
    return Columns(label, strip, bar_scale(content.rows, ticks, left, right))


def _strip(rows: Iterable[Row]) -> Scale | None:
    """Return the scale of years, from the first that a source states to the last."""
    stated = [row for row in rows if row["period_start"] is not None]
    if not stated:
        return None
    left = MARGIN + LABEL_WIDTH_WITH_STRIP + GUTTER
    first = min(row["period_start"].year for row in stated)
    last = max(row["period_end"].year for row in stated) + 1
    return Scale(left, left + STRIP_WIDTH, first, last)


def _draw_entry(page: Page, columns: Columns, content: Content, entry: Entry) -> None:
    """Draw one row: what it is called, who prints it, its years, its bar."""
    first, top = entry.first, page.y
    by_period = content.chart.order == "period"
    differ = len({row["time_period"] for row in content.rows}) > 1
    name = wrap(say_entry(entry, content.chart.order, differ), SMALL_BOLD, columns.label)
    # A row that is called by its day has named the day already.
    who = wrap(say_who(entry, say_date=by_period), SMALL, columns.label)
    end = page.lines(MARGIN, top, name, SMALL_BOLD if entry.marked else SMALL_INK)
    end = page.lines(MARGIN, end + 1, who, SMALL)
    middle = top + (ASCENT - MIDDLE) * SMALL.size
    if columns.strip is not None:
        _draw_span(page, columns.strip, first, middle)
    page.y = top
    _draw_bar(page, columns.scale, first)
    page.y = max(page.y, end)
    if entry.marked:
        page.box(MARKED_LEFT, top, MARKED_LEFT + MARKED_WIDTH, page.y, INK)


def _draw_bar(page: Page, scale: Scale, claim: Row) -> None:
    """Draw a bar with its value, which stands above it where there is no room on its line."""
    bar, value = place_bar(scale, claim), claim["value_label"]
    left = value_left(scale, bar, text_width(value, SMALL_BOLD))
    if left is None:
        page.paragraph(value, SMALL_BOLD, scale.left, scale.right - scale.left)
        page.skip(OVERHANG - 1)
    top, bottom = page.y, page.y + BAR_HEIGHT
    share = claim["dimension"] == SHARE
    if share:
        page.box(scale.left, top, scale.right, bottom, TRACK, order=BACK - 1)
    draw_bar(page, bar, top, BAR_HEIGHT, claim, TRACK if share else WHITE)
    if left is not None:
        _write_on(page, left, (top + bottom) / 2, value, claim if left < bar.right else None)
    page.y = bottom


def _write_on(page: Page, left: float, middle: float, words: str, claim: Row | None) -> None:
    """Write a value, in the colour that is read on the bar of a claim, if it stands on one."""
    filled = claim is not None and claim["obs_status"] == NORMAL_VALUE
    ink = text_colour_on(claim["colour"]) if claim is not None and filled else INK
    page.text(left, middle + MIDDLE * SMALL.size, words, Role(SMALL_BOLD.size, SMALL_BOLD.weight, ink))


def _draw_end_to_end(page: Page, columns: Columns, words: str, claims: list[Row]) -> None:
    """Draw figures of different panels one after the other, so that they can be held against one for all."""
    top, start = page.y, 0.0
    for claim in claims:
        left, right = columns.scale.at(start), columns.scale.at(start + claim["obs_value"])
        bar = Bar(left, right, right, right, False)
        draw_bar(page, bar, top, BAR_HEIGHT, dict(claim) | {"claim_id": "", "qualifier": EXACT})
        number = headline([claim]).amount
        room = right - left - text_width(number, SMALL_BOLD)
        if room >= TEXT_GAP:
            _write_on(page, left + room / 2, top + BAR_HEIGHT / 2, number, claim)
        start += claim["obs_value"]
    lines = wrap(words, SMALL_INK, columns.label)
    page.lines(MARGIN, top, lines, SMALL_INK)
    page.y = top + max(BAR_HEIGHT, block_height(lines, SMALL_INK))


def _draw_span(page: Page, strip: Scale, claim: Row, middle: float) -> None:
    page.box(strip.left, middle - SPAN_HEIGHT / 2, strip.right, middle + SPAN_HEIGHT / 2, TRACK, order=BACK - 1)
    if claim["period_start"] is None:
        return
    start, end = _year(claim["period_start"]), _year(claim["period_end"] + pd.Timedelta(days=1))
    page.box(strip.at(start), middle - SPAN_HEIGHT / 2, strip.at(end), middle + SPAN_HEIGHT / 2, NEUTRAL, order=MARK)


def _draw_years(page: Page, strip: Scale) -> None:
    """Write the first and the last year under the strip."""
    baseline = page.y + ASCENT * SMALL.size + 5
    page.text(strip.left, baseline, str(int(strip.lowest)), SMALL)
    if strip.highest - strip.lowest > 1:
        page.text(strip.right, baseline, str(int(strip.highest) - 1), SMALL, "right")
    page.y = baseline + line_height(SMALL)


def _year(day: pd.Timestamp) -> float:
    return float(day.year + (day.day_of_year - 1) / 366)

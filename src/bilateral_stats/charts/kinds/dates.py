"""Charts of events: a row for each, with the days that are printed for it on an axis of time."""

from __future__ import annotations

import math

from ...schemas.vocabularies import CONFLICT, PLANNED
from ...words.phrases import count, joined
from ...words.rows import Row, Rows, grouped
from ...words.values import short_period
from ..content import Content
from ..drawing.labels import GAP
from ..drawing.marks import RADIUS, THICK
from ..drawing.measuring import block_height, fitted, line_height, row_heights, text_width, wrap
from ..drawing.page import BACK, Page
from ..drawing.scales import Years, moment, years_axis
from ..drawing.style import AXIS_TYPE, GRID, LABEL, LABEL_BOLD, WHITE, Role
from ..palette import PALETTE
from .kind import of_datings

TITLE_PART = 0.46
"""Part of the page for the titles of events."""

LEAST_AXIS = 0.5
"""Part of the room beside the titles that the axis keeps, however long the words are."""

LEAST_PITCH = 30.0
MOST_PITCH = 58.0
YEARS_HEIGHT = 30.0
LEAST_SPAN = 5.0
NARROW = 800

COLOUR = PALETTE["blue"]


def draw(page: Page, content: Content, bottom: float) -> float:
    """Draw a row for each event, and return where the last one ends."""
    events = sorted(grouped(content.rows, ["event_id"]).values(), key=lambda rows: _first_day(min(rows, key=_length)))
    narrow = page.shape.width < NARROW
    label, bold = page.role(LABEL), page.role(LABEL_BOLD)
    width = page.width if narrow else page.width * TITLE_PART - 20
    titles = [wrap(rows[0]["event_title"], label, width, most=3) for rows in events]
    axis = YEARS_HEIGHT * page.shape.type_scale
    needed = [len(lines) * line_height(label) + (34 if narrow else 4) for lines in titles]
    heights = row_heights(needed, bottom - page.y - axis, LEAST_PITCH, MOST_PITCH)
    if not page.shape.grows:
        while len(events) > 1 and page.y + axis + sum(heights) > bottom:
            events, titles, heights = events[1:], titles[1:], heights[1:]
            page.unshown += 1
    column = max(text_width(line, label) for lines in titles for line in lines)
    left = page.left if narrow else page.left + column + 24
    dated = [
        row for rows in events for row in rows if row["period_start"] is not None and row["period_end"] is not None
    ]
    spans = [(moment(row["period_start"]), moment(row["period_end"])) for row in dated]
    years = _years(page, spans, events, left, bold)
    y = page.y + axis
    end = y + sum(heights)
    _draw_years(page, years, page.y + axis, end)
    for rows, lines, height in zip(events, titles, heights, strict=True):
        if narrow:
            page.lines(page.left, y + 2, lines, label)
            middle = y + 2 + block_height(lines, label) + 14
        else:
            middle = y + height / 2
            page.lines(page.left, middle - block_height(lines, label) / 2, lines, label)
        reached = _draw_marks(page, years, rows, middle)
        words = fitted(_said(rows), bold, page.right - reached - GAP)
        page.middle_text(reached + GAP, middle, words, bold.coloured(COLOUR))
        y += height
    return end


KIND = of_datings(draw)


def _years(page: Page, spans: list[tuple[float, float]], events: list[list[Row]], left: float, role: Role) -> Years:
    """Return the widest axis on which the words find room right of the marks of each event, within bounds."""
    scratch, right = Page(page.shape), page.right - 4
    while True:
        years = years_axis(spans, left, right)
        reached = [_draw_marks(scratch, years, rows, 0.0) for rows in events]
        ends = [end + GAP + text_width(_said(rows), role) for end, rows in zip(reached, events, strict=True)]
        if max(ends) <= page.right or right <= left + LEAST_AXIS * (page.right - left):
            return years
        right -= 10


def _draw_years(page: Page, years: Years, top: float, bottom: float) -> None:
    role = page.role(AXIS_TYPE)
    for piece in years.pieces:
        for year in range(int(piece.lowest), int(piece.highest) + 1):
            page.line([(piece.at(year), top - 4), (piece.at(year), bottom)], GRID, order=BACK - 1)
    for x, name in years.ticks():
        page.text(x, top - 10, name, role, "center")


def _draw_marks(page: Page, years: Years, rows: Rows, middle: float) -> float:
    """Draw each different dating of an event, and return where the last mark ends."""
    reached = page.left
    for _, same in grouped(rows, ["time_period", "event_status"]).items():
        row = same[0]
        if row["period_start"] is None and row["period_end"] is None:
            continue
        first, last = (row[name] if row[name] is not None else row[other] for name, other in _ENDS)
        start, end = years.at(moment(first)), years.at(moment(last) + 1 / 365)
        fill = WHITE if row["event_status"] == PLANNED else COLOUR
        if first == last:
            page.dot((start + end) / 2, middle, RADIUS, fill, COLOUR, gid=row["event_date_id"])
            reached = max(reached, (start + end) / 2 + RADIUS)
        else:
            end = max(end, start + LEAST_SPAN)
            page.box(start, middle - THICK / 2, end, middle + THICK / 2, fill, COLOUR, gid=row["event_date_id"])
            reached = max(reached, end)
    return reached


_ENDS = (("period_start", "period_end"), ("period_end", "period_start"))


def _said(rows: Rows) -> str:
    """Return the dating in words: the most exact where all agree, each with its sources where they do not."""
    groups: list[tuple[Row, set[str]]] = []
    for row in sorted(rows, key=_length):
        holder = next((group for group in groups if _holds(row, group[0])), None)
        if holder is None:
            groups.append((row, {row["source_id"]}))
        else:
            # A month that holds a day does not contradict it.
            holder[1].add(row["source_id"])
    groups.sort(key=lambda group: str(group[0]["time_period"]))
    if len(groups) > 1 and rows[0]["verdict"] == CONFLICT:
        return joined([f"{short_period(row['time_period'])} ({count(len(by), 'source')})" for row, by in groups], "or")
    planned = all(row["event_status"] == PLANNED for row in rows)
    return short_period(min(rows, key=_length)["time_period"]) + (", planned" if planned else "")


def _first_day(row: Row) -> str:
    day = row["period_start"] if row["period_start"] is not None else row["period_end"]
    return str(day)


def _length(row: Row) -> float:
    first, last = row["period_start"], row["period_end"]
    return math.inf if first is None or last is None else float((last - first).days)


def _holds(row: Row, other: Row) -> bool:
    return bool(
        row["period_start"] is not None
        and row["period_end"] is not None
        and row["period_start"] <= other["period_start"]
        and other["period_end"] <= row["period_end"]
    )

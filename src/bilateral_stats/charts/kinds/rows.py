"""Charts of rows: each figure on one line, in the order of printing, with who prints it and its mark on one scale."""

from __future__ import annotations

import math
from itertools import pairwise

from ...words.entries import Entry, entries_of, say_short, say_voices
from ...words.phrases import said_at
from ...words.rows import Row
from ...words.values import short_number, short_period
from ..camps import camp_ranges
from ..content import Content
from ..drawing.labels import GAP, Box
from ..drawing.marks import DOT, Place, draw_mark
from ..drawing.measuring import block_height, line_height, row_heights, text_width, wrap
from ..drawing.page import BACK, Page
from ..drawing.scales import Scale, reach, round_ticks
from ..drawing.style import AXIS, AXIS_TYPE, GRID, HEADING, LABEL, LABEL_BOLD, LABEL_MUTED, Role
from .kind import of_claims

DATE_WIDTH = 128.0
LABEL_WIDTH = 400.0
"""Pixels of the columns before the scale, in a landscape; of the second at most."""

MOST_PITCH, LEAST_PITCH = 64.0, 24.0
"""Pixels from one row to the next; where there is room, and where there is none."""

MOST_STEPS = 6
LEAST_SCALE = 0.45
"""Part of the room beside the names that the scale keeps, however long the words are."""

AXIS_HEIGHT = 32.0
NARROW = 800
"""Pixels of a page under which a row names its figure above its mark."""

UNDATED = "no date"

LEAST_CAMPED = 5
"""Figures of a conflict from which on it helps to see where they gather."""

CAMP = "#EDF0F3"
CAMP_EDGE = 10.0
"""Colour of the band behind a camp, and by how many pixels it is wider than its figures."""


def draw(page: Page, content: Content, bottom: float) -> float:
    """Draw a row for each figure, and return where the last one ends."""
    entries = _in_order(content)
    narrow = page.shape.width < NARROW
    label, date = page.role(LABEL), page.role(LABEL_MUTED)
    names = [_name(content, entry, narrow) for entry in entries]
    column = page.width if narrow else min(LABEL_WIDTH, max(text_width(name, label) for name in names) + 1)
    left = page.left if narrow else page.left + DATE_WIDTH + column + 20
    wrapped = [wrap(name, label, column, most=3) for name in names]
    axis = AXIS_HEIGHT * page.shape.type_scale
    headings = _headings(entries, page)
    needed = [len(lines) * line_height(label) + (28 if narrow else 2) for lines in wrapped]
    heights = row_heights(needed, bottom - page.y - axis - sum(headings.values()), LEAST_PITCH, MOST_PITCH)
    if not page.shape.grows:
        # The latest that find room: the foot says so, and the numbers beside the picture hold all.
        while len(entries) > 1 and page.y + axis + sum(heights) + sum(headings.values()) > bottom:
            oldest = min(range(len(entries)), key=lambda place: said_at(entries[place].first["date_published"]))
            for rows in (entries, wrapped, heights):
                del rows[oldest]
            headings = _headings(entries, page)
            page.unshown += 1
    scale, ticks = _scale(page, entries, left)
    end = page.y + axis + sum(heights) + sum(headings.values())
    _draw_axis(page, scale, ticks, entries[0].first, page.y + axis, end)
    _draw_camps(page, content, scale, page.y + axis, end)
    y = page.y + axis
    for number, (entry, lines, height) in enumerate(zip(entries, wrapped, heights, strict=True)):
        if heading := headings.get(number):
            page.text(
                page.left, y + heading - 8, entry.first["label"], page.role(HEADING).coloured(entry.first["colour"])
            )
            y += heading
        middle = y + height / 2
        if narrow:
            page.lines(page.left, y + 2, lines, label)
            middle = y + 2 + block_height(lines, label) + 12
        else:
            page.middle_text(page.left, middle, _day(entry), date)
            page.lines(page.left + DATE_WIDTH, middle - block_height(lines, label) / 2, lines, label)
        _draw_figure(page, scale, entry, middle)
        y += height
    return end


KIND = of_claims(draw)


def _in_order(content: Content) -> list[Entry]:
    entries = entries_of(content.rows, content.chart.collapse)
    series = [one.series for one in content.chart.select]
    return sorted(
        entries, key=lambda entry: (series.index(entry.first["series"]), said_at(entry.first["date_published"]))
    )


def _headings(entries: list[Entry], page: Page) -> dict[int, float]:
    """Return the room that the name of a series takes above its first row."""
    if len({entry.first["series"] for entry in entries}) == 1:
        return {}
    high = 34.0 * page.shape.type_scale
    changes = [0, *(place for place, (one, two) in enumerate(pairwise(entries), 1) if _series(one) != _series(two))]
    return {place: high for place in changes if entries[place].first["label"]}


def _series(entry: Entry) -> str:
    return str(entry.first["series"])


def _name(content: Content, entry: Entry, narrow: bool) -> str:
    """Return who prints a figure; with the period that it covers where the rows cover different ones."""
    periods = {row["time_period"] for row in content.rows}
    said = say_voices(entry, content.short_names)
    if len(periods) > 1 and entry.first["time_period"]:
        said += f" · covers {short_period(entry.first['time_period'])}"
    return f"{_day(entry)} · {said}" if narrow else said


def _day(entry: Entry) -> str:
    day = entry.first["date_published"]
    return short_period(day) if day else UNDATED


def _scale(page: Page, entries: list[Entry], left: float) -> tuple[Scale, list[float]]:
    """Return the widest scale on which the words find room right of each mark, within bounds."""
    rows = [entry.first for entry in entries]
    ticks, bold = round_ticks(*reach(rows), MOST_STEPS), page.role(LABEL_BOLD)
    widths = [text_width(say_short(row), bold) for row in rows]
    scratch, right = Page(page.shape), page.right - 2 * GAP
    while True:
        scale = Scale(left + 4, right, ticks[0], ticks[-1])
        boxes = [draw_mark(scratch, Place(scale, 0, 0), row, DOT) for row in rows]
        over = max(box.right + GAP + width - page.right for box, width in zip(boxes, widths, strict=True))
        if over <= 0 or right <= left + LEAST_SCALE * (page.right - left):
            return scale, ticks
        right -= max(over / 2, 4)


def _draw_axis(page: Page, scale: Scale, ticks: list[float], row: Row, top: float, bottom: float) -> None:
    role: Role = page.role(AXIS_TYPE)
    said = [short_number(tick, row["sign"]) if tick else "0" for tick in ticks]
    said[-1] += row["after"]
    step = scale.at(ticks[1]) - scale.at(ticks[0])
    # As many numbers as find room, the last one always among them.
    every = max(1, math.ceil((max(text_width(words, role) for words in said) + GAP) / step))
    for number, (tick, words) in enumerate(zip(ticks, said, strict=True)):
        x = scale.at(tick)
        if (len(ticks) - 1 - number) % every == 0:
            page.text(x, top - 12, words, role, "center")
        page.line([(x, top - 4), (x, bottom)], AXIS if tick == 0 else GRID, order=BACK - 1)


def _draw_camps(page: Page, content: Content, scale: Scale, top: float, bottom: float) -> None:
    """Shade where the figures of the largest conflict gather: one band for each camp."""
    conflicts = [verdict for verdict in content.verdicts if verdict.conflict and len(verdict.claims) >= LEAST_CAMPED]
    if not conflicts:
        return
    largest = max(conflicts, key=lambda verdict: len(verdict.claims))
    for low, high in camp_ranges(largest.claims):
        page.box(scale.at(low) - CAMP_EDGE, top - 4, scale.at(high) + CAMP_EDGE, bottom, CAMP, order=BACK - 2)


def _draw_figure(page: Page, scale: Scale, entry: Entry, middle: float) -> None:
    claim, role = entry.first, page.role(LABEL_BOLD)
    box = draw_mark(page, Place(scale, middle, middle), claim, DOT)
    rooms = {"left": page.right - box.right - GAP, "right": box.left - GAP - scale.start}
    for words in (say_short(claim), say_short(claim, status=False)):
        for align, room in rooms.items():
            if text_width(words, role) <= room:
                _write(page, box, words, role, align, middle)
                return
    align = max(rooms, key=rooms.__getitem__)
    _write(page, box, words, role.scaled(rooms[align] / text_width(words, role)), align, middle)


def _write(page: Page, box: Box, words: str, role: Role, align: str, middle: float) -> None:
    """Write beside a mark: right of it where the words start there, left of it where they end there."""
    if align == "left":
        page.middle_text(box.right + GAP, middle, words, role)
    else:
        page.middle_text(box.left - GAP, middle, words, role, "right")

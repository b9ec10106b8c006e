"""Charts on an axis of time: a line spans the months that a figure covers, a dot stands at the day of a count.

Where a figure states no period, a diamond stands at the day of printing. Counts that went on are joined by a thin line,
the first and the last named. Where not every label finds a place of its own, the same figures are drawn as rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import pandas as pd

from ...ground.periods import first_and_last
from ...schemas.vocabularies import YEAR
from ...words.entries import Entry, entries_of, say_short, say_voices
from ...words.rows import Row
from ...words.values import short_number, short_period
from ..content import Content
from ..drawing.labels import Box, Label, Placed, place_labels
from ..drawing.marks import DIAMOND, DOT, LEAST_SPAN, SPAN, THICK, Place, draw_mark
from ..drawing.measuring import ASCENT, text_width
from ..drawing.page import BACK, Page, Point
from ..drawing.scales import Scale, Years, moment, reach, round_ticks, years_axis
from ..drawing.style import AXIS, AXIS_TYPE, GRID, HEADING, LABEL_BOLD, Role
from ..places import last_count, sum_of_last
from . import rows
from .kind import of_claims

TICKS_WIDTH = 62.0
"""Pixels for the numbers left of the plot."""

BESIDE = 96.0
"""Pixels right of the last year, where a label may stand."""

LABEL_SIZES = (1.0, 0.9, 0.8)
"""Parts of their size in which labels are tried, where they are many."""

YEARS_HEIGHT = 30.0
MOST_STEPS = 5
STACKED = THICK + 1.5
"""Pixels between two lines that would cover each other."""

DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Spot:
    """Where an entry lies.

    Parameters
    ----------
    entry
        The figure.
    form
        Form of its mark.
    start, end
        Moments, as years with their fractions.
    lift
        Pixels by which it stands above its value, so that it covers no other.
    """

    entry: Entry
    form: str
    start: float
    end: float
    lift: float = 0.0


@dataclass(frozen=True)
class Plot:
    """Where the plot lies.

    Parameters
    ----------
    years
        The axis of time.
    scale
        The scale of values, upwards.
    """

    years: Years
    scale: Scale

    def place(self, spot: Spot) -> Place:
        """Return where the mark of a spot lies."""
        start, end = self.years.at(spot.start), self.years.at(spot.end)
        if spot.form != SPAN:
            start = end = (start + end) / 2
        elif end - start < LEAST_SPAN:
            start, end = (start + end - LEAST_SPAN) / 2, (start + end + LEAST_SPAN) / 2
        values = replace(self.scale, start=self.scale.start - spot.lift, end=self.scale.end - spot.lift)
        return Place(values, start, end, upright=True)


def draw(page: Page, content: Content, bottom: float) -> float:
    """Draw the marks on an axis of time, or as rows where their labels would cover each other."""
    spots = [_spot(entry) for entry in entries_of(content.rows, content.chart.collapse)]
    found = [spot for spot in spots if spot is not None]
    legend = 0.0 if len(content.chart.select) == 1 else 44.0 * page.shape.type_scale
    top = page.y + legend
    if len(found) < len(spots) or bottom - top < 200:
        return rows.draw(page, content, bottom)
    low = bottom - YEARS_HEIGHT * page.shape.type_scale
    plot, ticks = _plot(page, content, found, top, low)
    found = _lifted(found, plot)
    scratch = Page(page.shape)
    boxes = [draw_mark(scratch, plot.place(spot), spot.entry.first, spot.form) for spot in found]
    named = [number for number, spot in enumerate(found) if _is_named(spot, content)]
    unnamed = [*(box for number, box in enumerate(boxes) if number not in named), *_line_boxes(plot, found)]
    bounds = Box(page.left + TICKS_WIDTH, top - 20, page.right, low - 2)
    for size in LABEL_SIZES:
        role = page.role(LABEL_BOLD).scaled(size)
        labels = [Label(boxes[n], _wordings(content, found[n].entry), _ink(role, found[n].entry)) for n in named]
        if content.chart.sum_words:
            labels.append(_sum_label(content, plot, found, role))
        placed = place_labels(labels, unnamed, bounds)
        if placed is not None:
            break
    if placed is None:
        return rows.draw(page, content, bottom)
    if legend:
        _draw_legend(page, content)
    _draw_axes(page, content.rows[0], plot, ticks, low)
    for colour, points in _counts(plot, found):
        if len(points) > 1:
            page.line(points, colour, 2.0)
    for spot in found:
        draw_mark(page, plot.place(spot), spot.entry.first, spot.form)
    _write(page, labels, placed, content)
    return bottom


KIND = of_claims(draw)


def _spot(entry: Entry) -> Spot | None:
    """Return where an entry lies in time; nothing where neither a period nor a day of printing is known."""
    row = entry.first
    for cell, form in (("as_of", DOT), ("time_period", SPAN), ("date_published", DIAMOND)):
        if row[cell] is not None:
            first, last = first_and_last(row[cell])
            return None if first is None or last is None else Spot(entry, form, moment(first), moment(last + DAY))
    return None


def _plot(page: Page, content: Content, spots: list[Spot], top: float, low: float) -> tuple[Plot, list[float]]:
    lowest, highest = reach(content.rows)
    if content.chart.sum_words:
        highest = max(highest, sum_of_last(content.rows))
    ticks = round_ticks(lowest, highest, MOST_STEPS)
    spans = [(spot.start, spot.end - 1e-6) for spot in spots]
    years = years_axis(spans, page.left + TICKS_WIDTH + 10, page.right - BESIDE)
    return Plot(years, Scale(low, top, ticks[0], ticks[-1])), ticks


def _lifted(spots: list[Spot], plot: Plot) -> list[Spot]:
    """Return the spots, those lines lifted that would cover another one."""
    kept: list[Spot] = []
    for spot in spots:
        lift = 0.0
        while spot.form == SPAN and any(_cover(replace(spot, lift=lift), other, plot) for other in kept):
            lift += STACKED
        kept.append(replace(spot, lift=lift))
    return kept


def _cover(one: Spot, other: Spot, plot: Plot) -> bool:
    if other.form != SPAN or one.start >= other.end - 1e-6 or other.start >= one.end - 1e-6:
        return False
    heights = [plot.place(spot).scale.at(spot.entry.first["obs_value"]) for spot in (one, other)]
    return abs(heights[0] - heights[1]) < THICK / 2


def _is_named(spot: Spot, content: Content) -> bool:
    """Whether a label stands beside a mark: of counts that went on, the first and the last alone."""
    if spot.form != DOT:
        return True
    row = spot.entry.first
    series = [other for other in content.rows if other["series"] == row["series"] and other["as_of"] is not None]
    first = min(series, key=lambda other: (str(other["as_of"]), other["claim_id"]))
    ends = (first["claim_id"], last_count(series)["claim_id"])
    return any(claim["claim_id"] in ends for claim in spot.entry.claims)


def _wordings(content: Content, entry: Entry) -> list[str]:
    """Return what may stand beside a mark, the fullest first."""
    row = entry.first
    counted = row["as_of"] is not None
    value = say_short(row, status=not counted)
    when = short_period(row["as_of"]) if counted else ""
    if not counted and row["time_period"] and row["period_kind"] != YEAR:
        when = short_period(row["time_period"])
    voices = {other["originator"] for other in content.rows}
    one_voice = len(voices) == 1 and None not in voices
    who = "" if counted else say_voices(entry, content.short_names, brief=True)
    if one_voice:
        who = "" if entry.sources == 1 else f"{entry.sources} outlets"
    full = f"{value}  {', '.join(part for part in (when, who) if part)}".strip()
    return list(dict.fromkeys([full, f"{value}  {when or who}".strip(), value]))


def _sum_label(content: Content, plot: Plot, spots: list[Spot], role: Role) -> Label:
    """Return the label of the sum of the last counts, which stands where the last of them does."""
    total = sum_of_last(content.rows)
    last = max((spot for spot in spots if spot.form == DOT), key=lambda spot: spot.end)
    x, y = plot.years.at(last.end), plot.scale.at(total)
    return Label(Box(x - 10, y - 10, x + 10, y + 10), [f"{short_number(total)}  {content.chart.sum_words}"], role)


def _ink(role: Role, entry: Entry) -> Role:
    return role.coloured(entry.first["colour"])


def _draw_legend(page: Page, content: Content) -> None:
    role, x = page.role(HEADING), page.left
    baseline = page.y + ASCENT * role.size
    shown = {row["label"]: row["colour"] for row in content.rows if row["label"]}
    for words, colour in shown.items():
        width = text_width(words, role)
        if x + width > page.right and x > page.left:
            x, baseline = page.left, baseline + role.size * 1.2
        page.text(x, baseline, words, role.coloured(colour))
        x += width + 28


def _draw_axes(page: Page, row: Row, plot: Plot, ticks: list[float], low: float) -> None:
    role = page.role(AXIS_TYPE)
    left = plot.years.pieces[0].start - 10
    for tick in ticks:
        y = plot.scale.at(tick)
        last = tick == ticks[-1]
        words = short_number(tick, row["sign"], row["after"]) if last else short_number(tick, row["sign"])
        page.middle_text(left - 8, y, words if tick else "0", role, "right")
        for number, piece in enumerate(plot.years.pieces):
            end = page.right - BESIDE / 2 if number == len(plot.years.pieces) - 1 else piece.end + 10
            page.line([(piece.start - 10, y), (end, y)], AXIS if tick == 0 else GRID, order=BACK - 1)
    for x, year in plot.years.ticks():
        page.text(x, low + YEARS_HEIGHT * 0.75 * page.shape.type_scale, year, role, "center")


def _counts(plot: Plot, spots: list[Spot]) -> list[tuple[str, list[Point]]]:
    """Return for each series of counts that went on its colour, and its points in the order of the days."""
    counted = [spot for spot in spots if spot.form == DOT]
    counted.sort(key=lambda spot: (str(spot.entry.first["as_of"]), spot.entry.first["obs_value"]))
    lines: dict[str, tuple[str, list[Point]]] = {}
    for spot in counted:
        row, place = spot.entry.first, plot.place(spot)
        lines.setdefault(row["series"], (row["colour"], []))[1].append((place.start, place.scale.at(row["obs_value"])))
    return list(lines.values())


def _line_boxes(plot: Plot, spots: list[Spot]) -> list[Box]:
    """Return what the thin lines between counts cover."""
    pairs = [pair for _, points in _counts(plot, spots) for pair in pairwise(points)]
    return [Box(x, min(y, v) - 2, u, max(y, v) + 2) for (x, y), (u, v) in pairs]


def _write(page: Page, labels: list[Label], placed: list[Placed], content: Content) -> None:
    for label, (words, box, leader) in zip(labels, placed, strict=True):
        if leader is not None:
            page.line(leader, label.role.colour, 1.0)
        page.text(box.left, box.top + ASCENT * label.role.size, words, label.role)
    if content.chart.sum_words:
        mark = labels[-1].mark
        x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
        page.polygon([(x, y - 9), (x + 9, y), (x, y + 9), (x - 9, y)], "#FFFFFF", labels[-1].role.colour)

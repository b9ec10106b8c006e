"""Charts of events: a row for each, in the order of time, with a strip that shows its place in the year.

The scale is one year for all rows, and the years head their rows. So a year, a month and a day keep their true
lengths beside each other, and no axis has to be broken where nothing happened for decades.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from matplotlib.lines import Line2D

from ...schemas.vocabularies import PLANNED
from ...words.rows import Rows, grouped
from ...words.values import MONTHS, say_within
from ..compose import Content
from ..drawing.marks import ARROW, Scale
from ..drawing.measuring import (
    ASCENT,
    MIDDLE,
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
    RULE,
    SMALL,
    SMALL_INK,
    TRACK,
    WHITE,
)
from ..palette import NEUTRAL

STRIP_WIDTH = 84.0
"""Points for a year: seven a month."""

DATE_WIDTH = 92.0
KEY_GAP = 3.0
"""Points between a date and the letter of its source."""

KEY_COLUMNS = 2
GUTTER = 10.0
ROW_GAP = 6.0
YEAR_GAP = 13.0

MARK_HEIGHT = 6.0
"""Height of a span, and diameter of a day's point."""

LEAST_SPAN = 3.0
"""Width of a span of a few days: still seen, and still narrower than a month."""

TRACK_HEIGHT = 9.0
QUARTERS = (0, 3, 6, 9)


@dataclass(frozen=True)
class Dating:
    """What one or more sources say alike about the date of an event."""

    ids: tuple[str, ...]
    time_period: str
    start: pd.Timestamp
    end: pd.Timestamp
    planned: bool
    keys: str

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return bool(self.start == self.end)


def draw(page: Page, content: Content) -> None:
    """Draw the events where the page stands, and move on below them."""
    strip = Scale(MARGIN + CONTENT_WIDTH - STRIP_WIDTH, MARGIN + CONTENT_WIDTH, 0.0, 1.0)
    groups = grouped(content.rows, ["event_id", "event_title"])
    events = [list(_group_datings(rows)) for rows in groups.values()]
    every = [dating for datings in events for dating in datings]
    later = any(dating.end.year > datings[0].start.year for datings in events for dating in datings)
    _draw_key(page, every, any(len(event) > 1 for event in events), later)
    year = 0
    for (_, title), datings in zip(groups, events, strict=True):
        if datings[0].start.year != year:
            page.skip(YEAR_GAP - ROW_GAP)
            year = datings[0].start.year
            _draw_year(page, strip, year)
        _draw_event(page, strip, year, title, datings)
        page.skip(ROW_GAP)
    page.skip(-ROW_GAP)


def _draw_key(page: Page, datings: list[Dating], any_joined: bool, any_later: bool) -> None:
    """Say what the marks mean, for those that occur."""
    meanings = {
        "span": ("some time within this span", any(not dating.is_day for dating in datings)),
        "day": ("on this day", any(dating.is_day for dating in datings)),
        "planned": ("planned when printed", any(dating.planned for dating in datings)),
        "joined": ("one event, dated more than once", any_joined),
        "later": ("goes on, or lies, beyond the year", any_later),
    }
    occurring = [(mark, words) for mark, (words, occurs) in meanings.items() if occurs]
    for number, (mark, words) in enumerate(occurring):
        if number and number % KEY_COLUMNS == 0:
            page.skip(line_height(SMALL_INK) + 2)
        x = MARGIN + number % KEY_COLUMNS * CONTENT_WIDTH / KEY_COLUMNS
        middle = page.y + (ASCENT - MIDDLE) * SMALL_INK.size
        if mark == "span":
            page.box(x, middle - MARK_HEIGHT / 2, x + 12, middle + MARK_HEIGHT / 2, NEUTRAL)
        elif mark == "later":
            page.shape([(x + 3, middle - 3), (x + 9, middle), (x + 3, middle + 3)], NEUTRAL)
        elif mark == "joined":
            page.line([(x + 6, middle - 5), (x + 6, middle + 5)], INK)
        else:
            _draw_point(page, x + 6, middle, mark == "planned")
        page.text(x + 16, page.y + ASCENT * SMALL_INK.size, words, SMALL_INK)
    page.skip(line_height(SMALL_INK) + ROW_GAP)


def _draw_year(page: Page, strip: Scale, year: int) -> None:
    baseline = page.y + ASCENT * HEADING.size
    page.text(MARGIN, baseline, str(year), HEADING)
    for month in QUARTERS:
        page.text(strip.at(month / 12), baseline, MONTHS[month][:3], SMALL)
    page.y = baseline + 4
    page.line([(MARGIN, page.y), (MARGIN + CONTENT_WIDTH, page.y)], RULE, 0.6)
    page.skip(4)


def _draw_event(page: Page, strip: Scale, year: int, title: str, datings: list[Dating]) -> None:
    title_left = MARGIN + DATE_WIDTH + GUTTER
    bottom = page.lines(title_left, page.y, wrap(title, SMALL_INK, strip.left - GUTTER - title_left), SMALL_INK)
    top, centres = page.y, []
    for dating in datings:
        middle = top + (ASCENT - MIDDLE) * SMALL_INK.size
        centres.append(_draw_dating(page, strip, year, dating, middle))
        words = say_within(dating.time_period, year) + (", planned" if dating.planned else "")
        key_width = text_width(dating.keys, SMALL)
        end = page.lines(MARGIN, top, wrap(words, SMALL_INK, DATE_WIDTH - key_width - KEY_GAP), SMALL_INK)
        page.text(MARGIN + DATE_WIDTH, top + ASCENT * SMALL.size, dating.keys, SMALL, "right")
        bottom, top = max(bottom, end), end + 2
    if len(centres) > 1:
        page.line(centres, INK, 0.8, MARK - 0.5)
    page.y = bottom


def _draw_dating(page: Page, strip: Scale, year: int, dating: Dating, middle: float) -> tuple[float, float]:
    """Draw the strip of a year with a span or a point on it, and return the centre of this mark."""
    page.box(strip.left, middle - TRACK_HEIGHT / 2, strip.right, middle + TRACK_HEIGHT / 2, TRACK, order=BACK - 1)
    for month in QUARTERS[1:]:
        x = strip.at(month / 12)
        page.line([(x, middle - TRACK_HEIGHT / 2), (x, middle + TRACK_HEIGHT / 2)], WHITE, 0.8, BACK - 0.5)
    start, end = (_part_of_year(day, year) for day in (dating.start, dating.end + pd.Timedelta(days=1)))
    left, right = strip.at(start), strip.at(min(end, 1.0))
    centre = (left + right) / 2
    if start >= 1:
        # All of it lies beyond the year: an arrow says so, and the date beside it says where.
        _draw_arrow(page, strip, middle, dating.ids[0])
        return strip.right + ARROW / 2, middle
    if dating.is_day:
        _draw_point(page, centre, middle, dating.planned, dating.ids[0])
    else:
        fill = WHITE if dating.planned else NEUTRAL
        left, right = min(left, centre - LEAST_SPAN / 2), max(right, centre + LEAST_SPAN / 2)
        page.box(left, middle - MARK_HEIGHT / 2, right, middle + MARK_HEIGHT / 2, fill, NEUTRAL, gid=dating.ids[0])
    if end > 1:
        _draw_arrow(page, strip, middle)
    return centre, middle


def _draw_arrow(page: Page, strip: Scale, middle: float, gid: str = "") -> None:
    points = [(0.0, -ARROW / 2), (ARROW, 0.0), (0.0, ARROW / 2)]
    page.shape([(strip.right + x, middle + y) for x, y in points], NEUTRAL, gid=gid)


def _draw_point(page: Page, x: float, y: float, planned: bool, gid: str = "") -> None:
    point = Line2D(
        [x],
        [y],
        marker="o",
        markersize=MARK_HEIGHT,
        markerfacecolor=WHITE if planned else NEUTRAL,
        markeredgecolor=NEUTRAL,
        markeredgewidth=1.4,
    )
    page.add(point, MARK, gid)


def _part_of_year(day: pd.Timestamp, year: int) -> float:
    first = pd.Timestamp(year=year, month=1, day=1)
    return float((day - first) / (pd.Timestamp(year=year + 1, month=1, day=1) - first))


def _group_datings(rows: Rows) -> Iterator[Dating]:
    """Yield the different datings of one event, each with all sources that give it.

    Parameters
    ----------
    rows
        The plotted datings of one event, in order.
    """
    for same in grouped(rows, ["time_period", "event_status"]).values():
        first = same[0]
        yield Dating(
            tuple(row["event_date_id"] for row in same),
            first["time_period"],
            first["period_start"],
            first["period_end"],
            first["event_status"] == PLANNED,
            " ".join(sorted({row["source_key"] for row in same})),
        )

"""The marks of claims, the same in every chart.

A filled mark is a printed figure; a hollow one is expected, estimated or provisional, a dotted one a forecast. A pale
range is what a word such as "about" allows; a bar with stops is a range that was printed; a stop with an arrow says
"more than" or "less than".
"""

from __future__ import annotations

from dataclasses import dataclass

from ...schemas.qualifiers import QUALIFIERS, RANGE
from ...schemas.vocabularies import FORECAST_VALUE, NORMAL_VALUE
from ...words.rows import Row
from .labels import Box
from .page import BACK, MARK, Page, Point
from .scales import Scale
from .style import WHITE, pale

RADIUS = 8.0
THICK = 5.0
"""Height of a line that spans the months which a figure covers."""

BAR = 4.0
STOP = 9.0
"""Half the length of a stop, and of the width of a pale range."""

ARROW, SHORT_ARROW = 44.0, 24.0
HEAD = 10.0
"""Length of an arrow, of one from a count among others, and of its head."""

LEAST_SPAN = 10.0
"""Length of a line for a few days: still seen."""

DOT, DIAMOND, SPAN = "dot", "diamond", "span"
"""Forms of a mark: a row of its own, a day of printing on an axis of time, months on it."""


@dataclass(frozen=True)
class Place:
    """Where a mark lies.

    Parameters
    ----------
    scale
        The scale of its value.
    start, end
        Its ends across the scale; the same for a mark without length.
    upright
        Whether the value is measured upwards, on an axis of time; if not, to the right.
    """

    scale: Scale
    start: float
    end: float
    upright: bool = False

    def point(self, along: float, across: float) -> Point:
        """Return a point of the page from places along the scale and across it."""
        return (across, along) if self.upright else (along, across)


def draw_mark(page: Page, place: Place, claim: Row, form: str) -> Box:
    """Draw the mark of a claim and return the rectangle that it takes.

    Parameters
    ----------
    page, place
        Where to draw.
    claim
        The claim with its colour.
    form
        :data:`DOT`, :data:`DIAMOND` or :data:`SPAN`.
    """
    qualifier, scale, colour = QUALIFIERS[claim["qualifier"]], place.scale, claim["colour"]
    middle, value = (place.start + place.end) / 2, scale.at(claim["obs_value"])
    reached = [value]
    half = max(STOP, (place.end - place.start) / 2)
    rising, falling = qualifier.high is None, qualifier.low is None
    if claim["obs_value"] < 0:
        rising, falling = falling, rising
    if claim["qualifier"] == RANGE:
        upper = scale.at(claim["obs_value_to"])
        reached.append(upper)
        _stroke(page, place, (value, middle), (upper, middle), colour, BAR, claim["claim_id"])
        for end in (value, upper):
            _stroke(page, place, (end, middle - half), (end, middle + half), colour, BAR)
    elif rising or falling:
        length = SHORT_ARROW if place.upright and form == DOT else ARROW
        up = length if rising else -length
        tip = value + (-up if place.upright else up)
        reached.append(tip)
        if form == SPAN:
            _body(page, place, claim, form, value, middle)
        else:
            _stroke(page, place, (value, middle - STOP), (value, middle + STOP), colour, BAR, claim["claim_id"])
        _arrow(page, place, value, tip, middle, colour)
    else:
        if qualifier.words and claim["obs_low"] is not None and claim["obs_high"] is not None:
            low, high = scale.at(claim["obs_low"]), scale.at(claim["obs_high"])
            reached += [low, high]
            (left, top), (right, bottom) = place.point(low, middle - half), place.point(high, middle + half)
            page.box(min(left, right), min(top, bottom), max(left, right), max(top, bottom), pale(colour), order=BACK)
        _body(page, place, claim, form, value, middle)
    thick = THICK / 2 + 2 if form == SPAN else RADIUS + 1
    (left, top), (right, bottom) = (
        place.point(min(reached) - thick, middle - half),
        place.point(max(reached) + thick, middle + half),
    )
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _body(page: Page, place: Place, claim: Row, form: str, value: float, middle: float) -> None:
    colour, key = claim["colour"], claim["claim_id"]
    forecast, sure = claim["obs_status"] == FORECAST_VALUE, claim["obs_status"] == NORMAL_VALUE
    fill = colour if sure else WHITE
    if form == SPAN:
        half = max(place.end - place.start, LEAST_SPAN) / 2
        if forecast:
            _stroke(page, place, (value, middle - half), (value, middle + half), colour, THICK, key, dotted=True)
        else:
            (left, top), (right, bottom) = (
                place.point(value - THICK / 2, middle - half),
                place.point(value + THICK / 2, middle + half),
            )
            page.box(left, top, right, bottom, fill, "none" if sure else colour, gid=key)
    elif form == DIAMOND:
        x, y = place.point(value, middle)
        size = RADIUS + 2
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
        page.polygon(corners, fill, colour, gid=key)
    else:
        x, y = place.point(value, middle)
        page.dot(x, y, RADIUS, fill, colour, gid=key)


def _arrow(page: Page, place: Place, start: float, tip: float, middle: float, colour: str) -> None:
    neck = tip + (HEAD if tip < start else -HEAD)
    _stroke(page, place, (start, middle), (neck, middle), colour, BAR - 1)
    head = [(tip, middle), (neck, middle - HEAD / 2), (neck, middle + HEAD / 2)]
    page.polygon([place.point(along, across) for along, across in head], colour)


def _stroke(
    page: Page, place: Place, start: Point, end: Point, colour: str, width: float, key: str = "", dotted: bool = False
) -> None:
    page.line([place.point(*start), place.point(*end)], colour, width, MARK, key, dotted)

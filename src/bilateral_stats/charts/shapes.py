"""The shapes of a picture: how wide and high it is, and how large its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """One shape.

    Parameters
    ----------
    name
        Its name, and part of the name of its files unless it is the standard one.
    width, height
        Pixels of a screen; two by two dots of the PNG each.
    type_scale
        By how much all type is smaller than in a landscape.
    grows
        Whether it gets higher where its rows need more room; if not, it shows the latest that find room.
    margin
        Pixels of white on each side.
    """

    name: str
    width: int
    height: int
    type_scale: float = 1.0
    grows: bool = True
    margin: int = 48


LANDSCAPE = Shape("landscape", 1200, 675)
"""The standard: fills a slide, and a column of a web page."""

COMPACT = Shape("compact", 600, 420, type_scale=0.8, margin=24)
"""For a column of a newspaper or a telephone."""

SOCIAL = Shape("social", 1200, 630, grows=False)
"""The card that sites show beside a link."""

SHAPES: Mapping[str, Shape] = {shape.name: shape for shape in (LANDSCAPE, COMPACT, SOCIAL)}
"""By name, the standard one first."""


def file_stem(chart: str, shape: Shape) -> str:
    """Return the name of the files of a chart in a shape, without its ending.

    Parameters
    ----------
    chart
        Name of the chart.
    shape
        The shape.

    Examples
    --------
    >>> file_stem("trade", LANDSCAPE), file_stem("trade", COMPACT)
    ('trade', 'trade.compact')
    """
    return chart if shape == LANDSCAPE else f"{chart}.{shape.name}"

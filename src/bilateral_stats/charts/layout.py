"""A page of computed layout: texts are measured and wrapped, everything stacks, and the page grows with its content.

Positions are points from the upper left corner. Nothing is tuned to today's rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from .style import CONTENT_WIDTH, FONT, LINE_SPACING, MARGIN, PAGE_WIDTH, RULE, Role

SLACK = 1.03
"""Texts are taken to be this much wider than their outlines: a renderer that rounds each letter to whole pixels, as
matplotlib's own settings make it, needs up to 2.5 percent more."""

ASCENT = 0.95
"""Height of a line above its baseline, as a multiple of the size of the type; accents included."""

DESCENT = 0.24
"""Depth of a line below its baseline, likewise."""

TEXT, MARK, BACK = 3.0, 2.0, 1.0
"""Order of drawing: texts above marks above what lies behind them."""


Align = Literal["left", "center", "right"]


class Page:
    """A figure that is filled from the top and gets its height at the end."""

    def __init__(self) -> None:
        self.figure = Figure()
        self.y = MARGIN
        """Where the next block starts."""
        self._flip = Affine2D().scale(1 / 72, -1 / 72)
        self._transform = self._flip + self.figure.dpi_scale_trans

    def skip(self, points: float) -> None:
        """Leave white space."""
        self.y += points

    def add(self, artist: Artist, order: float = MARK, gid: str = "") -> None:
        """Draw something whose coordinates are points.

        Parameters
        ----------
        artist
            What to draw.
        order
            What lies higher covers what lies lower.
        gid
            Name of the mark inside the SVG: the claim that it shows.
        """
        artist.set_transform(self._transform)
        artist.set_zorder(order)
        if gid:
            artist.set_gid(gid)
        self.figure.add_artist(artist)

    def text(self, x: float, baseline: float, words: str, role: Role, align: Align = "left") -> None:
        """Write one line of text.

        Parameters
        ----------
        x, baseline
            Where it starts, is centred or ends, and the line on which it stands.
        words
            The text.
        role
            How it is set.
        align
            ``left``, ``center`` or ``right``.
        """
        artist = Text(
            x,
            baseline,
            words,
            color=role.colour,
            fontproperties=_font(role.size, role.weight),
            horizontalalignment=align,
            verticalalignment="baseline",
            transform=self._transform,
        )
        artist.set_zorder(TEXT)
        self.figure.add_artist(artist)

    def lines(self, x: float, top: float, lines: Sequence[str], role: Role, align: Align = "left") -> float:
        """Write lines below each other and return where they end."""
        for number, words in enumerate(lines):
            self.text(x, top + number * line_height(role) + ASCENT * role.size, words, role, align)
        return top + block_height(lines, role)

    def paragraph(
        self, words: str, role: Role, x: float = MARGIN, width: float = CONTENT_WIDTH, balanced: bool = False
    ) -> None:
        """Write text that wraps, where the page stands, and move on below it."""
        self.y = self.lines(x, self.y, wrap(words, role, width, balanced), role)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        fill: str,
        edge: str = "none",
        order: float = MARK,
        gid: str = "",
    ) -> None:
        """Draw a filled rectangle, with an outline that stays inside it."""
        line = 0.0 if edge == "none" else 1.4
        patch = Rectangle(
            (left + line / 2, top + line / 2),
            max(right - left - line, 0),
            max(bottom - top - line, 0),
            facecolor=fill,
            edgecolor=edge,
            linewidth=line,
            joinstyle="miter",
        )
        self.add(patch, order, gid)

    def line(
        self, points: Sequence[tuple[float, float]], colour: str = RULE, width: float = 0.8, order: float = MARK
    ) -> None:
        """Draw a line through points."""
        xs, ys = zip(*points, strict=True)
        self.add(Line2D(xs, ys, color=colour, linewidth=width, solid_capstyle="butt", solid_joinstyle="miter"), order)

    def shape(self, points: Sequence[tuple[float, float]], fill: str, order: float = MARK) -> None:
        """Draw a filled shape without an outline."""
        self.add(Polygon(points, closed=True, facecolor=fill, edgecolor="none", linewidth=0), order)

    def finish(self) -> Figure:
        """Give the page its height and return the figure."""
        height = self.y + MARGIN
        self.figure.set_size_inches(PAGE_WIDTH / 72, height / 72)
        self._flip.translate(0, height / 72)
        return self.figure


def text_width(words: str, role: Role) -> float:
    """Return the width of one line in points."""
    return _outline_width(words, role.size, role.weight) * SLACK


def line_height(role: Role) -> float:
    """Return the distance of two baselines in points."""
    return role.size * LINE_SPACING


def block_height(lines: Sequence[str], role: Role) -> float:
    """Return the height of lines below each other in points."""
    return (len(lines) - 1) * line_height(role) + (ASCENT + DESCENT) * role.size if lines else 0.0


def wrap(words: str, role: Role, width: float, balanced: bool = False) -> list[str]:
    """Return text as lines that fit a width; a word that does not fit is cut.

    Parameters
    ----------
    words
        The text.
    role
        How it is set.
    width
        Points.
    balanced
        Whether to make the lines about equally long, as few as they are.
    """
    lines = _greedy(words, role, width)
    if not balanced or len(lines) < 2:
        return lines
    narrow, wide = width / 2, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(_greedy(words, role, middle)) <= len(lines) else (middle, wide)
    return _greedy(words, role, wide)


def _greedy(words: str, role: Role, width: float) -> list[str]:
    lines: list[str] = []
    for word in _unbroken(words, role, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, role) <= width:
            lines[-1] = longer
            continue
        lines.append(word)
        while text_width(lines[-1], role) > width and len(lines[-1]) > 1:
            whole = lines.pop()
            fits = next((end for end in range(len(whole) - 1, 1, -1) if text_width(whole[:end], role) <= width), 1)
            lines += [whole[:fits], whole[fits:]]
    return lines


def _unbroken(words: str, role: Role, width: float) -> list[str]:
    """Return words, a number together with what it counts where both fit a line."""
    found: list[str] = []
    for word in words.split():
        if found and found[-1][-1].isdigit() and text_width(f"{found[-1]} {word}", role) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


@lru_cache(maxsize=8192)
def _outline_width(words: str, size: float, weight: str) -> float:
    width, _, _ = text_to_path.get_text_width_height_descent(words, _font(size, weight), ismath=False)
    return float(width)


@lru_cache
def _font(size: float, weight: str) -> FontProperties:
    return FontProperties(family=FONT, size=size, weight=weight)

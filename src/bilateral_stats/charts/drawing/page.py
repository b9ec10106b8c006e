"""A page of computed layout: texts are measured and wrapped, everything stacks, and the page grows with its content.

Positions are points from the upper left corner. Nothing is tuned to today's rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import Affine2D

from .lettering import Line
from .measuring import (
    ASCENT,
    SLACK,
    block_height,
    font,
    line_height,
    text_width,
    wrap,
)
from .style import (
    CONTENT_WIDTH,
    MARGIN,
    PAGE_WIDTH,
    RULE,
    Role,
)

NOTE_GAP = 4.0
"""Points between two sentences that stand on lines of their own."""

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
        if not words:
            return
        # The width of the letters themselves, without the room that is kept for other renderers.
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * text_width(words, role) / SLACK
        artist = Line(
            x - shift,
            baseline,
            words,
            color=role.colour,
            fontproperties=font(role.size, role.weight),
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

    def notes(self, sentences: Sequence[str], role: Role) -> None:
        """Write sentences below each other, the first at a distance from what it explains."""
        for number, sentence in enumerate(sentences):
            self.skip(NOTE_GAP if number else 2 * NOTE_GAP)
            self.paragraph(sentence, role)

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
        self,
        points: Sequence[tuple[float, float]],
        colour: str = RULE,
        width: float = 0.8,
        order: float = MARK,
        gid: str = "",
    ) -> None:
        """Draw a line through points."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=colour, linewidth=width, solid_capstyle="butt", solid_joinstyle="miter")
        self.add(line, order, gid)

    def shape(self, points: Sequence[tuple[float, float]], fill: str, order: float = MARK, gid: str = "") -> None:
        """Draw a filled shape without an outline."""
        self.add(Polygon(points, closed=True, facecolor=fill, edgecolor="none", linewidth=0), order, gid)

    def finish(self) -> Figure:
        """Give the page its height and return the figure."""
        height = self.y + MARGIN
        self.figure.set_size_inches(PAGE_WIDTH / 72, height / 72)
        self._flip.translate(0, height / 72)
        return self.figure

"""A page of a given shape: texts are measured and wrapped, marks are placed in pixels from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from ..shapes import Shape
from .measuring import ASCENT, MIDDLE, SLACK, block_height, line_height, text_width, wrap
from .style import FACES, GRID, WHITE, Role

DPI = 72
"""A pixel of the page is a point, so that an SVG counts in pixels."""

TEXT, MARK, BACK = 3.0, 2.0, 1.0
"""Order of drawing: texts above marks above what lies behind them."""

APOSTROPHE = "\u2019"
"""As it is printed, whatever a table holds."""

Align = Literal["left", "center", "right"]
Point = tuple[float, float]


class TextLine(Text):
    """One line that starts at its place: unlike any other text, it need not be laid out anew for each picture."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line."""
        x, y = self.get_transform().transform(self.get_position())
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        style = renderer.new_gc()
        style.set_foreground(self.get_color())
        renderer.open_group("text", self.get_gid())
        renderer.draw_text(style, x, y, self.get_text(), self.get_fontproperties(), self.get_rotation(), mtext=self)
        renderer.close_group("text")
        style.restore()


class Page:
    """A figure in pixels.

    Parameters
    ----------
    shape
        Its shape; its height may grow.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.figure = Figure(dpi=DPI, facecolor=WHITE)
        self.y = float(shape.margin) * 0.8
        """Where the next block starts."""
        self.left, self.right = float(shape.margin), float(shape.width - shape.margin)
        self.unshown = 0
        """Rows that a page which does not grow has no room for."""
        self.words: list[str] = []
        """All that is written on it."""
        self._flip = Affine2D().scale(1 / DPI, -1 / DPI)
        self._transform = self._flip + self.figure.dpi_scale_trans

    @property
    def width(self) -> float:
        """Pixels between the margins."""
        return self.right - self.left

    def role(self, role: Role) -> Role:
        """Return how a text is set in this shape."""
        return role.scaled(self.shape.type_scale)

    def add(self, artist: Artist, order: float = MARK, gid: str = "") -> None:
        """Draw something whose coordinates are pixels.

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
        words = words.replace("'", APOSTROPHE)
        self.words.append(words)
        # Placed by its left end: what is measured is what is drawn, whatever face a reader has.
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * text_width(words, role) / SLACK
        artist = TextLine(
            x - shift,
            baseline,
            words,
            color=role.colour,
            fontsize=role.size,
            fontweight=role.weight,
            fontfamily=list(FACES),
            va="baseline",
            parse_math=False,
        )
        self.add(artist, TEXT)

    def middle_text(self, x: float, middle: float, words: str, role: Role, align: Align = "left") -> None:
        """Write one line of text around a height."""
        self.text(x, middle + MIDDLE * role.size, words, role, align)

    def lines(self, x: float, top: float, lines: Sequence[str], role: Role) -> float:
        """Write lines below each other and return where they end."""
        for number, words in enumerate(lines):
            self.text(x, top + number * line_height(role) + ASCENT * role.size, words, role)
        return top + block_height(lines, role)

    def paragraph(self, words: str, role: Role, most: int | None = None) -> None:
        """Write text that wraps, where the page stands, and move on below it."""
        self.y = self.lines(self.left, self.y, wrap(words, role, self.width, most), role)

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
        line = 0.0 if edge == "none" else 2.0
        corner, size = (left + line / 2, top + line / 2), (max(right - left - line, 0), max(bottom - top - line, 0))
        patch = Rectangle(corner, *size, facecolor=fill, edgecolor=edge, linewidth=line, joinstyle="miter")
        self.add(patch, order, gid)

    def line(
        self,
        points: Sequence[Point],
        colour: str = GRID,
        width: float = 1.2,
        order: float = MARK,
        gid: str = "",
        dotted: bool = False,
    ) -> None:
        """Draw a line through points."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=colour, linewidth=width, solid_capstyle="butt", solid_joinstyle="miter")
        if dotted:
            line.set_linestyle((0, (1.2, 0.8)))
        self.add(line, order, gid)

    def polygon(self, points: Sequence[Point], fill: str, edge: str = "none", gid: str = "") -> None:
        """Draw a closed shape."""
        width = 0.0 if edge == "none" else 2.5
        self.add(Polygon(points, closed=True, facecolor=fill, edgecolor=edge, linewidth=width), gid=gid)

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str, gid: str = "") -> None:
        """Draw a circle; its outline stays inside it."""
        width = 2.5
        size = 2 * radius - width
        self.add(Ellipse((x, y), size, size, facecolor=fill, edgecolor=edge, linewidth=width), gid=gid)

    def finish(self, foot: float) -> Figure:
        """Give the page its height and return the figure.

        Parameters
        ----------
        foot
            Where the last text ends.
        """
        height = max(self.shape.height, round(foot + self.shape.margin * 0.5))
        self.figure.set_size_inches(self.shape.width / DPI, height / DPI)
        self._flip.translate(0, height / DPI)
        return self.figure

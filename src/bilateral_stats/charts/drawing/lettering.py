"""One line of text as an artist that is drawn without being laid out again, and the lines of a page as SVG."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache, lru_cache

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from .measuring import advance, outline

EM = 1000
"""Steps to the size of the type in the outlines of an SVG: whole numbers are short, and finer than any screen."""

LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z"}
"""Commands of a path in SVG."""


class Line(Text):
    """One line of text that starts at its point and stands on it.

    Notes
    -----
    ``Text`` measures and aligns its lines anew whenever it is drawn, and draws letter by letter. Here all texts are
    measured when the page is laid out, and a picture gets a line as one outline, which takes a third of the time of a
    chart. All else, such as the window extent, is that of ``Text``.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw the text.

        Parameters
        ----------
        renderer
            What draws on a canvas.
        """
        if not self.get_visible():
            return
        renderer.open_group("text", self.get_gid())
        x, y = self.get_transform().transform(self.get_position())
        pen = renderer.new_gc()
        if isinstance(renderer, RendererAgg):
            pen.set_linewidth(0)
            # Letters of straight lines stay where they are, like all others.
            pen.set_snap(False)
            properties = self.get_fontproperties()
            size = renderer.points_to_pixels(properties.get_size_in_points())  # type: ignore[no-untyped-call]
            path = _outlines(self.get_text(), str(properties.get_weight()))
            place = Affine2D().scale(size).translate(x, y)
            renderer.draw_path(pen, path, place, to_rgba(self.get_color()))  # type: ignore[no-untyped-call]
        else:
            if renderer.flipy():
                y = renderer.get_canvas_width_height()[1] - y
            pen.set_foreground(self.get_color())
            pen.set_antialiased(self.get_antialiased())
            with warnings.catch_warnings():
                # In every format alike: a letter that the font lacks is drawn as its empty box.
                warnings.filterwarnings("ignore", message="Glyph .* missing from")
                renderer.draw_text(pen, x, y, self.get_text(), self.get_fontproperties(), 0.0, ismath=False)
        pen.restore()
        renderer.close_group("text")
        self.stale = False


def svg_texts(lines: Iterable[Line]) -> str:
    """Return lines of text as outlines in SVG, each letter's outline written once.

    Parameters
    ----------
    lines
        Lines whose positions are points from the upper left corner.
    """
    used: dict[str, str] = {}
    groups = []
    for line in lines:
        properties, places, left = line.get_fontproperties(), [], 0.0
        weight = str(properties.get_weight())
        for letter in line.get_text():
            name, drawn = f"{weight}-{ord(letter):x}", _svg_outline(letter, weight)
            if drawn:
                used[name] = drawn
                places.append(f'<use xlink:href="#{name}" x="{round(left * EM)}"/>')
            left += advance(letter, weight)
        x, y = line.get_position()
        scale = properties.get_size_in_points() / EM
        move = f"translate({float(x):.3f} {float(y):.3f}) scale({scale:g})"
        groups.append(f'<g fill="{to_hex(line.get_color())}" transform="{move}">{"".join(places)}</g>')
    outlines = "".join(f'<path id="{name}" d="{drawn}"/>\n' for name, drawn in sorted(used.items()))
    return f"<defs>\n{outlines}</defs>\n" + "\n".join(groups) + "\n"


@lru_cache(maxsize=4096)
def _outlines(words: str, weight: str) -> Path:
    """Return the outline of a line whose type has the size one."""
    vertices: list[np.ndarray] = [np.empty((0, 2))]
    codes: list[np.ndarray] = [np.empty(0, Path.code_type)]
    left = 0.0
    for letter in words:
        points, commands = outline(letter, weight)
        vertices.append(points + np.array([left, 0.0]))
        codes.append(commands)
        left += advance(letter, weight)
    return Path(np.concatenate(vertices), np.concatenate(codes))


@cache
def _svg_outline(letter: str, weight: str) -> str:
    parts = []
    for points, code in Path(*outline(letter, weight)).iter_segments(curves=True, simplify=False):
        # Down is more in SVG.
        numbers = (points.reshape(-1, 2) * (EM, -EM)).round().astype(int).ravel()
        parts.append(LETTERS[code] + ("" if code == Path.CLOSEPOLY else " ".join(map(str, numbers))))
    return "".join(parts)

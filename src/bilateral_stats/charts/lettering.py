"""One line of text as an artist that is drawn without being laid out again."""

from __future__ import annotations

from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text


class Line(Text):
    """One line of text that starts at its point and stands on it.

    Notes
    -----
    ``Text`` measures and aligns its lines anew whenever it is drawn. Here all texts are measured when the page is laid
    out; to draw them as they stand saves a sixth of the time of a chart. All else, such as the window extent, is that
    of ``Text``.
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
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        pen = renderer.new_gc()
        pen.set_foreground(self.get_color())
        pen.set_antialiased(self.get_antialiased())
        renderer.draw_text(pen, x, y, self.get_text(), self.get_fontproperties(), 0.0, ismath=False)
        pen.restore()
        renderer.close_group("text")
        self.stale = False

"""Charts of the dataset: drawn from the derived tables, in one house style.

Importing this package costs nothing; matplotlib is imported by the first chart that is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..ground.errors import is_name, unknown_name
from .shapes import LANDSCAPE, SHAPES

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from .catalogue import Catalogue

__all__ = ["CHART_TABLES", "draw_chart", "write_charts"]

CHART_TABLES = (
    "statistics",
    "timeline",
    "comparisons",
    "slips",
    "areas",
    "events",
    "indicators",
    "originators",
    "sources",
    "units",
)
"""Tables from which the charts are drawn, and against which their catalogue is held."""

MISSING_EXTRA = "charts need matplotlib and the text face: pip install 'bilateral-stats[charts]'"


def draw_chart(
    name: str, tables: Mapping[str, pd.DataFrame], catalogue: Catalogue, shape: str = LANDSCAPE.name
) -> Figure:
    """Return a chart as a matplotlib figure.

    Parameters
    ----------
    name
        Name of a chart of the catalogue.
    tables
        At least the tables of :data:`CHART_TABLES`, by name.
    catalogue
        The catalogue of the record, or of the release.
    shape
        Name of a shape: ``landscape``, ``compact`` or ``social``.

    Raises
    ------
    DataError
        There is no such chart or shape, or the tables hold no row for it.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    _require_matplotlib()
    from . import figure

    if not is_name(shape, SHAPES):
        raise unknown_name("shape", shape, SHAPES)
    return figure.draw_chart(name, tables, catalogue, SHAPES[shape])


def write_charts(
    names: Iterable[str],
    tables: Mapping[str, pd.DataFrame],
    catalogue: Catalogue,
    folder: Path,
    formats: Sequence[str] = ("svg", "png"),
    progress: Callable[[str], None] | None = None,
    skipped: Callable[[str], None] | None = None,
    shapes: Sequence[str] = (LANDSCAPE.name,),
) -> list[Path]:
    """Draw charts and write their files; nothing is written before all of them are drawn.

    Parameters
    ----------
    names
        Names of charts of the catalogue.
    tables
        At least the tables of :data:`CHART_TABLES`, by name.
    catalogue
        The catalogue of the record, or of the release.
    folder
        Where to write; made where it is missing.
    formats
        Some of ``svg``, ``png`` and ``pdf``. A CSV with the plotted numbers and a JSON with the texts are always
        written.
    progress
        Called with a line about each chart before it is drawn.
    skipped
        Called with a line about each chart for which the tables hold no row; it is left out.
    shapes
        Names of shapes.

    Returns
    -------
    list of pathlib.Path
        The files, chart by chart.

    Raises
    ------
    DataError
        There is no such chart, format or shape, or the folder cannot be written.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    _require_matplotlib()
    from . import save as saving

    return saving.write_charts(names, tables, catalogue, folder, formats, progress, skipped, shapes)


def _require_matplotlib() -> None:
    try:
        import font_source_sans_pro  # noqa: F401 - whether it is there
        import matplotlib  # noqa: F401
    except ImportError as error:
        raise ImportError(MISSING_EXTRA) from error

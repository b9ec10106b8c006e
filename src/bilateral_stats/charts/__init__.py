"""Charts of the dataset: drawn from the derived tables, in one house style.

Importing this package costs nothing; matplotlib is imported by the first chart that is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from .catalogue import Catalogue

__all__ = ["CHART_TABLES", "draw_chart", "write_charts"]

CHART_TABLES = ("statistics", "timeline", "comparisons", "areas", "events", "indicators", "sources", "units")
"""Tables from which the charts are drawn, and against which their catalogue is held."""

MISSING_EXTRA = "charts need matplotlib: pip install 'bilateral-stats[charts]'"


def draw_chart(name: str, tables: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> Figure:
    """Return a chart as a matplotlib figure.

    Parameters
    ----------
    name
        Name of a chart of the catalogue.
    tables
        At least the tables of :data:`CHART_TABLES`, by name.
    catalogue
        The catalogue of the record, or of the release.

    Raises
    ------
    DataError
        There is no such chart, or the tables hold no row for it.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    _require_matplotlib()
    from . import figure

    return figure.draw_chart(name, tables, catalogue)


def write_charts(
    names: Iterable[str],
    tables: Mapping[str, pd.DataFrame],
    catalogue: Catalogue,
    folder: Path,
    formats: Sequence[str] = ("svg", "png"),
    progress: Callable[[str], None] | None = None,
    skipped: Callable[[str], None] | None = None,
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

    Returns
    -------
    list of pathlib.Path
        The files, chart by chart.

    Raises
    ------
    DataError
        There is no such chart or format, or the folder cannot be written.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    _require_matplotlib()
    from . import save as saving

    return saving.write_charts(names, tables, catalogue, folder, formats, progress, skipped)


def _require_matplotlib() -> None:
    try:
        import matplotlib  # noqa: F401 - whether it is there
    except ImportError as error:
        raise ImportError(MISSING_EXTRA) from error

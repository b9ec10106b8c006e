"""Charts of the dataset: drawn from the derived tables, in one house style.

Importing this package costs nothing; matplotlib is imported by the first chart that is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .catalogue import chart_names

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

__all__ = ["chart_names", "draw_chart", "write_charts"]

MISSING_EXTRA = "charts need matplotlib: pip install 'bilateral-stats[charts]'"


def draw_chart(name: str, tables: Mapping[str, pd.DataFrame]) -> Figure:
    """Return a chart as a matplotlib figure.

    Parameters
    ----------
    name
        A name that :func:`chart_names` returns.
    tables
        The derived tables by name.

    Raises
    ------
    DataError
        There is no such chart, or the tables hold no row for it.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    _require_matplotlib()
    from . import draw as drawing

    return drawing.draw_chart(name, tables)


def write_charts(
    names: Iterable[str],
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    formats: Sequence[str] = ("svg", "png"),
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Draw charts and write their files; nothing is written before all of them are drawn.

    Parameters
    ----------
    names
        Names that :func:`chart_names` returns.
    tables
        The derived tables by name.
    folder
        Where to write; made where it is missing.
    formats
        Some of ``svg``, ``png`` and ``pdf``. A CSV with the plotted numbers and a JSON with the texts are always
        written.
    progress
        Called with a line about each chart before it is drawn.

    Returns
    -------
    list of pathlib.Path
        The files, chart by chart.

    Raises
    ------
    DataError
        There is no such chart or format, the tables hold no row for one, or the folder cannot be written.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    _require_matplotlib()
    from . import save as saving

    return saving.write_charts(names, tables, folder, formats, progress)


def _require_matplotlib() -> None:
    try:
        import matplotlib  # noqa: F401 - whether it is there
    except ImportError as error:
        raise ImportError(MISSING_EXTRA) from error

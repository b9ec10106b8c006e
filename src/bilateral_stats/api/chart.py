"""A chart by name, drawn from the tables of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .load import load, packaged_dataset, packaged_record

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def chart(name: str, shape: str = "landscape") -> Figure:
    """Return a chart as a matplotlib figure; needs the extra ``charts``.

    Parameters
    ----------
    name
        Name of a chart, such as those in the README; an unknown one lists them all.
    shape
        ``landscape`` (1200 by 675), ``compact`` (600 wide) or ``social`` (1200 by 630).

    Raises
    ------
    DataError
        There is no such chart or shape; the message lists those that exist.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    from ..charts import CHART_TABLES, draw_chart
    from ..charts.catalogue_file import read_catalogue

    tables = {table: load(table) for table in CHART_TABLES}
    return draw_chart(name, tables, read_catalogue(packaged_record(), packaged_dataset(), tables), shape)

"""A chart by name, drawn from the tables of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .load import load, packaged_dataset, packaged_record

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def chart(name: str) -> Figure:
    """Return a chart as a matplotlib figure; needs the extra ``charts``.

    Parameters
    ----------
    name
        Name of a chart, such as those in the README; an unknown one lists them all.

    Raises
    ------
    DataError
        There is no such chart; the message lists those that exist.
    ImportError
        matplotlib is not installed; the message names the extra that brings it.
    """
    from ..charts import CHART_TABLES, draw_chart
    from ..charts.catalogue_file import read_catalogue

    tables = {table: load(table) for table in CHART_TABLES}
    return draw_chart(name, tables, read_catalogue(packaged_record(), packaged_dataset(), tables))

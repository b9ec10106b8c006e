"""A chart by name, drawn from the tables of the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..contract.registry import derived_tables
from .load import load

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
    from ..charts import draw_chart

    return draw_chart(name, {table: load(table) for table in derived_tables()})

"""Figures about relations between two countries, as newspapers print them.

- ``load("statistics")``: one flat table, a row for each printed figure; ``tables()`` names the others.
- ``chart("<name>")``: a chart as a matplotlib figure (extra ``charts``).
- ``cite()``: how to cite the dataset; ``cite("<source_id>")``: how to cite an article.
- ``DataError``: raised for a name that does not exist, and for data that break a rule.
"""

from .about import VERSION as __version__  # noqa: N811 - the name that Python expects
from .citing import cite
from .errors import DataError
from .loading import load, tables
from .showing import chart

__all__ = ["DataError", "__version__", "chart", "cite", "load", "tables"]

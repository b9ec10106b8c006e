"""Figures about relations between two countries, as newspapers print them.

- ``load("statistics")``: one flat table, a row for each printed figure; ``tables()`` names the others.
- ``chart("<name>")``: a chart as a matplotlib figure (extra ``charts``).
- ``ask("<sentence>")``: what the record says to a printed figure; ``find``, ``describe`` and ``quote`` what it holds.
- ``open_record("<folder>")``: another record, with the same functions.
- ``cite()``: how to cite the dataset; ``cite("<key>")``: how to cite an article, a claim or a comparison.
- ``DataError``: raised for a name that does not exist, and for data that break a rule.

A name is imported when it is first used: pandas is not loaded before a table is.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api.chart import chart
    from .api.cite import cite
    from .api.load import load, tables
    from .api.record import ask, describe, find, open_record, quote
    from .ground.errors import DataError

    __version__: str

__all__ = [
    "DataError",
    "__version__",
    "ask",
    "chart",
    "cite",
    "describe",
    "find",
    "load",
    "open_record",
    "quote",
    "tables",
]

DISTRIBUTION = "bilateral-stats"
"""Name under which the package is installed; its version, that of the tools, stands in ``pyproject.toml``."""

_HOMES = {
    "DataError": "ground.errors",
    "chart": "api.chart",
    "cite": "api.cite",
    "load": "api.load",
    "tables": "api.load",
    **dict.fromkeys(("ask", "describe", "find", "open_record", "quote"), "api.record"),
}
"""Module of each name."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # here: to look it up takes a while

        return version(DISTRIBUTION)
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""Pandera without what nothing here uses of it: other engines and made-up data, which take seconds to import."""

from __future__ import annotations

import importlib
import sys

UNUSED = ("dask", "hypothesis", "modin", "pyspark")
"""Where one of these is installed, pandera imports it as soon as a schema is made or checked."""

LOOKING_FOR_THEM = (
    "pandera.strategies.pandas_strategies",
    "pandera.typing.dask",
    "pandera.typing.modin",
    "pandera.typing.pyspark",
)
"""Modules of pandera that import them, and do without where they are not installed."""


def keep_to_pandas() -> None:
    """Have pandera look for them now, while those that are not loaded yet cannot be found."""
    hidden = [name for name in UNUSED if name not in sys.modules]
    try:
        for name in hidden:
            sys.modules[name] = None  # type: ignore[assignment] # as if it was not installed
        for name in LOOKING_FOR_THEM:
            importlib.import_module(name)
    finally:
        for name in hidden:
            del sys.modules[name]

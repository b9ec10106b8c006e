"""What a module of this room says of the table that it makes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import pandas as pd

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Derivation:
    """How a derived table is made.

    Parameters
    ----------
    needs
        Tables that it is made from, recorded or derived, each with the columns that are read; ``None``: all.
    derive
        Function from those tables, typed, to the derived one.
    rows
        Table of which each row makes one row of this one, whatever the others hold; ``None``: there is none.
    untold
        Like ``derive`` without the columns that tell in words, for a table that is made from the others, and of the
        rows of one table alone where that table is made of these; ``None``: it has no such columns.
    """

    needs: Mapping[str, Collection[str] | None]
    derive: Callable[[Frames], pd.DataFrame]
    rows: str | None = None
    untold: Callable[[Frames, str | None], pd.DataFrame] | None = None

"""A record that one machine's memory does not hold: its tables as folders of Parquet, checked and compared in parts.

- :func:`check` holds each partition against the contract, on Dask, and finds keys and references across partitions.
- :func:`compare` makes the table ``comparisons`` without its sentences, in DuckDB.
- :func:`confirm` makes a part of it on one machine and says where both differ.

What they say is what the tools of one machine say; ``docs/scale.md`` tells from which size they pay.
"""

from __future__ import annotations

from .checking import check
from .comparing import compare
from .confirming import confirm

__all__ = ["check", "compare", "confirm"]

"""A record that one machine's memory does not hold: its tables as folders of Parquet, checked and compared in parts.

- :func:`check` holds each partition against the contract, on Dask, and finds keys and references across partitions.
- :func:`compare` makes the table ``comparisons`` without its sentences, in DuckDB.

What they say is what the tools of one machine say; ``docs/scale.md`` tells from which size they pay.
"""

from __future__ import annotations

from .checking import check
from .comparing import compare

__all__ = ["check", "compare"]

"""Records of many millions of claims as folders of Parquet, and what it takes to check and compare them.

A record of a million claims is copied, each copy with countries and keys of its own, so that the sizes of comparisons
stay as they are. Bare pyarrow reads and writes the same files.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from bilateral_stats.api.load import DATASETS
from bilateral_stats.contract.casting import cast
from bilateral_stats.contract.columns import columns
from bilateral_stats.record.checking import check_record

from .synthetic_record import synthetic_record

MOST_AT_ONCE = 1_000_000
"""Claims of the record that is copied."""

PART_ROWS = 100_000
"""Rows of a partition."""

GROWING = {
    "claims": ("claim_id", "source_id", "originator_id"),
    "sources": ("source_id",),
    "originators": ("originator_id", "name"),
    "areas": ("area", "name"),
}
"""Tables that a copy has rows of its own in, with the columns that name them."""

AREAS = ("area", "ref_area", "counterpart_area")

FIRST_LETTERS = "XBCDEFGHJKLMNOPQSUVWYZ"
"""First letter of the code of the countries of each copy; none of a real one is among them."""

CHECK = ("from bilateral_stats.distributed import check", "assert check({record!r}).empty")

COMPARE = ("from bilateral_stats.distributed import compare", "compare({record!r}, {out!r} + '/comparisons.parquet')")

BARE = (
    "import pyarrow.parquet as pq",
    """
for path in Path({record!r}).rglob("*.parquet"):
    pq.write_table(pq.read_table(path), {out!r} + "/copied.parquet")
""",
)
"""Each file once through memory: what cannot be done without."""


def write_partitioned(claims: int, folder: Path) -> None:
    """Write a record with a number of claims as folders of Parquet.

    Parameters
    ----------
    claims
        At least as many as the real record has; above a million, a multiple of it.
    folder
        An empty folder.
    """
    size = min(claims, MOST_AT_ONCE)
    text = synthetic_record(check_record(DATASETS).text, size)
    frames = {table: cast(columns(table), frame, []) for table, frame in text.items()}
    for table, frame in frames.items():
        (folder / table).mkdir()
        copies = claims // size if table in GROWING else 1
        for number in range(copies):
            copied = frame if number == 0 else _copy(frame, GROWING[table], number)
            for start in range(0, len(copied), PART_ROWS):
                path = folder / table / f"{number:03}-{start // PART_ROWS:03}.parquet"
                copied.iloc[start : start + PART_ROWS].to_parquet(path, index=False)


def _copy(frame: pd.DataFrame, named: tuple[str, ...], number: int) -> pd.DataFrame:
    keys = {name: f"c{number}-" + frame[name] for name in named if name not in AREAS}
    # The first letter of a code is X in every copied record, and another one in each copy.
    areas = {name: FIRST_LETTERS[number] + frame[name].str.slice(1) for name in AREAS if name in frame}
    return frame.assign(**keys, **areas)

"""Time and memory of checking and building a record as it grows, beside bare pandas.

*Build* is all that a release holds but for the charts, the wheel and the zip: a chart has a bar or a line for each of
its claims, which is no picture for a million of them, and the wheel and the zip copy files that are there. Bare pandas
does the reading, casting and writing alone, in two readings:

- *claims*: read ``claims.csv`` as text, cast each column, write it as CSV and as Parquet;
- *tables*: read every recorded CSV file as text, cast each column, and write every table of the release, the derived
  ones among them, as CSV and as Parquet. The derived tables are there before the clock starts.

Each runs in a fresh process. Time counts from the end of the imports; the peak of the memory is that of the whole
process. Ratios are of the time of the processor, since a run takes too long to be repeated until the machine is quiet.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bilateral_stats.api.load import DATASETS

from .synthetic_record import write_synthetic_record

SIZES = (10_000, 100_000, 1_000_000)
"""Numbers of claims."""

MOST_TIMES_BARE = 3.0
"""Highest ratio of checking and building to bare pandas doing the same tables."""

MOST_MEMORY = 2048.0
"""MiB: a record of the largest size is checked and built on a small machine."""

MOST_GROWTH = 1.3
"""Highest ratio of the time a claim takes at a size to that at the size before: linear, with some noise."""

FRAME = """
import json, time
from pathlib import Path
{imports}
start, worked = time.perf_counter(), time.process_time()
{code}
seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - worked
[peak] = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(json.dumps([seconds, cpu_seconds, int(peak) / 1024]))
"""
"""The peak is the kernel's (Linux); ``ru_maxrss`` would start at that of the process from which this one was made."""

CHECK = ("from bilateral_stats.record.checking import check_record", "check_record(Path({record!r}))")

BUILD = (
    """
from bilateral_stats.record.checking import check_record
from bilateral_stats.build import write_tables_and_documents
""",
    "write_tables_and_documents(check_record(Path({record!r})), Path({out!r}))",
)

BARE = """
import pandas as pd, pyarrow.parquet
from bilateral_stats.contract.columns import columns
from bilateral_stats.contract.registry import derived_tables, recorded_tables
def read(table):
    types = {{column.name: column.type.dtype for column in columns(table)}}
    path = f"{record}/{{table}}.csv"
    return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""]).astype(types)
def write(table, frame):
    frame.to_csv(f"{out}/{{table}}.csv", index=False)
    frame.to_parquet(f"{out}/{{table}}.parquet", index=False)
"""

BARE_CLAIMS = (BARE, 'write("claims", read("claims"))')

DERIVED = """
derived = {{table: pd.read_parquet(f"{release}/parquet/{{table}}.parquet") for table in derived_tables()}}
"""

WRITE_ALL = """
for table in recorded_tables():
    write(table, read(table))
for table, frame in derived.items():
    write(table, frame)
"""

BARE_TABLES = (BARE + DERIVED, WRITE_ALL)


@dataclass(frozen=True)
class Measured:
    """What a program took.

    Parameters
    ----------
    seconds
        By the clock, from the end of the imports on.
    cpu_seconds
        Of the processor, in the same time: what others do on the machine does not count.
    memory
        Peak of the process, in MiB.
    """

    seconds: float
    cpu_seconds: float
    memory: float


@dataclass(frozen=True)
class Growth:
    """What a record of a size took.

    Parameters
    ----------
    claims
        Its size.
    check, build
        Checking alone; checking and building.
    bare_claims, bare_tables
        Bare pandas.
    """

    claims: int
    check: Measured
    build: Measured
    bare_claims: Measured
    bare_tables: Measured

    @property
    def times_bare_claims(self) -> float:
        """Checking and building, as a multiple of bare pandas reading and writing the claims."""
        return self.build.cpu_seconds / self.bare_claims.cpu_seconds

    @property
    def times_bare_tables(self) -> float:
        """Checking and building, as a multiple of bare pandas reading and writing the same tables."""
        return self.build.cpu_seconds / self.bare_tables.cpu_seconds

    def growth_from(self, before: Growth) -> float:
        """Return the time that a claim takes, as a multiple of that in a smaller record."""
        return (self.build.cpu_seconds / self.claims) / (before.build.cpu_seconds / before.claims)


def measure_growth(sizes: Sequence[int], folder: Path) -> Iterator[tuple[Growth, Path]]:
    """Yield what a record of each size took, and the folder of the record.

    Parameters
    ----------
    sizes
        Numbers of claims.
    folder
        An empty folder for the records and what is made of them.
    """
    for claims in sizes:
        record, out, bare = (folder / str(claims) / name for name in ("datasets", "out", "bare"))
        for made in (record, out, bare):
            made.mkdir(parents=True)
        write_synthetic_record(DATASETS, claims, record)
        check, build = run_measured(CHECK, record=record), run_measured(BUILD, record=record, out=out)
        bare_claims = run_measured(BARE_CLAIMS, record=record, out=bare)
        bare_tables = run_measured(BARE_TABLES, record=record, out=bare, release=out)
        yield Growth(claims, check, build, bare_claims, bare_tables), record


def run_measured(program: tuple[str, str], **folders: Path) -> Measured:
    """Return what a program takes in a fresh process.

    Parameters
    ----------
    program
        Its imports, and its code.
    folders
        What stands in braces in either.
    """
    names = {name: str(path) for name, path in folders.items()}
    imports, code = (part.format(**names) for part in program)
    command = [sys.executable, "-c", FRAME.format(imports=imports, code=code)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own code
    return Measured(*json.loads(result.stdout))

"""Print how much longer the package takes than bare libraries for the same work, as ratios.

Each pair of commands runs in turn, A B A B ..., each in a fresh process; a ratio is that of the medians. The ratios
mean something within one run on one machine; the times themselves do not, and are not printed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bilateral_stats.loading import DATASETS
from bilateral_stats.release.build import build_release

ROOT = Path(__file__).resolve().parents[1]

RUNS = 21
"""Odd, so that the median is one of the runs; enough to outlast a busy second."""

IMPORTS = "import pandas, pandera.pandas, pyarrow.parquet, matplotlib.figure"
"""What a build cannot do without."""


def main(arguments: list[str] | None = None) -> int:
    """Run each pair and print its ratio and its limit; return 1 when a ratio is above its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each command (default: {RUNS})")
    runs: int = parser.parse_args(arguments).runs
    with tempfile.TemporaryDirectory() as folder:
        release = build_release(DATASETS, ROOT, Path(folder))
        pairs = [
            (f'load("{table}") / pd.read_csv', _load(table), _read_csv(release, table), limit)
            for table, limit in (("claims", 1.1), ("sources", 1.1), ("statistics", 1.2), ("timeline", 1.2))
        ]
        slow = 0
        for name, command, bare, limit in pairs:
            ratio = compare(command, bare, runs)
            slow += ratio > limit
            print(f"{name:<60} {ratio:5.2f}  (at most {limit})")
    return 1 if slow else 0


def compare(command: str, bare: str, runs: int) -> float:
    """Return how much longer one Python program takes than another, each in a fresh process.

    Parameters
    ----------
    command, bare
        Python programs.
    runs
        How often each is run, after one run that is not counted.
    """
    times: dict[str, list[float]] = {command: [], bare: []}
    for _ in range(runs + 1):
        for code, measured in times.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our code
            measured.append(time.perf_counter() - start)
    return statistics.median(times[command][1:]) / statistics.median(times[bare][1:])


def _load(table: str) -> str:
    return f"import bilateral_stats; bilateral_stats.load({table!r})"


def _read_csv(release: Path, table: str) -> str:
    return f"import pandas as pd; pd.read_csv({str(release / 'csv' / f'{table}.csv')!r})"


if __name__ == "__main__":
    sys.exit(main())

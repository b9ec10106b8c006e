"""Check the recorded tables: every rule, all faults in one run."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bilateral_stats import DataError
from bilateral_stats.api.load import DATASETS
from bilateral_stats.charts.catalogue_file import check_catalogue
from bilateral_stats.record.checking import check_record


def main(arguments: list[str] | None = None) -> int:
    """Check the tables and print what is wrong; return 0 when nothing is, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=DATASETS, help="folder of the tables (default: datasets)"
    )
    folder: Path = parser.parse_args(arguments).folder
    try:
        record = check_record(folder)
        check_catalogue(folder, record.frames)
    except DataError as error:
        print(error, file=sys.stderr)
        count = len(error.faults)
        if count:
            print(f"{count} fault{'s' if count > 1 else ''} in {folder.name}/", file=sys.stderr)
        return 1
    rows = sum(len(frame) for frame in record.frames.values())
    print(f"{folder.name}/: {len(record.frames)} tables, {rows} rows, no fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Check a release against its own checksums and descriptor: files, sizes, rows, types, keys, and equal values."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bilateral_stats import DataError
from bilateral_stats.release.verifying import verify_release


def main(arguments: list[str] | None = None) -> int:
    """Print what was checked and what differs; return 0 when nothing does, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the release")
    folder: Path = parser.parse_args(arguments).folder
    try:
        found = verify_release(folder)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    for sentence in found.checked:
        print(f"checked {sentence}")
    for fault in found.faults:
        print(fault, file=sys.stderr)
    count = len(found.faults)
    print(f"{folder}: {count} difference{'s' if count > 1 else ''}" if count else f"{folder}: sound")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())

"""Check the recorded tables and build the release of this version, with its charts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bilateral_stats.cli.stopping import stoppable

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Build the release and print what was built and where; return 0, or 1 when the data have faults."""
    # Here, not above: these take most of a second, in which Ctrl-C is answered too.
    from bilateral_stats import DataError
    from bilateral_stats.api.load import DATASETS
    from bilateral_stats.build import build_release
    from bilateral_stats.ground.dataset import read_dataset
    from bilateral_stats.ground.files import write_files

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "releases", help="where <version>/ goes (default: releases)")
    parser.add_argument("--previous", type=Path, help="release before: the version must fit the difference from it")
    parser.add_argument("--figures", type=Path, help="also copy the charts into this folder")
    options = parser.parse_args(arguments)
    try:
        release = build_release(
            DATASETS, options.out, ROOT, options.previous, lambda line: print(line, file=sys.stderr)
        )
    except DataError as error:
        print(error, file=sys.stderr)
        print("no release was built", file=sys.stderr)
        return 1
    files = [path for path in release.rglob("*") if path.is_file()]
    for folder in sorted({path.parent for path in files}):
        sizes = [path.stat().st_size for path in files if path.parent == folder]
        print(f"{folder.relative_to(release.parent)}/: {len(sizes)} files, {sum(sizes):,} bytes")
    print(f"built {release} and {release.parent / read_dataset(release).archive}")
    if options.figures is not None:
        try:
            drawn = {path.name: path.read_bytes() for path in (release / "figures").iterdir()}
            write_files(drawn, options.figures, "the charts")
        except DataError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(stoppable(main))

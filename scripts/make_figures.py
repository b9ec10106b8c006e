"""Draw the charts: from the recorded tables, or from a downloaded release."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bilateral_stats.cli.stopping import stoppable

if TYPE_CHECKING:
    import pandas as pd

FIGURES = Path(__file__).resolve().parents[1] / "figures"


def main(arguments: list[str] | None = None) -> int:
    """Draw the charts; return 0 when they are written, 1 when not, 2 for an unknown name."""
    # Here, not above: these take most of a second, in which Ctrl-C is answered too.
    from bilateral_stats import DataError
    from bilateral_stats.charts import write_charts
    from bilateral_stats.charts.catalogue_file import read_catalogue
    from bilateral_stats.ground.dataset import read_dataset

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("charts", nargs="*", metavar="CHART", help="names of charts (default: all)")
    parser.add_argument("--out", type=Path, default=FIGURES, metavar="DIR", help="folder to write (default: figures)")
    parser.add_argument("--release", type=Path, metavar="DIR", help="draw from this release (default: from datasets)")
    parser.add_argument("--pdf", action="store_true", help="write a PDF of each chart too")
    given = parser.parse_args(arguments)
    formats = ("svg", "png", "pdf") if given.pdf else ("svg", "png")
    try:
        folder, tables = _tables(given.release)
        catalogue = read_catalogue(folder, read_dataset(folder), tables)
        names = given.charts or list(catalogue.charts)
        try:
            for name in names:
                catalogue.find(name)
        except DataError as error:
            print(error, file=sys.stderr)
            return 2
        progress = _say if sys.stderr.isatty() else None
        paths = write_charts(names, tables, catalogue, given.out, formats, progress, _say)
    except (DataError, ImportError) as error:
        print(error, file=sys.stderr)
        return 1
    count = len({path.stem for path in paths})
    print(f"{given.out}: {count} chart{'s' if count > 1 else ''}, {len(paths)} files")
    return 0


def _tables(release: Path | None) -> tuple[Path, Mapping[str, pd.DataFrame]]:
    from bilateral_stats.api.load import DATASETS
    from bilateral_stats.charts import CHART_TABLES
    from bilateral_stats.derive.making import make_table
    from bilateral_stats.release.reader import open_release, read_table

    if release is not None:
        opened = open_release(release)
        return release, {table: read_table(opened, table) for table in CHART_TABLES}
    # Only here: a release can be drawn without what checks the recorded tables.
    from bilateral_stats.record.checking import check_record

    frames = check_record(DATASETS).frames
    return DATASETS, {table: make_table(table, frames) for table in CHART_TABLES}


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(stoppable(main))

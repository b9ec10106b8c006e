"""The subcommand ``figures``: charts of a record, or of a release."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..charts.shapes import LANDSCAPE, SHAPES
from .ending import DONE, asked_for
from .options import add_record, find_record, say

if TYPE_CHECKING:
    import pandas as pd


def register_figures(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``figures``."""
    parser.add_argument("charts", nargs="*", metavar="CHART", help="names of charts (default: all)")
    parser.add_argument("--out", type=Path, default=Path("figures"), metavar="DIR", help="where to (default: figures)")
    parser.add_argument("--release", type=Path, metavar="DIR", help="draw from this release instead of a record")
    parser.add_argument(
        "--shape",
        action="append",
        choices=list(SHAPES),
        help="landscape (the standard), compact for a column, social for a card; may be given several times",
    )
    parser.add_argument("--pdf", action="store_true", help="write a PDF of each chart too")
    add_record(parser)


def run_figures(options: argparse.Namespace) -> int:
    """Draw the charts, and print how many files were written."""
    from ..charts import write_charts
    from ..charts.catalogue_file import read_catalogue
    from ..ground.dataset import read_dataset

    folder, tables = _tables(options.release, options.record)
    catalogue = read_catalogue(folder, read_dataset(folder), tables)
    names = options.charts or list(catalogue.charts)
    with asked_for():
        for name in names:
            catalogue.find(name)
    formats = ("svg", "png", "pdf") if options.pdf else ("svg", "png")
    progress = say if sys.stderr.isatty() else None
    paths = write_charts(
        names, tables, catalogue, options.out, formats, progress, say, options.shape or (LANDSCAPE.name,)
    )
    count = len({path.name.partition(".")[0] for path in paths})
    print(f"{options.out}: {count} chart{'' if count == 1 else 's'}, {len(paths)} files")
    return DONE


def _tables(release: Path | None, record: Path | None) -> tuple[Path, Mapping[str, pd.DataFrame]]:
    """Return the folder that says which charts there are, and the tables that they need."""
    from ..charts import CHART_TABLES
    from ..derive.making import make_table

    if release is not None:
        from ..release.reader import open_release, read_table

        opened = open_release(release)
        return release, {table: read_table(opened, table) for table in CHART_TABLES}
    folder = find_record(record)
    # Only here: a release can be drawn without what checks the recorded tables.
    from ..record.checking import check_record

    frames = check_record(folder).frames
    return folder, {table: make_table(table, frames) for table in CHART_TABLES}

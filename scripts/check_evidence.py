"""Hold the record against the texts of the articles: each printed figure in its place, no number left out."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from bilateral_stats import DataError
from bilateral_stats.api.load import DATASETS
from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.evidence.read_tables import read_source_tables
from bilateral_stats.evidence.report import report_lines, report_values


def main(arguments: list[str] | None = None) -> int:
    """Check and print; return 0 when nothing is wrong, 1 when something is, 2 when there is nothing to check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, metavar="ARTICLES_DIR", help="folder of the texts, <source_id>.txt")
    parser.add_argument("--source", metavar="ID", help="check this source alone")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--verbose", action="store_true", help="print each row and each number too")
    parser.add_argument("--datasets", type=Path, default=DATASETS, help="folder of the tables (default: datasets)")
    options = parser.parse_args(arguments)
    try:
        tables, faults = read_source_tables(options.datasets)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    try:
        report = check_evidence(tables, options.articles, source=options.source, folder=options.datasets.name)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    report = dataclasses.replace(report, general=(*report.general, *faults))
    if options.json:
        print(json.dumps(report_values(report), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report_lines(report, verbose=options.verbose)))
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""Write the committed files that are generated.

They are the descriptor of the tables, the ledger of keys, CITATION.cff and parts of README.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bilateral_stats import DataError
from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import all_tables
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.contract.codelists import recorded_codes
from bilateral_stats.formats.cff import citation_file
from bilateral_stats.formats.datapackage import json_text, record_descriptor
from bilateral_stats.formats.readme import fill_readme
from bilateral_stats.ground.file_names import DESCRIPTOR
from bilateral_stats.ground.files import write_files
from bilateral_stats.record.checking import check_record
from bilateral_stats.record.ledger import LEDGER, ledger_text

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Write the files that are not fresh, or with ``--check`` name them; return 1 when one was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is not fresh")
    check: bool = parser.parse_args(arguments).check
    try:
        record = check_record(DATASETS)
        recorded, dataset = record.frames, record.dataset
        frames = all_tables(recorded)
        catalogue = read_catalogue(DATASETS, dataset, frames)
        fresh = {
            f"datasets/{DESCRIPTOR}": json_text(record_descriptor(dataset, recorded_codes(recorded))),
            f"datasets/{LEDGER}": ledger_text(recorded),
            "CITATION.cff": citation_file(dataset),
            "README.md": fill_readme((ROOT / "README.md").read_text(encoding="utf-8"), frames, catalogue),
        }
        stale = {name: text.encode() for name, text in fresh.items() if not _holds(ROOT / name, text)}
        if not check:
            write_files(stale, ROOT)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    for name in stale:
        print(f"{name}: {'not fresh: run make generate' if check else 'written'}")
    return 1 if check and stale else 0


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())

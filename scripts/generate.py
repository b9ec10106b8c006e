"""Write the files that are generated: descriptor of the tables, ledger of keys, CITATION.cff, parts of README.md."""

from __future__ import annotations

import sys
from pathlib import Path

from bilateral_stats.cli.commands import run
from bilateral_stats.cli.stopping import stoppable

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run ``generate`` on the record beside this script."""
    return run("generate", arguments, record=ROOT / "datasets")


if __name__ == "__main__":
    sys.exit(stoppable(main))

"""Print a claim to complete for each number of an article that is neither recorded nor waived. Writes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from bilateral_stats.cli.commands import run
from bilateral_stats.cli.stopping import stoppable

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run ``draft`` on the record beside this script."""
    return run("draft", arguments, record=ROOT / "datasets")


if __name__ == "__main__":
    sys.exit(stoppable(main))

"""Hold the record against the texts of the articles: each printed figure in its place, no number left out."""

from __future__ import annotations

import sys
from pathlib import Path

from bilateral_stats.cli.commands import run
from bilateral_stats.cli.stopping import stoppable

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run ``evidence`` on the record beside this script."""
    return run("evidence", arguments, record=ROOT / "datasets")


if __name__ == "__main__":
    sys.exit(stoppable(main))

"""Check the recorded tables and build the release of this version, with its charts."""

from __future__ import annotations

import sys
from pathlib import Path

from bilateral_stats.cli.commands import run
from bilateral_stats.cli.stopping import stoppable

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Run ``build`` on the record beside this script, and write beside it."""
    return run("build", arguments, record=ROOT / "datasets", out=ROOT / "releases")


if __name__ == "__main__":
    sys.exit(stoppable(main))

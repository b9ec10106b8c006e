"""Check a release against its own checksums and descriptor: files, sizes, rows, types, keys, and equal values."""

from __future__ import annotations

import sys

from bilateral_stats.cli.commands import run
from bilateral_stats.cli.stopping import stoppable


def main(arguments: list[str] | None = None) -> int:
    """Run ``verify``."""
    return run("verify", arguments)


if __name__ == "__main__":
    sys.exit(stoppable(main))

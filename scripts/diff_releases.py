"""Say what changed from one release to the next, and which version the change calls for."""

from __future__ import annotations

import sys

from bilateral_stats.cli.commands import run
from bilateral_stats.cli.stopping import stoppable


def main(arguments: list[str] | None = None) -> int:
    """Run ``diff``."""
    return run("diff", arguments)


if __name__ == "__main__":
    sys.exit(stoppable(main))

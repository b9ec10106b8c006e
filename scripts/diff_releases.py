"""Say what changed from one release to the next, and which version the change calls for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bilateral_stats import DataError
from bilateral_stats.release.differences import as_markdown, as_text, find_changes
from bilateral_stats.release.reader import open_release


def main(arguments: list[str] | None = None) -> int:
    """Print the differences; return 0, or 1 when a release cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path, help="folder of the release before")
    parser.add_argument("new", type=Path, help="folder of the release after")
    parser.add_argument("--format", choices=("text", "md"), default="text", help="md: a section for the changelog")
    options = parser.parse_args(arguments)
    try:
        old, new = open_release(options.old), open_release(options.new)
        changes = find_changes(old, new)
        print((as_markdown if options.format == "md" else as_text)(old, new, changes))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

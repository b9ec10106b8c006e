"""The subcommands about releases: ``build``, ``verify`` and ``diff``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .ending import DONE, FAULTS
from .options import add_json, print_json


def register_verify(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``verify``."""
    parser.add_argument("release", type=Path, metavar="RELEASE", help="folder of the release")
    add_json(parser)


def run_verify(options: argparse.Namespace) -> int:
    """Print what was checked and what differs: files, sizes, rows, types, keys, and equal values."""
    from ..release.verifying import verify_release

    found = verify_release(options.release)
    count = len(found.faults)
    if options.json:
        faults = [fault.values() for fault in found.faults]
        print_json({"passed": not faults, "checked": found.checked, "faults": faults})
    else:
        for sentence in found.checked:
            print(f"checked {sentence}")
        for fault in found.faults:
            print(fault, file=sys.stderr)
        end = f"{count} difference{'s' if count > 1 else ''}" if count else "sound"
        print(f"{options.release}: {end}")
    return FAULTS if count else DONE


def register_diff(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``diff``."""
    parser.add_argument("old", type=Path, metavar="OLD", help="folder of the release before")
    parser.add_argument("new", type=Path, metavar="NEW", help="folder of the release after")
    parser.add_argument("--format", choices=("text", "md"), default="text", help="md: a section for the changelog")
    add_json(parser)


def run_diff(options: argparse.Namespace) -> int:
    """Print the differences, and which version they call for."""
    from ..release.differences import as_markdown, as_text, as_values, find_changes
    from ..release.reader import open_release

    old, new = open_release(options.old), open_release(options.new)
    changes = find_changes(old, new)
    if options.json:
        print_json(as_values(old, new, changes))
    else:
        print((as_markdown if options.format == "md" else as_text)(old, new, changes))
    return DONE

"""The subcommands about a whole record: ``check`` and ``generate``."""

from __future__ import annotations

import argparse
import sys

from .ending import DONE, FAULTS
from .options import add_json, add_record, find_record, print_json


def register_check(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``check``."""
    add_record(parser)
    add_json(parser)


def run_check(options: argparse.Namespace) -> int:
    """Check the tables and print what is wrong, or how many rows they have."""
    from ..ground.errors import DataError
    from ..record.checking import check_record

    folder = find_record(options.record)
    rows: dict[str, int] = {}
    try:
        rows = {table: len(frame) for table, frame in check_record(folder).frames.items()}
        faults = []
    except DataError as error:
        if not error.faults:
            raise
        faults = error.faults
    if options.json:
        print_json({"passed": not faults, "rows": rows or None, "faults": [fault.values() for fault in faults]})
    elif faults:
        for fault in faults:
            print(fault, file=sys.stderr)
        print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in {folder.name}/", file=sys.stderr)
    else:
        print(f"{folder.name}/: {len(rows)} tables, {sum(rows.values())} rows, no fault")
    return FAULTS if faults else DONE

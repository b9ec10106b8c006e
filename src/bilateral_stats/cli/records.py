"""The subcommands about a whole record: ``check`` and ``generate``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .ending import DONE, FAULTS
from .options import add_json, add_record, find_record, print_json, project_of


def register_check(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``check``."""
    add_record(parser)
    add_json(parser)


def run_check(options: argparse.Namespace) -> int:
    """Check the tables and print what is wrong, or how many rows they have."""
    folder = find_record(options.record)
    from ..charts.catalogue_file import check_catalogue
    from ..ground.errors import DataError, Fault
    from ..record.checking import check_record
    from ..record.ledger import check_ledger

    rows: dict[str, int] = {}
    faults: list[Fault] = []
    lifted: tuple[str, ...] = ()
    try:
        record = check_record(folder)
        frames, lifted = record.frames, record.lifted
        rows = {table: len(frame) for table, frame in frames.items()}
        check_catalogue(folder, frames)
    except DataError as error:
        if not error.faults:
            raise
        faults = error.faults
    faults += check_ledger(folder)
    if options.json:
        values = {"passed": not faults, "rows": rows or None, "faults": [fault.values() for fault in faults]}
        print_json(values | {"lifted": list(lifted)})
    elif faults:
        for fault in faults:
            print(fault, file=sys.stderr)
        print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in {folder.name}/", file=sys.stderr)
    else:
        for line in lifted:
            print(line)
        print(f"{folder.name}/: {len(rows)} tables, {sum(rows.values())} rows, no fault")
    return FAULTS if faults else DONE


def register_generate(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``generate``."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is not fresh")
    parser.add_argument(
        "--rekey", action="store_true", help="for a new major version: let recorded keys refer to something else, once"
    )
    add_record(parser)


def run_generate(options: argparse.Namespace) -> int:
    """Write the files that are not fresh, or name them: the descriptor of the tables and the ledger of keys.

    Where the record is part of the project of its package, these are CITATION.cff and parts of README.md too.
    """
    folder = find_record(options.record)
    from ..build import generated_files, rekeyed_files
    from ..ground.files import write_files

    project = project_of(folder)
    if options.rekey:
        files, changes = rekeyed_files(folder, project)
        print("\n".join(f"- {change}" for change in changes) or "no recorded key has changed")
    else:
        files = generated_files(folder, project)
    stale = {path: text for path, text in files.items() if _read(path) != text.encode()}
    if not options.check:
        root = project or folder
        contents = {path.relative_to(root).as_posix(): text.encode() for path, text in stale.items()}
        write_files(contents, root, "the generated files")
    for path in stale:
        print(f"{path}: {'not fresh: run bilateral-stats generate' if options.check else 'written'}")
    return FAULTS if options.check and stale else DONE


def _read(path: Path) -> bytes | None:
    """Return the content of a file, or ``None`` where there is none."""
    return path.read_bytes() if path.exists() else None

"""The subcommand ``init``: a record to begin with, made of the files in ``template/``."""

from __future__ import annotations

import argparse
from pathlib import Path

from .ending import DONE, UsageError, shown

TEMPLATE = Path(__file__).with_name("template")

RENAMED = {"gitignore": ".gitignore"}
"""Name in the template to name in the record: under its own name it would act on the template itself."""


def register_init(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``init``."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="folder to make, or an empty one")


def run_init(options: argparse.Namespace) -> int:
    """Write a record with one made-up article and its claim; leave alone whatever is there already."""
    folder: Path = options.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{shown(str(folder))}: this is a file: name a folder that is new or empty")
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{shown(str(folder))}: this folder is not empty: name one that is new or empty")
    made: list[Path] = []
    try:
        _copy(TEMPLATE, folder, made)
    except BaseException:
        for path in reversed(made):
            path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        raise
    print(f"{folder}: a record with one example; go there, run bilateral-stats check, and read README.md")
    return DONE


def _copy(source: Path, target: Path, made: list[Path]) -> None:
    """Copy a folder file by file, and note what was made before it is filled."""
    for folder in [*reversed(target.parents), target]:
        if not folder.exists():
            folder.mkdir()
            made.append(folder)
    for path in sorted(source.iterdir()):
        place = target / RENAMED.get(path.name, path.name)
        if path.is_dir():
            _copy(path, place, made)
        else:
            made.append(place)
            place.write_bytes(path.read_bytes())

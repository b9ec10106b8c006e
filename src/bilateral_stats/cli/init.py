"""The subcommand ``init``: a record to begin with, made of the files in ``template/``."""

from __future__ import annotations

import argparse
from contextlib import suppress
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
    from ..ground.errors import DataError
    from ..ground.files import write_files

    folder: Path = options.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{shown(str(folder))}: this is a file: name a folder that is new or empty")
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{shown(str(folder))}: this folder is not empty: name one that is new or empty")
    sources = [path for path in sorted(TEMPLATE.rglob("*")) if path.is_file()]
    files = {_name(path): path.read_bytes() for path in sources}
    folders = [*{(folder / name).parent for name in files}, folder, *folder.parents]
    made = [path for path in folders if not path.exists()]
    try:
        write_files(files, folder, "the record")
    except DataError:
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise
    print(f"{folder}: a record with one example; go there, run bilateral-stats check, and read README.md")
    return DONE


def _name(path: Path) -> str:
    """Return the name that a file of the template has in the record."""
    return path.relative_to(TEMPLATE).with_name(RENAMED.get(path.name, path.name)).as_posix()

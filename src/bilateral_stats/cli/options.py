"""What several subcommands take and print: the record, and JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..ground.dataset import DATASET_FILE
from .ending import LOST_FOLDER, UsageError, shown

RECORD_PACKAGE = "bilateral_stats.datasets"
"""What the record is called inside the package."""

USUAL_PLACES = (Path(), Path("datasets"))
"""Where a record is looked for when none is named, from the working folder."""


def add_record(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--record``."""
    parser.add_argument(
        "--record",
        type=Path,
        metavar="DIR",
        help=f"folder of the record (default: the working folder or its datasets/, where {DATASET_FILE} lies)",
    )


def find_record(given: Path | None, packaged: Callable[[], Path] | None = None) -> Path:
    """Return the folder of the record, absolute, and print it to standard error.

    A subcommand asks before it imports anything: the record is named also where a library that it needs is missing.

    Parameters
    ----------
    given
        What ``--record`` names.
    packaged
        Returns the record in the package, for a subcommand that falls back to it.

    Raises
    ------
    UsageError
        The folder is no record, or none is named and there is none in the usual places.
    """
    try:
        places = USUAL_PLACES if given is None else (given,)
        found = next((place for place in places if (place / DATASET_FILE).is_file()), None)
        if found is None and given is not None:
            raise UsageError(f"{given}: this folder is no record: there is no {DATASET_FILE} in it")
        if found is None and packaged is not None:
            found = packaged()
        folder = Path(os.path.abspath(found or ""))  # noqa: PTH100 - a link stays the name that was given
    except FileNotFoundError as error:
        raise UsageError(LOST_FOLDER) from error
    except OSError as error:
        raise UsageError(f"{shown(str(given))}: {error.strerror}") from error
    if found is None:
        raise UsageError(
            f"{folder}: there is no record here: name its folder with --record, or begin one: bilateral-stats init DIR"
        )
    say(f"record: {folder}")
    return folder


def project_of(record: Path) -> Path | None:
    """Return the folder of the project whose package holds a record, or ``None`` where the record stands alone.

    Parameters
    ----------
    record
        Folder of the record, absolute.
    """
    try:
        settings = tomllib.loads((record.parent / "pyproject.toml").read_text(encoding="utf-8"))
        packaged = settings["tool"]["setuptools"]["package-dir"][RECORD_PACKAGE]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return record.parent if packaged == record.name else None


def say(line: str) -> None:
    """Print a line that is not the result itself."""
    print(line, file=sys.stderr)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the option ``--json``."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON, in the form of docs/json.md")


def print_json(values: Any) -> None:
    """Print values as JSON, in letters where the output can hold every letter."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(values, ensure_ascii=not unicode, indent=2))

"""The subcommands that answer a question about a record: ``cite``. Where none is at hand, the package has one."""

from __future__ import annotations

import argparse

from .ending import DONE, asked_for
from .options import add_record, find_record


def register_cite(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``cite``."""
    parser.add_argument("key", nargs="?", metavar="KEY", help="a row of sources.csv (default: the record itself)")
    parser.add_argument("--style", default="text", help="text, bibtex, ris or csl-json (default: text)")
    add_record(parser)


def run_cite(options: argparse.Namespace) -> int:
    """Print a citation, ready to paste."""
    from ..api.cite import cite_record
    from ..api.load import packaged_record

    with asked_for():
        folder = find_record(options.record, packaged_record)
        print(cite_record(folder, options.key, options.style).rstrip("\n"))
    return DONE

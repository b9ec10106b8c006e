"""The subcommands that hold a record against the texts of articles: ``draft`` and ``evidence``."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from .ending import DONE, FAULTS, asked_for
from .options import add_json, add_record, find_record, print_json


def register_draft(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``draft``."""
    parser.add_argument("article", type=Path, metavar="ARTICLE", help="text of the article")
    parser.add_argument("--source", metavar="ID", required=True, help="its source, a row of sources.csv")
    add_record(parser)
    add_json(parser)


def run_draft(options: argparse.Namespace) -> int:
    """Print a row to complete for each number of an article that is neither recorded nor waived; write nothing."""
    folder = find_record(options.record)
    from ..evidence.drafts import draft_claims, draft_lines, draft_values
    from ..evidence.read_tables import read_source_tables
    from ..ground.article_text import read_article, text_sha256
    from ..ground.errors import unknown_name

    tables, _ = read_source_tables(folder)
    with asked_for():
        known = tables["sources"]["source_id"].dropna().tolist()
        if options.source not in known and not options.json:
            raise unknown_name("source", options.source, known)
        text = read_article(options.article)
    drafts = draft_claims(text, options.source, tables)
    if options.json:
        values = map(draft_values, drafts)
        print_json({"drafts": [value for value in values if value is not None]})
    else:
        print("\n".join([f"# text_sha256 {text_sha256(text)}", *draft_lines(drafts)]))
    return DONE


def register_evidence(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``evidence``."""
    parser.add_argument(
        "texts", type=Path, nargs="?", metavar="TEXTS", help="folder of the texts, each <source_id>.txt"
    )
    parser.add_argument("--source", metavar="ID", help="hold this source alone")
    parser.add_argument("--verbose", action="store_true", help="print each row and each number too")
    parser.add_argument(
        "--lock", action="store_true", help="write evidence.lock: the rows that hold, as they were held"
    )
    parser.add_argument("--release", metavar="KEY", help="take a row out of evidence.lock, for one who has no text")
    add_record(parser)
    add_json(parser)


def run_evidence(options: argparse.Namespace) -> int:
    """Print whether each printed figure stands in its place, and which numbers were left out."""
    folder = find_record(options.record)
    from ..evidence.checking import check_evidence
    from ..evidence.locking import lock_evidence, release_row
    from ..evidence.read_tables import read_source_tables
    from ..evidence.report import report_lines, report_values
    from ..ground.errors import DataError

    with asked_for():
        if (options.release is None) == (options.texts is None):
            raise DataError("name the folder of the texts, or with --release the key of a row")
        if options.release is not None:
            release_row(folder, options.release)
            print(f"{options.release}: not held any more")
            return DONE
    tables, faults = read_source_tables(folder)
    with asked_for():
        report = check_evidence(tables, options.texts, source=options.source, folder=folder.name)
    report = dataclasses.replace(report, general=(*report.general, *faults))
    if options.json:
        print_json(report_values(report))
    else:
        print("\n".join(report_lines(report, verbose=options.verbose)))
    if options.lock:
        held = lock_evidence(folder, tables, options.texts, report)
        if not options.json:
            print(f"{held} row{'' if held == 1 else 's'} held, in {folder.name}/evidence.lock")
    return FAULTS if report.faults else DONE

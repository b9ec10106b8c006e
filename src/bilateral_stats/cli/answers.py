"""The subcommands that answer a question about a record. Where none is at hand, the package has one."""

from __future__ import annotations

import argparse
import sys

from .ending import DONE, asked_for
from .options import add_json, add_record, find_record, print_json


def register_cite(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``cite``."""
    parser.add_argument(
        "key", nargs="?", metavar="KEY", help="a source, a claim, a dating or a comparison (default: the record)"
    )
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


def register_find(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``find``."""
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="beginnings of words in titles, names and printed words"
    )
    parser.add_argument("--area", metavar="CODE", help="an area on either side")
    parser.add_argument("--pair", nargs=2, metavar="CODE", help="both areas, in either order")
    parser.add_argument("--period", metavar="PERIOD", help="a year, or a period as recorded")
    parser.add_argument("--originator", metavar="KEY", help="who says so")
    parser.add_argument("--verdict", metavar="CODE", help="how it stands: compatible, repeated, conflict, ...")
    add_json(parser)
    add_record(parser)


def run_find(options: argparse.Namespace) -> int:
    """Print the claims that fit, a line each."""
    from ..api.load import packaged_record
    from ..api.record import open_record
    from ..words.quotes import say_claim
    from ..words.rows import rows_of

    with asked_for():
        record = open_record(find_record(options.record, packaged_record))
        names = ("area", "period", "originator", "verdict")
        asked = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
        pair = tuple(options.pair) if options.pair else None
        rows = rows_of(record.find(" ".join(options.words), pair=pair, **asked))
        if options.json:
            kept = ("claim_id", "indicator_id", "ref_area", "counterpart_area", "value_label", "time_period", "verdict")
            print_json({"claims": [{name: row[name] for name in kept} for row in rows]})
        else:
            for row in rows:
                print(f"{row['claim_id']}: {say_claim(row)}")
            print(f"{len(rows)} claim{'' if len(rows) == 1 else 's'}")
    return DONE


def register_describe(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``describe``."""
    parser.add_argument("indicator", metavar="INDICATOR", help="a row of indicators.csv")
    add_record(parser)


def run_describe(options: argparse.Namespace) -> int:
    """Print what an indicator counts, its claims and how they stand."""
    from ..api.load import packaged_record
    from ..api.record import open_record

    with asked_for():
        print(open_record(find_record(options.record, packaged_record)).describe(options.indicator))
    return DONE


def register_quote(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``quote``."""
    parser.add_argument("key", metavar="KEY", help="a claim, or a comparison of several")
    parser.add_argument("--style", default="text", help="text, markdown or html (default: text)")
    add_record(parser)


def run_quote(options: argparse.Namespace) -> int:
    """Print a figure ready to paste."""
    from ..api.load import packaged_record
    from ..api.record import open_record

    with asked_for():
        print(open_record(find_record(options.record, packaged_record)).quote(options.key, options.style))
    return DONE


def register_ask(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``ask``."""
    parser.add_argument("text", nargs="+", metavar="TEXT", help="a sentence, or several; - reads them from the input")
    add_json(parser)
    add_record(parser)


def run_ask(options: argparse.Namespace) -> int:
    """Print what the record says to each figure of a text."""
    from ..api.load import packaged_record
    from ..api.record import open_record

    with asked_for():
        text = sys.stdin.read() if options.text == ["-"] else " ".join(options.text)
        answers = open_record(find_record(options.record, packaged_record)).ask(text)
        if options.json:
            known = [answer.values() for answer in answers if answer.indicator_id or answer.nearest]
            unknown = [answer for answer in answers if not (answer.indicator_id or answer.nearest)]
            print_json(
                {"answers": known, "unanswered": [{"figure": one.figure, "sentence": one.sentence} for one in unknown]}
            )
        else:
            for answer in answers:
                print(f"{answer.figure}: {answer.sentence}")
            if not answers:
                print("no figure was read in this text")
    return DONE

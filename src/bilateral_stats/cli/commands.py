"""The command ``bilateral-stats``: which subcommands there are, and how one is run.

Only argparse is imported before it is known which one is asked for. A subcommand is two functions of its module:
``register_<name>(parser)`` adds its options, ``run_<name>(options)`` does the work and returns the exit status: 0, 1
when something is wrong with data, 2 when it was asked for in a way that cannot be answered.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

from .ending import ended
from .stopping import stoppable

COMMAND = "bilateral-stats"

WIDTH = 100
"""Characters of a line of the help; to measure the terminal, argparse would import as much again as it is itself."""


class Subcommand(NamedTuple):
    """Where a subcommand is, and what it does in one line."""

    module: str
    summary: str


SUBCOMMANDS = {
    "init": Subcommand("init", "begin a record of your own in a new folder"),
    "check": Subcommand("records", "hold a record against every rule"),
    "draft": Subcommand("articles", "list the numbers of an article that no row covers, as rows to complete"),
    "evidence": Subcommand("articles", "hold a record against the texts of its articles"),
    "build": Subcommand("releases", "check a record and build its release"),
    "figures": Subcommand("figures", "draw the charts of a record or of a release"),
    "verify": Subcommand("releases", "hold a release against its own checksums and descriptor"),
    "rebuild": Subcommand("releases", "build a release anew from its zip, and compare the bytes"),
    "diff": Subcommand("releases", "say what changed from one release to the next"),
    "generate": Subcommand("records", "write the files of a record that are generated"),
    "find": Subcommand("answers", "list the claims that fit words, areas, a period, a person or a verdict"),
    "ask": Subcommand("answers", "say which claims a printed sentence fits, and which speak against it"),
    "describe": Subcommand("answers", "say what an indicator counts, and how its claims stand"),
    "quote": Subcommand("answers", "print a figure ready to paste, with who, where, when and who disagrees"),
    "cite": Subcommand("answers", "cite a record or one of its sources"),
}
"""By name, in the order in which somebody with a new record needs them."""


def main() -> int:
    """Run what the command line asks for, as a program: until it ends or is stopped."""
    return stoppable(lambda: run_line(sys.argv[1:]))


def run_line(arguments: Sequence[str]) -> int:
    """Run a whole command line, and return its exit status.

    Parameters
    ----------
    arguments
        What stands behind the name of the command.
    """
    name = arguments[0] if arguments else ""
    if name in SUBCOMMANDS:
        return run(name, arguments[1:], program=f"{COMMAND} {name}")
    return ended(lambda: _explain(arguments))


def run(name: str, arguments: Sequence[str] | None = None, *, program: str | None = None, **defaults: Any) -> int:
    """Run one subcommand, and return its exit status.

    Parameters
    ----------
    name
        Name of the subcommand.
    arguments
        Its arguments; ``None``: those of this process.
    program
        What the help calls it; ``None``: the name of the running script.
    defaults
        What options are when they are not given, where it is something else than the subcommand's own default.
    """
    return ended(lambda: _run(name, arguments, program, defaults))


def _run(name: str, arguments: Sequence[str] | None, program: str | None, defaults: dict[str, Any]) -> int:
    module = import_module(f".{SUBCOMMANDS[name].module}", __package__)
    summary = SUBCOMMANDS[name].summary
    parser = argparse.ArgumentParser(prog=program, description=f"{summary[0].upper()}{summary[1:]}.")
    getattr(module, f"register_{name}")(parser)
    parser.set_defaults(**defaults)
    status: int = getattr(module, f"run_{name}")(parser.parse_args(arguments))
    return status


def _explain(arguments: Sequence[str]) -> int:
    """Answer a command line that names no subcommand: it asks for help or for the version, or is wrong."""
    parser = argparse.ArgumentParser(
        prog=COMMAND,
        description="Figures about relations between two countries, recorded as they are printed.",
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=WIDTH),
    )
    parser.add_argument("--version", action="store_true", help="print the version of these tools")
    names = parser.add_subparsers(
        title="subcommands", dest="subcommand", metavar="SUBCOMMAND", prog=COMMAND, help="SUBCOMMAND --help says more"
    )
    for name, subcommand in SUBCOMMANDS.items():
        names.add_parser(name, help=subcommand.summary, add_help=False)
    if parser.parse_args(arguments).version:
        from .. import __version__

        print(__version__)
        return 0
    parser.print_usage(sys.stderr)
    print(f"{COMMAND}: name a subcommand; {COMMAND} --help lists them", file=sys.stderr)
    return 2

"""Rules about what rows mean: words against cells, times against each other, the same thing twice.

A rule that cannot read the words says nothing. Each has a name; a note that holds the name in square brackets, with the
reason, lifts it for its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ...ground.errors import Fault, line_number
from . import codes, doubles, sources, times, wholes, words
from .finding import Finding

ROOM = (words, times, doubles, sources, wholes, codes)
"""Modules with the rules of one subject each, in their RULES."""


def check_meaning(frames: Mapping[str, pd.DataFrame], files: Mapping[str, str]) -> tuple[list[Fault], list[str]]:
    """Return the faults of meaning, and a line about each that a note lifts.

    Parameters
    ----------
    frames
        Typed tables by name, the rows without other faults; the index of each holds line numbers.
    files
        Names of the files for the messages, by table.
    """
    faults, lifted = [], []
    for name, finding in _findings(frames):
        fault = Fault(files[finding.table], line_number(finding.line), finding.column, finding.text, finding.rule)
        note = frames[finding.table]["note"].get(finding.line) if "note" in frames[finding.table] else None
        if isinstance(note, str) and f"[{name}]" in note:
            lifted.append(f"{fault} (lifted by its note)")
        elif isinstance(finding.text, str) or finding.text is None:
            faults.append(fault)
    return faults, lifted


def _findings(frames: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, Finding]]:
    for module in ROOM:
        for needed, rule in module.RULES.items():
            if all(table in frames for table in needed[1:]):
                for finding in rule(frames):
                    yield needed[0], finding

"""What the page says where the record has nothing: never an empty place, never a word of a program."""

from __future__ import annotations

TITLE = "title not shown by the source"
AUTHORS = "authors not shown by the source"
PUBLISHED = "date not shown by the source"
PERIOD = "not stated"
ORIGINATOR = "the outlet itself"
ADDRESS = "address not recorded"
LOW, HIGH = "no lower bound", "no upper bound"
OTHER = "not stated"
"""For a cell that has no words of its own here."""

TOKEN = "-"  # noqa: S105 - stands in the address of a view
"""In the address of a view, for what is missing; no key of the record looks like it."""

"""The registry of tables: which there are, and whether a person records them or the package makes or generates them.

Everything that goes over the tables (reading, checking, loading, release, codebook, tests) asks here. The contract
of a table is the module of its name in ``schemas``; a recorded one stands in the file ``<name>.csv`` of a record, and
a derived one is made by the module of its name in :mod:`bilateral_stats.derive`. A generated one stands in the file
``<name>.lock`` of a record, which a subcommand writes and which may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

RECORDED, DERIVED, GENERATED = "recorded", "derived", "generated"

TableName = Literal[
    "statistics",
    "timeline",
    "comparisons",
    "dyad_years",
    "slips",
    "areas",
    "originators",
    "sources",
    "indicators",
    "claims",
    "events",
    "event_dates",
    "waivers",
    "indicator_links",
    "omissions",
    "units",
    "codelists",
    "evidence",
]
"""The names of all tables: an editor completes only what is written out, and a test holds both lists together."""

TABLES: Mapping[str, str] = {
    "statistics": DERIVED,
    "timeline": DERIVED,
    "comparisons": DERIVED,
    "dyad_years": DERIVED,
    "slips": DERIVED,
    "areas": RECORDED,
    "originators": RECORDED,
    "sources": RECORDED,
    "indicators": RECORDED,
    "claims": RECORDED,
    "events": RECORDED,
    "event_dates": RECORDED,
    "waivers": RECORDED,
    "indicator_links": RECORDED,
    "omissions": RECORDED,
    "units": RECORDED,
    "codelists": RECORDED,
    "evidence": GENERATED,
}
"""Origin by name, the tables that most people want first."""


def recorded_tables() -> tuple[str, ...]:
    """Return the names of the tables that are recorded by hand."""
    return tuple(name for name, origin in TABLES.items() if origin == RECORDED)


def derived_tables() -> tuple[str, ...]:
    """Return the names of the tables that are made from the recorded ones."""
    return tuple(name for name, origin in TABLES.items() if origin == DERIVED)


def generated_tables() -> tuple[str, ...]:
    """Return the names of the tables that stand in a record and that a subcommand writes."""
    return tuple(name for name, origin in TABLES.items() if origin == GENERATED)


def file_of(table: str) -> str:
    """Return the name of the file in which a table stands in a record."""
    return f"{table}.{'lock' if TABLES[table] == GENERATED else 'csv'}"

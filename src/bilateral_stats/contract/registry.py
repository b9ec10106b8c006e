"""The registry of tables: which there are, and whether a person records them or the package makes them.

Everything that goes over the tables (reading, checking, loading, release, codebook, tests) asks here. The contract
of a table is the module of its name in ``schemas``; a recorded one stands in the file ``<name>.csv`` of a record, and
a derived one is made by the module of its name in :mod:`bilateral_stats.derive`.
"""

from __future__ import annotations

from collections.abc import Mapping

RECORDED, DERIVED = "recorded", "derived"

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
}
"""Origin by name, the tables that most people want first."""


def recorded_tables() -> tuple[str, ...]:
    """Return the names of the tables that are recorded by hand."""
    return tuple(name for name, origin in TABLES.items() if origin == RECORDED)


def derived_tables() -> tuple[str, ...]:
    """Return the names of the tables that are made from the recorded ones."""
    return tuple(name for name, origin in TABLES.items() if origin == DERIVED)

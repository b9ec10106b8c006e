"""Figures that a chart draws once: from one source, or from several that print the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .phrases import (
    THING,
    count,
    credit,
    joined,
    say_when,
)
from .rows import Row, Rows, grouped
from .values import say_period

SAME_FIGURE = ("panel", *THING, "time_period", "value_label", "obs_status")
"""What claims have in common that share a mark."""

MOST_NAMED = 3
"""Outlets that a shared mark names; all of them stand below the chart."""


@dataclass(frozen=True)
class Entry:
    """A figure, and all claims that print it.

    Parameters
    ----------
    claims
        The claims; at least one.
    """

    claims: Rows

    @property
    def first(self) -> Row:
        """The claim that is drawn: one of a marked source, where there is any."""
        return next((claim for claim in self.claims if claim["marked"]), self.claims[0])

    @property
    def marked(self) -> bool:
        """Whether a marked source prints it."""
        return any(claim["marked"] for claim in self.claims)

    @property
    def sources(self) -> int:
        """How many publications print it."""
        return len({claim["source_id"] for claim in self.claims})


def entries_of(rows: Rows, collapse: bool) -> list[Entry]:
    """Return plotted claims as figures, each where its first claim stands.

    Parameters
    ----------
    rows
        The claims.
    collapse
        Whether claims that print the same share an entry.
    """
    return [Entry(group) for group in grouped(rows, SAME_FIGURE if collapse else ["claim_id"]).values()]


def say_who(entry: Entry, *, say_date: bool = True) -> str:
    """Return who prints a figure, the originator first; of several, how many and some of them.

    Parameters
    ----------
    entry
        The figure.
    say_date
        Whether to name the date of publication of a single source.
    """
    first = entry.first
    if entry.sources == 1:
        return credit(first["originator"], first["outlet"], first["date_published"], say_date=say_date)
    originators = {claim["originator"] for claim in entry.claims}
    if len(originators) == 1 and None not in originators:
        return f"{first['originator']}, via {count(entry.sources, 'outlet')}"
    ordered = [first, *(claim for claim in entry.claims if claim is not first)]
    named = list(dict.fromkeys(credit(row["originator"], row["outlet"], None) for row in ordered))
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], "others"]
    return f"{count(entry.sources, 'source')}: {joined(named)}"


def say_entry(entry: Entry, order: str, periods_differ: bool) -> str:
    """Return what a row is called by: the day on which it was printed, or the period that it covers.

    Parameters
    ----------
    entry
        The figure.
    order
        ``published`` or ``period``.
    periods_differ
        Whether the rows of the chart cover different periods, so that each must be named.
    """
    first = entry.first
    if order == "period":
        return say_when(first["time_period"])
    date = first["date_published"]
    said = say_period(date) if isinstance(date, str) else "date not shown"
    return f"{said}, on {say_when(first['time_period'])}" if periods_differ and first["time_period"] else said


def marked_credits(rows: Sequence[Row]) -> str:
    """Return where the marked figures are printed, or nothing where there are none.

    Parameters
    ----------
    rows
        Plotted claims.
    """
    places = [credit(None, row["outlet"], row["date_published"]) for row in rows if row["marked"]]
    return "; ".join(dict.fromkeys(places))

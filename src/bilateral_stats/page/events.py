"""The timeline: every event with the dates that the sources give it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..contract.codelists import recorded_codes
from ..schemas.vocabularies import EVENT_TYPE, HAPPENED
from ..words.phrases import joined
from ..words.rows import Row, grouped, rows_of
from ..words.values import say_period
from .comparisons import Comparison, dating_key
from .sources import Source


@dataclass(frozen=True)
class Dating:
    """One source's date of an event.

    Parameters
    ----------
    key
        Its key.
    row
        Row of the table ``timeline``.
    period
        The date in words.
    status
        Empty for what had happened when it was printed, else the code of its status.
    language
        Language of the printed words where it is not that of the page, else empty.
    source
        Where it is printed.
    """

    key: str
    row: Row
    period: str
    status: str
    language: str
    source: Source


@dataclass(frozen=True)
class Event:
    """An event.

    Parameters
    ----------
    key
        Its key.
    row
        The first of its rows in the table ``timeline``.
    kind
        What sort of event it is, in words.
    when
        Every date that is given, in words.
    datings
        The datings, the earliest first.
    comparisons
        How they stand to each other.
    """

    key: str
    row: Row
    kind: str
    when: str
    datings: list[Dating]
    comparisons: list[Comparison]


def events(
    frames: Mapping[str, pd.DataFrame], sources: Mapping[str, Source], comparisons: Mapping[str, Comparison]
) -> list[Event]:
    """Return the events in the order of time.

    Parameters
    ----------
    frames
        All tables by name.
    sources
        The sources by key.
    comparisons
        Comparisons by the key of the row.
    """
    rows = sorted(rows_of(frames["timeline"]), key=_time)
    found, kinds = [], recorded_codes(frames)[EVENT_TYPE]
    for (key,), datings in grouped(rows, ["event_id"]).items():
        compared = [comparisons.get(dating_key(row["event_date_id"])) for row in datings]
        found.append(
            Event(
                key=key,
                row=datings[0],
                kind=kinds[datings[0]["event_type"]],
                when=joined([say_period(row["time_period"]) for row in datings], "or"),
                datings=[_dating(row, sources[row["source_id"]]) for row in datings],
                comparisons=list({one.key: one for one in compared if one is not None}.values()),
            )
        )
    return found


def _time(row: Row) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return what a dating is sorted by: of one that is open at an end, the other end."""
    first, last = row["period_start"], row["period_end"]
    return (last if first is None else first), (first if last is None else last)


def _dating(row: Row, source: Source) -> Dating:
    return Dating(
        key=row["event_date_id"],
        row=row,
        period=say_period(row["time_period"]),
        status="" if row["event_status"] == HAPPENED else row["event_status"],
        language=source.language,
        source=source,
    )

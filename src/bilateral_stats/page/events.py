"""The timeline: every event with the dates that the sources give it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..contract.codelists import recorded_codes
from ..schemas.vocabularies import EVENT_TYPE, NORMAL
from ..words.phrases import joined
from ..words.rows import Row, grouped, rows_of
from ..words.values import say_period
from .comparisons import Standing, dating_key
from .sources import Publication, language_of_words


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
    language
        Language of the printed words where it is not that of the page, else empty.
    source
        Where it is printed.
    left_out
        Whether the comparisons leave it out.
    """

    key: str
    row: Row
    period: str
    language: str
    source: Publication
    left_out: bool


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
    standings
        How they stand to each other: planned and settled ones apart.
    """

    key: str
    row: Row
    kind: str
    when: str
    datings: list[Dating]
    standings: list[Standing]


def events(
    frames: Mapping[str, pd.DataFrame], sources: Mapping[str, Publication], stands: Mapping[str, Standing]
) -> list[Event]:
    """Return the events in the order of time.

    Parameters
    ----------
    frames
        All tables by name.
    sources
        The publications by key.
    stands
        Comparisons by the key of the row.
    """
    rows = sorted(rows_of(frames["timeline"]), key=lambda row: (row["period_start"], row["period_end"]))
    found, kinds = [], recorded_codes(frames)[EVENT_TYPE]
    for (key,), datings in grouped(rows, ["event_id"]).items():
        standing = [stands.get(dating_key(row["event_date_id"])) for row in datings]
        normal = [row for row in datings if row["rank"] == NORMAL] or datings
        found.append(
            Event(
                key=key,
                row=datings[0],
                kind=kinds[datings[0]["event_type"]],
                when=joined([say_period(row["time_period"]) for row in normal], "or"),
                datings=[_dating(row, sources[row["source_id"]]) for row in datings],
                standings=list({one.key: one for one in standing if one is not None}.values()),
            )
        )
    return found


def _dating(row: Row, source: Publication) -> Dating:
    return Dating(
        key=row["event_date_id"],
        row=row,
        period=say_period(row["time_period"]),
        language=language_of_words(source.language, row["note"]),
        source=source,
        left_out=row["rank"] != NORMAL,
    )

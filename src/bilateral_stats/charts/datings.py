"""Datings of events: what sources say alike about one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ..schemas.vocabularies import PLANNED
from ..words.rows import Rows, grouped


@dataclass(frozen=True)
class Dating:
    """What one or more sources say alike about the date of an event."""

    ids: tuple[str, ...]
    time_period: str
    start: pd.Timestamp
    end: pd.Timestamp
    planned: bool
    keys: str

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return bool(self.start == self.end)


def group_datings(rows: Rows) -> Iterator[Dating]:
    """Yield the different datings of one event, each with all sources that give it.

    Parameters
    ----------
    rows
        The plotted datings of one event, in order.
    """
    for same in grouped(rows, ["time_period", "event_status"]).values():
        first = same[0]
        yield Dating(
            tuple(row["event_date_id"] for row in same),
            first["time_period"],
            first["period_start"],
            first["period_end"],
            first["event_status"] == PLANNED,
            " ".join(sorted({row["source_key"] for row in same})),
        )

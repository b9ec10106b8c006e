"""The table ``timeline``: one flat row a dating of an event that stands."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..ground.periods import period_bounds
from ..schemas.vocabularies import EVENT_DATES
from .compared_rows import RANK_COLUMNS, compared_datings, standing
from .comparisons import standing_columns
from .derivation import Derivation
from .look_up import (
    area_columns,
    combine,
    look_up,
    source_columns,
)

EVENT_COLUMNS = {
    "event_title": "title",
    "event_type": "event_type",
    "ref_area": "ref_area",
    "counterpart_area": "counterpart_area",
    "place": "place",
}
"""Column of the flat table to the column of the event that it repeats."""


def derive_timeline(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one flat row a dating that stands.

    Parameters
    ----------
    frames
        Typed tables ``areas``, ``originators``, ``sources``, ``events``, ``event_dates``, ``comparisons`` and
        ``evidence``.

    Returns
    -------
    pandas.DataFrame
        The datings that stand, in their order; columns as in ``schemas/timeline.py``.
    """
    event_dates = standing(frames["event_dates"])
    event = look_up(event_dates["event_id"], frames["events"], "event_id", EVENT_COLUMNS)
    flat = combine(
        event_dates.drop(columns=list(RANK_COLUMNS)),
        event,
        area_columns(event, frames["areas"]),
        period_bounds(event_dates["time_period"]),
        source_columns(event_dates, frames["sources"], frames["originators"]),
        standing_columns(EVENT_DATES, event_dates["event_date_id"], compared_datings(frames)["key"], frames),
    )
    return flat.reset_index(drop=True)


DERIVATION = Derivation(
    dict.fromkeys(("areas", "originators", "sources", "events", "event_dates"))
    | {"comparisons": ("comparison_id", "verdict"), "evidence": ("table", "key")},
    derive_timeline,
    rows="event_dates",
)

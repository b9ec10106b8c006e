"""The table ``slips``: the rows that are recorded and do not count, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..schemas.vocabularies import CLAIMS, DEPRECATED, EVENT_DATES
from ..words.rows import unit_signs
from ..words.values import say_period, value_labels
from .compared_rows import AREAS, unit_words
from .comparisons import typed
from .derivation import Derivation
from .look_up import look_up

COLUMNS: Mapping[str, str] = {
    "row_id": "str",
    "compared": "str",
    "indicator_id": "str",
    "event_id": "str",
    "ref_area": "str",
    "counterpart_area": "str",
    "label": "str",
    "as_printed": "str",
    "rank_reason": "str",
    "source_id": "str",
    "url": "str",
}
"""As in ``schemas/slips.py``, which takes a library that loading does without; tests hold both together."""


def derive_slips(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row a claim or dating that does not count.

    Parameters
    ----------
    frames
        Tables ``claims``, ``indicators``, ``units``, ``event_dates``, ``events`` and ``sources``, typed.

    Returns
    -------
    pandas.DataFrame
        Sorted by ``row_id``; columns as in ``schemas/slips.py``.
    """
    claims, datings = (frames[table][frames[table]["rank"] == DEPRECATED] for table in (CLAIMS, EVENT_DATES))
    counted = look_up(claims["indicator_id"], frames["indicators"], "indicator_id", {"unit_label": "unit_label"})
    words = unit_words(claims["unit"], counted["unit_label"], frames["units"])
    event = look_up(datings["event_id"], frames["events"], "event_id", {name: name for name in AREAS})
    parts = [
        claims.assign(
            row_id=claims["claim_id"],
            compared=CLAIMS,
            label=value_labels(claims, claims["unit"], words, unit_signs(frames["units"])),
        ),
        datings.assign(
            row_id=datings["event_date_id"],
            compared=EVENT_DATES,
            label=[say_period(period) for period in datings["time_period"]],
            **event,
        ),
    ]
    table = pd.concat(parts, ignore_index=True).sort_values("row_id", ignore_index=True)
    return typed(table.assign(**look_up(table["source_id"], frames["sources"], "source_id", {"url": "url"})), COLUMNS)


DERIVATION = Derivation(
    dict.fromkeys(("claims", "indicators", "units", "event_dates", "events", "sources")), derive_slips
)

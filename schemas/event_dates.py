"""Table ``event_dates``."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import fields, rules, vocabularies


class Printed(rules.Timed):
    """A dating as a source prints it."""

    event_date_id: Series[str] = fields.key("Event date", "Key of the dating; never reused.")
    event_id: Series[str] = fields.reference("events", "Event", "What is dated.")
    time_period: Series[str] = fields.open_period(
        "Date", "When the source puts it (EDTF); open at one end where it says after or before."
    )
    event_status: Series[str] = fields.column(
        "Status",
        "Whether it had happened when the source was printed.",
        vocabulary=vocabularies.EVENT_STATUSES,
    )
    date_basis: Series[str] = fields.column(
        "Basis of the date", "How the date is known.", vocabulary=vocabularies.EVENT_DATE_BASES
    )
    as_printed: Series[str] = fields.as_printed()
    in_english: Series[str] = fields.in_english()
    originator_id: Series[str] = fields.originator_id()
    source_id: Series[str] = fields.source_id()
    paragraph: Series[pd.Int64Dtype] = fields.paragraph()


class Model(Printed, rules.Ranked):
    """One source's dating of one event: a claim about time."""

    rank: Series[str] = fields.rank()
    rank_reason: Series[str] = fields.rank_reason()
    note: Series[str] = fields.note()

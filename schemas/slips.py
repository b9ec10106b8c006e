"""Table ``slips``, derived."""

from __future__ import annotations

from pandera.typing import Series

from . import fields, rules, sources, vocabularies


class Model(rules.TwoAreas):
    """A claim or a dating that does not count: a slip or a superseded reading, with the reason."""

    row_id: Series[str] = fields.key("Row", "Key of the claim or the event date.")
    compared: Series[str] = fields.column("Table", "Where the row is recorded.", vocabulary=vocabularies.COMPARED)
    indicator_id: Series[str] = fields.reference(
        "indicators", "Indicator", "What is measured; empty for an event.", required=False
    )
    event_id: Series[str] = fields.reference("events", "Event", "What is dated; empty for a claim.", required=False)
    ref_area: Series[str] = fields.reference("areas", "Reference area", "Country that it is about, or that acts.")
    counterpart_area: Series[str] = fields.reference("areas", "Counterpart area", "The other country.", required=False)
    label: Series[str] = fields.column("Figure in words", "The value or the date as a person would say it.")
    as_printed: Series[str] = fields.as_printed()
    rank_reason: Series[str] = fields.column("Reason", "Why the row does not count.")
    source_id: Series[str] = fields.source_id()
    url: Series[str] = fields.repeated(sources.Model, "url")

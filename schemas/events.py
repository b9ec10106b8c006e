"""Table ``events``."""

from __future__ import annotations

from pandera.typing import Series

from . import fields, rules


class Model(rules.TwoAreas):
    """Something that happened, or was planned, between two countries."""

    event_id: Series[str] = fields.key("Event", "Key of the event.")
    event_type: Series[str] = fields.event_type()
    title: Series[str] = fields.column("Title", "What happened, in our own few words.")
    ref_area: Series[str] = fields.reference("areas", "Reference area", "Country that acts.")
    counterpart_area: Series[str] = fields.reference(
        "areas", "Counterpart area", "Country towards which it acts.", required=False
    )
    place: Series[str] = fields.column("Place", "Where it happened, if the sources say.", required=False)

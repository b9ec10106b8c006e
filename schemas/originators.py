"""Table ``originators``."""

from __future__ import annotations

from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.Table):
    """A person or a body whom a source credits with a figure or a date."""

    originator_id: Series[str] = fields.key("Originator", "Key of the originator.")
    name: Series[str] = fields.column("Name", "Full name, in English.")
    kind: Series[str] = fields.column(
        "Kind", "What sort of originator it is.", vocabulary=vocabularies.ORIGINATOR_KINDS
    )
    area: Series[str] = fields.reference(
        "areas", "Area", "Country for which the originator speaks, if any.", required=False
    )

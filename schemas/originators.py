"""Table ``originators``."""

from __future__ import annotations

from pandera.typing import Series

from . import fields, rules, vocabularies


class Model(rules.Table):
    """A person, a body or an outlet that says or passes on a figure or a date."""

    originator_id: Series[str] = fields.key("Originator", "Key of the originator.")
    name: Series[str] = fields.column("Name", "Full name, in English.")
    short_name: Series[str] = fields.column(
        "Short name", "How people call it for short, such as an acronym.", required=False
    )
    kind: Series[str] = fields.column(
        "Kind", "What sort of originator it is.", vocabulary=vocabularies.ORIGINATOR_KINDS
    )
    area: Series[str] = fields.reference(
        "areas", "Area", "Country for which the originator speaks, if any.", required=False
    )
    note: Series[str] = fields.note()

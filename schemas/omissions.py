"""Table ``omissions``."""

from __future__ import annotations

from pandera.typing import Series

from . import fields, formats, rules, vocabularies


class Model(rules.Table):
    """A figure or a date that was seen and deliberately not recorded, with the reason."""

    omission_id: Series[str] = fields.key("Omission", "Key of the omission.")
    subject: Series[str] = fields.column("Subject", "What it is about, in our own few words.")
    as_printed: Series[str] = fields.column(
        "As printed", "The printed words. Empty: not kept.", required=False, text_format=formats.AS_PRINTED
    )
    in_english: Series[str] = fields.in_english()
    publisher: Series[str] = fields.column("Publisher", "Who prints it, as far as it is known.", required=False)
    date_published: Series[str] = fields.period(
        "Published", "When it was published (EDTF). Empty: not known.", required=False
    )
    url: Series[str] = fields.column(
        "Address", "Web address of the page. Empty: not known.", required=False, text_format=formats.URL
    )
    reason: Series[str] = fields.column("Reason", "Why it is not recorded.", vocabulary=vocabularies.OMISSION_REASONS)
    note: Series[str] = fields.note()

"""Table ``sources``."""

from __future__ import annotations

import re

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from . import fields, formats, rules, vocabularies

_DATE_IN_KEY = re.compile(r"-([12][0-9]{3}(?:-[0-9]{2}){0,2})\Z")
"""The date at the end of a key such as ``herald-2023-04-18``."""


class Model(rules.Table):
    """A publication in which figures or dates are printed."""

    source_id: Series[str] = fields.key("Source", "Key of the publication; also the name of its text file.")
    source_type: Series[str] = fields.column(
        "Type", "What sort of publication it is.", vocabulary=vocabularies.SOURCE_TYPES
    )
    title: Series[str] = fields.column(
        "Title", "Headline as shown by the publication. Empty: not shown.", required=False
    )
    authors: Series[str] = fields.column(
        "Authors", "Names as shown, separated by '; '. Empty: not shown.", required=False
    )
    outlet_id: Series[str] = fields.reference("originators", "Outlet", "Outlet that published it.")
    follows_id: Series[str] = fields.reference(
        "originators",
        "Follows",
        "Outlet or agency whose text it passes on as a whole; of a chain, the earliest named. Empty: its own text.",
        required=False,
    )
    language: Series[str] = fields.column("Language", "Language of the text (BCP 47).", text_format=formats.LANGUAGE)
    date_published: Series[str] = fields.period(
        "Published", "When it was published (EDTF). Empty: not known.", required=False
    )
    date_basis: Series[str] = fields.column(
        "Basis of the date",
        "How the date of publication is known.",
        vocabulary=vocabularies.PUBLICATION_DATE_BASES,
    )
    url: Series[str] = fields.column("Address", "Web address of the publication.", text_format=formats.URL)
    date_accessed: Series[fields.Day] = fields.day("Read on", "Day on which its words were read for this record.")
    text_sha256: Series[str] = fields.column(
        "Hash of the text",
        "SHA-256 of the normalised text of the article; the text itself is not part of the dataset.",
        required=False,
        text_format=formats.SHA256,
    )
    note: Series[str] = fields.note()

    @pa.dataframe_check(error="follows_id: an outlet does not follow itself: leave this empty")
    def follows_another(cls, frame: pd.DataFrame) -> pd.Series:
        """What an outlet passes on is another's."""
        return frame["follows_id"] != frame["outlet_id"]

    @pa.dataframe_check(error="date_published: a printed date of publication may not be empty")
    def printed_date_is_given(cls, frame: pd.DataFrame) -> pd.Series:
        """A source whose date is printed has a date."""
        return frame["date_published"].notna() | (frame["date_basis"] != vocabularies.PRINTED)

    @pa.dataframe_check(error="date_published: the key of the source ends with another date")
    def date_is_that_of_the_key(cls, frame: pd.DataFrame) -> pd.Series:
        """A key that ends with a date ends with the date of publication."""
        in_keys = [_DATE_IN_KEY.search(key) for key in frame["source_id"].fillna("")]
        cells = zip(in_keys, frame["date_published"].fillna(""), strict=True)
        return pd.Series([found is None or date.startswith(found[1]) for found, date in cells], index=frame.index)

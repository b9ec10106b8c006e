"""What the flat tables repeat of other tables: the columns of both areas, of the originator and of the source."""

from __future__ import annotations

import pandas as pd
from pandera.typing import Series

from . import areas, fields, formats, rules, sources, vocabularies

REF, COUNTERPART = "Reference area", "Counterpart area"

M49 = "UN M49 code, three digits."


class BothAreas(rules.TwoAreas):
    """Names and codes of the two areas of a row."""

    ref_area_name: Series[str] = fields.repeated(areas.Model, "name", title=f"{REF}: name")
    ref_area_m49: Series[str] = fields.repeated(areas.Model, "m49", title=f"{REF}: M49 code", description=M49)
    ref_area_cow_code: Series[pd.Int64Dtype] = fields.repeated(areas.Model, "cow_code", title=f"{REF}: COW code")
    ref_area_gw_code: Series[pd.Int64Dtype] = fields.repeated(areas.Model, "gw_code", title=f"{REF}: GW code")
    counterpart_area_name: Series[str] = fields.repeated(
        areas.Model, "name", title=f"{COUNTERPART}: name", required=False
    )
    counterpart_area_m49: Series[str] = fields.repeated(
        areas.Model, "m49", title=f"{COUNTERPART}: M49 code", description=M49
    )
    counterpart_area_cow_code: Series[pd.Int64Dtype] = fields.repeated(
        areas.Model, "cow_code", title=f"{COUNTERPART}: COW code"
    )
    counterpart_area_gw_code: Series[pd.Int64Dtype] = fields.repeated(
        areas.Model, "gw_code", title=f"{COUNTERPART}: GW code"
    )


class Cited(rules.Table):
    """Whom the source of a row credits, and how to find and to cite the source."""

    originator: Series[str] = fields.column("Originator in words", "Name of whom the source credits.", required=False)
    source_title: Series[str] = fields.repeated(
        sources.Model, "title", title="Title of the source", description="Headline as shown. Empty: not shown."
    )
    outlet: Series[str] = fields.column("Outlet", "Name of the outlet that published the source.")
    follows: Series[str] = fields.column(
        "Follows", "Name of the outlet or agency whose text the source passes on as a whole.", required=False
    )
    language: Series[str] = fields.repeated(sources.Model, "language")
    date_published: Series[str] = fields.repeated(sources.Model, "date_published")
    url: Series[str] = fields.repeated(sources.Model, "url")
    quote_url: Series[str] = fields.column(
        "Address of the words",
        "Web address that opens the publication at the printed words (a text fragment).",
        text_format=formats.URL,
    )
    citation: Series[str] = fields.column(
        "Citation", "How to cite the figure: whom the source credits first, then the source."
    )


class Compared(rules.Table):
    """Whether a row was held against its text, and how it stands to the others about the same thing."""

    evidence: Series[str] = fields.column(
        "Evidence", "Whether the row was held against the text of its source.", vocabulary=vocabularies.EVIDENCE
    )

    comparison_id: Series[str] = fields.reference("comparisons", "Comparison", "Rows about the same thing share it.")
    verdict: Series[str] = fields.column(
        "Verdict", "How the rows about the same thing stand to each other.", vocabulary=vocabularies.VERDICTS
    )

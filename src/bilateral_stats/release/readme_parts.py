"""The generated parts of the repository's README: what they show comes from the tables.

A part stands between ``<!-- figures KEY KEY ... -->`` or ``<!-- tables -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from ..contract import description
from ..errors import DataError
from ..registry import derived_tables
from ..vocabularies import NORMAL
from ..wording import say_period
from .markdown import markdown_table

PART = re.compile(r"<!-- (figures|tables)([a-z0-9_ -]*) -->\n.*?<!-- end -->", re.DOTALL)


def fill_readme(text: str, frames: Mapping[str, pd.DataFrame]) -> str:
    """Return the README with its generated parts made anew.

    Parameters
    ----------
    text
        The README as it stands.
    frames
        All tables by name.

    Raises
    ------
    DataError
        A part asks for an indicator without claims.
    """

    def fill(match: re.Match[str]) -> str:
        kind, arguments = match[1], match[2].strip()
        content = _figures(arguments.split(), frames["statistics"]) if kind == "figures" else _tables(frames)
        opening = f"<!-- {' '.join(filter(None, [kind, arguments]))} -->"
        return f"{opening}\n{content}\n<!-- end -->"

    return PART.sub(fill, text)


def _figures(indicators: list[str], statistics: pd.DataFrame) -> str:
    rows = []
    for indicator in indicators:
        claims = statistics[(statistics["indicator_id"] == indicator) & (statistics["rank"] == NORMAL)]
        if claims.empty:
            raise DataError(f"README.md asks for the indicator {indicator!r}, which has no claim")
        rows += [_figure(claim) for claim in claims.to_dict("records")]
    return markdown_table(("figure", "what it counts", "of whom", "period", "who says so"), rows)


def _figure(claim: Mapping[Hashable, Any]) -> tuple[str, ...]:
    present = {name: value for name, value in claim.items() if not pd.isna(value)}
    whose = present["ref_area_name"]
    if "counterpart_area_name" in present:
        whose = f"{whose} and {present['counterpart_area_name']}"
    if "from_area" in present:
        names = {present[f"{side}_area"]: present[f"{side}_area_name"] for side in ("ref", "counterpart")}
        whose = f"{names[present['from_area']]} to {names[present['to_area']]}"
    printed = f"[{present['publisher']}, {say_period(present['date_published'])}]({present['quote_url']})"
    said = f"{present['originator']}, in {printed}" if "originator" in present else printed
    period = say_period(present["time_period"]) if "time_period" in present else "not stated"
    return f"**{present['value_label']}**", present["indicator_title"], whose, period, said


def _tables(frames: Mapping[str, pd.DataFrame]) -> str:
    rows = [
        (
            f"`{table}`",
            description(table),
            "derived" if table in derived_tables() else "recorded",
            str(len(frame)),
        )
        for table, frame in frames.items()
    ]
    return markdown_table(("table", "one row is", "origin", "rows"), rows)

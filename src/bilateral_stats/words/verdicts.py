"""Comparisons with the claims that they compare, as charts and page show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..ground.errors import DataError
from ..schemas.vocabularies import (
    CLAIMS,
    CONFLICT,
    FORECAST,
    PUBLISHED,
)
from .comparisons import say_verdict
from .rows import CLAIM_COLUMNS, Row, Rows, claim_rows, require_columns, rows_of
from .values import say_period

NEEDED = (
    "comparison_id",
    "compared",
    "title",
    "ref_area",
    "counterpart_area",
    "period",
    "period_basis",
    "stage",
    "sources",
    "voices",
    "camps",
    "verdict",
    "low",
    "high",
    "summary",
    "related",
)
"""What the charts take from the table, beside the keys of the rows."""


@dataclass(frozen=True)
class Verdict:
    """A comparison with the claims that it compares.

    Parameters
    ----------
    comparison
        Row of the table.
    claims
        Rows of the table ``statistics``.
    """

    comparison: Row
    claims: Rows

    @property
    def conflict(self) -> bool:
        """Whether the figures contradict each other; those of a count that went on do not."""
        return bool(self.comparison["verdict"] == CONFLICT)

    @property
    def when(self) -> str:
        """What the claims cover, or as of when they were printed; may be empty."""
        period = self.comparison["period"]
        if not isinstance(period, str):
            return ""
        as_of = "as of " if self.comparison["period_basis"] == PUBLISHED else ""
        return as_of + say_period(period) + (", forecast" if self.comparison["stage"] == FORECAST else "")

    def __str__(self) -> str:
        """Return the verdict in words, without the figures."""
        return verdict_of(self.comparison)


def verdict_of(comparison: Row) -> str:
    """Return the verdict of a row of the table ``comparisons`` in words, without the figures."""
    return say_verdict(comparison["verdict"], int(comparison["voices"]), int(comparison["camps"]))


def claim_verdicts(tables: Mapping[str, pd.DataFrame]) -> list[Verdict]:
    """Return every comparison of claims.

    Parameters
    ----------
    tables
        The derived tables, and ``units``.

    Raises
    ------
    DataError
        One of the tables is not there, or ``comparisons`` lacks columns.
    """
    for needed in ("comparisons", "units"):
        if needed not in tables:
            raise DataError(f"the charts need the table {needed}, which is not among those given")
    comparisons = tables["comparisons"]
    require_columns(comparisons, "comparisons", [*NEEDED, "row_ids"])
    found = comparisons[comparisons["compared"].eq(CLAIMS)]
    claims = {row["claim_id"]: row for row in claim_rows(tables["statistics"][list(CLAIM_COLUMNS)], tables["units"])}
    verdicts = []
    for row in rows_of(found):
        compared = [claims[key] for key in str(row["row_ids"]).split() if key in claims]
        if compared:
            verdicts.append(Verdict(row, compared))
    return verdicts


def verdicts_on(rows: Rows, verdicts: list[Verdict]) -> list[Verdict]:
    """Return the comparisons in which some of the rows stand, in the order of the rows."""
    by_claim = {claim["claim_id"]: verdict for verdict in verdicts for claim in verdict.claims}
    found = [by_claim[row["claim_id"]] for row in rows if row["claim_id"] in by_claim]
    return list({verdict.comparison["comparison_id"]: verdict for verdict in found}.values())

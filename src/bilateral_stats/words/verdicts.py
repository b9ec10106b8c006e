"""How figures stand to each other, in a sentence: for the table ``comparisons``, charts, page and README alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from ..ground.errors import DataError
from ..schemas.vocabularies import (
    CLAIMS,
    CONFLICT,
    FORECAST,
    PROVISIONAL,
    PUBLISHED,
    SINGLE,
)
from .headlines import headline
from .phrases import (
    count,
    joined,
    sentence,
)
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
    "originators",
    "verdict",
    "low",
    "high",
)
"""What the charts take from the table, beside the keys of the rows."""


def say_verdict(verdict: str, stage: str, sources: int, originators: int) -> str:
    """Return how many sources agree or disagree, without their figures.

    Parameters
    ----------
    verdict, stage
        Codes of the comparison.
    sources, originators
        How many publications and how many independent voices there are.
    """
    if verdict == CONFLICT and stage == PROVISIONAL:
        return f"{count(sources, 'source prints', 'sources print')} a count that was still going on"
    if verdict == CONFLICT:
        return count(sources, "source disagrees with itself", "sources disagree")
    if verdict == SINGLE or sources == 1:
        return "one source"
    return f"{sources} sources agree, {count(originators, 'originator')}"


def summaries(rows: pd.DataFrame, groups: pd.Series, table: pd.DataFrame) -> pd.Series:
    """Return a sentence with every figure for each comparison.

    Parameters
    ----------
    rows
        Columns ``label``, ``source_id``, ``publisher`` and ``low``, a row a claim.
    groups
        Comparison of each row.
    table
        Columns ``verdict``, ``stage``, ``sources`` and ``originators``, a row a comparison.

    Returns
    -------
    pandas.Series
        Text, on the index of ``table``.
    """
    needed = rows[["low", "label", "source_id"]].assign(group=groups)
    ordered = needed.sort_values(["group", "low", "label"], kind="stable")
    said = ordered.groupby(["group", "label"], sort=False)["source_id"].nunique().reset_index()
    by_group: dict[int, list[tuple[str, int]]] = {}
    for group, label, sources in zip(*(said[name].to_numpy(dtype=object) for name in said.columns), strict=True):
        by_group.setdefault(group, []).append((label, sources))
    facts = table[["verdict", "stage", "sources", "originators"]].assign(
        outlet=rows["publisher"].groupby(groups).first()
    )
    cells = (facts[name].to_numpy(dtype=object) for name in facts.columns)
    sentences = [_summary(by_group[group], *parts) for group, *parts in zip(table.index, *cells, strict=True)]
    return pd.Series(sentences, index=table.index, dtype="str")


def _summary(said: Sequence[tuple[str, int]], verdict: str, stage: str, sources: int, voices: int, outlet: str) -> str:
    if verdict == CONFLICT:
        figures = "; ".join(f"{label} ({count(number, 'source')})" for label, number in said)
    else:
        figures = joined([label for label, _ in said])
        if sources == 1:
            figures = f"{outlet} prints {figures}"
    return sentence(f"{say_verdict(verdict, stage, sources, voices)}: {figures}")


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
        """Whether settled figures contradict each other; a count that went on while it was printed does not."""
        return bool(self.comparison["verdict"] == CONFLICT and not self.still_counted)

    @property
    def still_counted(self) -> bool:
        """Whether its figures are of a count that was still going on, and differ."""
        return bool(self.comparison["verdict"] == CONFLICT and self.comparison["stage"] == PROVISIONAL)

    @property
    def when(self) -> str:
        """What the claims cover, or as of when they were printed; may be empty."""
        period = self.comparison["period"]
        if not isinstance(period, str):
            return ""
        as_of = "as of " if self.comparison["period_basis"] == PUBLISHED else ""
        return as_of + say_period(period) + (", forecast" if self.comparison["stage"] == FORECAST else "")

    def __str__(self) -> str:
        """Return the verdict in words, with the figures where they differ."""
        said = verdict_of(self.comparison)
        if self.comparison["verdict"] == CONFLICT:
            return f"{said}: {headline(self.claims).without_unit}"
        return said


def verdict_of(comparison: Row) -> str:
    """Return the verdict of a row of the table ``comparisons`` in words, without the figures."""
    sources, originators = int(comparison["sources"]), int(comparison["originators"])
    return say_verdict(comparison["verdict"], comparison["stage"], sources, originators)


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

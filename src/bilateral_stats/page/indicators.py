"""What is counted: every indicator with its definition and the comparisons of its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..contract.codelists import topic_labels
from ..schemas.vocabularies import DIMENSIONS, DIRECTIONS
from ..words.rows import Row, rows_of
from .claims import Claim
from .comparisons import Comparison


@dataclass(frozen=True)
class Compared:
    """A comparison with its claims.

    Parameters
    ----------
    comparison
        The comparison.
    areas
        The countries in words.
    claims
        The claims, in the order of the page.
    """

    comparison: Comparison
    areas: str
    claims: list[Claim]


@dataclass(frozen=True)
class Indicator:
    """An indicator.

    Parameters
    ----------
    row
        Row of the table ``indicators``.
    dimension, direction
        What their codes mean.
    claims
        How many claims there are.
    compared
        The comparisons of its claims.
    """

    row: Row
    dimension: str
    direction: str
    claims: int
    compared: list[Compared]


def indicators(
    frames: Mapping[str, pd.DataFrame], found: list[Claim], comparisons: Mapping[str, Comparison]
) -> dict[str, list[Indicator]]:
    """Return the indicators by topic.

    Parameters
    ----------
    frames
        All tables by name.
    found
        All claims.
    comparisons
        Comparisons by their key.
    """
    by_indicator: dict[str, list[Claim]] = {}
    for claim in found:
        by_indicator.setdefault(claim.row["indicator_id"], []).append(claim)
    labels = topic_labels(frames)
    topics: dict[str, list[Indicator]] = {topic: [] for topic in labels}
    for row in sorted(rows_of(frames["indicators"]), key=lambda row: str(row["title"])):
        own = by_indicator.get(row["indicator_id"], [])
        groups: dict[str, list[Claim]] = {}
        for claim in own:
            groups.setdefault(claim.comparison.key, []).append(claim)
        topics[row["topic"]].append(
            Indicator(
                row=row,
                dimension=DIMENSIONS[row["dimension"]],
                direction=DIRECTIONS[row["direction"]],
                claims=len(own),
                compared=[Compared(comparisons[key], claims[0].areas, claims) for key, claims in groups.items()],
            )
        )
    return {labels[topic]: rows for topic, rows in topics.items() if rows}

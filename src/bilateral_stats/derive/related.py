"""Related scopes: what linked indicators say of the same two countries, beside each comparison.

A reader of "$200 million of trade" is told in the same row that, with oil, others print $1.7 billion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ..ground.periods import period_bounds
from ..schemas.vocabularies import INFLOW, MIRROR_OF, OUTFLOW, STATED, UNDIRECTED
from ..words.comparisons import say_scope, say_scopes

MOST_SCOPES = 4
"""Comparisons of one linked indicator that a row names, the nearest in time; the others are counted."""

Area = object


@dataclass(frozen=True)
class _Scope:
    """A comparison as its neighbours see it."""

    key: str
    indicator: str
    title: str
    areas: tuple[Area, Area]
    first: pd.Timestamp | None
    last: pd.Timestamp | None
    said: str
    said_of_area: str

    def overlaps(self, other: _Scope) -> bool:
        """Return whether both are about some same day, as far as their periods are stated."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return True
        return bool(self.first <= other.last and other.first <= self.last)


def related_scopes(
    table: pd.DataFrame, claims: pd.DataFrame, indicators: pd.DataFrame, links: pd.DataFrame, areas: pd.DataFrame
) -> pd.DataFrame:
    """Return for each comparison the related ones, and the same in a sentence.

    Parameters
    ----------
    table
        Comparisons of claims.
    claims
        The claims that are compared, as :func:`bilateral_stats.derive.compared_rows.compared_claims` returns them.
    indicators, links, areas
        Tables ``indicators``, ``indicator_links`` and ``areas``.

    Returns
    -------
    pandas.DataFrame
        Columns ``related`` and ``related_ids``, on the index of the comparisons that have related ones.
    """
    linked = {*links["indicator_id"], *links["related_id"]}
    names = dict(zip(areas["area"], areas["name"], strict=True))
    scopes = dict(_scopes(table[table["indicator_id"].isin(linked)], claims, names))
    # By the pair of areas as well: a record of many pairs has few comparisons of each.
    by_indicator: dict[tuple[str, frozenset[Area]], list[_Scope]] = {}
    for scope in scopes.values():
        by_indicator.setdefault((scope.indicator, frozenset(scope.areas)), []).append(scope)
    linked_to = {indicator: list(_linked(indicator, links)) for indicator in linked}
    directions = dict(zip(indicators["indicator_id"], indicators["direction"], strict=True))
    found = {}
    for place, scope in scopes.items():
        sentences, keys = [], []
        for other, mirrored in linked_to[scope.indicator]:
            same_order = {directions[scope.indicator], directions[other]} <= {INFLOW, OUTFLOW}
            near = [
                candidate
                for candidate in by_indicator.get((other, frozenset(scope.areas)), [])
                if _same_pair(scope.areas, candidate.areas, mirrored, same_order) and scope.overlaps(candidate)
            ]
            if near:
                near.sort(key=lambda candidate: (_distance(scope, candidate), candidate.key))
                # Figures of the other side, or of both, are no figures of this one: they say whose they are.
                undirected = directions[other] == UNDIRECTED
                own = mirrored or undirected or {one.areas for one in near} == {scope.areas}
                said = [one.said if own else one.said_of_area for one in near[:MOST_SCOPES]]
                sentences.append(say_scopes(near[0].title, said, len(near)))
                keys += [one.key for one in near[:MOST_SCOPES]]
        if keys:
            found[place] = (" ".join(sentences), " ".join(keys))
    return pd.DataFrame.from_dict(found, orient="index", columns=["related", "related_ids"], dtype="str")


def _scopes(table: pd.DataFrame, claims: pd.DataFrame, areas: dict[str, str]) -> Iterator[tuple[int, _Scope]]:
    labels = claims.sort_values(["low", "label"])[["key", "label"]].drop_duplicates().groupby("key")["label"].agg(list)
    days = period_bounds(table["period"].where(table["period_basis"] == STATED))
    names = [
        "comparison_id",
        "indicator_id",
        "title",
        "ref_area",
        "counterpart_area",
        "period",
        "period_basis",
        "stage",
    ]
    cells = [table[name].astype(object).where(table[name].notna(), None) for name in names]
    for place, key, indicator, title, area, other, period, basis, stage, first, last in zip(
        table.index, *cells, days["period_start"], days["period_end"], strict=True
    ):
        said = say_scope(labels[key], period, basis, stage)
        named = say_scope(labels[key], period, basis, stage, areas.get(area, ""))
        dated = not pd.isna(first)
        yield (
            place,
            _Scope(
                key, indicator, title, (area, other), first if dated else None, last if dated else None, said, named
            ),
        )


def _linked(indicator: str, links: pd.DataFrame) -> Iterator[tuple[str, bool]]:
    """Yield the indicators to which one is linked, and whether the areas change places there."""
    for first, relation, second in links[["indicator_id", "relation", "related_id"]].itertuples(index=False, name=None):
        if indicator in (first, second):
            yield (second if indicator == first else first), relation == MIRROR_OF


def _same_pair(areas: tuple[Area, Area], others: tuple[Area, Area], mirrored: bool, same_order: bool) -> bool:
    if mirrored:
        return areas == others[::-1]
    return areas == others or (not same_order and areas == others[::-1])


def _distance(scope: _Scope, other: _Scope) -> tuple[int, int]:
    """Return how far a comparison lies from another in time; one whose period is not stated comes first."""
    if other.last is None:
        return (0, 0)
    return (
        (1, 0 if scope.last is None else abs((other.last - scope.last).days)) if scope.last else (1, -other.last.year)
    )

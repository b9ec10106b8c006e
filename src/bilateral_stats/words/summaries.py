"""How a comparison stands, in a sentence that is made from its rows."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..schemas.vocabularies import AGREE, PROVISIONAL, SINGLE


def summaries(rows: pd.DataFrame, groups: pd.Series, table: pd.DataFrame) -> pd.Series:
    """Return a sentence for each comparison.

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
    sentences = [_sentence(by_group[group], *parts) for group, *parts in zip(table.index, *cells, strict=True)]
    return pd.Series(sentences, index=table.index, dtype="str")


def _sentence(said: Sequence[tuple[str, int]], verdict: str, stage: str, sources: int, voices: int, outlet: str) -> str:
    *others, last = [label for label, _ in said]
    labels = f"{', '.join(others)} and {last}" if others else last
    if verdict == SINGLE or (verdict == AGREE and sources == 1):
        return f"One source: {outlet} prints {labels}."
    if verdict == AGREE:
        return f"{sources} sources agree, {_count(voices, 'originator')}: {labels}."
    counted = "; ".join(f"{label} ({_count(number, 'source')})" for label, number in said)
    if stage == PROVISIONAL:
        return f"{_count(sources, 'source prints', 'sources print')} a count that was still going on: {counted}."
    return f"{_count(sources, 'source disagrees with itself', 'sources disagree')}: {counted}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"

"""How each claim stands to the others: its comparison, with the verdict in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..charts.camps import say_camps
from ..schemas.vocabularies import (
    COMPATIBLE,
    CONFLICT,
    EVENT_DATES,
    FALLING,
    GROWING,
    REPEATED,
    SINGLE,
)
from ..words.phrases import capitalised
from ..words.rows import Row, rows_of
from ..words.verdicts import claim_verdicts, verdict_of

VERDICT_WORDS: Mapping[str, str] = {
    CONFLICT: "voices disagree",
    COMPATIBLE: "two voices or more are compatible",
    REPEATED: "one voice, repeated",
    GROWING: "a count that grew",
    FALLING: "a count that fell",
    SINGLE: "one source",
}
"""By code, what a reader may ask for; what most want to see comes first."""


@dataclass(frozen=True)
class Comparison:
    """A comparison as the page shows it.

    Parameters
    ----------
    key
        Its key.
    code
        A key of :data:`VERDICT_WORDS`.
    label
        The verdict in a few words.
    summary
        The same as a sentence, with every figure.
    related
        What linked indicators say of the same two countries; may be empty.
    when
        What the claims cover, or as of when they were printed; may be empty.
    row_ids
        Keys of the claims or datings.
    row
        The row of the table ``comparisons``.
    """

    key: str
    code: str
    label: str
    summary: str
    related: str
    when: str
    row_ids: tuple[str, ...]
    row: Row

    @property
    def alone(self) -> bool:
        """Whether there is nothing to compare: one row only."""
        return self.code == SINGLE


def comparisons(frames: Mapping[str, pd.DataFrame]) -> dict[str, Comparison]:
    """Return every comparison by its key.

    Parameters
    ----------
    frames
        All tables by name.
    """
    claims = {verdict.comparison["comparison_id"]: verdict for verdict in claim_verdicts(frames)}
    found = {}
    for row in rows_of(frames["comparisons"]):
        verdict = claims.get(row["comparison_id"])
        label = verdict_of(row)
        if verdict and verdict.conflict:
            label += f": {say_camps(verdict.claims)}"
        found[row["comparison_id"]] = Comparison(
            key=row["comparison_id"],
            code=row["verdict"],
            label=capitalised(label),
            summary=row["summary"],
            related=row["related"] or "",
            when=verdict.when if verdict else "",
            row_ids=tuple(row["row_ids"].split()),
            row=row,
        )
    return found


def by_row(found: Mapping[str, Comparison]) -> dict[str, Comparison]:
    """Return the comparison of each claim and of each dating, by the key of the row.

    Parameters
    ----------
    found
        The comparisons.
    """
    # A claim and a dating may bear the same key: what is dated is looked up under a name of its own.
    return {
        (dating_key(row_id) if comparison.row["compared"] == EVENT_DATES else row_id): comparison
        for comparison in found.values()
        for row_id in comparison.row_ids
    }


def dating_key(event_date_id: str) -> str:
    """Return the name under which :func:`by_row` keeps the comparison of a dating."""
    return f"dating {event_date_id}"

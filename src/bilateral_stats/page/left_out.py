"""What does not count: slips that are recorded with their reason, and figures that were seen and not recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..schemas.vocabularies import OMISSION_REASONS
from ..words.rows import Row, rows_of
from ..words.values import say_period
from .sources import Source


@dataclass(frozen=True)
class Slip:
    """A claim or a dating that does not count.

    Parameters
    ----------
    row
        Row of the table ``slips``.
    source
        Where it is printed.
    """

    row: Row
    source: Source


@dataclass(frozen=True)
class Omission:
    """A figure that was seen and not recorded.

    Parameters
    ----------
    row
        Row of the table ``omissions``.
    where
        Who prints it and when, in words; may be empty.
    reason
        Why it is not recorded.
    """

    row: Row
    where: str
    reason: str


def slips(frames: Mapping[str, pd.DataFrame], sources: Mapping[str, Source]) -> list[Slip]:
    """Return the slips, in the order of their keys.

    Parameters
    ----------
    frames
        All tables by name.
    sources
        The sources by key.
    """
    return [Slip(row, sources[row["source_id"]]) for row in rows_of(frames["slips"])]


def omissions(frames: Mapping[str, pd.DataFrame]) -> list[Omission]:
    """Return the omissions, in the order of their keys.

    Parameters
    ----------
    frames
        All tables by name.
    """
    return [
        Omission(row, ", ".join(filter(None, [row["publisher"], _day(row)])), OMISSION_REASONS[row["reason"]])
        for row in rows_of(frames["omissions"])
    ]


def _day(row: Row) -> str:
    return say_period(row["date_published"]) if row["date_published"] else ""

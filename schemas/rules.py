"""Rules across columns that several tables share.

The message of a rule across columns starts with the column that is to blame: ``column: rule``.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from . import vocabularies

MONTH_OR_SEASON = rf"[0-9]{{2}}(?:{'|'.join(f'{year:02}-{year + 1:02}' for year in range(12))})(?![-0-9])"
"""A year and a month such as 2007-08; in every other year, what follows the year is no month."""


class Table(pa.DataFrameModel):
    """Any table: exactly its columns, in their order."""

    class Config:
        """Options of pandera."""

        strict = True
        ordered = True


class Listed(Table):
    """A table that is a list for people: its rows are not sorted by their key, but as they are to be seen."""


class TwoAreas(Table):
    """A table whose rows are about two countries."""

    @pa.dataframe_check(error="counterpart_area: the counterpart area must differ from the reference area")
    def areas_differ(cls, frame: pd.DataFrame) -> pd.Series:
        """A relation has two sides."""
        return frame["ref_area"] != frame["counterpart_area"]


class Ranked(Table):
    """A table whose rows may be deprecated."""

    @pa.dataframe_check(error="rank_reason: a deprecated row needs a reason, and a normal row has none")
    def deprecated_has_reason(cls, frame: pd.DataFrame) -> pd.Series:
        """A row that does not count says why."""
        return (frame["rank"] == vocabularies.DEPRECATED) == frame["rank_reason"].notna()


class Timed(Table):
    """A table whose rows state a time in ``time_period``."""

    @pa.dataframe_check(
        error="time_period: this may be a month or a season of two years: write first and last day, or both years"
        " (2007-08-01/2007-08-31 or 2007/2008)"
    )
    def month_is_no_season(cls, frame: pd.DataFrame) -> pd.Series:
        """A month whose number follows that of its year is not told from a season such as 2007-08."""
        return ~frame["time_period"].str.contains(MONTH_OR_SEASON, na=False).astype(bool)

"""Rules across columns that several tables share.

The message of a rule across columns starts with the column that is to blame: ``column: rule``.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from .. import vocabularies


class Table(pa.DataFrameModel):
    """Any table: exactly its columns, in their order."""

    class Config:
        """Options of pandera."""

        strict = True
        ordered = True


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

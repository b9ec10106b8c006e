"""Table ``units``."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from . import fields, formats, rules, vocabularies


class Model(rules.Listed):
    """A unit in which this record counts: a currency, a measure, a kind of thing."""

    unit: Series[str] = fields.column(
        "Unit", "Code of the unit, that of SDMX or ISO 4217 where one fits.", key=True, text_format=formats.UNIT
    )
    label: Series[str] = fields.column("Label", "What the code means.")
    dimension: Series[str] = fields.column(
        "Dimension", "What sort of quantity it counts.", vocabulary=vocabularies.DIMENSIONS
    )
    base_unit: Series[str] = fields.column(
        "Base unit",
        "Unit of the same dimension in which this one can be said.",
        required=False,
        codelist=vocabularies.UNIT,
    )
    factor: Series[float] = fields.column(
        "Factor", "How many of the base unit one of this unit is.", required=False, unit="base unit"
    )
    sign: Series[str] = fields.column(
        "Sign", "Sign that a person writes before an amount of a currency.", required=False, text_format=formats.SIGN
    )

    @pa.dataframe_check(error="factor: a unit with a base unit has a factor above 0, and no other has one")
    def base_unit_has_factor(cls, frame: pd.DataFrame) -> pd.Series:
        """A unit that is said in another one says how many of it."""
        return (frame["base_unit"].notna() == frame["factor"].notna()) & ~(frame["factor"] <= 0)

    @pa.dataframe_check(error="base_unit: amounts of money are compared within one currency: leave this empty")
    def currency_has_no_base_unit(cls, frame: pd.DataFrame) -> pd.Series:
        """No rate of exchange is part of a record."""
        return (frame["dimension"] != vocabularies.MONEY) | frame["base_unit"].isna()

    @pa.dataframe_check(error="sign: only a currency has a sign before its amounts: leave this empty")
    def sign_is_of_a_currency(cls, frame: pd.DataFrame) -> pd.Series:
        """A sign stands for a currency."""
        return (frame["dimension"] == vocabularies.MONEY) | frame["sign"].isna()

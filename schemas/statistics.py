"""Table ``statistics``, derived."""

from __future__ import annotations

from pandera.typing import Series

from . import claims, fields, flat, indicators, vocabularies


class Noted(claims.Printed):
    """A claim that stands."""

    note: Series[str] = fields.note()


class Figure(flat.BothAreas, Noted):
    """The same with names, codes and bounds."""

    from_area: Series[str] = fields.reference(
        "areas", "From", "Country from which it flows; empty where nothing flows.", required=False
    )
    to_area: Series[str] = fields.reference(
        "areas", "To", "Country to which it flows; empty where nothing flows.", required=False
    )
    indicator_title: Series[str] = fields.repeated(indicators.Model, "title", title="Indicator in words")
    topic: Series[str] = fields.repeated(indicators.Model, "topic")
    dimension: Series[str] = fields.repeated(indicators.Model, "dimension")
    unit_label: Series[str] = fields.column(
        "Unit in words", "The unit or what is counted, as it is said after a number."
    )
    direction: Series[str] = fields.repeated(indicators.Model, "direction")
    denominator: Series[str] = fields.repeated(
        indicators.Model, "denominator", description="The whole of which a share is a part."
    )
    value_label: Series[str] = fields.column("Value in words", "The value as a person would say it.")
    period_start: Series[fields.Day] = fields.period_start(required=False)
    period_end: Series[fields.Day] = fields.period_end(required=False)
    period_kind: Series[str] = fields.column(
        "Kind of period", "What the stated period is.", vocabulary=vocabularies.PERIOD_KINDS
    )
    obs_low: Series[float] = fields.column(
        "Lower bound",
        "Lowest value that the printed words allow; empty: no lower bound.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    obs_high: Series[float] = fields.column(
        "Upper bound",
        "Highest value that the printed words allow; empty: no upper bound.",
        required=False,
        unit=fields.UNIT_OF_THE_ROW,
    )
    low_inclusive: Series[bool] = fields.column(
        "Lower bound included", "Whether the lower bound itself is allowed; false where there is none."
    )
    high_inclusive: Series[bool] = fields.column(
        "Upper bound included", "Whether the upper bound itself is allowed; false where there is none."
    )


class Model(flat.Compared, flat.Cited, Figure):
    """One figure that stands, with all that a reader needs beside it: names, codes, bounds, source and citation."""

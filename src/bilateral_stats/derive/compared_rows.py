"""The rows that are compared: claims and datings that stand, each with what must be the same and what it allows.

Claims are about the same thing when indicator, areas, period, stage and unit are the same, after units are brought to
the base unit of their dimension. Where no period is stated, a claim stands "as of" the year up to which it counts, or
in which it was published. Datings are about the same thing when the event is.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..ground.periods import period_bounds, period_texts
from ..ground.text_columns import as_text
from ..schemas.vocabularies import FORECAST, HAPPENED, NORMAL, PROVISIONAL, SETTLED, STAGE_OF_STATUS
from ..words.rows import unit_signs
from ..words.values import say_period, value_labels
from .bounds import value_bounds
from .look_up import look_up

INDICATOR_COLUMNS = ("title", "dimension", "unit_label", "direction", "minimum", "maximum")

AREAS = ("ref_area", "counterpart_area")

RANK_COLUMNS = ("rank", "rank_reason")
"""What a table has no need of that holds only rows that stand."""

Frames = Mapping[str, pd.DataFrame]


def standing(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are no slips."""
    return rows[rows["rank"] == NORMAL]


def unit_words(units: pd.Series, unit_labels: pd.Series, table: pd.DataFrame) -> pd.Series:
    """Return what is said after a number: what the indicator counts, or else the words of the unit.

    Parameters
    ----------
    units, unit_labels
        Unit of each row, and the words of its indicator, which may be missing.
    table
        Table ``units``.
    """
    label = look_up(units, table, "unit", {"label": "label"})["label"]
    return as_text(unit_labels.fillna(label))


def compared_claims(frames: Frames) -> pd.DataFrame:
    """Return the claims that are compared.

    Parameters
    ----------
    frames
        Tables ``claims``, ``indicators``, ``sources`` and ``units``.

    Returns
    -------
    pandas.DataFrame
        On the index of the claims that stand: ``row_id``, ``thing``, ``title``, the areas, ``period`` (EDTF),
        ``stated``, ``exact_year``, ``stage``, ``unit`` (the base unit), ``value``, ``low``, ``high``, ``low_inclusive``
        and ``high_inclusive`` in that unit, ``counted_from`` and ``counted_to``, ``direction``, ``voice`` and
        ``outlet_id`` (keys of originators), ``source_id``, ``label``, ``when`` (day of the count), and ``key``: the
        comparison to which the row belongs.
    """
    claims = standing(frames["claims"])
    of_indicator = {name: name for name in INDICATOR_COLUMNS}
    indicator = pd.DataFrame(look_up(claims["indicator_id"], frames["indicators"], "indicator_id", of_indicator))
    of_source = {name: name for name in ("outlet_id", "follows_id")}
    source = look_up(claims["source_id"], frames["sources"], "source_id", of_source)
    factor = look_up(claims["unit"], frames["units"], "unit", {"factor": "factor"})["factor"].fillna(1.0)
    bounds = value_bounds(claims, indicator)
    words = unit_words(claims["unit"], indicator["unit_label"], frames["units"])
    return _alike(claims, frames).assign(
        row_id=claims["claim_id"],
        title=indicator["title"],
        exact_year=claims["time_period"].str.fullmatch("[0-9]{4}").fillna(False).astype(bool),
        value=claims["obs_value"] * factor,
        low=bounds["obs_low"] * factor,
        high=bounds["obs_high"] * factor,
        low_inclusive=bounds["low_inclusive"],
        high_inclusive=bounds["high_inclusive"],
        direction=indicator["direction"],
        voice=claims["originator_id"].fillna(source["follows_id"]).fillna(source["outlet_id"]),
        outlet_id=source["outlet_id"],
        source_id=claims["source_id"],
        label=value_labels(claims, claims["unit"], words, unit_signs(frames["units"])),
        when=_said(claims["as_of"]),
    )


def claim_keys(frames: Frames) -> pd.Series:
    """Return the key of the comparison to which each claim that stands belongs.

    Parameters
    ----------
    frames
        Tables ``claims``, ``sources`` and ``units``.
    """
    return _alike(standing(frames["claims"]), frames)["key"]


def _alike(claims: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    """Return what claims of one comparison have alike, with its key, and the days from and up to which each counts."""
    dates = look_up(claims["source_id"], frames["sources"], "source_id", {"printed": "date_published"})["printed"]
    base = look_up(claims["unit"], frames["units"], "unit", {"base": "base_unit"})["base"]
    counted, published = period_bounds(claims["as_of"]), period_bounds(dates)
    periods = period_bounds(claims["time_period"])
    stated = period_texts(periods["period_start"], periods["period_end"])
    # A page of one of two years is of neither: nothing is said of the year of its figures.
    one_year = published["period_start"].dt.year.eq(published["period_end"].dt.year)
    as_of = counted["period_end"].fillna(published["period_end"].where(one_year)).dt.strftime("%Y")
    stage = as_text(claims["obs_status"].map(STAGE_OF_STATUS).fillna(SETTLED))
    # A count whose day is known is compared with those that are settled.
    stage = stage.mask((stage == PROVISIONAL) & claims["as_of"].notna(), SETTLED)
    rows = pd.DataFrame(
        {
            "thing": claims["indicator_id"],
            **{name: claims[name] for name in AREAS},
            "period": stated.fillna(as_of),
            "stated": stated.notna(),
            "stage": stage,
            "unit": as_text(base.fillna(claims["unit"])),
            "counted_from": counted["period_start"],
            "counted_to": counted["period_end"],
        }
    )
    return rows.assign(key=_keys(rows))


SOURCE_COLUMNS = ("outlet_id", "follows_id", "date_published")
"""What is read of a source."""


def compared_datings(frames: Frames) -> pd.DataFrame:
    """Return the datings that are compared.

    Parameters
    ----------
    frames
        Tables ``event_dates``, ``events`` and ``sources``.

    Returns
    -------
    pandas.DataFrame
        On the index of the datings that stand: the columns of :func:`compared_claims` that a dating has; ``low`` and
        ``high`` are days.
    """
    datings = standing(frames["event_dates"])
    event = look_up(datings["event_id"], frames["events"], "event_id", {name: name for name in ("title", *AREAS)})
    source = look_up(datings["source_id"], frames["sources"], "source_id", {name: name for name in SOURCE_COLUMNS})
    days = period_bounds(datings["time_period"])
    happened = (datings["event_status"] == HAPPENED).groupby(datings["event_id"]).transform("any").astype(bool)
    missing = pd.Series(pd.NaT, index=datings.index, dtype="datetime64[ms]")
    rows = pd.DataFrame(
        {
            "row_id": datings["event_date_id"],
            "thing": datings["event_id"],
            **event,
            "period": pd.Series(index=datings.index, dtype="str"),
            "stated": True,
            "stage": pd.Series(SETTLED, index=datings.index, dtype="str").where(happened, FORECAST),
            "unit": pd.Series(index=datings.index, dtype="str"),
            "low": days["period_start"],
            "high": days["period_end"],
            "low_inclusive": days["period_start"].notna(),
            "high_inclusive": days["period_end"].notna(),
            "counted_from": missing,
            "counted_to": missing,
            "voice": datings["originator_id"].fillna(source["follows_id"]).fillna(source["outlet_id"]),
            "outlet_id": source["outlet_id"],
            "source_id": datings["source_id"],
            "label": _said(datings["time_period"]),
            "when": pd.Series(index=datings.index, dtype="str"),
        }
    )
    return rows.assign(key=_keys(rows))


def _said(periods: pd.Series) -> pd.Series:
    return as_text(periods.map({period: say_period(period) for period in periods.dropna().unique()}))


def _keys(rows: pd.DataFrame) -> pd.Series:
    """Return the key of the comparison to which each row belongs: a slug of what must be the same."""
    areas = rows["ref_area"] + ("-" + rows["counterpart_area"]).fillna("")
    key = rows["thing"] + "_" + areas.str.lower()
    if rows["unit"].notna().any():
        unit = rows["unit"].str.lower().str.replace("_", "-")
        period = rows["period"].str.replace("/", "-to-")
        for part in (period, rows["stage"], unit):
            key = key + ("_" + part).fillna("")
    return as_text(key)

"""Rules across tables: keys that must be found, rows that nobody uses, limits that an indicator sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from ..contract.codelists import check_codes
from ..contract.columns import columns, primary_key
from ..ground.cell_text import plain_number
from ..ground.errors import Fault, line_number
from ..numerals.printed_values import check_printed_values
from ..schemas.formats import LANGUAGE
from ..schemas.vocabularies import (
    COUNTS,
    DIMENSIONS,
    INFLOW,
    OUTFLOW,
    SHARE,
    UNDIRECTED,
)

Frames = Mapping[str, pd.DataFrame]
"""Typed tables by name; the index of each holds line numbers."""


def check_relations(frames: Frames, files: Mapping[str, str]) -> list[Fault]:
    """Return the faults across tables.

    Parameters
    ----------
    frames
        The tables that could be read; a rule that needs another one is left out.
    files
        Names of the files for the messages, by table.
    """
    faults = [*_unknown_keys(frames, files), *_orphans(frames, files), *_misnamed(frames, files)]
    if {"events", "indicators"} <= frames.keys():
        faults += _shared_keys(frames["events"], frames["indicators"], files["events"])
    if {"claims", "indicators"} <= frames.keys():
        faults += _indicator_rules(frames["claims"], frames["indicators"], files["claims"])
    if {"claims", "sources"} <= frames.keys():
        faults += check_printed_values(frames["claims"], frames["sources"], files["claims"])
    if {"units", "codelists"} <= frames.keys():
        faults += check_codes(frames, files)
        faults += _base_units(frames["units"], files["units"])
    if {"claims", "indicators", "units"} <= frames.keys():
        faults += _dimensions(frames["claims"], frames["indicators"], frames["units"], files["claims"])
    if "sources" in frames:
        for table in frames:
            if {"as_printed", "in_english", "source_id"} <= set(frames[table].columns):
                faults += _renderings(frames[table], frames["sources"], files[table])
    return faults


def _references(frames: Frames) -> Iterator[tuple[str, str, str]]:
    """Yield table, column and target of each column that holds the key of another table."""
    for table in frames:
        for column in columns(table):
            if column.references in frames:
                yield table, column.name, str(column.references)


def _unknown_keys(frames: Frames, files: Mapping[str, str]) -> Iterator[Fault]:
    for table, column, target in _references(frames):
        values = frames[table][column].dropna()
        unknown = values[~_among(values, frames[target][primary_key(target)[0]])]
        for line, value in unknown.items():
            yield Fault(files[table], line_number(line), column, value, f"there is no such key in {files[target]}")


def _base_units(units: pd.DataFrame, file: str) -> Iterator[Fault]:
    known = units.dropna(subset=["unit"]).drop_duplicates("unit").set_index("unit")
    with_base = set(known.index[known["base_unit"].notna()])
    for line, unit, dimension, base in units[["unit", "dimension", "base_unit"]].dropna().itertuples():
        if base not in known.index:
            continue
        if base == unit or base in with_base:
            yield Fault(file, line_number(line), "base_unit", base, "a base unit is said in no other unit")
        elif known.at[base, "dimension"] != dimension:
            yield Fault(file, line_number(line), "base_unit", base, f"this unit is none of the dimension {dimension}")


def _dimensions(claims: pd.DataFrame, indicators: pd.DataFrame, units: pd.DataFrame, file: str) -> Iterator[Fault]:
    """Yield the units that are none of what the indicator measures, and those that its words do not fit."""
    of_indicator = _by_key(indicators, "indicator_id", "dimension", claims["indicator_id"])
    of_unit = _by_key(units, "unit", "dimension", claims["unit"])
    differing = of_indicator.isin(DIMENSIONS) & of_unit.isin(DIMENSIONS) & (of_indicator != of_unit)
    cells = zip(
        claims.index[differing], *(column[differing] for column in (claims["unit"], of_unit, of_indicator)), strict=True
    )
    for line, unit, counted, wanted in cells:
        rule = f"a unit of {counted}, where the indicator is one of {wanted}"
        yield Fault(file, line_number(line), "unit", unit, rule)
    worded = _by_key(indicators, "indicator_id", "unit_label", claims["indicator_id"]).notna()
    first = claims.loc[worded & ~differing].groupby("indicator_id")["unit"].transform("first").reindex(claims.index)
    several = first.notna() & claims["unit"].notna() & (claims["unit"] != first)
    for line, unit, other in zip(claims.index[several], claims["unit"][several], first[several], strict=True):
        rule = f"other claims of this indicator are in {other}: its unit_label goes with one unit, so empty it"
        yield Fault(file, line_number(line), "unit", unit, rule)


def _renderings(rows: pd.DataFrame, sources: pd.DataFrame, file: str) -> Iterator[Fault]:
    """Yield the rows whose words are of another language and are not rendered in English, and the reverse."""
    language = _by_key(sources, "source_id", "language", rows["source_id"])
    known = language.str.fullmatch(LANGUAGE.pattern).fillna(False).astype(bool)
    english = language.str.fullmatch("en(-.*)?").fillna(False).astype(bool)
    unsaid = known & ~english & rows["as_printed"].notna() & rows["in_english"].isna()
    for line, tag in language[unsaid].items():
        rule = f"the source is in {tag}: write its words in English here, too"
        yield Fault(file, line_number(line), "in_english", None, rule)
    for line, words in rows.loc[english & rows["in_english"].notna(), "in_english"].items():
        yield Fault(file, line_number(line), "in_english", words, "the source is in English: leave this empty")


def _by_key(table: pd.DataFrame, key: str, column: str, keys: pd.Series) -> pd.Series:
    """Return a column of another table for each key, missing where there is no such row."""
    known = table.dropna(subset=[key]).drop_duplicates(key).set_index(key)[column]
    return keys.map(known)


def _misnamed(frames: Frames, files: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the rows whose key names another source than the row: rows that were copied and not changed enough."""
    for table, column, target in _references(frames):
        key = primary_key(table)
        if target != "sources" or column in key:
            continue
        cells = frames[table][[key[0], column]].dropna()
        named = [name.startswith(f"{source}_") for name, source in cells.itertuples(index=False)]
        for line, source in cells.loc[[not right for right in named], column].items():
            yield Fault(files[table], line_number(line), column, source, f"the {key[0]} must start with {source}_")


def _shared_keys(events: pd.DataFrame, indicators: pd.DataFrame, file: str) -> Iterator[Fault]:
    """Yield the events that have the key of an indicator: a comparison is named after the one or the other."""
    key = events["event_id"].dropna()
    for line, value in key[_among(key, indicators["indicator_id"])].items():
        yield Fault(file, line_number(line), "event_id", value, "an indicator has this key; choose another")


def _orphans(frames: Frames, files: Mapping[str, str]) -> Iterator[Fault]:
    used: dict[str, list[pd.Series]] = {}
    for table, column, target in _references(frames):
        used.setdefault(target, []).append(frames[table][column])
    users = {target: sum(_refers(table, target) for table in files) for target in used}
    for target, series in used.items():
        if users[target] != sum(_refers(table, target) for table in frames):
            continue  # a table that may use the row could not be read
        key = frames[target][primary_key(target)[0]].dropna()
        for line, value in key[~_among(key, pd.concat(series))].items():
            yield Fault(files[target], line_number(line), primary_key(target)[0], value, "no other row uses this one")


def _among(values: pd.Series, keys: pd.Series) -> np.ndarray:
    """Return which values are among some keys; ``isin`` of a column of text takes a minute for a million keys."""
    found: np.ndarray = pd.Index(keys.dropna().unique()).get_indexer(pd.Index(values)) >= 0
    return found


def _refers(table: str, target: str) -> bool:
    return any(column.references == target for column in columns(table))


def _indicator_rules(claims: pd.DataFrame, indicators: pd.DataFrame, file: str) -> Iterator[Fault]:
    known = indicators.dropna(subset=["indicator_id"]).drop_duplicates("indicator_id").set_index("indicator_id")
    limits = {
        name: claims["indicator_id"].map(known[name]) for name in ("dimension", "minimum", "maximum", "direction")
    }
    subject = limits["dimension"].where(limits["dimension"] == SHARE, "figure of this indicator")
    for column in ("obs_value", "obs_value_to"):
        for name, beyond in (
            ("minimum", claims[column] < limits["minimum"]),
            ("maximum", claims[column] > limits["maximum"]),
        ):
            word = "least" if name == "minimum" else "most"
            rows = zip(claims.index[beyond], claims[column][beyond], subject[beyond], limits[name][beyond], strict=True)
            for line, value, counted, limit in rows:
                rule = f"a {counted} is at {word} {plain_number(limit)}"
                yield Fault(file, line_number(line), column, plain_number(value), rule)
        parts = limits["dimension"].isin(COUNTS) & (claims[column] % 1 > 0)
        for line, value in claims.loc[parts, column].items():
            yield Fault(file, line_number(line), column, plain_number(value), "a count is a whole number")
    directed = limits["direction"].isin([INFLOW, OUTFLOW, UNDIRECTED])
    for line in claims.index[directed & claims["counterpart_area"].isna()]:
        yield Fault(
            file, line_number(line), "counterpart_area", None, "this indicator is about two areas: name the other"
        )
    turned = (limits["direction"] == UNDIRECTED) & (claims["ref_area"] > claims["counterpart_area"])
    for line, area in claims.loc[turned, "ref_area"].items():
        rule = "this indicator has no direction: write the areas in alphabetical order"
        yield Fault(file, line_number(line), "ref_area", area, rule)

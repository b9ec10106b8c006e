"""Codes of areas and languages against the lists that define them.

The lists are ISO 3166-1 (with the codes that were taken back), UN M49, whose numbers ISO shares, Gleditsch and Ward's
list of states, and ISO 639-1. What no list holds is not known to be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from ...schemas.areas import USER_ASSIGNED
from .finding import Finding, Frames, Rules

LEAST_CAPITALS = 4
"""Letters from which on a name in capitals is no abbreviation."""


class Codes(NamedTuple):
    """The codes of an area; an empty one is not in the list."""

    m49: str
    gw_code: str


def codes_of_areas(frames: Frames) -> Iterator[Finding]:
    """The codes of an area are those that the lists give to it, and its name is no code."""
    known = _areas()
    owners = {codes.gw_code: area for area, codes in known.items() if codes.gw_code and codes.m49}
    for line, row in frames["areas"].iterrows():
        area, name = str(row["area"]), str(row["name"])
        if len(name) >= LEAST_CAPITALS and name.isupper():
            yield Finding("areas", line, "name", name, "write the name as people write it, not in capitals alone")
        if re.fullmatch(USER_ASSIGNED, area):
            continue
        if area not in known:
            yield Finding("areas", line, "area", area, "ISO 3166-1 has no such code")
            continue
        listed = known[area]
        for column, right in (("m49", listed.m49), ("gw_code", listed.gw_code)):
            cell = "" if pd.isna(row[column]) else str(row[column])
            if cell and right and cell != right:
                yield Finding("areas", line, column, cell, f"the list has {right} for {area}")
        cow = "" if pd.isna(row["cow_code"]) else str(row["cow_code"])
        # The two lists of states share their numbers but for a few that only one of them has.
        if cow and owners.get(cow, area) != area and cow != listed.gw_code:
            yield Finding("areas", line, "cow_code", cow, f"this is the code of {owners[cow]}")


def known_language(frames: Frames) -> Iterator[Finding]:
    """A language of two letters is one of ISO 639-1."""
    for line, tag in frames["sources"]["language"].dropna().items():
        subtag = str(tag).split("-")[0]
        if len(subtag) == 2 and subtag not in _languages():
            yield Finding("sources", line, "language", tag, "ISO 639-1 has no such language")


@cache
def _areas() -> dict[str, Codes]:
    return {area: Codes(m49, gw_code) for area, m49, gw_code in _lines("areas.tsv")}


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for (code,) in _lines("languages.tsv"))


def _lines(name: str) -> list[list[str]]:
    text = (files(__package__.rpartition(".")[0]) / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


RULES: Rules = {
    ("codes-of-areas", "areas"): codes_of_areas,
    ("known-language", "sources"): known_language,
}

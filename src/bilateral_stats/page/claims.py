"""The claims: a row each, with what a reader may search, choose and sort by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from ..contract.codelists import topic_labels
from ..ground.cell_text import plain_number
from ..ground.periods import period_bounds
from ..words.phrases import say_when
from ..words.rows import Row, claim_rows, short_names
from ..words.values import number_parts, say_areas, short_number
from . import missing_words
from .claim_facts import Fact, facts_of
from .comparisons import VERDICT_WORDS, Comparison
from .sources import Source

ALSO_SEARCHED = ("follows", "source_title", "note")
"""Columns in which a search looks beside what the row itself shows."""

COUNTED_OUT = 1e6
"""Below, a figure is also found by its digits alone."""

COLUMNS: Mapping[str, str] = {
    "figure": "Figure",
    "indicator": "What it counts",
    "period": "Period",
    "originator": "Who says so",
    "published": "Printed in",
    "verdict": "How it stands",
}
"""Columns of the table on the page: the word in the address of a view, and the heading."""


@dataclass(frozen=True)
class Claim:
    """A claim as the page shows it.

    Parameters
    ----------
    key
        Its key.
    row
        Row of the table ``statistics``, with the sign of its unit.
    areas, period, originator
        In words; of the last two, also what is missing.
    language
        Language of the printed words where it is not that of the page, else empty.
    source
        Where it is printed.
    comparison
        Its comparison.
    facts
        The full record.
    tokens
        By facet, the values under which it is found.
    places
        By column, its place when the table is sorted by it; none where there is nothing to sort by.
    text
        What a search looks at beside what the row shows, folded.
    """

    key: str
    row: Row
    areas: str
    period: str
    originator: str
    language: str
    source: Source
    comparison: Comparison
    facts: list[Fact]
    tokens: Mapping[str, tuple[str, ...]]
    places: Mapping[str, int | None]
    text: str


def claims(
    frames: Mapping[str, pd.DataFrame], sources: Mapping[str, Source], comparisons: Mapping[str, Comparison]
) -> list[Claim]:
    """Return the claims by topic, indicator (the one with most claims first), countries and day of publication.

    Parameters
    ----------
    frames
        All tables by name.
    sources
        The sources by key.
    comparisons
        Comparisons by the key of the row.
    """
    statistics = frames["statistics"]
    shorts = short_names(frames)
    places = _places(statistics, comparisons)
    found = []
    for number, row in enumerate(claim_rows(statistics, frames["units"])):
        source, comparison = sources[row["source_id"]], comparisons[row["claim_id"]]
        claim = Claim(
            key=row["claim_id"],
            row=row,
            areas=say_areas(row),
            period=say_when(row["time_period"], missing_words.PERIOD),
            originator=row["originator"] or missing_words.ORIGINATOR,
            language=source.language,
            source=source,
            comparison=comparison,
            facts=facts_of(row),
            tokens=_tokens(row, comparison),
            places={name: column[number] for name, column in places.items()},
            text=fold(" ".join(_searched(row, shorts))),
        )
        found.append(claim)
    topics, counts = list(topic_labels(frames)), statistics["indicator_id"].value_counts().to_dict()
    return sorted(
        found,
        key=lambda one: (
            topics.index(one.row["topic"]),
            -counts[one.row["indicator_id"]],
            one.row["indicator_title"],
            one.areas,
            one.row["date_published"] or "9999",
            one.key,
        ),
    )


def fold(text: str) -> str:
    """Return a text as a search compares it: words in small letters without accents, numbers without separators.

    The script of the page does the same.

    Examples
    --------
    >>> fold("More than 6,000 (one-third), $1.7 bn. Caf\u00e9")
    'more than 6000 one third $1.7 bn cafe'
    """
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M")).lower()
    bare = re.sub(r"(?<=\d),(?=\d{3})", "", bare)
    return re.sub(r"(?:[^\w%$\u20ac\u00a3.]|_|\.(?!\d))+", " ", bare).strip()


def _searched(row: Row, short_names: Mapping[str, str]) -> Iterator[str]:
    """Yield what a claim is found by beside what its row shows: its figure as people type it, and short names."""
    for value in (row["obs_value"], row["obs_value_to"]):
        if value is not None:
            size = abs(value)
            yield from (*number_parts(size), short_number(size), short_number(size, row["sign"], row["after"]))
            if size < COUNTED_OUT:
                yield plain_number(size)
    yield from (row[name] for name in ALSO_SEARCHED if row[name])
    yield from (short_names[row[name]] for name in ("originator", "outlet", "follows") if row[name] in short_names)


def years_of(row: Row) -> list[str]:
    """Return every year that the period of a claim touches.

    Parameters
    ----------
    row
        Row of the table ``statistics``.
    """
    if row["period_start"] is None:
        return []
    return [str(year) for year in range(row["period_start"].year, row["period_end"].year + 1)]


def _tokens(row: Row, comparison: Comparison) -> dict[str, tuple[str, ...]]:
    return {
        "pair": ("-".join(sorted(code for code in (row["ref_area"], row["counterpart_area"]) if code)),),
        "indicator": (row["indicator_id"],),
        "area": tuple(code for code in (row["ref_area"], row["counterpart_area"]) if code),
        "originator": (row["originator_id"] or missing_words.TOKEN,),
        "verdict": (comparison.code,),
        "period": tuple(years_of(row)) or (missing_words.TOKEN,),
    }


def _places(statistics: pd.DataFrame, comparisons: Mapping[str, Comparison]) -> dict[str, list[int | None]]:
    """Return the place of each claim in each order; equal ones share a place."""
    published = period_bounds(statistics["date_published"])
    order = {code: number for number, code in enumerate(VERDICT_WORDS)}
    compared = [comparisons[key] for key in statistics["claim_id"]]
    keys: dict[str, list[tuple[object, ...] | None]] = {
        # Numbers of different units have no order: each unit stands together.
        "figure": _pairs(statistics["unit"], statistics["obs_value"]),
        "indicator": _pairs(statistics["indicator_title"].str.casefold()),
        "period": _pairs(statistics["period_start"], statistics["period_end"]),
        "originator": _pairs(statistics["originator"].str.casefold()),
        "published": _pairs(published["period_start"], published["period_end"]),
        "verdict": [(order[one.code], -int(one.row["sources"])) for one in compared],
    }
    return {name: _ranks(cells) for name, cells in keys.items()}


def _pairs(*columns: pd.Series) -> list[tuple[object, ...] | None]:
    return [None if any(pd.isna(cell) for cell in cells) else cells for cells in zip(*columns, strict=True)]


def _ranks(cells: list[tuple[object, ...] | None]) -> list[int | None]:
    place = {cell: number for number, cell in enumerate(sorted({cell for cell in cells if cell is not None}))}
    return [None if cell is None else place[cell] for cell in cells]

"""The lists from which a reader chooses: what occurs in the claims, with how many claims have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from ..contract.codelists import topic_labels
from . import missing_words
from .claims import Claim
from .comparisons import VERDICT_WORDS


@dataclass(frozen=True)
class Option:
    """One entry of a list.

    Parameters
    ----------
    value
        What stands in the address of a view.
    label
        What the reader sees.
    count
        Claims that have it.
    """

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A list.

    Parameters
    ----------
    name
        What stands in the address of a view.
    label
        What the reader chooses.
    groups
        Entries by the heading over them; the heading may be empty.
    """

    name: str
    label: str
    groups: Mapping[str, list[Option]]


def facets(found: list[Claim], frames: Mapping[str, pd.DataFrame]) -> list[Facet]:
    """Return the lists.

    Parameters
    ----------
    found
        The claims.
    frames
        All tables by name.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in found:
        for name, tokens in claim.tokens.items():
            counts[name].update(tokens)
    indicators = frames["indicators"].sort_values("title")
    topics = {
        label: _named(_pairs(indicators[indicators["topic"] == topic]), counts["indicator"])
        for topic, label in topic_labels(frames).items()
    }
    years = [(year, year) for year in sorted(counts["period"].keys() - {missing_words.TOKEN}, reverse=True)]
    years.append((missing_words.TOKEN, missing_words.PERIOD))
    areas = _pairs(frames["areas"].sort_values("name"))
    originators = _pairs(frames["originators"].sort_values("name", key=lambda names: names.str.casefold()))
    return [
        Facet("pair", "Pair of countries", {"": _named(_pairs_of_areas(found, frames), counts["pair"])}),
        Facet("indicator", "What it counts", {topic: options for topic, options in topics.items() if options}),
        Facet("area", "Country", {"": _named(areas, counts["area"])}),
        Facet(
            "originator",
            "Who says so",
            {"": _named([*originators, (missing_words.TOKEN, missing_words.ORIGINATOR)], counts["originator"])},
        ),
        Facet("verdict", "How it stands", {"": _named(VERDICT_WORDS.items(), counts["verdict"])}),
        Facet("period", "Covers the year", {"": _named(years, counts["period"])}),
    ]


def _pairs_of_areas(found: list[Claim], frames: Mapping[str, pd.DataFrame]) -> list[tuple[str, str]]:
    """Return key and names of each pair of areas, the pair with most claims first."""
    names = dict(zip(frames["areas"]["area"], frames["areas"]["name"], strict=True))
    pairs = Counter(pair for claim in found for pair in claim.tokens["pair"])
    ordered = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    return [(pair, " and ".join(names.get(code, code) for code in pair.split("-"))) for pair in ordered]


def _pairs(table: pd.DataFrame) -> list[tuple[str, str]]:
    """Return key and name of each row: the first column, and the one that names it."""
    name = "title" if "title" in table else "name"
    return list(zip(table.iloc[:, 0], table[name], strict=True))


def _named(pairs: Iterable[tuple[str, str]], counts: Counter[str]) -> list[Option]:
    return [Option(value, label, counts[value]) for value, label in pairs if counts[value]]

"""Figures that a chart draws once: from one source, or from several that print the same, and who prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..schemas.vocabularies import ESTIMATE
from .phrases import THING, count, joined, status_words
from .rows import Row, Rows, grouped
from .values import short_number

SAME_FIGURE = ("series", *THING, "time_period", "as_of", "value_label", "obs_status")
"""What claims have in common that share a mark."""

SHORT_WORDS = 12
"""Letters up to which printed words without a digit stand beside a mark themselves."""

EXPECT = "expect"

MOST_NAMED = 2
"""Outlets that a shared mark names; all of them stand in the numbers beside the picture."""


@dataclass(frozen=True)
class Entry:
    """A figure, and all claims that print it.

    Parameters
    ----------
    claims
        The claims; at least one.
    """

    claims: Rows

    @property
    def first(self) -> Row:
        """The claim that stands for all."""
        return self.claims[0]

    @property
    def sources(self) -> int:
        """How many publications print it."""
        return len({claim["source_id"] for claim in self.claims})


def entries_of(rows: Rows, collapse: bool) -> list[Entry]:
    """Return plotted claims as figures, each where its first claim stands.

    Parameters
    ----------
    rows
        The claims.
    collapse
        Whether claims that print the same share an entry.
    """
    return [Entry(group) for group in grouped(rows, SAME_FIGURE if collapse else ["claim_id"]).values()]


def say_short(claim: Row, *, status: bool = True) -> str:
    """Return a figure as short as it stands beside its mark: ``about $200m, expected``.

    Parameters
    ----------
    claim
        The claim, with the ``words_before`` of its qualifier and the ``sign`` and ``after`` of its unit.
    status
        Whether to say how sure it is.

    Notes
    -----
    A few words that hold no digit ("one-third") are shown as they are printed, in quotation marks.
    """
    printed = claim["in_english"] or claim["as_printed"]
    if len(printed) <= SHORT_WORDS and not any(letter.isdigit() for letter in printed):
        said = f"\u201c{printed}\u201d"
    else:
        ends = [value for value in (claim["obs_value"], claim["obs_value_to"]) if value is not None]
        numbers = [short_number(value, claim["sign"]) for value in ends]
        said = " ".join(part for part in (claim["words_before"], " and ".join(numbers)) if part) + claim["after"]
    if not status:
        return said
    expected = claim["obs_status"] == ESTIMATE
    words = ["expected" if EXPECT in printed.casefold() else "estimated"] if expected else status_words([claim])
    return ", ".join([said, *words])


def say_voices(entry: Entry, short_names: Mapping[str, str], *, brief: bool = False) -> str:
    """Return who prints a figure: ``A. Minister, in The Post``, ``The Post (Agency)``, ``Institute, in 4 outlets``.

    Parameters
    ----------
    entry
        The figure.
    short_names
        Short names of persons, institutes and outlets, by name.
    brief
        Whether to leave out the one outlet in which somebody is quoted, and whose text an outlet passes on.
    """
    originators = {claim["originator"] for claim in entry.claims}
    outlets = list(dict.fromkeys(_outlet(claim, short_names, brief) for claim in entry.claims))
    named = joined(outlets) if len(outlets) <= MOST_NAMED else count(len(outlets), "outlet")
    if len(originators) == 1 and None not in originators:
        [originator] = originators
        short = short_names.get(originator, originator)
        if brief and len(outlets) == 1:
            return str(short)
        return f"{short}, in {named}"
    return named


def _outlet(claim: Row, short_names: Mapping[str, str], brief: bool) -> str:
    if claim["outlet"] is None:
        return "source not named"
    outlet = short_names.get(claim["outlet"], claim["outlet"])
    follows = short_names.get(claim["follows"], claim["follows"])
    return f"{outlet} ({follows})" if follows and not brief else str(outlet)

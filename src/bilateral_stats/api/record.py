"""A record that is asked: its tables, what is found in it, what it says to a sentence, a figure ready to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import pandas as pd

from ..asking.answers import Answer, Asked
from ..asking.search import of_period, require, searchable_texts, with_areas, with_words
from ..contract.registry import TableName
from ..derive.making import make_table, needed_tables
from ..ground.errors import DataError
from ..ground.periods import period_fault
from ..words.quotes import quote_claim, quote_comparison, say_claim, say_standing
from ..words.rows import rows_of, short_names
from ..words.values import say_areas
from .cite import cite_record
from .load import load_from, packaged_record, read_recorded


class OpenRecord:
    """A record, each table of it read once.

    Parameters
    ----------
    folder
        Folder of the record.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = cache(partial(read_recorded, folder))

    def load(
        self, table: TableName | str, *, columns: Sequence[str] | None = None, known_by: str | None = None
    ) -> pd.DataFrame:
        """Return a table of the record, as :func:`bilateral_stats.load` does for that of the package."""
        # A frame of its own: what somebody writes into it is no part of the record.
        return load_from(lambda name: self._read(name).copy(), table, columns, known_by)

    def cite(self, key: object = None, style: str = "text") -> str:
        """Return a citation of the record, or of a source, a claim, a dating or a comparison in it."""
        return cite_record(self.folder, key, style)

    def find(
        self,
        words: str = "",
        *,
        area: str | None = None,
        pair: tuple[str, str] | None = None,
        period: str | None = None,
        originator: str | None = None,
        verdict: str | None = None,
    ) -> pd.DataFrame:
        """Return the claims that fit all that is asked, as rows of ``statistics``.

        Parameters
        ----------
        words
            Beginnings of words in titles, definitions, names, short names and printed words.
        area
            Code of an area on either side.
        pair
            Codes of both areas, in either order.
        period
            A period as recorded, or a year that it touches.
        originator, verdict
            Their codes.

        Returns
        -------
        pandas.DataFrame
            ``comparison_id`` names the comparison of each claim.

        Raises
        ------
        DataError
            There is no such code or period; the message names the nearest.
        """
        rows = self._statistics
        codes = [*([area] if area is not None else []), *(pair or ())]
        for code in codes:
            require("area", code, self._read("areas")["area"])
        found = with_areas(rows, codes) & with_words(self._texts, words)
        if originator is not None:
            require("originator", originator, self._read("originators")["originator_id"])
            found &= rows["originator_id"].eq(originator).fillna(False)
        if verdict is not None:
            require("verdict", verdict, rows["verdict"].dropna().unique())
            found &= rows["verdict"].eq(verdict).fillna(False)
        if period is not None:
            if fault := period_fault(period):
                raise DataError(f"period {period!r}: {fault}")
            found &= of_period(rows, period)
        return rows[found].reset_index(drop=True)

    def describe(self, indicator_id: str) -> str:
        """Return what an indicator counts, its claims in a line each, and how they stand.

        Parameters
        ----------
        indicator_id
            Its key.

        Raises
        ------
        DataError
            There is no such indicator; the message names the nearest.
        """
        require("indicator", indicator_id, self._read("indicators")["indicator_id"])
        [row] = [row for row in rows_of(self._read("indicators")) if row["indicator_id"] == indicator_id]
        whole = f", of {row['denominator']}" if row["denominator"] else ""
        lines = [f"{row['title']} ({indicator_id})", row["definition"]]
        lines.append(f"Counted in: {row['unit_label'] or row['dimension']}{whole}.")
        claims = [claim for claim in rows_of(self._statistics) if claim["indicator_id"] == indicator_id]
        lines += [f"- {say_claim(claim)}" for claim in claims] or ["Nothing is recorded."]
        by_comparison = {claim["comparison_id"]: claim for claim in claims}
        for key, claim in by_comparison.items():
            stands = self._comparisons[key]
            if stands["rows"] > 1:
                lines.append(f"{say_areas(claim)}: {say_standing(stands)}")
        return "\n".join(lines)

    def quote(self, key: str, style: str = "text") -> str:
        """Return a figure ready to print, with its qualifier, its period, who, where, when and who disagrees.

        Parameters
        ----------
        key
            Key of a claim that stands, or of a comparison of claims: then all of them, a line each.
        style
            ``text``, ``markdown`` or ``html``.

        Raises
        ------
        DataError
            There is no such claim or style; the message names the nearest.
        """
        claims = {row["claim_id"]: row for row in rows_of(self._statistics)}
        of_comparison = [row for row in claims.values() if row["comparison_id"] == key]
        if of_comparison:
            return quote_comparison(of_comparison, self._comparisons[key], style)
        require("claim", key, claims)
        return quote_claim(claims[key], self._comparisons[claims[key]["comparison_id"]], style)

    def ask(self, text: str) -> list[Answer]:
        """Return what the record says to each figure of a sentence, or of several.

        Parameters
        ----------
        text
            English sentences, as somebody printed or said them.

        Returns
        -------
        list of Answer
            One for each figure about something that the record knows; none for what it does not.
        """
        return self._asked.answer(text)

    @cached_property
    def _comparison_table(self) -> pd.DataFrame:
        return self.load("comparisons")

    @cached_property
    def _comparisons(self) -> Mapping[str, Mapping[str, Any]]:
        return {row["comparison_id"]: row for row in rows_of(self._comparison_table)}

    @cached_property
    def _statistics(self) -> pd.DataFrame:
        frames = {name: self._read(name) for name in needed_tables("statistics")}
        return make_table("statistics", {**frames, "comparisons": self._comparison_table})

    @cached_property
    def _texts(self) -> pd.Series:
        indicators = self._read("indicators")
        definitions = dict(zip(indicators["indicator_id"], indicators["definition"], strict=True))
        return searchable_texts(self._statistics, definitions, self._shorts)

    @cached_property
    def _asked(self) -> Asked:
        indicators, areas, units, links = map(self._read, ("indicators", "areas", "units", "indicator_links"))
        return Asked(self._statistics, self._comparisons, indicators, areas, units, links, self._shorts)

    @cached_property
    def _shorts(self) -> Mapping[str, str]:
        return short_names({"originators": self._read("originators")})


def open_record(folder: str | Path | None = None) -> OpenRecord:
    """Return a record to be asked; without a folder, the one in the package.

    Parameters
    ----------
    folder
        Folder of a record.
    """
    return OpenRecord(packaged_record()) if folder is None else OpenRecord(Path(folder))


@cache
def _packaged() -> OpenRecord:
    return open_record()


def find(words: str = "", **asked: Any) -> pd.DataFrame:
    """Return the claims of the package's record that fit all that is asked: see :meth:`OpenRecord.find`."""
    return _packaged().find(words, **asked)


def describe(indicator_id: str) -> str:
    """Return what an indicator of the package's record counts: see :meth:`OpenRecord.describe`."""
    return _packaged().describe(indicator_id)


def quote(key: str, style: str = "text") -> str:
    """Return a figure of the package's record ready to print: see :meth:`OpenRecord.quote`."""
    return _packaged().quote(key, style)


def ask(text: str) -> list[Answer]:
    """Return what the package's record says to each figure of a sentence: see :meth:`OpenRecord.ask`."""
    return _packaged().ask(text)

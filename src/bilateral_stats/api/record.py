"""A record that is asked: its tables, what is found in it, what an indicator counts, and a figure ready to print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from ..derive.making import make_table, needed_tables
from ..ground.errors import DataError, is_name, unknown_name
from ..ground.periods import period_bounds
from ..words.phrases import STATUS_WORDS
from ..words.rows import rows_of, short_names
from ..words.values import say_areas, say_period, say_whole
from .load import packaged_record, read_recorded

STYLES = ("text", "markdown", "html")

SEARCHED = (
    "value_label",
    "indicator_title",
    "ref_area_name",
    "counterpart_area_name",
    "originator",
    "outlet",
    "as_printed",
    "in_english",
)
"""Columns of ``statistics`` in which words are looked for, beside definitions and short names."""


class OpenRecord:
    """A record, read once.

    Parameters
    ----------
    folder
        Folder of the record.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._recorded: dict[str, pd.DataFrame] = {}

    def load(self, table: str, *, columns: Sequence[str] | None = None, known_by: str | None = None) -> pd.DataFrame:
        """Return a table of the record, typed.

        Parameters
        ----------
        table
            Its name.
        columns
            Only these columns, in this order; ``None``: all.
        known_by
            A day such as ``2021-03-01``: only what was printed by then, by the last day on which each source may have
            been published, and comparisons made anew from it. Sources without a date are left out.

        Raises
        ------
        DataError
            There is no such table, column or day.
        """
        names = needed_tables(table)
        frames = {name: self._read(name) for name in {*names, *(("sources",) if known_by else ())}}
        if known_by is not None:
            frames = _known_by(frames, known_by)
        frame = make_table(table, {name: frames[name] for name in names})
        for name in columns or ():
            if name not in frame:
                raise unknown_name("column", name, list(frame.columns))
        return frame if columns is None else frame[list(columns)]

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

        Raises
        ------
        DataError
            There is no such code; the message names the nearest.
        """
        rows = self._statistics
        found = pd.Series(True, index=rows.index)
        for code in [*([area] if area else []), *(pair or ())]:
            self._require("area", code, self._read("areas")["area"])
            found &= rows["ref_area"].eq(code) | rows["counterpart_area"].eq(code).fillna(False)
        for column, code in (("originator_id", originator), ("verdict", verdict)):
            if code is not None:
                known = self._read("originators")["originator_id"] if column == "originator_id" else rows[column]
                self._require(column.removesuffix("_id"), code, known.dropna().unique())
                found &= rows[column].eq(code).fillna(False)
        if period is not None:
            asked = period_bounds(pd.Series([period], dtype="str")).iloc[0]
            touched = (rows["period_start"] <= asked["period_end"]) & (rows["period_end"] >= asked["period_start"])
            found &= rows["time_period"].eq(period).fillna(False) | touched
        for word in _folded(words).split():
            found &= self._texts.str.contains(f" {word}", regex=False)
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
        indicators = self._read("indicators").set_index("indicator_id")
        self._require("indicator", indicator_id, indicators.index)
        row = indicators.loc[indicator_id]
        lines = [f"{row['title']} ({indicator_id})", str(row["definition"])]
        counted = row["unit_label"] if isinstance(row["unit_label"], str) else row["dimension"]
        whole = f", of {row['denominator']}" if isinstance(row["denominator"], str) else ""
        lines.append(f"Counted in: {counted}{whole}.")
        claims = rows_of(self._statistics[self._statistics["indicator_id"].eq(indicator_id)])
        lines += [f"- {self._said(claim)}" for claim in claims] or ["Nothing is recorded."]
        table = self.load("comparisons")
        for stands in rows_of(table[table["indicator_id"].eq(indicator_id) & table["rows"].gt(1)]):
            related = f" {stands['related']}" if stands["related"] else ""
            lines.append(f"{say_areas(self._areas_of(claims, stands))}: {stands['summary']}{related}")
        return "\n".join(lines)

    def quote(self, claim_id: str, style: str = "text") -> str:
        """Return a figure ready to print: with its qualifier, its period or that none is stated, who, where and when.

        Parameters
        ----------
        claim_id
            Key of a claim that stands.
        style
            ``text``, ``markdown`` or ``html``.

        Raises
        ------
        DataError
            There is no such claim or style.
        """
        if style not in STYLES:
            raise unknown_name("style", style, STYLES)
        rows = self._statistics
        self._require("claim", claim_id, rows["claim_id"])
        [claim] = rows_of(rows[rows["claim_id"].eq(claim_id)])
        table = self.load("comparisons")
        [stands] = rows_of(table[table["comparison_id"].eq(claim["comparison_id"])])
        related = f" {stands['related']}" if stands["related"] else ""
        said, address = self._said(claim), claim["quote_url"] or ""
        end = f"{stands['summary']}{related}"
        if style == "html":
            linked = f'<a href="{escape(address)}">{escape(said)}</a>' if address else escape(said)
            return f"{linked}. {escape(end)}"
        if style == "markdown":
            return f"[{said}]({address.replace(')', '%29')}). {end}" if address else f"{said}. {end}"
        return f"{said}{f', {address}' if address else ''}. {end}"

    @cached_property
    def _statistics(self) -> pd.DataFrame:
        return self.load("statistics")

    @cached_property
    def _texts(self) -> pd.Series:
        rows = self._statistics
        indicators = self._read("indicators").set_index("indicator_id")
        shorts = short_names(self._read_all(("originators",)))
        texts = rows[list(SEARCHED)].fillna("").agg(" ".join, axis=1)
        texts = texts + " " + rows["indicator_id"].map(indicators["definition"]).fillna("")
        for name in ("originator", "outlet"):
            texts = texts + " " + rows[name].map(lambda long: shorts.get(long, ""))
        return " " + texts.map(_folded)

    def _said(self, claim: Mapping[str, Any]) -> str:
        period = say_period(claim["time_period"]) if claim["time_period"] else "no period stated"
        status = STATUS_WORDS[claim["obs_status"]]
        whole = claim["denominator"]
        of = f" of {say_whole(whole, claim['ref_area_name'], claim['counterpart_area_name'])}" if whole else ""
        about = ", ".join(part for part in (claim["indicator_title"], say_areas(claim), period, status) if part)
        who = f"{claim['originator']}, in {claim['outlet']}" if claim["originator"] else claim["outlet"]
        printed = say_period(claim["date_published"]) if claim["date_published"] else "date not shown"
        return f"{claim['value_label']}{of} ({about}), {who or 'source not named'}, {printed}"

    def _areas_of(self, claims: Iterable[Mapping[str, Any]], stands: Mapping[str, Any]) -> Mapping[str, Any]:
        return next(claim for claim in claims if claim["comparison_id"] == stands["comparison_id"])

    def _require(self, what: str, code: object, known: Iterable[str]) -> None:
        names = list(known)
        if not is_name(code, names):
            raise unknown_name(what, code, names)

    def _read(self, table: str) -> pd.DataFrame:
        if table not in self._recorded:
            self._recorded[table] = read_recorded(self.folder, table)
        return self._recorded[table]

    def _read_all(self, names: Iterable[str]) -> dict[str, pd.DataFrame]:
        return {name: self._read(name) for name in names}


def open_record(folder: str | Path | None = None) -> OpenRecord:
    """Return a record to be asked; without a folder, the one in the package.

    Parameters
    ----------
    folder
        Folder of a record.
    """
    return OpenRecord(packaged_record() if folder is None else Path(folder))


def _known_by(frames: Mapping[str, pd.DataFrame], day: str) -> dict[str, pd.DataFrame]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise DataError(f"known_by {day!r}: write a day, such as 2021-03-01")
    sources = frames["sources"]
    last = period_bounds(sources["date_published"])["period_end"]
    known = set(sources.loc[last.notna() & (last <= pd.Timestamp(day)), "source_id"])
    return {
        name: frame[frame["source_id"].isin(known)].reset_index(drop=True) if "source_id" in frame else frame
        for name, frame in frames.items()
    }


def _folded(text: str) -> str:
    """Return words in small letters without accents and signs."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return re.sub(r"[^\w%$.]+", " ", bare.replace(",", "")).strip()

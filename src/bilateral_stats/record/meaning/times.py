"""Times against each other: what a row says of a time, and when its source was printed."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ...ground.periods import period_bounds
from ...schemas.vocabularies import FORECAST_VALUE, HAPPENED, PLANNED
from .finding import Finding, Frames, Rules, looked_up, published


def status_against_period(frames: Frames) -> Iterator[Finding]:
    """A forecast is of a period that was not over at printing, anything else of one that had begun."""
    claims = frames["claims"]
    periods, printed = period_bounds(claims["time_period"]), published(frames, claims)
    forecast = claims["obs_status"] == FORECAST_VALUE
    over = forecast & (periods["period_end"] < printed["period_start"])
    ahead = ~forecast & claims["obs_status"].notna() & (periods["period_start"] > printed["period_end"])
    yield from _told(
        claims, over, "obs_status", f"its period was over when it was printed: no forecast ({FORECAST_VALUE})"
    )
    yield from _told(
        claims, ahead, "obs_status", f"its period had not begun when it was printed: write {FORECAST_VALUE}"
    )


def count_against_printing(frames: Frames) -> Iterator[Finding]:
    """A count goes up to a day that was not to come when it was printed."""
    claims = frames["claims"]
    counted = period_bounds(claims["as_of"])["period_start"]
    late = counted > published(frames, claims)["period_end"]
    # What a page without a date prints was there when it was read.
    unread = ~late & (counted > looked_up(frames, claims["source_id"], "sources", "date_accessed"))
    yield from _told(claims, late, "as_of", "the source was published before this day")
    yield from _told(claims, unread, "as_of", "the source was read before this day")


def event_against_printing(frames: Frames) -> Iterator[Finding]:
    """What had happened lies before the day of printing, what was planned not."""
    rows = frames["event_dates"]
    days, printed = period_bounds(rows["time_period"]), published(frames, rows)
    early = (rows["event_status"] == HAPPENED) & (days["period_start"] > printed["period_end"])
    late = (rows["event_status"] == PLANNED) & (days["period_end"] < printed["period_start"])
    yield from _told(rows, early, "event_status", f"the source was published before it: write {PLANNED}", "event_dates")
    yield from _told(rows, late, "event_status", f"the source was published after it: write {HAPPENED}", "event_dates")


def reading_against_printing(frames: Frames) -> Iterator[Finding]:
    """Words are read on or after the day of publication."""
    sources = frames["sources"]
    early = sources["date_accessed"] < period_bounds(sources["date_published"])["period_start"]
    for line, day in sources.loc[early, "date_accessed"].items():
        rule = "the words were read before they were published: one of the two days is wrong"
        yield Finding("sources", line, "date_accessed", day.date().isoformat(), rule)


def _told(rows: pd.DataFrame, wrong: pd.Series, column: str, rule: str, table: str = "claims") -> Iterator[Finding]:
    for line, text in rows.loc[wrong.astype(bool), column].items():
        yield Finding(table, line, column, str(text), rule)


RULES: Rules = {
    ("status-against-period", "claims", "sources"): status_against_period,
    ("count-against-printing", "claims", "sources"): count_against_printing,
    ("event-against-printing", "event_dates", "sources"): event_against_printing,
    ("reading-against-printing", "sources"): reading_against_printing,
}

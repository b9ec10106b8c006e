"""Table ``timeline``, derived."""

from __future__ import annotations

from pandera.typing import Series

from . import event_dates, events, fields, flat, rules


class Dated(event_dates.Printed, rules.TwoAreas):
    """A dating that stands, with the event that it dates."""

    note: Series[str] = fields.note()

    event_title: Series[str] = fields.repeated(events.Model, "title", title="Event in words")
    event_type: Series[str] = fields.repeated(events.Model, "event_type")
    ref_area: Series[str] = fields.repeated(events.Model, "ref_area")
    counterpart_area: Series[str] = fields.repeated(events.Model, "counterpart_area")
    place: Series[str] = fields.repeated(events.Model, "place")


class Days(flat.BothAreas, Dated):
    """The same with the areas of the event, and the days of the dating."""

    period_start: Series[fields.Day] = fields.period_start(required=False)
    period_end: Series[fields.Day] = fields.period_end(required=False)


class Model(flat.Compared, flat.Cited, Days):
    """One source's dating of an event, with all that a reader needs beside it."""

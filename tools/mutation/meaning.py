"""One cell that says something else in the same form: another qualifier, period, status, person, thing or code.

Form is right and the printed words stay; only rules about meaning, or the text of the article, can tell. Rows of
sources whose text is at hand are those with a paragraph.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from .sheets import Damage, Kind, Sheet

READ_ROWS = ("claims", "event_dates")

COLUMNS = {
    "qualifier": ("claims",),
    "obs_status": ("claims",),
    "unit": ("claims",),
    "indicator_id": ("claims",),
    "counterpart_area": ("claims",),
    "event_id": ("event_dates",),
    "event_status": ("event_dates",),
    "date_basis": ("event_dates",),
    "originator_id": READ_ROWS,
}
"""Columns that get the code of another row, with the tables in which they stand."""

CODES = {"areas": ("area", "m49", "cow_code", "gw_code"), "sources": ("language",)}
"""Tables and columns of codes that another list defines."""

UNKNOWN = {"area": "ZZZ", "language": "xx"}


def _read(sheet: Sheet) -> list[int]:
    return [row for row in range(len(sheet.rows)) if sheet.cell(row, "paragraph")]


def _another_code(name: str) -> Kind:
    def damage(sheet: Sheet, random: Random) -> Damage | None:
        if sheet.table not in COLUMNS[name]:
            return None
        others = sorted({sheet.cell(row, name) for row in range(len(sheet.rows))} - {""})
        rows = [row for row in _read(sheet) if sheet.cell(row, name)]
        if not rows or len(others) < 2:
            return None
        row = random.choice(rows)
        text = random.choice([other for other in others if other != sheet.cell(row, name)])
        return sheet.with_cells(row, {name: text})

    return damage


def _another_period(sheet: Sheet, random: Random) -> Damage | None:
    if sheet.table not in READ_ROWS:
        return None
    rows = [row for row in _read(sheet) if sheet.cell(row, "time_period")]
    if not rows:
        return None
    row = random.choice(rows)
    period = sheet.cell(row, "time_period")
    return sheet.with_cells(row, {"time_period": _moved(period, random)})


def _moved(period: str, random: Random) -> str:
    """Return a period a day, a month or a year away, in the form of the first."""
    step = random.choice((-1, 1))
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", period)
    if found:
        return (date.fromisoformat(period) + timedelta(days=step)).isoformat()
    found = re.fullmatch(r"(\d{4})-(\d\d)", period)
    if found:
        month = (int(found[2]) - 1 + step) % 12 + 1
        return f"{found[1]}-{month:02d}"
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) + step), period)


def _period_from_nowhere(sheet: Sheet, random: Random) -> Damage | None:
    """Give a claim a year that its article does not state, the year of the article."""
    if sheet.table != "claims":
        return None
    rows = [row for row in _read(sheet) if not sheet.cell(row, "time_period")]
    return sheet.with_cells(random.choice(rows), {"time_period": "2023"}) if rows else None


def _turned(sheet: Sheet, random: Random) -> Damage | None:
    """Swap the two areas of a claim."""
    if sheet.table != "claims":
        return None
    rows = [row for row in _read(sheet) if sheet.cell(row, "counterpart_area")]
    if not rows:
        return None
    row = random.choice(rows)
    cells = {"ref_area": sheet.cell(row, "counterpart_area"), "counterpart_area": sheet.cell(row, "ref_area")}
    return sheet.with_cells(row, cells)


def _another_list(sheet: Sheet, random: Random) -> Damage | None:
    """Give an area or a source the code of another one, or one that no list has."""
    if sheet.table not in CODES:
        return None
    name = random.choice(CODES[sheet.table])
    row = random.randrange(len(sheet.rows))
    others = [sheet.cell(other, name) for other in range(len(sheet.rows))]
    wrong = [text for text in others if text and text != sheet.cell(row, name)]
    text = UNKNOWN.get(name) or next(iter(random.sample(wrong, min(1, len(wrong)))), None)
    return None if text is None else sheet.with_cells(row, {name: text})


MEANING_KINDS: dict[str, Kind] = {
    **{f"meaning: {name}": _another_code(name) for name in COLUMNS},
    "meaning: time_period": _another_period,
    "meaning: a year from nowhere": _period_from_nowhere,
    "meaning: areas turned": _turned,
    "codes of another": _another_list,
}
"""By name. The lock of the evidence is taken away first, as if it had been written anew after the change."""

"""New rows as a hurried person types them: right but for one carelessness.

A right row is taken for a new one: it is known to no ledger and to no lock, and one or two cells say what the rest of
the row, or of the record, denies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from .sheets import Damage, Kind, Sheet

Row = Mapping[str, str]

DENIED = {
    "as_printed": ("unit", "obs_value", "qualifier"),
    "time_period": ("obs_status", "event_status", "as_printed", "date_basis"),
    "language": ("title", "as_printed"),
    "outlet_id": ("url",),
}
"""Columns that a careless cell contradicts: which of the two is wrong, only a person can tell."""

Write = Callable[[Row, Sequence[Row], Random], dict[str, str] | None]
"""Returns the cells of a careless row, from a right one and all rows; ``None`` where it does not suit this one."""

OPPOSITE = {
    "more_than": "at_most",
    "at_least": "less_than",
    "less_than": "more_than",
    "at_most": "at_least",
    "about": "more_than",
    "nearly": "at_least",
}
"""Qualifiers that printed words of another one deny."""

LETTERS = ("\u3164", "\u2800", "\u034f", "\ufe0f", "\u115f", "\u180b", "\ufffc", "\u200b")
"""Signs that show nothing."""

ALIKE = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440", "c": "\u0441", "x": "\u0445"}
"""Cyrillic letters that look like Latin ones."""


def _on(table: str, write: Write) -> Kind:
    """Return the kind that a table is damaged by."""

    def damage(sheet: Sheet, random: Random) -> Damage | None:
        if sheet.table != table:
            return None
        rows = [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]
        for number in random.sample(range(len(rows)), len(rows)):
            cells = write(rows[number], rows, random)
            if cells and rows[number].get("rank", "normal") == "normal" and not _lifted(rows[number]):
                twins = [other for other, row in enumerate(rows) if other != number and _is_twin(row, cells)]
                denied = {column for name in cells for column in DENIED.get(name, ())}
                return sheet.with_cells(number, cells, twins, denied)
        return None

    return damage


def _is_twin(row: Row, cells: Row) -> bool:
    """Return whether another row has one of the new names or addresses, or is of the host that gets another outlet."""
    address = cells.get("url", "").partition("utm_source")[0].rstrip("?&")
    return any(row.get(name) == cells[name] for name in ("name", "title") if name in cells) or (
        bool(address) and row.get("url", "") == address
    )


def _lifted(row: Row) -> bool:
    # A note may say that the paper itself prints a contradiction: such a row is let pass.
    return "lifts" in row.get("note", "") or "contradict" in row.get("note", "")


def _qualifier(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    return {"qualifier": OPPOSITE[row["qualifier"]]} if row["qualifier"] in OPPOSITE else None


def _plain_qualifier(row: Row, _rows: Sequence[Row], random: Random) -> dict[str, str] | None:
    plain = row["qualifier"] == "exact" and re.fullmatch(r"[$\d., %a-z]+", row["as_printed"])
    return {"qualifier": random.choice(("more_than", "at_most", "about"))} if plain else None


def _unit(row: Row, rows: Sequence[Row], random: Random) -> dict[str, str] | None:
    others = sorted({other["unit"] for other in rows} - {row["unit"]})
    return {"unit": random.choice(others)}


def _currency(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    return {"as_printed": row["as_printed"].replace("$", "\u20ac")} if "$" in row["as_printed"] else None


def _points(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    words = re.sub(r"(?:%| per ?cent)", " percentage points", row["as_printed"], count=1)
    return {"as_printed": words} if row["unit"] == "PT" and words != row["as_printed"] else None


def _past_forecast(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    over = re.fullmatch(r"\d{4}", row["time_period"]) and row["obs_status"] == "A"
    return {"obs_status": "F"} if over and f"{row['time_period']}" < _year(row["source_id"]) else None


def _not_begun(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    plain = row["obs_status"] == "A" and not re.search(r"\d{4}", row["as_printed"] + row["in_english"])
    return {"time_period": "2031"} if plain and re.fullmatch(r"\d{4}", row["time_period"]) else None


def _counted_later(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    return {"as_of": "2029-05-01"} if row["as_of"] else None


def _not_in_english(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    return {"in_english": ""} if row["in_english"] else None


def _value(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    whole = re.fullmatch(r"\d+", row["obs_value"]) and not row["obs_value_to"]
    return {"obs_value": str(int(row["obs_value"]) * 10 + 1)} if whole and row["unit"] != "PT" else None


def _happened_later(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    alone = row["event_status"] == "happened" and row["date_basis"] == "resolved"
    return {"time_period": _moved(row["time_period"], 900)} if alone and len(row["time_period"]) == 10 else None


def _planned_before(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    long_ago = row["event_status"] == "happened" and row["time_period"][:4] < _year(row["source_id"])
    return {"event_status": "planned"} if long_ago else None


def _day_against_words(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    printed = row["date_basis"] == "printed" and len(row["time_period"]) == 10 and not row["in_english"]
    return {"time_period": _moved(row["time_period"], -33)} if printed else None


def _accessed_before(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    return {"date_accessed": "1999-01-01"} if row["date_published"] and row["date_accessed"] else None


def _same_address(row: Row, rows: Sequence[Row], random: Random) -> dict[str, str] | None:
    other = random.choice([other for other in rows if other["url"] and other["url"] != row["url"]])
    return {"url": other["url"] + ("&" if "?" in other["url"] else "?") + "utm_source=mail"}


def _language(_row: Row, _rows: Sequence[Row], random: Random) -> dict[str, str] | None:
    return {"language": random.choice(("xx", "english", "EN"))}


def _script(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    foreign = row["language"] in {"ru", "hy", "he"} and re.search(r"[\u0400-\u05ff]", row["title"])
    return {"language": "en"} if foreign else None


def _by_line(row: Row, _rows: Sequence[Row], _random: Random) -> dict[str, str] | None:
    return {"authors": f"By {row['authors']}"} if row["authors"] else None


def _other_outlet(row: Row, rows: Sequence[Row], random: Random) -> dict[str, str] | None:
    host = re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", row["url"])
    several = sum(host in other["url"] for other in rows[: rows.index(row)]) > 0
    others = sorted({other["outlet_id"] for other in rows} - {row["outlet_id"], ""})
    return {"outlet_id": random.choice(others)} if host and several else None


def _same_name(column: str) -> Write:
    def write(row: Row, rows: Sequence[Row], random: Random) -> dict[str, str] | None:
        alike = [other for other in rows if other[column] != row[column] and _is_alike(row, other)]
        return {column: random.choice(alike)[column]} if alike else None

    return write


def _is_alike(row: Row, other: Row) -> bool:
    """Return whether two rows are of one kind, so that one name for both makes them the same thing."""
    names = ("event_type", "ref_area", "counterpart_area", "place", "topic", "dimension")
    return all(row.get(name) == other.get(name) for name in names)


def _letter(column: str) -> Write:
    def write(row: Row, _rows: Sequence[Row], random: Random) -> dict[str, str] | None:
        text = row[column]
        latin = [place for place, letter in enumerate(text) if letter in ALIKE and text.isascii()]
        if not latin:
            return None
        place = random.choice(latin)
        put = random.choice(
            (ALIKE[text[place]], text[place] + random.choice(LETTERS), "&amp;", "<b>", "caf\u221a\u00a9")
        )
        return {column: text[:place] + put + text[place + 1 :]}

    return write


def _code_of_another(column: str) -> Write:
    def write(row: Row, rows: Sequence[Row], random: Random) -> dict[str, str] | None:
        others = sorted({other[column] for other in rows} - {row[column], ""})
        return {column: random.choice(others)} if others and row[column] else None

    return write


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _year(source_id: str) -> str:
    """Return the year of publication that a key ends with, or one before all."""
    found = re.search(r"-((?:19|20)\d\d)(?:-\d\d)*(?:-[a-z]+)?$", source_id)
    return found[1] if found else ""


CARELESS_KINDS: dict[str, Kind] = {
    f"careless: {name}": _on(table, write)
    for name, table, write in (
        ("qualifier against the words", "claims", _qualifier),
        ("qualifier that no word says", "claims", _plain_qualifier),
        ("unit against the words", "claims", _unit),
        ("another currency", "claims", _currency),
        ("percentage points", "claims", _points),
        ("forecast of what was over", "claims", _past_forecast),
        ("a year not begun", "claims", _not_begun),
        ("counted after printing", "claims", _counted_later),
        ("not in English", "claims", _not_in_english),
        ("value against the words", "claims", _value),
        ("happened after printing", "event_dates", _happened_later),
        ("planned before printing", "event_dates", _planned_before),
        ("day against the words", "event_dates", _day_against_words),
        ("accessed before published", "sources", _accessed_before),
        ("the same address", "sources", _same_address),
        ("language", "sources", _language),
        ("script of the title", "sources", _script),
        ("by-line", "sources", _by_line),
        ("host of another outlet", "sources", _other_outlet),
        ("name of another originator", "originators", _same_name("name")),
        ("title of another event", "events", _same_name("title")),
        ("title of another indicator", "indicators", _same_name("title")),
        ("letters of a name", "originators", _letter("name")),
        ("letters of a title", "events", _letter("title")),
        ("letters of printed words", "claims", _letter("as_printed")),
        ("M49 of another", "areas", _code_of_another("m49")),
        ("COW code of another", "areas", _code_of_another("cow_code")),
    )
}
"""By name. The ledger and the lock of the evidence are taken away first: the row is new."""

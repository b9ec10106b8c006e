"""The printed words against the cells that say what they mean: qualifier, unit, language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from ...ground.cell_text import plain_number
from ...numerals.reading import DATE, FIGURE, PERCENT, POINTS, Context, Reading
from ...numerals.readings import read_paragraph
from ...schemas.vocabularies import CHANGE, MONEY, SHARE
from ...words.values import KEPT_WORDS, MONTHS
from .finding import Finding, Frames, Rules, looked_up

SCRIPTS = {
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk", "kk", "ky", "tg", "mn"), "CYRILLIC"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb"), "ARABIC"),
    "el": "GREEK",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
    "he": "HEBREW",
    "yi": "HEBREW",
    "th": "THAI",
    "hi": "DEVANAGARI",
    **dict.fromkeys(
        ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "tr", "cs", "sk", "hu", "ro", "fi", "et"), "LATIN"
    ),
    **dict.fromkeys(
        ("sv", "nb", "no", "da", "is", "lt", "lv", "ca", "eu", "gl", "sl", "hr", "id", "ms", "vi"), "LATIN"
    ),
}
"""Script of a language that is written in one alone; of any other nothing is said."""

FEWEST_LETTERS = 4
"""Letters that words must have before their script is judged: a unit or an acronym may be foreign."""

SOME_DAY = date(2000, 6, 15)
"""Words without a year are read as of this day; the year that comes of it is not compared."""

_AROUND = re.compile(r"\b(?:anniversary|ago|after|before|later|earlier|by|until|till)\b", re.IGNORECASE)
"""Words by which a date tells of another day than its own."""

_PARTS = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

CURRENCY = re.compile(r"[A-Z]{3}")


@lru_cache(maxsize=KEPT_WORDS)
def _reading(words: str, value: float) -> Reading | None:
    """Return the one figure of English words that has a value, or ``None`` where none has or several have."""
    figures = [reading for reading in read_paragraph(words) if reading.kind == FIGURE]
    found = [reading for reading in figures if value in set(map(float, reading.values))]
    return found[0] if len(found) == 1 else None


def _figures(frames: Frames) -> Iterator[tuple[dict[str, object], object, Reading]]:
    """Yield each claim whose words can be read as English, its line, and how they are read."""
    claims = frames["claims"]
    language = looked_up(frames, claims["source_id"], "sources", "language")
    english = language.str.fullmatch("en(-.*)?").fillna(False).astype(bool)
    words = claims["in_english"].where(~english, claims["as_printed"])
    rows = claims.assign(words=words)[words.notna() & claims["obs_value"].notna()]
    for line, row in zip(rows.index, rows.to_dict("records"), strict=True):
        reading = _reading(row["words"], abs(row["obs_value"])) or _reading(row["words"], row["obs_value"])
        if reading is not None:
            yield {str(name): cell for name, cell in row.items()}, line, reading


def qualifier_against_words(frames: Frames) -> Iterator[Finding]:
    """The qualifier is that of the printed words."""
    for row, line, reading in _figures(frames):
        if reading.qualifier != row["qualifier"]:
            rule = f"the words {row['words']!r} say {reading.qualifier}"
            yield Finding("claims", line, "qualifier", str(row["qualifier"]), rule)


def unit_against_words(frames: Frames) -> Iterator[Finding]:
    """The unit is of the kind that the printed words name: money of that currency, percent, or neither."""
    units = frames["units"].drop_duplicates("unit")
    dimensions = dict(zip(units["unit"], units["dimension"], strict=True))
    labels = {own: dict(zip(rows["unit"], rows["label"], strict=True)) for own, rows in units.groupby("dimension")}
    for row, line, reading in _figures(frames):
        unit = row["unit"]
        if unit not in dimensions:
            continue
        dimension = dimensions[unit]
        named = _named_unit(reading.unit)
        rule = None
        if named == MONEY and dimension != MONEY:
            rule = "the words name an amount of money"
        elif named == MONEY and reading.unit != unit and (reading.unit in dimensions or CURRENCY.fullmatch(str(unit))):
            rule = f"the words name {reading.unit}"
        elif named == SHARE and dimension not in {SHARE, CHANGE}:
            rule = "the words name a percentage"
        elif reading.unit == POINTS and dimension == SHARE:
            rule = "the words name percentage points, which are no share"
        elif dimension in {SHARE, CHANGE} and "$" in reading.text:
            rule = "the words name an amount of money"
        elif dimension != MONEY and (other := _other_unit(row["words"], unit, labels.get(dimension, {}))):
            rule = f"the words name {other}"
        if rule:
            yield Finding("claims", line, "unit", str(unit), f"{rule}: {row['words']!r}")


def _other_unit(words: object, unit: object, labels: Mapping[str, str]) -> str | None:
    """Return the one unit that words name of those of a dimension, where it is not the unit itself."""
    named = [code for code, label in labels.items() if _names(words, label)]
    return named[0] if len(named) == 1 and named[0] != unit else None


def _names(words: object, label: str) -> bool:
    """Whether words hold the label of a unit, in the singular or in the plural."""
    return re.search(rf"\b{re.escape(label.removesuffix('s'))}s?\b", str(words), re.IGNORECASE) is not None


def _named_unit(unit: str) -> str | None:
    if unit == PERCENT:
        return SHARE
    return MONEY if CURRENCY.fullmatch(unit) else None


def language_against_letters(frames: Frames) -> Iterator[Finding]:
    """Words stand in the script of the language of their source."""
    for table in ("claims", "event_dates"):
        if table not in frames:
            continue
        rows = frames[table]
        language = looked_up(frames, rows["source_id"], "sources", "language")
        for line, words, tag in zip(rows.index, rows["as_printed"], language, strict=True):
            script = SCRIPTS.get(str(tag))
            if script and isinstance(words, str) and _written_otherwise(words, script):
                rule = f"the source is in {tag}, and no letter here is: write the page's own words"
                yield Finding(table, line, "as_printed", words, rule)


@lru_cache(maxsize=KEPT_WORDS)
def _written_otherwise(words: str, script: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) >= FEWEST_LETTERS and not any(
        unicodedata.name(letter, "").startswith(script) for letter in letters
    )


def language_against_title(frames: Frames) -> Iterator[Finding]:
    """A title without one Latin letter is of no language that is written in Latin letters."""
    sources = frames["sources"]
    for line, title, tag in zip(sources.index, sources["title"], sources["language"], strict=True):
        if SCRIPTS.get(str(tag)) == "LATIN" and isinstance(title, str) and _written_otherwise(title, "LATIN"):
            yield Finding("sources", line, "language", str(tag), f"the title {title!r} is not written in its letters")


def day_against_words(frames: Frames) -> Iterator[Finding]:
    """A dating is of the year, the month and the day that its words name."""
    rows = frames["event_dates"]
    language = looked_up(frames, rows["source_id"], "sources", "language")
    english = language.str.fullmatch("en(-.*)?").fillna(False).astype(bool)
    words = rows["in_english"].where(~english, rows["as_printed"])
    for line, period, said in zip(rows.index, rows["time_period"], words, strict=True):
        if isinstance(said, str) and isinstance(period, str) and (named := _day_named(said, period)):
            yield Finding("event_dates", line, "time_period", period, f"the words {said!r} name {named}")


@lru_cache(maxsize=KEPT_WORDS)
def _day_named(words: str, period: str) -> str | None:
    """Return the one date that words name, where it is not a period; parts that either leaves out say nothing."""
    read = [reading for reading in read_paragraph(words, Context(SOME_DAY)) if reading.kind == DATE and reading.period]
    # A year alone may be part of a name (Expo 2020), and in 3/4/2023 either may be the month.
    named = [reading for reading in read if _names_a_month(reading.text)]
    if (
        len(named) != 1
        or _AROUND.search(words)
        or not (_PARTS.fullmatch(period) and _PARTS.fullmatch(str(named[0].period)))
    ):
        return None
    said = str(named[0].period)
    # Without a year in the words, the reader took one that they do not name.
    start = 0 if re.search(r"\d{4}", named[0].text) else len("2023-")
    length = min(len(said), len(period))
    return named[0].text if said[start:length] != period[start:length] else None


def _names_a_month(text: str) -> bool:
    return any(month in text for month in MONTHS)


def value_of_a_fall(frames: Frames) -> Iterator[Finding]:
    """A change that the words call a fall is below zero, and a rise above."""
    changes = frames["claims"][looked_up(frames, frames["claims"]["unit"], "units", "dimension") == CHANGE]
    for line, words, value in zip(
        changes.index, changes["in_english"].fillna(changes["as_printed"]), changes["obs_value"], strict=True
    ):
        if (
            isinstance(words, str)
            and value < 0
            and re.search(r"\b(?:increase|grew|rose|up)\b", words)
            and not _FALL.search(words)
        ):
            yield Finding("claims", line, "obs_value", plain_number(value), f"the words {words!r} tell of a rise")


_FALL = re.compile(r"\b(?:fell|fall|down|declin\w+|decreas\w+|drop\w*|minus|negative|less)\b")

RULES: Rules = {
    ("qualifier-against-words", "claims", "sources"): qualifier_against_words,
    ("unit-against-words", "claims", "sources", "units"): unit_against_words,
    ("day-against-words", "event_dates", "sources"): day_against_words,
    ("language-against-letters", "sources"): language_against_letters,
    ("language-against-title", "sources"): language_against_title,
    ("value-of-a-fall", "claims", "units"): value_of_a_fall,
}

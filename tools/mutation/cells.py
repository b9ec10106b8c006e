"""Damage to one cell, as a hurried person or a spreadsheet does it."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from bilateral_stats.contract.columns import Column
from bilateral_stats.record.cells import FORMULA_STARTS, PLAIN_COLUMN

from .sheets import Cell, Damage, Kind, Sheet

DIGITS = "0123456789"

Write = Callable[[str, Random], str | None]
"""Returns another text for a cell, or ``None`` when its text cannot be damaged so."""

MISSING = ("NA", "N/A", "nan", "NaN", "None", "NULL", "null", "-", "?", "unknown")
UNITS = ("%", " percent", " USD", " km", " soldiers", "m")
INVISIBLE = ("\u200b", "\u200e", "\u00ad", "\ufeff", "\u2060")
NO_BREAK = ("\u00a0", "\u202f", "\u2009", "\u3000")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def _is_number(column: Column) -> bool:
    return column.type.name in {"number", "integer"}


def _is_value(column: Column) -> bool:
    return column.name in {"obs_value", "obs_value_to"}


def _is_date(column: Column) -> bool:
    return column.type.name == "date" or column.format_name == "period"


def _is_text(column: Column) -> bool:
    return column.type.name == "string"


def _is_code(column: Column) -> bool:
    return (
        _is_text(column)
        and not _is_printed(column)
        and bool(column.vocabulary or column.references or column.key or column.format_name)
    )


def _is_printed(column: Column) -> bool:
    return column.name == PLAIN_COLUMN


def _is_slug(column: Column) -> bool:
    return column.format_name in {"key", "area"}


def _any(column: Column) -> bool:
    return bool(column.name)


def _is_required(column: Column) -> bool:
    return column.required


def cell_kind(wanted: Callable[[Column], bool], write: Write, *, empty: bool = False) -> Kind:
    """Return the kind of damage that writes another text into one cell.

    Parameters
    ----------
    wanted
        Columns that can be damaged so.
    write
        Returns the other text.
    empty
        Whether an empty cell can be damaged too.
    """

    def damage(sheet: Sheet, random: Random) -> Damage | None:
        cells = [cell for cell in sheet.cells(wanted) if cell.text or empty]
        for cell in random.sample(cells, min(len(cells), 20)):
            text = write(cell.text, random)
            if text is not None and text != cell.text:
                return sheet.with_cells(cell.row, {cell.column.name: text})
        return None

    return damage


def _other_digit(text: str, random: Random) -> str | None:
    places = [place for place, sign in enumerate(text) if sign in DIGITS]
    if not places:
        return None
    place = random.choice(places)
    return text[:place] + random.choice(DIGITS.replace(text[place], "")) + text[place + 1 :]


def _longer(text: str, random: Random) -> str:
    return random.choice(("1", "9")) + text


def _magnitude(text: str, random: Random) -> str | None:
    value = float(text) * 10.0 ** random.choice((-9, -6, -3, -2, -1, 1, 2, 3, 6))
    return f"{value:.9f}".rstrip("0").rstrip(".") if value >= 1e-6 else None


def _thousands(text: str, random: Random) -> str | None:
    whole, point, decimals = text.partition(".")
    grouped = f"{int(whole):,}".replace(",", random.choice((",", " ", "'", "\u00a0")))
    return grouped + point + decimals if grouped != whole else None


def _decimal_comma(text: str, random: Random) -> str | None:
    return text.replace(".", ",") if "." in text else text + random.choice((",0", ",5"))


def _scientific(text: str, random: Random) -> str | None:
    return random.choice((f"{float(text):.2E}", f"{float(text):e}"))


def _needless(text: str, random: Random) -> str | None:
    return random.choice((text + "0" if "." in text else text + ".0", "0" + text, text + "."))


def _typo(text: str, random: Random) -> str | None:
    place = random.randrange(len(text))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if text.isupper() else "abcdefghijklmnopqrstuvwxyz0123456789"
    letter = random.choice(letters)
    return random.choice(
        (
            text[:place] + text[place + 1 :],
            text[:place] + letter + text[place + 1 :],
            text[:place] + letter + text[place:],
            text[:place] + text[place : place + 2][::-1] + text[place + 2 :],
        )
    )


def _case(text: str, random: Random) -> str | None:
    return random.choice((text.upper(), text.lower(), text.capitalize(), text.swapcase()))


def _space(text: str, random: Random) -> str:
    spaces = [match.start() for match in re.finditer(" ", text)]
    choices = [" " + text, text + " ", text + "\t"]
    choices += [text[:place] + " " + text[place:] for place in random.sample(spaces, min(1, len(spaces)))]
    return random.choice(choices)


def _no_break(text: str, random: Random) -> str:
    sign = random.choice(NO_BREAK)
    return text.replace(" ", sign, 1) if " " in text else random.choice((sign + text, text + sign))


def _smart_quote(text: str, random: Random) -> str:
    if re.search("['\"]", text):
        return re.sub("['\"]", lambda match: "\u2019" if match[0] == "'" else random.choice("\u201c\u201d"), text)
    return random.choice((f"\u201c{text}\u201d", f"\u2018{text}\u2019", f"\u201e{text}\u201c"))


def _invisible(text: str, random: Random) -> str:
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(INVISIBLE) + text[place:]


def _american(text: str, random: Random) -> str | None:
    match = _DAY.search(text)
    if match is None:
        year, dash, month = text[:7].partition("-")
        return f"{month[:2]}/{year}" if dash else None
    year, month, day = match.groups()
    name = MONTHS[int(month) - 1]
    written = (f"{month}/{day}/{year}", f"{int(month)}/{int(day)}/{year[2:]}", f"{name} {int(day)}, {year}")
    return text[: match.start()] + random.choice((*written, f"{day}.{month}.{year}")) + text[match.end() :]


def _short_range(text: str, random: Random) -> str | None:
    year = int(text[:4])
    return random.choice((f"{year}-{(year + 1) % 100:02}", f"{year}/{(year + 1) % 100:02}", f"{year}-{year + 1}"))


def _reversed(text: str, random: Random) -> str | None:
    first, slash, last = text.partition("/")
    return f"{last}/{first}" if slash else f"{text}/{int(text[:4]) - random.randint(1, 9)}{text[4:]}"


def _impossible(text: str, random: Random) -> str | None:
    return text[:4] + random.choice(("-02-30", "-04-31", "-13-01", "-00-10", "-06-00", "-02-29x", "-11-31"))


def _missing(_text: str, random: Random) -> str | None:
    return random.choice(MISSING)


def _formula(text: str, random: Random) -> str:
    return random.choice((*(start + text for start in FORMULA_STARTS), "=SUM(A1:A9)", "=1+1", "@NOW()"))


def _emptied(_text: str, _random: Random) -> str:
    return ""


def _unknown(_text: str, random: Random) -> str:
    return random.choice(("XYZ", "no-such-key", "unknown-source", "QQQ"))


def other_key(sheet: Sheet, random: Random) -> Damage | None:
    """Write the key of another row, one that exists, into a cell that names a row of another table."""
    cells = [cell for cell in sheet.cells(lambda column: bool(column.references)) if cell.text]
    if not cells:
        return None
    cell = random.choice(cells)
    known = sorted({other.text for other in sheet.cells(lambda column: column == cell.column)} - {cell.text, ""})
    return sheet.with_cells(cell.row, {cell.column.name: random.choice(known)}) if known else None


def value_and_words(sheet: Sheet, random: Random) -> Damage | None:
    """Mistype the value and the printed words alike: no rule can tell, only the text."""

    def pairs(cell: Cell) -> bool:
        return cell.text in sheet.cell(cell.row, PLAIN_COLUMN)

    cells = [cell for cell in sheet.cells(_is_value) if cell.text and pairs(cell)]
    if not cells:
        return None
    cell = random.choice(cells)
    text = str(_other_digit(cell.text, random)).lstrip("0") or "1"
    words = sheet.cell(cell.row, PLAIN_COLUMN).replace(cell.text, text)
    return sheet.with_cells(cell.row, {cell.column.name: text, PLAIN_COLUMN: words})


def exchanged(first: str, second: str) -> Kind:
    """Return the kind of damage that lets two cells of a row change places.

    Parameters
    ----------
    first, second
        Names of the columns.
    """

    def damage(sheet: Sheet, random: Random) -> Damage | None:
        if not {first, second} <= set(sheet.header):
            return None
        pairs = [(row, sheet.cell(row, first), sheet.cell(row, second)) for row in range(len(sheet.rows))]
        pairs = [pair for pair in pairs if pair[1] and pair[2] and pair[1] != pair[2]]
        if not pairs:
            return None
        row, one, other = random.choice(pairs)
        return sheet.with_cells(row, {first: other, second: one})

    return damage


CELL_KINDS: dict[str, Kind] = {
    "value with a digit in front": cell_kind(_is_value, _longer),
    "value with another digit": cell_kind(_is_value, _other_digit),
    "value of another magnitude": cell_kind(_is_value, _magnitude),
    "printed words with another digit": cell_kind(_is_printed, _other_digit),
    "value and printed words alike": value_and_words,
    "sign": cell_kind(_is_number, lambda text, random: random.choice(("-", "+", "\u2212")) + text),
    "decimal comma": cell_kind(_is_number, _decimal_comma),
    "thousands separator": cell_kind(_is_number, _thousands),
    "percent sign or unit": cell_kind(_is_number, lambda text, random: text + random.choice(UNITS)),
    "scientific notation": cell_kind(_is_number, _scientific),
    "needless zero or point": cell_kind(_is_number, _needless),
    "leading zero lost": cell_kind(
        lambda column: column.format_name == "m49",
        lambda text, _random: text.lstrip("0") if text.startswith("0") else None,
    ),
    "areas changed places": exchanged("ref_area", "counterpart_area"),
    "low and high changed places": exchanged("obs_value", "obs_value_to"),
    "limits changed places": exchanged("minimum", "maximum"),
    "unknown key": cell_kind(lambda column: bool(column.references), _unknown, empty=True),
    "key of another row": other_key,
    "near-miss key": cell_kind(_is_slug, _typo),
    "upper or lower case": cell_kind(_is_code, _case),
    "stray or doubled space": cell_kind(_any, _space),
    "no-break space": cell_kind(_any, _no_break),
    "smart quote": cell_kind(_is_text, _smart_quote),
    "invisible character": cell_kind(_any, _invisible),
    "American date": cell_kind(_is_date, _american),
    "short range such as 2020-21": cell_kind(_is_date, _short_range),
    "period reversed": cell_kind(lambda column: column.format_name == "period", _reversed),
    "impossible day": cell_kind(_is_date, _impossible),
    "word for nothing": cell_kind(_any, _missing, empty=True),
    "formula": cell_kind(_any, _formula, empty=True),
    "required cell emptied": cell_kind(_is_required, _emptied),
}
"""By name."""

"""Damage to rows and columns."""

from __future__ import annotations

from random import Random

from .sheets import Damage, Kind, Sheet


def row_dropped(sheet: Sheet, random: Random) -> Damage | None:
    """Leave out a row."""
    row = random.randrange(len(sheet.rows))
    rows = [*sheet.rows[:row], *sheet.rows[row + 1 :]]
    return sheet.damaged([sheet.header, *rows], [row], sheet.key, f"line {row + 2} dropped", sheet.source(row))


def row_duplicated(sheet: Sheet, random: Random) -> Damage | None:
    """Write a row a second time, below itself or at the end."""
    row = random.randrange(len(sheet.rows))
    place = random.choice((row + 1, len(sheet.rows)))
    rows = [*sheet.rows[:place], sheet.rows[row], *sheet.rows[place:]]
    return sheet.damaged([sheet.header, *rows], [row, place], sheet.key, f"line {row + 2} repeated at {place + 2}")


def rows_exchanged(sheet: Sheet, random: Random) -> Damage | None:
    """Let two rows change places."""
    if len(sheet.rows) < 2:
        return None
    first, second = sorted(random.sample(range(len(sheet.rows)), 2))
    rows = list(sheet.rows)
    rows[first], rows[second] = rows[second], rows[first]
    what = f"lines {first + 2} and {second + 2} exchanged"
    return sheet.damaged([sheet.header, *rows], range(first, second + 1), sheet.key, what)


def row_shifted(sheet: Sheet, random: Random) -> Damage | None:
    """Insert a cell into a row, or take one out, so that those behind it move."""
    row, place = random.randrange(len(sheet.rows)), random.randrange(len(sheet.header))
    cells = list(sheet.rows[row])
    right = [*cells[:place], "", *cells[place:]]
    left = [*cells[:place], *cells[place + 1 :], ""]
    shifted = random.choice((right, right[:-1], left, left[:-1]))
    moved = [name for name, old, new in zip(sheet.header, cells, shifted, strict=False) if old != new]
    # One cell that changes alone did not move: it was emptied.
    if len(shifted) == len(cells) and len(moved) < 2:
        return None
    lines = [sheet.header, *sheet.rows[:row], shifted, *sheet.rows[row + 1 :]]
    names = moved if len(shifted) == len(cells) else []
    return sheet.damaged(lines, [row], names, f"line {row + 2} shifted at {sheet.header[place]}", sheet.source(row))


def column_dropped(sheet: Sheet, random: Random) -> Damage | None:
    """Leave out a column."""
    place = random.randrange(len(sheet.header))
    lines = [[*line[:place], *line[place + 1 :]] for line in (sheet.header, *sheet.rows)]
    return sheet.damaged(lines, [-1], [sheet.header[place]], f"column {sheet.header[place]} dropped")


def column_renamed(sheet: Sheet, random: Random) -> Damage | None:
    """Write another name over a column."""
    place = random.randrange(len(sheet.header))
    old = sheet.header[place]
    new = random.choice((old.upper(), old.replace("_", " "), old + "s", old[:-1], "", " " + old, "Unnamed: 0"))
    if new == old:
        return None
    header = [*sheet.header[:place], new, *sheet.header[place + 1 :]]
    return sheet.damaged([header, *sheet.rows], [-1], [old, new], f"column {old} renamed {new!r}")


def column_moved(sheet: Sheet, random: Random) -> Damage | None:
    """Move a column, or its name alone, to another place."""
    source, target = random.sample(range(len(sheet.header)), 2)

    def moved(line: tuple[str, ...]) -> list[str]:
        cells = [*line[:source], *line[source + 1 :]]
        return [*cells[:target], line[source], *cells[target:]]

    whole = random.choice((True, False))
    rows = [moved(row) if whole else list(row) for row in sheet.rows]
    span = sheet.header[min(source, target) : max(source, target) + 1]
    return sheet.damaged([moved(sheet.header), *rows], [-1], span, f"column {sheet.header[source]} moved")


LINE_KINDS: dict[str, Kind] = {
    "row dropped": row_dropped,
    "row duplicated": row_duplicated,
    "rows exchanged": rows_exchanged,
    "row shifted": row_shifted,
    "column dropped": column_dropped,
    "column renamed": column_renamed,
    "column moved": column_moved,
}
"""By name."""

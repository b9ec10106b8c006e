"""Damage to the bytes of a file."""

from __future__ import annotations

from random import Random

from .sheets import Damage, Kind, Sheet

ENCODINGS = ("cp1252", "latin-1", "cp1251", "mac_roman", "utf-16", "utf-16-le")
"""What spreadsheets save when they are not asked for UTF-8."""

STRAY_BYTES = (b"\x00", b"\x01", b"\x0b", b"\x1a", b"\x1b", b"\x7f", b"\x80", b"\xc3", b"\xff")
"""Bytes that are no text: controls, and pieces of characters."""

MARK = b"\xef\xbb\xbf"


def cut_short(sheet: Sheet, random: Random) -> Damage | None:
    """Cut the file at any byte."""
    size = random.randrange(len(sheet.content))
    content = sheet.content[:size]
    line = content.count(b"\n") + 1
    return _damage(sheet, content, [max(1, line - 1), line], f"cut after {size} bytes")


def other_encoding(sheet: Sheet, random: Random) -> Damage | None:
    """Save the file in another encoding; letters that it lacks become question marks."""
    encoding = random.choice(ENCODINGS)
    text = sheet.content.decode()
    return _changed(sheet, text.encode(encoding, errors="replace"), f"saved as {encoding}")


def read_as_other(sheet: Sheet, random: Random) -> Damage | None:
    """Open the file in another encoding and save it as UTF-8."""
    encoding = random.choice(("cp1252", "latin-1"))
    content = sheet.content.decode(encoding, errors="replace").encode()
    return _changed(sheet, content, f"opened as {encoding}")


def marked(sheet: Sheet, random: Random) -> Damage | None:
    """Put a byte-order mark before the file, or into it."""
    place = random.choice((0, 0, sheet.content.find(b"\n") + 1))
    return _changed(sheet, sheet.content[:place] + MARK + sheet.content[place:], "byte-order mark")


def carriage_returns(sheet: Sheet, random: Random) -> Damage | None:
    """End one line, or all, with CR LF or CR."""
    end = random.choice((b"\r\n", b"\r"))
    ends = [place for place, byte in enumerate(sheet.content) if byte == ord("\n")]
    if random.random() < 0.5:
        return _changed(sheet, sheet.content.replace(b"\n", end), "all lines end with CR")
    place = random.choice(ends)
    return _changed(sheet, sheet.content[:place] + end + sheet.content[place + 1 :], "a line ends with CR")


def stray_byte(sheet: Sheet, random: Random) -> Damage | None:
    """Insert a byte that is no text."""
    place = random.randrange(len(sheet.content) + 1)
    return _changed(sheet, sheet.content[:place] + random.choice(STRAY_BYTES) + sheet.content[place:], "stray byte")


def line_break(sheet: Sheet, random: Random) -> Damage | None:
    """Insert a line break, or an empty line."""
    place = random.randrange(len(sheet.content) + 1)
    return _changed(sheet, sheet.content[:place] + b"\n" + sheet.content[place:], "line break")


def lost_quote(sheet: Sheet, random: Random) -> Damage | None:
    """Take out a quotation mark, double it, or turn it into another."""
    places = [place for place, byte in enumerate(sheet.content) if byte == ord('"')]
    if not places:
        return None
    place = random.choice(places)
    instead = random.choice((b"", b'""', "\u201c".encode(), b"'"))
    return _changed(sheet, sheet.content[:place] + instead + sheet.content[place + 1 :], f"quote -> {instead!r}")


def _changed(sheet: Sheet, content: bytes, what: str) -> Damage | None:
    """Return damaged bytes, to be told on a line that differs; where lines came or went, beside the first that does."""
    old, new = sheet.content.split(b"\n"), content.split(b"\n")
    lines = [line for line, (before, after) in enumerate(zip(old, new, strict=False), 1) if before != after]
    if len(old) != len(new) or not lines:
        first = lines[0] if lines else min(len(old), len(new))
        lines = [max(1, first - 1), first, first + 1]
    return _damage(sheet, content, lines, what)


def _damage(sheet: Sheet, content: bytes, lines: list[int], what: str) -> Damage:
    return Damage(sheet.table, content, frozenset(lines), frozenset(), what)


FILE_KINDS: dict[str, Kind] = {
    "file cut short": cut_short,
    "saved in another encoding": other_encoding,
    "opened in another encoding": read_as_other,
    "byte-order mark": marked,
    "carriage return": carriage_returns,
    "stray byte": stray_byte,
    "line break": line_break,
    "quotation mark": lost_quote,
}
"""By name."""

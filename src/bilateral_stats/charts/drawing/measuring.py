"""How much room texts take, how they wrap, and which letters no face has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from ...ground.errors import DataError
from .style import FACES, LINE_SPACING, Role, load_faces

SLACK = 1.02
"""Texts are taken to be this much wider than their letters: room for a reader's renderer that rounds them."""

ASCENT = 0.92
"""Height of a line above its baseline, as a multiple of the size of the type; accents included."""

DESCENT = 0.26
"""Depth of a line below its baseline, likewise."""

MIDDLE = 0.33
"""From the middle of small letters and figures down to their baseline, likewise."""

if TYPE_CHECKING:
    from matplotlib.ft2font import GlyphIndexType

RIGHT_TO_LEFT = frozenset({"R", "AL"})
"""Directions (Unicode) of letters that are set from the right, which the drawing cannot do."""

MORE = "\u2026"
"""Stands at the end of a text that is cut."""


def text_width(words: str, role: Role) -> float:
    """Return the width of one line in pixels."""
    # Letter by letter: pairs of letters only ever move closer together, and the result is a little too wide at most.
    return sum(_advance(letter, role.weight) for letter in words) * role.size * SLACK


def line_height(role: Role) -> float:
    """Return the distance of two baselines in pixels."""
    return role.size * LINE_SPACING


def block_height(lines: Sequence[str], role: Role) -> float:
    """Return the height of lines below each other in pixels."""
    return (len(lines) - 1) * line_height(role) + (ASCENT + DESCENT) * role.size if lines else 0.0


def fitted(words: str, role: Role, width: float) -> str:
    """Return a text as it fits one line, cut with a sign where it is too long."""
    if text_width(words, role) <= width:
        return words
    room = width - text_width(MORE, role)
    used, kept = 0.0, 0
    for letter in words:
        used += text_width(letter, role)
        if used > room:
            break
        kept += 1
    return words[:kept].rstrip() + MORE


def wrap(words: str, role: Role, width: float, most: int | None = None) -> list[str]:
    """Return text as lines that fit a width.

    Parameters
    ----------
    words
        The text; a word that does not fit a line is cut into pieces.
    role
        How it is set.
    width
        Pixels.
    most
        How many lines there may be; the last is cut with a sign where that is too few.
    """
    lines: list[str] = []
    for word in _unbroken(words, role, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, role) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, role, width)
        if most is not None and len(lines) > most:
            return [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]) + MORE, role, width)]
    return lines


def balanced(words: str, role: Role, width: float, most: int | None = None) -> list[str]:
    """Return text as lines that are about equally long, as few as :func:`wrap` makes; parameters as there."""
    lines = wrap(words, role, width, most)
    narrow, wide = width / 2, width
    while len(lines) > 1 and wide - narrow > 2:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(wrap(words, role, middle)) <= len(lines) else (middle, wide)
    return wrap(words, role, wide, most)


def row_heights(needed: Sequence[float], room: float, least: float, most: float) -> list[float]:
    """Return the heights of rows: as even and as generous as the room allows, none lower than it needs.

    Parameters
    ----------
    needed
        What the texts of each row need, in pixels.
    room
        What all rows may take together; they take more where they need more.
    least, most
        Bounds of the height of a row of one line.
    """
    pitch = most
    while pitch > least and sum(max(height, pitch) for height in needed) > room:
        pitch -= 1
    return [max(height, pitch) for height in needed]


def _unbroken(words: str, role: Role, width: float) -> list[str]:
    """Return words, a number together with what it counts where both fit a line."""
    found: list[str] = []
    for word in words.split():
        if found and found[-1][-1].isdigit() and text_width(f"{found[-1]} {word}", role) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _pieces(word: str, role: Role, width: float) -> list[str]:
    pieces, used = [""], 0.0
    for letter in word:
        room = text_width(letter, role)
        if pieces[-1] and used + room > width:
            pieces.append("")
            used = 0.0
        pieces[-1] += letter
        used += room
    return pieces


def require_letters(texts: Iterable[str], chart: str) -> None:
    """Raise a :class:`DataError` that names the letters which no face can draw.

    Parameters
    ----------
    texts
        All that the chart writes.
    chart
        Its name, for the message.
    """
    for words in texts:
        lacking = list(dict.fromkeys(letter for letter in words if not letter.isspace() and not _drawable(letter)))
        if lacking:
            raise DataError(
                f"chart {chart!r}: no face has the letters {' '.join(lacking)} of {words!r}; "
                "give the name a short_name, or the words an in_english, in letters that it has"
            )


@cache
def _drawable(letter: str) -> bool:
    return _glyph(letter, 400) is not None and unicodedata.bidirectional(letter) not in RIGHT_TO_LEFT


@cache
def _faces(weight: int) -> tuple[FT2Font, ...]:
    load_faces()
    return tuple(get_font(findfont(FontProperties(family=[face], weight=weight))) for face in FACES)


@cache
def _glyph(letter: str, weight: int) -> tuple[FT2Font, GlyphIndexType] | None:
    """Return the first face that has a letter, with the letter's place in it."""
    for face in _faces(weight):
        if place := face.get_char_index(ord(letter)):
            return face, place
    return None


@cache
def _advance(letter: str, weight: int) -> float:
    """Return how far a letter of one pixel moves the pen."""
    found = _glyph(letter, weight)
    if found is None:
        return 1.0  # a letter that no face has is named before anything is written
    face, place = found
    return float(face.load_glyph(place, flags=LoadFlags.NO_SCALE).horiAdvance / face.units_per_EM)

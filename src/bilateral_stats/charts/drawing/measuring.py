"""How much room texts take, and how they wrap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

from .style import FONT, LINE_SPACING, Role

SLACK = 1.025
"""Texts are taken to be this much wider than their outlines: a renderer that rounds each letter to whole pixels, as
matplotlib's own settings make it, needs up to 2.4 percent more."""

ASCENT = 0.95
"""Height of a line above its baseline, as a multiple of the size of the type; accents included."""

DESCENT = 0.24
"""Depth of a line below its baseline, likewise."""

MIDDLE = 0.36
"""From the middle of small letters and figures down to their baseline, likewise."""


def text_width(words: str, role: Role) -> float:
    """Return the width of one line in points."""
    # Letter by letter: pairs of letters only ever move closer together, and the result is a little too wide at most.
    return sum(advance(letter, role.weight) for letter in words) * role.size * SLACK


def line_height(role: Role) -> float:
    """Return the distance of two baselines in points."""
    return role.size * LINE_SPACING


def block_height(lines: Sequence[str], role: Role) -> float:
    """Return the height of lines below each other in points."""
    return (len(lines) - 1) * line_height(role) + (ASCENT + DESCENT) * role.size if lines else 0.0


def wrap(words: str, role: Role, width: float, balanced: bool = False) -> list[str]:
    """Return text as lines that fit a width; a word that does not fit is cut.

    Parameters
    ----------
    words
        The text.
    role
        How it is set.
    width
        Points.
    balanced
        Whether to make the lines about equally long, as few as they are.
    """
    lines = _greedy(words, role, width)
    if not balanced or len(lines) < 2:
        return lines
    narrow, wide = width / 2, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(_greedy(words, role, middle)) <= len(lines) else (middle, wide)
    return _greedy(words, role, wide)


def _greedy(words: str, role: Role, width: float) -> list[str]:
    lines: list[str] = []
    for word in _unbroken(words, role, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, role) <= width:
            lines[-1] = longer
            continue
        lines.append(word)
        while text_width(lines[-1], role) > width and len(lines[-1]) > 1:
            whole = lines.pop()
            fits = next((end for end in range(len(whole) - 1, 1, -1) if text_width(whole[:end], role) <= width), 1)
            lines += [whole[:fits], whole[fits:]]
    return lines


def _unbroken(words: str, role: Role, width: float) -> list[str]:
    """Return words, a number together with what it counts where both fit a line."""
    found: list[str] = []
    for word in words.split():
        if found and found[-1][-1].isdigit() and text_width(f"{found[-1]} {word}", role) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


@cache
def advance(letter: str, weight: str) -> float:
    """Return how far a letter of one point moves the pen; unlike its outline, a space has this too."""
    face = get_font(findfont(font(1.0, weight)))
    # By its place in the font: a letter that the font lacks is drawn as its empty box, without a warning.
    glyph = face.load_glyph(face.get_char_index(ord(letter)), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance / face.units_per_EM)


@cache
def outline(letter: str, weight: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the outline of a letter of one point: points, and the codes of a path."""
    face = get_font(findfont(font(1.0, weight)))
    face.load_glyph(face.get_char_index(ord(letter)), flags=LoadFlags.NO_SCALE)
    vertices, codes = face.get_path()
    # FreeType counts in 64ths.
    return np.asarray(vertices) * 64 / face.units_per_EM, np.asarray(codes)


@lru_cache
def font(size: float, weight: str) -> FontProperties:
    """Return the font of the house in one size and weight."""
    return FontProperties(family=FONT, size=size, weight=weight)

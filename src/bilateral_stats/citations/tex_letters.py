"""Letters as TeX writes them in ASCII, for BibTeX and other programs that read no Unicode."""

from __future__ import annotations

import unicodedata

ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u ",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r ",
    "\u030b": "H ",
    "\u030c": "v ",
    "\u0323": "d ",
    "\u0327": "c ",
    "\u0328": "k ",
}
"""Macro of each accent that TeX sets over or under a letter."""

LETTERS = {
    "\u00df": r"\ss",
    "\u00e6": r"\ae",
    "\u00c6": r"\AE",
    "\u0153": r"\oe",
    "\u0152": r"\OE",
    "\u00f8": r"\o",
    "\u00d8": r"\O",
    "\u0142": r"\l",
    "\u0141": r"\L",
    "\u0131": r"\i",
    "\u2018": "`",
    "\u2019": "'",
    "\u201c": "``",
    "\u201d": "''",
    "\u2013": "--",
    "\u2014": "---",
    "\u2026": r"\dots",
    "\u00a0": "~",
}
"""Macro of each letter or sign that has one."""


def tex_letters(text: str) -> str:
    r"""Return a text of TeX in ASCII: accents and letters as macros, other scripts by their number.

    Parameters
    ----------
    text
        What TeX is to read; its own signs stay.

    Notes
    -----
    A letter without a macro is written by its number in the form that XeTeX and LuaTeX read; older ones have no letters
    for it in any form.

    Examples
    --------
    >>> tex_letters("Le Courrier d\u2019Erevan, caf\u00e9, \u0161, \u0531")
    "Le Courrier d{'}Erevan, caf{\\\\'e}, {\\\\v s}, ^^^^0531"
    """
    return "".join(letter if letter.isascii() else _macro(letter) for letter in unicodedata.normalize("NFC", text))


def _macro(letter: str) -> str:
    if letter in LETTERS:
        return f"{{{LETTERS[letter]}}}"
    base, *accents = tuple(unicodedata.normalize("NFD", letter))
    if base.isascii() and len(accents) == 1 and accents[0] in ACCENTS:
        return f"{{\\{ACCENTS[accents[0]]}{base}}}"
    number = ord(letter)
    return f"^^^^{number:04x}" if number <= 0xFFFF else f"^^^^^^{number:06x}"

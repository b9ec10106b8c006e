"""Letters that are not what they seem: invisible ones, those of another alphabet that look alike, remains of markup.

Two spellings that nobody can tell apart are two keys for a computer. Right text stays: two alphabets in one word where
no letter looks like one of the other (VIP with a Cyrillic ending), ligatures that an alphabet has of its own, the
ellipsis, the signs for number and ordinals.
"""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\U000e0100-\U000e01ef]"
)
"""Letters and marks that show nothing, though Unicode does not count them among the controls (default-ignorable)."""

STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06\U0001d400-\U0001d7ff]")
"""Full-width digits and Latin letters, Latin ligatures, mathematical letters: one letter written as another."""

FULL_WIDTH_FORMULA = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the signs that start a formula."""

ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,7}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")

OLD_ENCODINGS = ("cp1252", "mac_roman")
"""Encodings in which UTF-8 was opened by mistake and saved again."""

ALIKE = (
    ("LATIN", "CYRILLIC", dict(zip("ABCEHIJKMOPSTXYaceijopsxy", "АВСЕНІЈКМОРЅТХУасеіјорѕху", strict=True))),
    ("LATIN", "GREEK", dict(zip("ABEZHIKMNOPTYXov", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", strict=True))),
    ("CYRILLIC", "GREEK", dict(zip("АВЕНІКМОРТХо", "ΑΒΕΗΙΚΜΟΡΤΧο", strict=True))),
)
"""Pairs of alphabets, each with the letters of the first and those of the second that look the same."""

MOST_STRAY = 2
"""Letters of another alphabet in a word that are taken for a slip; more of them are a word of two alphabets."""

_WORD = re.compile(r"[^\W\d_]+")


def strange_letters(text: str) -> str | None:
    """Return the rule that letters of a cell break, or ``None``.

    Parameters
    ----------
    text
        A non-empty cell.
    """
    if text.isascii():
        return _markup(text)
    if found := INVISIBLE.search(text):
        return f"the cell holds a letter that shows nothing (U+{ord(found[0]):04X}): delete it"
    if text.startswith(FULL_WIDTH_FORMULA):
        return f"a cell may not start with {text[0]}: a spreadsheet would run it"
    if found := STYLED.search(text):
        plain = unicodedata.normalize("NFKC", found[0])
        return f"write a plain {plain} for {found[0]}"
    return _markup(text) or _mixed(text)


def misread(text: str) -> str | None:
    """Return what UTF-8 says that was opened in an old encoding and saved again, or ``None``.

    Parameters
    ----------
    text
        A non-empty cell.
    """
    for encoding in OLD_ENCODINGS:
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if meant != text:
            return meant
    return None


def _markup(text: str) -> str | None:
    if ("&" in text and (found := ENTITY.search(text))) or ("<" in text and (found := TAG.search(text))):
        return f"{found[0]} is markup of a web page: write what the page shows"
    return None


def _mixed(text: str) -> str | None:
    """Refuse a word in which one or two letters are those of another alphabet that look like its own."""
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        alphabets = [unicodedata.name(letter, "?").split(" ")[0] for letter in word]
        for first, second, alike in ALIKE:
            if set(alphabets) != {first, second}:
                continue
            for stray, letters in ((first, alike.keys()), (second, alike.values())):
                odd = [letter for letter, alphabet in zip(word, alphabets, strict=True) if alphabet == stray]
                if len(odd) <= MOST_STRAY and len(odd) < len(word) - len(odd) and set(odd) <= set(letters):
                    return (
                        f"the {odd[0]} in {word!r} is a {stray.capitalize()} letter that looks like another: retype it"
                    )
    return None

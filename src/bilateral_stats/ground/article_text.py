"""The text of an article: one written form, its paragraphs and its hash.

Two people who save the same article get different bytes: curly or straight quotes, one or two spaces, a blank
line between paragraphs or none. The *normalised text* is the same for both. The rule, in this order:

1. Remove what nobody sees: zero-width characters, soft hyphens, byte-order marks, direction marks.
2. Bring the text to Unicode NFC.
3. Write curly, low, angle and back quotes and prime marks as ``'`` or ``"``; every hyphen, dash and
   minus sign as ``-``; the ellipsis character as ``...``.
4. Split the text into lines at every line end that Unicode knows (``str.splitlines``). In each line write
   every run of white space (all that ``str.split`` takes for one, non-breaking and thin spaces among it) as
   one space, and strip the ends.
5. Drop the empty lines, and join the rest with one line feed; none stands at the end.

A *paragraph* is a line of the normalised text; the first one is number 1. The *hash* is the SHA-256 of the
UTF-8 bytes of the normalised text, in lower-case hexadecimal. Normalising twice changes nothing.
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from .errors import DataError, Fault
from .files import read_file

# By code point, since most of these characters cannot be seen or told apart on a screen.
_INVISIBLE = "00AD 061C 180E 200B-200F 202A-202E 2060-206F FEFF"
_SINGLE_QUOTES = "0060 00B4 02B9 02BC 2018-201B 2032 2035 2039 203A FF07"
_DOUBLE_QUOTES = "00AB 00BB 02BA 201C-201F 2033 2036 301D-301F FF02"
# Every dash of Unicode (category Pd), the minus sign and the hyphen bullet.
_DASHES = (
    "058A 05BE 1400 1806 2010-2015 2043 2212 2E17 2E1A 2E3A 2E3B 2E40 2E5D "
    "301C 3030 30A0 FE31 FE32 FE58 FE63 FF0D 10EAD"
)
_ELLIPSIS = "2026"


def _map(code_points: str, written: str | None) -> dict[int, str | None]:
    """Return a table for ``str.translate`` from a list of code points and ranges, in hexadecimal."""
    ends = [[int(end, 16) for end in entry.split("-")] for entry in code_points.split()]
    return {point: written for first, *last in ends for point in range(first, (last or [first])[0] + 1)}


_REMOVED = _map(_INVISIBLE, None)
_REWRITTEN = _map(_SINGLE_QUOTES, "'") | _map(_DOUBLE_QUOTES, '"') | _map(_DASHES, "-") | _map(_ELLIPSIS, "...")


def normalise(text: str) -> str:
    """Return a text in its one written form, as the rule of this module says.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        Lines joined by line feeds; empty when the text holds nothing but white space.
    """
    composed = unicodedata.normalize("NFC", text.translate(_REMOVED)).translate(_REWRITTEN)
    lines = (" ".join(line.split()) for line in composed.splitlines())
    return "\n".join(line for line in lines if line)


def paragraphs(normalised: str) -> list[str]:
    """Return the paragraphs of a normalised text; the first is number 1.

    Parameters
    ----------
    normalised
        What :func:`normalise` returns.

    Returns
    -------
    list of str
        The non-empty lines.
    """
    return [line for line in normalised.split("\n") if line]


def text_sha256(text: str) -> str:
    """Return the hash of a text that the column ``text_sha256`` of the sources holds.

    Parameters
    ----------
    text
        A text, normalised or not: it is normalised first.

    Returns
    -------
    str
        64 lower-case hexadecimal digits.
    """
    return hashlib.sha256(normalise(text).encode("utf-8")).hexdigest()


def read_article(path: Path) -> str:
    """Read a text file and return its normalised text.

    Parameters
    ----------
    path
        A UTF-8 text file.

    Returns
    -------
    str
        The normalised text, never empty.

    Raises
    ------
    DataError
        The file is missing, cannot be read, is not UTF-8 text or is empty; the message is one plain line.
    """
    try:
        content = read_file(path)
    except FileNotFoundError:
        raise _no_article(path, "there is no such file") from None
    except OSError as error:
        raise _no_article(path, f"the file cannot be read: {error.strerror or error}") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_article(path, f"this is not a UTF-8 text file (byte {error.start + 1})") from error
    # No text holds a NUL, and many binary files that happen to be valid UTF-8 do.
    if "\0" in text:
        raise _no_article(path, "this is not a text file: it holds a NUL byte")
    normalised = normalise(text)
    if not normalised:
        raise _no_article(path, "the file is empty")
    return normalised


def _no_article(path: Path, rule: str) -> DataError:
    return DataError(faults=[Fault(str(path), 0, "", None, rule)])

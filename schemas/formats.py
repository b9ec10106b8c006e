"""What the text of a cell must look like, beyond its type: a pattern and the same in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from ..ground.periods import OPEN_PERIOD_PATTERN, OPEN_PERIOD_WORDS, PERIOD_PATTERN, PERIOD_WORDS

MOST_WORDS = 12
"""Words that a row may print: the figure with what makes it unique, never a sentence."""


@dataclass(frozen=True)
class Format:
    """A pattern that a whole cell must match.

    Parameters
    ----------
    name
        Name of the format in the codebook.
    pattern
        Regular expression for the whole cell, without anchors.
    words
        The same for a person.
    """

    name: str
    pattern: str
    words: str


KEY = Format(
    "key",
    r"[a-z0-9]+(?:[-_][a-z0-9]+)*",
    "write a key in lower-case letters and digits, joined by single - or _",
)
UNIT = Format("unit", r"[A-Z][A-Z0-9_]*", "write a unit in capital letters, digits and _, a letter first")
SIGN = Format("sign", r"[^\s0-9.,]{1,4}", "write the sign alone, such as $: at most four characters, no digit")
AREA = Format("area", r"[A-Z]{3}", "write a country as its ISO 3166-1 alpha-3 code, three capital letters")
M49 = Format("m49", r"[0-9]{3}", "write the UN M49 code with three digits, 031 and not 31")
PERIOD = Format("period", PERIOD_PATTERN, PERIOD_WORDS)
OPEN_PERIOD = Format("open_period", OPEN_PERIOD_PATTERN, OPEN_PERIOD_WORDS)
LANGUAGE = Format(
    "language", r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?", "write a language tag (BCP 47), such as en"
)
SHA256 = Format("sha256", r"[0-9a-f]{64}", "write a SHA-256 as 64 lower-case hexadecimal digits")
_URL_SIGN = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]"
URL = Format(
    "url",
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?::[0-9]+)?"
    rf"(?:/{_URL_SIGN}*(?:%[0-9A-Fa-f]{{2}}{_URL_SIGN}*)*)?",
    "write an address such as https://example.org/page: http or https, a name of a host, and no space",
)
AS_PRINTED = Format(
    "as_printed",
    rf"\S+(?: \S+){{0,{MOST_WORDS - 1}}}",
    "keep the printed figure with the few words that make it unique, at most twelve words",
)

"""The countries that a text names, by their own name, by their people or by a city: they say whose money is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from .word_lists import rows

MOST_WORDS = 3
"""Words of the longest name that is looked for."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.-](?=[^\W\d_]))*+(?:(?<=\b[A-Z])\.)?")


@lru_cache(maxsize=1)
def _territories() -> Mapping[str, str]:
    names = {row["name"]: row["territory"] for row in (*rows("places"), *rows("places_added"))}
    return MappingProxyType({name: territory for name, territory in names.items() if name.count(" ") < MOST_WORDS})


@lru_cache(maxsize=64)
def territories_named(text: str) -> tuple[str, ...]:
    """Return the codes of the territories that a text names, each once, in the order of the text.

    Parameters
    ----------
    text
        A paragraph, or several.
    """
    names = _territories()
    upper = {name.upper(): territory for name, territory in names.items() if len(name) > 3}
    words = [match[0] for match in _WORD.finditer(text)]
    found: list[str] = []
    place = 0
    while place < len(words):
        step = 1
        if words[place][:1].isupper():
            for size in range(MOST_WORDS, 0, -1):
                name = " ".join(words[place : place + size])
                territory = names.get(name) or upper.get(name)
                if territory:
                    found.append(territory)
                    step = size
                    break
        place += step
    return tuple(dict.fromkeys(found))

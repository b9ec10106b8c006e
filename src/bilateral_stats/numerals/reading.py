"""A reading: what printed words say in numbers, and what is known beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .mentions import Mention
from .qualifiers import EXACT

FIGURE, DATE, ORDINAL, VAGUE, CODE = "figure", "date", "ordinal", "vague", "code"

PERCENT, POINTS, TIMES = "PT", "PP", "times"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention, or several that belong together, say.

    Parameters
    ----------
    start, end
        Where they stand in the paragraph, with the sign or the name of the currency.
    text
        The printed words.
    kind
        ``figure``, ``date``, ``ordinal``, ``vague``, or ``code`` for the name of a thing (F-16).
    values
        None, one, or the two ends of a range; each in its unit.
    unit
        ISO 4217 code, ``PT``, ``PP``, code of a unit of measure, the plural noun that is counted, or empty.
    qualifier
        Code of the qualifier.
    period
        EDTF, or ``None``.
    words_start, words_end
        The printed words with those of the qualifier.
    mentions
        The mentions that were read.
    is_change
        Whether the figure is how much something rose or fell, and the words leave two values ("grew 2.5 times").
    """

    start: int
    end: int
    text: str
    kind: str
    values: tuple[Fraction, ...]
    unit: str
    qualifier: str
    period: str | None
    words_start: int
    words_end: int
    mentions: tuple[Mention, ...]
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the paragraph.

    Parameters
    ----------
    published
        The day of printing, or ``None``: relative days then have no period.
    text
        The whole text, which may name the country whose money is meant.
    measures
        Label of a unit of measure, in small letters, to its code.
    """

    published: dt.date | None = None
    text: str = ""
    measures: Mapping[str, str] | None = None


NO_CONTEXT = Context()


def plain_reading(
    paragraph: str, start: int, end: int, kind: str, mentions: tuple[Mention, ...], *, period: str | None = None
) -> Reading:
    """Return a reading without a value.

    Parameters
    ----------
    paragraph
        The paragraph.
    start, end
        Where it stands.
    kind
        Its kind.
    mentions
        The mentions that were read.
    period
        Its period, for a date.
    """
    return Reading(start, end, paragraph[start:end], kind, (), "", EXACT, period, start, end, mentions)

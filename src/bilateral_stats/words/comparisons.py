"""How figures stand to each other, in a sentence: the one maker, for the tables, README, page and charts alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from ..schemas.vocabularies import COMPATIBLE, CONFLICT, FALLING, FORECAST, GROWING, REPEATED, SINGLE, STATED
from .phrases import joined, sentence
from .values import say_period

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Up to ten, a sentence says a number as a word."""

TIMES = {2: "twice"}
"""How often it was printed, where there is a word for it."""

LISTED_LABELS = 3
"""Figures of a camp that a sentence lists; of more, it names the lowest and the highest."""

ROW_COLUMNS = ("label", "source_id", "voice_name", "outlet_name", "camp", "when", "counted_to")
"""What is read of each row."""


@dataclass(frozen=True)
class _Row:
    label: str
    source: str
    voice: str
    outlet: str
    camp: int
    when: str | None
    counted_to: object


def summaries(rows: pd.DataFrame, table: pd.DataFrame) -> pd.Series:
    """Return a sentence with every figure for each comparison.

    Parameters
    ----------
    rows
        Columns ``group`` and :data:`ROW_COLUMNS`, a row a claim, in the order of the groups, the camps and the values.
    table
        Column ``verdict``, a row a group.

    Returns
    -------
    pandas.Series
        Text, on the index of ``table``.
    """
    by_group: dict[int, list[_Row]] = {}
    cells = (rows[name].astype(object).where(rows[name].notna(), None).tolist() for name in ("group", *ROW_COLUMNS))
    for group, *parts in zip(*cells, strict=True):
        by_group.setdefault(group, []).append(_Row(*parts))
    found = [
        sentence(_SAID[verdict](by_group[group])) for group, verdict in zip(table.index, table["verdict"], strict=True)
    ]
    return pd.Series(found, index=table.index, dtype="str")


def say_number_of(number: int, one: str, several: str = "") -> str:
    """Return a small number as a word with what it counts.

    Parameters
    ----------
    number
        The number.
    one, several
        Words after it where it is 1, and where it is not; by default the same with an s.

    Examples
    --------
    >>> say_number_of(2, "voice"), say_number_of(12, "voice")
    ('two voices', '12 voices')
    """
    return f"{small_number(number)} {one if number == 1 else several or one + 's'}"


def small_number(number: int) -> str:
    """Return a number as a word up to ten, and in digits from there on."""
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"


def say_verdict(verdict: str, voices: int, camps: int) -> str:
    """Return how figures stand to each other in a few words, without the figures.

    Parameters
    ----------
    verdict, voices, camps
        Cells of the table ``comparisons``.

    Examples
    --------
    >>> say_verdict("conflict", 3, 2)
    'three voices disagree, in two camps'
    """
    said = {
        SINGLE: "one source",
        REPEATED: "one voice, repeated",
        COMPATIBLE: f"{say_number_of(voices, 'voice')} are compatible",
        GROWING: "a count that grew",
        FALLING: "a count that fell",
    }
    if verdict in said:
        return said[verdict]
    disagree = say_number_of(voices, "voice contradicts itself", "voices disagree")
    return f"{disagree}, in {say_number_of(camps, 'camp')}" if voices > camps > 1 else disagree


def say_scope(labels: Sequence[str], period: str | None, basis: str | None, stage: str, area: str = "") -> str:
    """Return the figures of a comparison with their period: ``$928.4 million (2021)``.

    Parameters
    ----------
    labels
        Figures in words, in the order of their values.
    period, basis, stage
        Cells of the comparison.
    area
        Of whom they are, where a reader would take them for another's; may be empty.
    """
    when = [area] if area else []
    when += [] if period is None else [("" if basis == STATED else "as of ") + say_period(period)]
    when += ["forecast"] if stage == FORECAST else []
    return _labels(labels) + (f" ({', '.join(when)})" if when else "")


def say_scopes(title: str, said: Sequence[str], number: int) -> str:
    """Return a sentence about the comparisons of one linked indicator: ``Trade with oil: $928.4 million (2021).``.

    Parameters
    ----------
    title
        Title of the indicator.
    said
        Some of the comparisons, as :func:`say_scope` says them.
    number
        How many there are.
    """
    more = [f"{number - len(said)} more"] if number > len(said) else []
    return f"{title}: {'; '.join([*said, *more])}."


def _labels(labels: Sequence[str]) -> str:
    different = list(dict.fromkeys(labels))
    if len(different) > LISTED_LABELS:
        return f"{different[0]} to {different[-1]}"
    return joined(different)


def _voices(rows: Sequence[_Row]) -> list[str]:
    return list(dict.fromkeys(row.voice for row in rows))


def _single(rows: Sequence[_Row]) -> str:
    [row] = rows
    credited = f", crediting {row.voice}" if row.voice != row.outlet else ""
    return f"one source, {row.outlet}{credited}: {row.label}"


def _repeated(rows: Sequence[_Row]) -> str:
    outlets = list(dict.fromkeys(row.outlet for row in rows))
    [voice] = _voices(rows)
    if len(outlets) == 1:
        times = TIMES.get(len(rows)) or say_number_of(len(rows), "time")
        credited = f", crediting {voice}" if voice != outlets[0] else ""
        return f"one outlet, {outlets[0]}, printed it {times}{credited}: {_labels([row.label for row in rows])}"
    return f"{say_number_of(len(outlets), 'outlet')}, one origin, {voice}: {_labels([row.label for row in rows])}"


def _compatible(rows: Sequence[_Row]) -> str:
    return f"{say_number_of(len(_voices(rows)), 'voice')} are compatible: {_labels([row.label for row in rows])}"


def _moving(word: str) -> Callable[[Sequence[_Row]], str]:
    def said(rows: Sequence[_Row]) -> str:
        ordered = sorted(rows, key=lambda row: (str(row.counted_to), row.label))
        first, last = ordered[0], ordered[-1]
        return f"a count that {word} from {first.label} ({first.when}) to {last.label} ({last.when})"

    return said


def _conflict(rows: Sequence[_Row]) -> str:
    camps: dict[int, list[_Row]] = {}
    for row in rows:
        camps.setdefault(row.camp, []).append(row)
    sides = [
        f"{_labels([row.label for row in side])} ({say_number_of(len({row.source for row in side}), 'source')})"
        for side in camps.values()
    ]
    voices = _voices(rows)
    if len(voices) == 1:
        return f"one voice, {voices[0]}, contradicts itself: {_against(sides)}"
    camps_said = f" in {say_number_of(len(sides), 'camp')}" if len(rows) > len(sides) else ""
    return f"{say_number_of(len(voices), 'voice')} disagree{camps_said}: {_against(sides)}"


def _against(sides: Sequence[str]) -> str:
    return " against ".join(sides) if len(sides) == 2 else "; ".join(sides)


_SAID: Mapping[str, Callable[[Sequence[_Row]], str]] = {
    SINGLE: _single,
    REPEATED: _repeated,
    COMPATIBLE: _compatible,
    GROWING: _moving("grew"),
    FALLING: _moving("fell"),
    CONFLICT: _conflict,
}

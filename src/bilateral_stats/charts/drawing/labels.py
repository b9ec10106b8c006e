"""Places for labels beside marks: none covers a mark, another label, or the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .measuring import ASCENT, DESCENT, text_width
from .style import Role

GAP = 7.0
"""Pixels between a mark and its label."""

SLIDES = (0.5, -0.5)
"""Heights beside a mark at which a label is tried, in lines from its middle, once the nearest places are taken."""

FAR_SLIDES = (1.25, -1.25, 2.0, -2.0, 3.0, -3.0, 4.0, -4.0, 5.0, -5.0)
"""The same for places from which a thin line leads to the mark."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share a pixel."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Whether it lies within another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True)
class Label:
    """What stands beside a mark.

    Parameters
    ----------
    mark
        Where the mark lies.
    wordings
        What to write, the fullest first.
    role
        How it is set.
    """

    mark: Box
    wordings: Sequence[str]
    role: Role


class Placed(NamedTuple):
    """A label that has found its place: its words, the rectangle around them, a line to its mark where it is far."""

    words: str
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None


def place_labels(labels: Sequence[Label], taken: Sequence[Box], bounds: Box) -> list[Placed] | None:
    """Return a place for each label, or nothing where one of them finds none.

    Parameters
    ----------
    labels
        The labels.
    taken
        What they must not cover beside the marks.
    bounds
        What they must lie within.

    Notes
    -----
    One label after the other takes the first free place: right of its mark, left, above, below. Which labels choose
    first matters, so a few orders are tried, and the one that keeps most words wins.
    """
    marks = [label.mark for label in labels]
    orders = (
        lambda number: (marks[number].left, number),
        lambda number: (-marks[number].right, number),
        lambda number: (marks[number].top, number),
        lambda number: (-marks[number].bottom, number),
    )
    found = [
        tried
        for key in orders
        if (tried := _place(labels, sorted(range(len(labels)), key=key), [*marks, *taken], bounds)) is not None
    ]
    return max(found, key=lambda tried: sum(len(one.words) for one in tried), default=None)


def _place(labels: Sequence[Label], order: Sequence[int], taken: list[Box], bounds: Box) -> list[Placed] | None:
    taken = list(taken)
    placed: dict[int, Placed] = {}
    for number in order:
        label = labels[number]
        others = [other for place, other in enumerate(taken) if place != number]
        free = (
            Placed(words, box, leader)
            for far in (False, True)
            for words in label.wordings
            for box in _candidates(label.mark, words, label.role, far)
            if box.inside(bounds) and not any(box.meets(other) for other in taken)
            for leader in [_leader(label.mark, box) if far else None]
            if leader is None or not any(_crosses(leader, other) for other in others)
        )
        first = next(free, None)
        if first is None:
            return None
        placed[number] = first
        taken.append(first.box)
        if first.leader is not None:
            taken.extend(_dots(first.leader))
    return [placed[number] for number in range(len(labels))]


def _candidates(mark: Box, words: str, role: Role, far: bool) -> Iterator[Box]:
    """Yield where a label may stand: right beside its mark, the nearest places first, or far from it."""
    width, height = text_width(words, role), (ASCENT + DESCENT) * role.size
    middle, centre = (mark.top + mark.bottom) / 2, (mark.left + mark.right) / 2
    beside = (mark.right + GAP, mark.left - GAP - width)
    lefts = (centre - width / 2, mark.left, mark.right - width)
    if not far:
        for left in beside:
            yield Box(left, middle - height / 2, left + width, middle + height / 2)
        for left in lefts:
            yield Box(left, mark.top - 1 - height, left + width, mark.top - 1)
            yield Box(left, mark.bottom + 1, left + width, mark.bottom + 1 + height)
    for slide in FAR_SLIDES if far else SLIDES:
        top = middle - height / 2 + slide * height
        for left in (*beside, *lefts) if far else beside:
            yield Box(left, top, left + width, top + height)


def _leader(mark: Box, label: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the line from a mark to the nearest edge of its label."""
    start = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    return start, (min(max(start[0], label.left), label.right), min(max(start[1], label.top + 4), label.bottom - 4))


def _dots(leader: tuple[tuple[float, float], tuple[float, float]]) -> list[Box]:
    """Return small rectangles along a line, closer than any mark is wide."""
    (x, y), (u, v) = leader
    steps = max(int(max(abs(u - x), abs(v - y)) // 4), 1)
    points = [(x + (u - x) * n / steps, y + (v - y) * n / steps) for n in range(steps)]
    return [Box(left - 1, top - 1, left + 1, top + 1) for left, top in points]


def _crosses(leader: tuple[tuple[float, float], tuple[float, float]], other: Box) -> bool:
    return any(dot.meets(other) for dot in _dots(leader))

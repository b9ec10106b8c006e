"""Printed words in a text: where they stand, whole, and how many it takes to stand there once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from ..schemas.formats import MOST_WORDS

_JOINTS = ".,:/"
"""Marks that join two digits to one number: ``5 percent`` does not stand in ``3.5 percent``."""

FEWEST_WORDS = 2
"""A bare number, though it may stand once, tells a reader nothing."""

WINDOW = 150
"""Characters on each side of a figure from which its words are taken: room for twelve."""

MOST_PLACES = 1000
"""Places of a word that are looked at: no article has a word more often but for those that make nothing unique."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = "()[]\"',.;:!? "
_WORD_STARTS = re.compile(r"(?<!\S)\S")
_WORD_ENDS = re.compile(r"\S(?!\S)")
_SENTENCE_END = re.compile(r"[.!?][\"')]*(?: |\Z)")


def find_words(words: str, text: str) -> list[int]:
    """Return where words stand in a text, whole: ``30 percent`` does not stand in ``130 percent``.

    Parameters
    ----------
    words, text
        Both normalised.

    Returns
    -------
    list of int
        Start of each place, in order.
    """
    return list(_places(words, text))


def _places(words: str, text: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        if _is_whole(words, text, start):
            yield start
        start = text.find(words, start + 1)


def _is_whole(words: str, text: str, start: int) -> bool:
    """Return whether words that stand at a place of a text begin and end where a word or a number does."""
    end = start + len(words)
    return not (_joined(text[max(0, start - 2) : start], words[0]) or _joined(text[end : end + 2][::-1], words[-1]))


def _joined(neighbours: str, edge: str) -> bool:
    """Return whether a character belongs to the same word or number as those beside it, the nearest one last."""
    if not neighbours or not edge.isalnum():
        return False
    if neighbours[-1].isalnum():
        return True
    return edge.isdigit() and neighbours[-1] in _JOINTS and neighbours[0].isdigit()


class WordFinder:
    """Whether words stand once in a text, found out without reading the whole text each time.

    Parameters
    ----------
    text
        A normalised text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        for match in _WORD.finditer(text):
            self._places.setdefault(match[0], []).append(match.start())

    def stands_once(self, words: str) -> bool:
        """Return whether words stand exactly once, whole; words that are all very common are taken not to.

        Parameters
        ----------
        words
            Words of this text; they hold a letter or a digit.
        """
        anchors = ((self._places.get(match[0], []), match.start()) for match in _WORD.finditer(words))
        places, offset = min(anchors, key=lambda anchor: len(anchor[0]))
        if len(places) > MOST_PLACES:
            return False
        count = 0
        for place in places:
            start = place - offset
            if self._text.startswith(words, start) and _is_whole(words, self._text, start):
                count += 1
                if count > 1:
                    return False
        return count == 1


def unique_words(finder: WordFinder, paragraph: str, start: int, end: int) -> str:
    """Return the words of a figure with as many around them as make them stand once in the article.

    Words that none make unique, as in a caption that is printed twice, are made unique in their paragraph.

    Parameters
    ----------
    finder
        The article.
    paragraph
        The paragraph.
    start, end
        The figure in it.
    """

    def stands_once_here(words: str) -> bool:
        return len(list(islice(_places(words, paragraph), 2))) == 1

    choices = _choices(paragraph, start, end)
    for stands_once, options in product((finder.stands_once, stands_once_here), choices):
        # Where the most words are not enough, fewer are not either.
        if stands_once(options[-1]):
            return next(filter(stands_once, options))
    return choices[0][0]


def _choices(paragraph: str, start: int, end: int) -> list[list[str]]:
    """Return the words from start to end with ever more around them: those of the same sentence, then any."""
    before, after = max(0, start - WINDOW), end + WINDOW
    starts = [match.start() for match in _WORD_STARTS.finditer(paragraph, before, start)]
    ends = [match.end() for match in islice(_WORD_ENDS.finditer(paragraph, end), MOST_WORDS)]
    sentence_start = max((match.end() for match in _SENTENCE_END.finditer(paragraph, before, start)), default=0)
    sentence_end = match.end() if (match := _SENTENCE_END.search(paragraph, end, after)) else len(paragraph)
    same_sentence = (
        [place for place in starts if place >= sentence_start],
        [place for place in ends if place <= sentence_end],
    )
    choices = []
    for lefts, rights in (same_sentence, (starts, ends)):
        options = list(_widen(paragraph, (start, end), lefts, rights))
        choices.append([words for words in options if len(words.split()) >= FEWEST_WORDS] or options)
    return choices


def _widen(paragraph: str, figure: tuple[int, int], starts: list[int], ends: list[int]) -> Iterator[str]:
    """Yield the words of a figure, then with one word more on the right, one more on the left, and so on."""
    start, end = figure
    lefts, rights = iter(starts[::-1]), iter(ends)
    for turn in range(2 * MOST_WORDS):
        # Marks around the words do not belong to the figure; those within it do.
        first, last = start, end
        while first < figure[0] and paragraph[first] in _MARKS:
            first += 1
        while last > figure[1] and paragraph[last - 1] in _MARKS:
            last -= 1
        words = paragraph[first:last]
        if turn and len(words.split()) > MOST_WORDS:
            return
        yield words
        if turn % 2:
            start = next(lefts, start)
        else:
            end = next(rights, end)

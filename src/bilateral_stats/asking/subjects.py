"""Which indicator a sentence is about: the terms that it shares with titles, definitions and printed words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .lexicon import Word, is_content, is_needed, lemma, listed, terms, words

TITLE_WEIGHT, TEXT_WEIGHT, MISSING_WEIGHT = 3.0, 0.5, 1.0
"""What a term of the title counts for, one of the other texts, and against it a term of the title that is not there."""

LEAST_OF_TITLE, MOST_OF_TITLE = 0.3, 0.6
"""Part of the weight of a title that a sentence must hold to be about it; and where little else tells."""

NEAR = 0.9
"""A second indicator with this part of the best score or more is one that may be meant as well."""

UNSAID = re.compile(r"[^.]*\b(?:not|without|rarely|no|never|whatever)\b[^.]*\.")
"""Sentences of a definition that tell what is not counted."""


@dataclass(frozen=True)
class Subject:
    """What is known of an indicator, as terms.

    Parameters
    ----------
    title
        Terms of its title, each with its weight.
    texts
        Terms of its definition, its whole, its unit and the printed words of its claims.
    """

    title: Mapping[str, float]
    texts: frozenset[str]


class Subjects:
    """The indicators of a record, to be found by the words of a sentence.

    Parameters
    ----------
    indicators
        Rows of the table ``indicators``.
    printed
        English words of the claims of each indicator.
    """

    def __init__(self, indicators: Sequence[Mapping[str, Any]], printed: Mapping[str, Iterable[str]]) -> None:
        titles = {row["indicator_id"]: terms(words(row["title"])) for row in indicators}
        texts = {row["indicator_id"]: self._texts(row, printed.get(row["indicator_id"], ())) for row in indicators}
        often = Counter(term for key in titles for term in titles[key] | texts[key])
        self.weights = {term: math.log((len(titles) + 1) / number) for term, number in often.items()}
        self.subjects = {key: Subject({term: self.weights[term] for term in titles[key]}, texts[key]) for key in titles}

    @staticmethod
    def _texts(row: Mapping[str, Any], printed: Iterable[str]) -> frozenset[str]:
        said = [UNSAID.sub("", row["definition"]), row["denominator"] or "", row["unit_label"] or "", *printed]
        return frozenset().union(*(terms(words(text)) for text in said))

    def rank(self, said: frozenset[str], keys: Iterable[str], least: float = LEAST_OF_TITLE) -> list[tuple[float, str]]:
        """Return the indicators that terms may be about, the likeliest first, each with its score.

        Parameters
        ----------
        said
            Terms of a sentence.
        keys
            The indicators that are possible.
        least
            Part of the weight of a title that the terms must hold.
        """
        together = listed("together") if listed("together") <= said else frozenset()
        found = []
        for key in keys:
            subject = self.subjects[key]
            if together & subject.title.keys():
                continue  # soldiers and civilians together are not the soldiers
            held = sum(weight for term, weight in subject.title.items() if term in said)
            whole = sum(subject.title.values())
            if not held or held < least * whole:
                continue
            if any(is_needed(term) for term in subject.title.keys() - said):
                continue
            texts = sum(self.weights[term] for term in said & subject.texts - subject.title.keys())
            score = TITLE_WEIGHT * held + TEXT_WEIGHT * texts - MISSING_WEIGHT * (whole - held)
            found.append((score, key))
        return sorted(found, key=lambda entry: (-entry[0], entry[1]))

    def holds(self, key: str, objects: Iterable[Word]) -> bool:
        """Return whether an indicator knows every word of what a figure is said to count.

        Parameters
        ----------
        key
            The indicator.
        objects
            Words of the phrase.
        """
        known = self.subjects[key].title.keys() | self.subjects[key].texts
        return all(word.lemma in known or word.text in listed("modifier") for word in objects if is_content(word))


OF_WHAT = re.compile(
    r"[^\w,;.]{0,3}(?:worth )?(?:of|in) (?:all |the |its |their |his |our |\w+'s |\w+\u2019s )*(?=[a-z])"
)
"""What stands between a figure and the words for what it counts: of its, worth of, in."""

TRADED = re.compile(
    r"\b(?:exports?|imports?|sales|purchases|deliveries|shipments|trade|supplies) (?:of|in) (?:its |the |their )?",
    re.IGNORECASE,
)
"""What stands before the words for what is sold."""

COMPOUND = re.compile(
    r"\b(?P<what>[a-z]+)[ -](?:exports|imports|sales|purchases|trade|deliveries|shipments|turnover)\b", re.IGNORECASE
)
"""What is sold, before the word for the sale: gas imports."""

BREAK = re.compile(r"[,;:.()]|\d")


def objects_of(text: str, end: int, unit: str) -> list[Word]:
    """Return the words for what a figure counts.

    Parameters
    ----------
    text
        The sentence.
    end
        Where the figure ends.
    unit
        The plural noun that is counted, or empty.
    """
    found = _phrase(text, match.end()) if (match := OF_WHAT.match(text, end)) else []
    for match in TRADED.finditer(text):
        found += _phrase(text, match.end())
    found += [word for match in COMPOUND.finditer(text) for word in words(match["what"])]
    found += [Word(0, 0, word.text, lemma(word.text)) for word in words(unit)]
    return found


def _phrase(text: str, start: int) -> list[Word]:
    phrase: list[Word] = []
    for word in words(text[start:]):
        gap = text[start + (phrase[-1].end if phrase else 0) : start + word.start]
        if BREAK.search(gap) or word.text in listed("stop") or text[start + word.start].isupper():
            break
        phrase.append(word)
        if word.lemma in {"import", "export"} or word.text in listed("receiving") | listed("giving"):
            break
    return phrase

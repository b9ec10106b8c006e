"""Where the words of a row must stand in the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.evidence.find_words import find_words
from bilateral_stats.evidence.report import report_lines
from bilateral_stats.ground.article_text import normalise
from tests.evidence.support import CLAIMS, faults, put, tables


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("a", 4, "30 percent of its coal"), "not in paragraph 4 of a; it stands in paragraph 2"),
        (("a", 99, "30 percent of its coal"), "not in paragraph 99 of a; it stands in paragraph 2"),
        (("a", 1, "30 percent"), "not in paragraph 1 of a; it stands in paragraphs 2, 4"),
        (("a", 2, "its"), "stands 2 times in paragraph 2 of a: print more words"),
        (("a", None, "30 percent"), "stands 2 times in a, in paragraphs 2, 4: name the paragraph"),
        (("a", 2, "0 percent of its coal"), "not found in a"),
        (("a", 2, "30 percent of its co"), "not found in a"),
        (("a", 2, "30 PERCENT of its coal"), "not found in a"),
        (("a", 2, "coal, or"), "no whole number and no whole date stands in these words"),
        (("a", 2, "neighbour 30"), "no whole number and no whole date stands in these words"),
        (("a", 2, None), "not found in a"),
        (("a", 2, ""), "not found in a"),
    ],
)
def test_words_in_the_wrong_place(articles: Path, row: tuple[Any, ...], expected: str) -> None:
    printed = normalise(row[2] or "")
    found = faults(articles, claims=put(CLAIMS, 2, *row))
    assert f"datasets/claims.csv:2: as_printed {printed!r}: {expected}" in found
    assert any(message.startswith("a.txt: paragraph 2 '30 percent': neither") for message in found)


def test_a_row_without_a_paragraph_counts_where_its_words_stand(articles: Path) -> None:
    report = check_evidence(tables(claims=put(CLAIMS, 2, "a", None, "30 percent of its coal")), articles)
    assert report.faults == []
    assert "datasets/claims.csv:2: as_printed '30 percent of its coal': stands in paragraph 2" in report_lines(report)


def test_words_are_normalised_before_they_are_looked_for(articles: Path) -> None:
    assert faults(articles, claims=put(CLAIMS, 5, "a", 4, "left \u2013  and\u00a0120 men")) == []


@pytest.mark.parametrize(
    ("words", "text", "starts"),
    [
        ("30 percent", "130 percent, 30 percent, 30 percentage", [13]),
        ("5 percent", "3.5 percent or 5 percent", [15]),
        ("000 men", "6,000 men", []),
        ("6", "6,000 and 6.", [10]),
        ("$5", "US$5 and $5", [2, 9]),
        ("20", "20% of 20/21 or 20-day", [0, 16]),
        ("a a", "a a a", [0, 2]),
        ("", "text", []),
    ],
)
def test_words_stand_whole(words: str, text: str, starts: list[int]) -> None:
    assert find_words(words, text) == starts

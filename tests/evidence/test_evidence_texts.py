"""A text that is another revision, unreadable, of no source, or not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.evidence.report import report_lines
from bilateral_stats.ground.errors import DataError
from tests.evidence.support import ARTICLE, HASH, faults, tables


def test_a_hash_that_differs_or_is_not_recorded(articles: Path) -> None:
    other = "0" * 64
    assert faults(articles, sources=[("b", None), ("a", other)]) == [
        f"datasets/sources.csv:3: text_sha256 {other!r}: the text of a is another one; its hash is {HASH}"
    ]
    assert faults(articles, sources=[("a", None)]) == [
        f"datasets/sources.csv:2: text_sha256: the hash of the text of a is not recorded; it is {HASH}"
    ]


def test_another_revision_says_what_is_still_found(articles: Path) -> None:
    path = articles / "a.txt"
    path.write_text(ARTICLE.replace("$200 million", "$250 million"), encoding="utf-8")
    report = check_evidence(tables(), articles)
    lines = report_lines(report)
    assert lines[1] == "a       differs  14 of 15    6         6       1"
    assert "a: of the rows, 14 of 15 stand in this text as recorded" in lines
    assert "datasets/claims.csv:3: as_printed '$200 million a year': not found in a" in lines
    assert sum("not found" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("content", "rule"),
    [(b"", "the file is empty"), (b"\xff\xfe\x00", "this is not a UTF-8 text file (byte 1)")],
)
def test_a_text_that_cannot_be_read(articles: Path, content: bytes, rule: str) -> None:
    (articles / "b.txt").write_bytes(content)
    report = check_evidence(tables(), articles)
    assert [str(fault) for fault in report.faults] == [f"{articles / 'b.txt'}: {rule}"]
    assert report.sources[1].text == "unreadable"


def test_a_text_of_no_source(articles: Path) -> None:
    (articles / "c.txt").write_text("Nothing.", encoding="utf-8")
    assert faults(articles) == ["c.txt: there is no such source; the sources are: a, b"]
    assert check_evidence(tables(), articles, source="a").faults == []


@pytest.mark.parametrize(
    ("prepare", "source", "message"),
    [
        (lambda _: None, "c", "no source 'c'; known sources: a, b"),
        (lambda _: None, "b", "{folder}: there is no b.txt in this folder"),
        (
            lambda folder: (folder / "a.txt").rename(folder / "a.md"),
            None,
            "{folder}: there is no text in this folder; ",
        ),
        (
            lambda folder: (folder / "a.txt").rename(folder.parent / "a") and folder.rmdir(),
            None,
            "{folder}: there is no such",
        ),
    ],
)
def test_nothing_to_check(articles: Path, prepare: Callable[[Path], Any], source: str | None, message: str) -> None:
    prepare(articles)
    with pytest.raises(DataError) as caught:
        check_evidence(tables(), articles, source=source)
    assert str(caught.value).startswith(message.format(folder=articles))

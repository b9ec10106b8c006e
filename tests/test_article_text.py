"""The one written form of a text: each rule by an input that breaks it."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilateral_stats.ground.article_text import (
    normalise,
    paragraphs,
    read_article,
    text_sha256,
)
from bilateral_stats.ground.errors import DataError


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("cafe\u0301", "caf\u00e9"),
        ("\u201cGood\u201d and \u2018so\u2019", "\"Good\" and 'so'"),
        ("\u201elow\u201f \u00abangle\u00bb \u2039one\u203a", '"low" "angle" \'one\''),
        ("5\u2032 10\u2033 it\u02bcs `so\u00b4", "5' 10\" it's 'so'"),
        ("a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g", "a-b-c-d-e-f-g"),
        ("\u22123.5 \u2e3a \uff0d", "-3.5 - -"),
        ("and so on\u2026", "and so on..."),
        ("6\u00a0000\u202fmen\u2009in\u3000all", "6 000 men in all"),
        ("\ufeff3\u200b0 per\u00adcent\u2060", "30 percent"),
        ("\u202a30\u202c\u200f percent", "30 percent"),
        ("  two \t spaces  ", "two spaces"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x0csix\x85seven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("\n\none\n \n\u00a0\n\u200b\ntwo\n\n", "one\ntwo"),
        (" \n\t\n\ufeff", ""),
        ("", ""),
    ],
)
def test_normalise(raw: str, expected: str) -> None:
    assert normalise(raw) == expected


def test_an_invisible_character_does_not_keep_a_letter_from_its_accent() -> None:
    assert normalise("e\u200b\u0301") == "\u00e9"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(line == " ".join(line.split()) and line for line in paragraphs(once))


@given(st.text(st.characters(categories=["Pd"]), min_size=1))
def test_every_dash_of_unicode_becomes_a_hyphen(dashes: str) -> None:
    assert normalise(dashes) == "-" * len(dashes)


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    assert paragraphs("first\nsecond") == ["first", "second"]
    assert paragraphs(normalise("first\n\n\nsecond\n")) == ["first", "second"]
    assert paragraphs("") == []


def test_hash_is_that_of_the_normalised_bytes() -> None:
    expected = hashlib.sha256(b'"30" caf\xc3\xa9 - so\nmore').hexdigest()
    assert text_sha256('"30" caf\u00e9 - so\nmore') == expected
    assert text_sha256("\u201c30\u201d  cafe\u0301 \u2014 so \r\n\r\nmore\n") == expected
    assert text_sha256('"31" caf\u00e9 - so\nmore') != expected


def test_read_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne.\r\n\r\nTwo\xe2\x80\x94three.")
    assert read_article(path) == "One.\nTwo-three."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\xe2\x80\x8b\n", "the file is empty"),
        (b"caf\xe9 au lait", "this is not a UTF-8 text file (byte 4)"),
        (b"\xff\xfeO\x00n\x00e\x00", "this is not a UTF-8 text file (byte 1)"),
        (b"PK\x03\x04\x00\x00", "this is not a text file: it holds a NUL byte"),
    ],
)
def test_a_file_that_is_no_article(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_article(path)
    assert str(caught.value) == f"{path}: {message}"


def test_a_file_that_is_missing_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="there is no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(DataError, match="cannot be read"):
        read_article(tmp_path)

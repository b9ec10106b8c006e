"""Any text of an article, and any printed words: what finds numbers and dates ends, and raises nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pandas as pd
import pytest
from bilateral_stats.schemas.formats import MOST_WORDS
from hypothesis import given, settings
from hypothesis import strategies as st

from bilateral_stats.derive.look_up import quote_urls, text_fragment
from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.evidence.drafts import draft_claims, draft_lines
from bilateral_stats.ground.article_text import normalise, paragraphs, text_sha256
from bilateral_stats.ground.periods import period_fault
from bilateral_stats.numerals.date_words import date_period
from bilateral_stats.numerals.mentions import find_mentions
from bilateral_stats.numerals.number_words import words_value
from bilateral_stats.numerals.printed_values import printed_values
from bilateral_stats.numerals.readings import read_paragraph
from bilateral_stats.record.checking import check_record
from tests.conftest import SAMPLE, faults_of, read_rows, write_rows

LOOK_ALIKES = ["\u0663" * 4, "\u017fix", "thou\u017fand", "m\u0131ll\u0131on", "\u017fep", "\u212a", "\u0130"]
"""Arabic digits; a long s, an i without a dot and one with a dot, the sign of the kelvin."""

WORDS = (
    "twenty thirty hundred thousand million dozen half third quarters twice double pair of and a an to between from",
    "May march Sept. January Monday last year ago percent per cent dollars fold 3 30 5th 2020 1990s '90s 1/2 1,000",
    "30,000.5 $ % ~ < \u2265 \u20ac \u20aa - / . , : ( ) ' bn m k XIV F-16 World War I around nearly",
    "\u00bd \u2167 \u00b2",
)
PIECES = [*" ".join(WORDS).split(), *LOOK_ALIKES]
ARTICLES = st.one_of(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map("".join),
    st.text(max_size=60),
)


@settings(max_examples=500)
@given(ARTICLES)
def test_no_text_breaks_what_finds_numbers_and_dates(text: str) -> None:
    written = normalise(text)
    assert normalise(written) == written
    for paragraph in paragraphs(written):
        mentions = find_mentions(paragraph)
        covered = {place for mention in mentions for place in range(mention.start, mention.end)}
        assert all(place in covered for place, sign in enumerate(paragraph) if sign.isdecimal())
        for mention in mentions:
            assert paragraph[mention.start : mention.end] == mention.text
        readings = read_paragraph(paragraph)
        assert {mention for reading in readings for mention in reading.mentions} == set(mentions)
        assert all(first.end <= second.start for first, second in pairwise(readings))
        for reading in readings:
            assert reading.words_start <= reading.start < reading.end <= reading.words_end
            assert reading.text == paragraph[reading.start : reading.end]
            assert reading.period is None or period_fault(reading.period) is None
        for language in ("en", "tr", "ja", "he", ""):
            printed_values(paragraph, language=language)
    words_value(text)
    period = date_period(text)
    assert period is None or period_fault(period) is None


TABLES = check_record(SAMPLE).frames


@settings(max_examples=60)
@given(ARTICLES)
def test_no_text_breaks_the_drafts(text: str) -> None:
    written = normalise(text)
    lines = draft_lines(draft_claims(written, "toi-2023-04-18", TABLES)) if written else []
    assert all("\n" not in line for line in lines)


def test_no_text_breaks_the_check_of_the_evidence(tmp_path: Path) -> None:
    path = tmp_path / "toi-2023-04-18.txt"
    for content in (b"30 percent\x1b[2J", "\u202e30 percent\u2028\x85 \x0c\r 6,000".encode(), b'"' * 99 + b"9" * 9999):
        path.write_bytes(content)
        report = check_evidence(TABLES, tmp_path)
        assert report.faults
        assert all(str(fault).isprintable() for fault in report.faults)
    assert text_sha256("\ufeff30\u00a0percent\r\n") == text_sha256("30 percent")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("\u0662\u0660\u0662\u0663", None),
        ("2020-99-99", None),
        ("32 May 2020", None),
        ("2016-2010", None),
        ("\u017fep 2020", "2020"),
        ("Sep 2020", "2020-09"),
    ],
)
def test_a_date_names_a_period_of_the_calendar_or_none(text: str, period: str | None) -> None:
    assert date_period(text) == period


def test_letters_that_only_look_alike_make_no_value() -> None:
    assert printed_values("0 thou\u017fand", language="en") == frozenset()


RUNS = [
    "million twenty-",
    "1,",
    "1 ",
    "$1-",
    "9",
    "one and ",
    "May ",
    "A-1-",
    "'90s ",
    "hundred",
    "a half ",
    "\u05d0 1",
]


def test_texts_that_try_to_run_wild_come_to_an_end() -> None:
    # Half a second here; a pattern that goes back over what it has read takes hours.
    code = (
        "import sys; from bilateral_stats.numerals.mentions import find_mentions\n"
        "for run in sys.argv[1:]: find_mentions(run * 5000)"
    )
    subprocess.run([sys.executable, "-c", code, *RUNS], check=True, timeout=60)


WORD = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
PRINTED = st.lists(
    st.one_of(WORD, st.text("ab-,&%'\"#<>:~=5", min_size=1, max_size=5)), min_size=1, max_size=MOST_WORDS
)
PRINTED_WORDS = PRINTED.map(" ".join).map(normalise).filter(bool)


@given(PRINTED_WORDS)
def test_a_text_fragment_holds_the_printed_words(printed: str) -> None:
    fragment = text_fragment(printed)
    # The directive gives a meaning to the hyphen, the comma and the ampersand: those of the words are encoded.
    assert re.fullmatch(r"(?:[A-Za-z0-9._~]|%[0-9A-F]{2})+(?:,(?:[A-Za-z0-9._~]|%[0-9A-F]{2})+)?", fragment)
    ends = [unquote(end, errors="strict") for end in fragment.split(",")]
    place = 0
    for end in ends:
        place = printed.index(end, place) + len(end)


@given(PRINTED_WORDS, st.sampled_from(["", "#part", "?a=b#part", "#part:~:text=old", "#:~:text=old,older"]))
def test_an_address_of_the_words_leads_to_the_same_page(printed: str, rest: str) -> None:
    url = f"https://example.org/a{rest}"
    [quoted] = quote_urls(pd.Series([url], dtype="str"), pd.Series([printed], dtype="str"))
    parts, page = urlsplit(quoted), urlsplit(url)
    assert parts[:4] == page[:4]
    assert parts.fragment == f"{page.fragment.partition(':~:')[0]}:~:text={text_fragment(printed)}"
    assert not set(quoted) & set(" \"'<>")


def test_the_last_words_count_though_they_are_the_first_again() -> None:
    assert text_fragment("30 'of' 30") == "30,30"


HOSTILE_URLS = [
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.org/",
    "http://user:pass@example.org/",
    "http://user@example.org/",
    "http:///",
    "https://",
    "https:///path",
    "https://example.org/a b",
    'https://example.org/"',
    "https://example.org/<script>",
    "https://example.org/\\x",
    "https://\u05d0.example/",
    "https://example.org/\u202e",
    " https://example.org/",
    "HTTPS://example.org/",
    "https://example.org:x/",
    "//example.org/",
]


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_an_address_that_is_none_of_the_web_is_refused(url: str, datasets: Path) -> None:
    path = datasets / "sources.csv"
    rows = read_rows(path)
    rows[1][rows[0].index("url")] = url
    write_rows(path, rows)
    [fault] = faults_of(datasets)
    assert (fault.line, fault.column) == (2, "url")

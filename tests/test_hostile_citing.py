"""Any text that a record may hold, cited in every style: it comes back as it is, and starts nothing of its own."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import accumulate

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilateral_stats
from bilateral_stats import DataError
from bilateral_stats.citations.references import Reference, source_references
from bilateral_stats.citations.styles import (
    BIBTEX_ESCAPES,
    STYLES,
    bibtex_entry,
    csl_item,
    ris_record,
    text_citation,
)
from bilateral_stats.contract.columns import columns
from bilateral_stats.record.cells import check_text

TITLE = next(column for column in columns("sources") if column.name == "title")


def is_accepted(text: str) -> bool:
    return not check_text([TITLE], pd.DataFrame({"title": [text]}, index=[2], dtype="str"), "sources.csv")


LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))
SIGNS = st.sampled_from("\\{}&%$#_~^\"'@,=;|<>[]()-`")
TEXT = (
    st.lists(st.text(st.one_of(LETTERS, SIGNS), min_size=1, max_size=8), min_size=1, max_size=4)
    .map(lambda words: unicodedata.normalize("NFC", " ".join(words)))
    .filter(is_accepted)
)
REFERENCES = st.builds(
    Reference,
    key=st.just("s-1"),
    kind=st.sampled_from(["news_article", "interview", "press_statement", "report", "journal_article"]),
    publisher=TEXT,
    title=TEXT,
    authors=st.lists(TEXT, max_size=2).map(tuple),
    issued=st.sampled_from(["", "2021", "2021-03~", "2021-03-04/2021-04"]),
    date_inferred=st.booleans(),
    url=st.sampled_from(["https://example.org/a_b%20c?d=1&e=~2#f", "http://x/"]),
    accessed=st.just("2026-01-02"),
    credited=st.lists(TEXT, max_size=1).map(tuple),
)


def read_bibtex(entry: str) -> dict[str, str]:
    """Read an entry as BibTeX does: a value ends where its braces are balanced, whatever stands before a brace."""
    head, rest = entry.split("\n", 1)
    assert re.fullmatch(r"@[a-z]+\{[a-z0-9-]+,", head)
    fields = {}
    while not rest.startswith("}"):
        start = re.match(r"  ([a-z]+) = ", rest)
        assert start, rest
        rest = rest[start.end() :]
        depths = accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in rest)
        end = next(
            place for place, (sign, depth) in enumerate(zip(rest, depths, strict=True)) if not depth and sign in "},"
        )
        end += rest[end] == "}"
        fields[start[1]] = rest[:end]
        assert rest[end : end + 2] == ",\n"
        rest = rest[end + 2 :]
    assert rest == "}"
    return fields


def from_tex(value: str) -> str:
    """Undo what is written for a sign that means something to TeX."""
    signs = {written: chr(sign) for sign, written in BIBTEX_ESCAPES.items()}
    pattern = "|".join(re.escape(written) for written in sorted(signs, key=len, reverse=True))
    plain, bare = re.sub(pattern, lambda match: signs[match[0]], value), re.sub(pattern, "", value)
    assert not set(bare) & set("\\{}&%$#_~^"), bare
    return plain


@given(REFERENCES)
def test_bibtex_reads_back(reference: Reference) -> None:
    fields = read_bibtex(bibtex_entry(reference))
    assert from_tex(fields["title"][2:-2]) == reference.title
    outlet = fields.get("journal") or fields["howpublished"]
    assert from_tex(outlet[1:-1]) == reference.publisher
    assert fields["url"] == f"{{{reference.url}}}"
    if reference.authors:
        assert fields["author"].startswith(f"{{{{{reference.authors[0].translate(BIBTEX_ESCAPES)}}}")


@given(REFERENCES)
def test_ris_is_one_field_a_line(reference: Reference) -> None:
    lines = ris_record(reference).splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line[6:] for line in lines if line.startswith("TI")] == [reference.title]
    assert [line[6:] for line in lines if line.startswith("AU")] == list(reference.authors)
    assert [line[:2] for line in lines if line[:2] in {"TY", "ER"}] == ["TY", "ER"]


@given(REFERENCES)
def test_csl_json_reads_back_and_text_is_one_line(reference: Reference) -> None:
    assert json.loads(STYLES["csl-json"]([reference])) == [csl_item(reference)]
    assert csl_item(reference)["title"] == reference.title
    assert len(text_citation(reference).splitlines()) == 1
    assert reference.title in text_citation(reference)


def test_a_lone_brace_does_not_end_a_field() -> None:
    entry = bibtex_entry(Reference("s-1", "report", "The }, Institute", title="Up {to"))
    assert entry.count("{") == entry.count("}")
    assert r"  title = {{Up \textbraceleft{}to}}," in entry


def test_an_author_without_a_name_is_none() -> None:
    sources = bilateral_stats.load("sources").iloc[:1].assign(authors="Ada Ansari; ; Bo Berg")
    [reference] = source_references(sources, bilateral_stats.load("originators"))
    assert reference.authors == ("Ada Ansari", "Bo Berg")


NO_NAMES = [None, "", "../claims", "claims ", 5, 2.5, True, b"claims", [], {}, set(), ("claims",), "a" * 10**6]
NO_NAMES += ["\x1b[31m\n", "\ud800", "\u202e", pd.NA, pd.Series(["claims"]), object()]


@pytest.mark.parametrize("name", NO_NAMES, ids=lambda name: type(name).__name__)
def test_what_is_no_name_is_told_in_one_line(name: object) -> None:
    asked = [bilateral_stats.load, lambda name: bilateral_stats.cite(None, name), bilateral_stats.chart]
    if name is not None:  # which cites the dataset
        asked.append(bilateral_stats.cite)
    for ask in asked:
        with pytest.raises(DataError, match=r"^no (table|style|chart|source) ") as caught:
            ask(name)  # type: ignore[operator]
        assert str(caught.value).isprintable()
        assert len(str(caught.value).split("; known ")[0]) < 200


@pytest.mark.parametrize(
    "rows",
    [
        pd.DataFrame({"source_id": [None]}),
        pd.DataFrame({"source_id": [["a"]]}),
        pd.DataFrame([[1, 2]], columns=["source_id", "source_id"]),
        pd.DataFrame({"source_id": ["jpost-2023-04-19"], "originator_id": [["a"]]}),
        pd.DataFrame([["jpost-2023-04-19", "a", "b"]], columns=["source_id", "originator_id", "originator_id"]),
    ],
)
def test_rows_that_name_no_source_are_refused(rows: pd.DataFrame) -> None:
    with pytest.raises(DataError):
        bilateral_stats.cite(rows)

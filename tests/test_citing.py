"""Citations in every style, with what a source does not show left out."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from bilateral_stats import (
    DataError,
    __version__,
    cite,
    load,
)
from bilateral_stats.citations.references import Reference
from bilateral_stats.citations.styles import (
    STYLES,
    bibtex_entry,
    csl_item,
    ris_record,
    text_citation,
)

REFERENCE = Reference(
    key="s-1",
    kind="report",
    title="Oil & gas: 50% {up}",
    authors=("Ada Ansari", "Bo Berg"),
    publisher="A_B Institute",
    issued="2021-03",
    url="https://example.org/a_b",
    accessed="2026-01-02",
    credited=("Cy Cole", "Dee Dahl"),
)

BARE = Reference(
    key="s-1", kind="news_article", publisher="The Paper", url="https://example.org/", accessed="2026-01-02"
)

TOI = (
    'Lazar Berman, "FM Cohen jets off for Azerbaijan, as alliance on Iran\'s border flourishes", '
    "The Times of Israel, 18 April 2023 (date inferred), "
    "https://www.timesofisrael.com/fm-cohen-jets-off-for-azerbaijan-as-alliance-on-irans-border-flourishes/"
)

JPOST = "The Jerusalem Post, 19 April 2023 (date inferred), https://www.jpost.com/israel-news/article-739657"


def test_the_dataset_as_text() -> None:
    assert cite() == (
        "The bilateral-stats contributors (2026). bilateral-stats: figures about relations between two countries, "
        f"as printed (version {__version__}) [data set]. Licence: CC-BY-4.0."
    )


def test_the_dataset_in_the_other_styles() -> None:
    assert cite(style="bibtex").splitlines()[0] == f"@misc{{bilateral-stats-{__version__},"
    assert "  author = {{The bilateral-stats contributors}}," in cite(style="bibtex").splitlines()
    assert cite(style="ris").splitlines()[:2] == ["TY  - DATA", "AU  - The bilateral-stats contributors"]
    [item] = json.loads(cite(style="csl-json"))
    assert (item["type"], item["version"]) == ("dataset", __version__)


def test_a_source() -> None:
    assert cite("toi-2023-04-18") == TOI
    assert cite("jpost-2023-04-19") == JPOST


def test_text_names_those_who_are_credited_first() -> None:
    assert text_citation(REFERENCE) == (
        'Cy Cole and Dee Dahl, quoted in: Ada Ansari, Bo Berg, "Oil & gas: 50% {up}", A_B Institute, March 2021, '
        "https://example.org/a_b"
    )


def test_bibtex() -> None:
    assert bibtex_entry(REFERENCE).splitlines() == [
        "@misc{s-1,",
        "  author = {{Ada Ansari} and {Bo Berg}},",
        r"  title = {{Oil \& gas: 50\% \textbraceleft{}up\textbraceright{}}},",
        r"  howpublished = {A\_B Institute},",
        "  year = {2021},",
        "  month = mar,",
        "  note = {Quotes Cy Cole; Quotes Dee Dahl},",
        "  url = {https://example.org/a_b},",
        "  urldate = {2026-01-02},",
        "}",
    ]


def test_ris() -> None:
    assert ris_record(REFERENCE).splitlines() == [
        "TY  - RPRT",
        "AU  - Ada Ansari",
        "AU  - Bo Berg",
        "TI  - Oil & gas: 50% {up}",
        "PB  - A_B Institute",
        "PY  - 2021",
        "DA  - 2021/03",
        "UR  - https://example.org/a_b",
        "Y2  - 2026/01/02",
        "N1  - Quotes Cy Cole",
        "N1  - Quotes Dee Dahl",
        "ID  - s-1",
        "ER  - ",
    ]


def test_csl() -> None:
    assert csl_item(REFERENCE) == {
        "id": "s-1",
        "type": "report",
        "title": "Oil & gas: 50% {up}",
        "author": [{"literal": "Ada Ansari"}, {"literal": "Bo Berg"}],
        "publisher": "A_B Institute",
        "issued": {"date-parts": [[2021, 3]]},
        "note": "Quotes Cy Cole; Quotes Dee Dahl",
        "URL": "https://example.org/a_b",
        "accessed": {"date-parts": [[2026, 1, 2]]},
    }


def test_what_is_not_shown_is_left_out() -> None:
    assert text_citation(BARE) == "The Paper, https://example.org/"
    assert bibtex_entry(BARE) == (
        "@article{s-1,\n  journal = {The Paper},\n  url = {https://example.org/},\n  urldate = {2026-01-02},\n}"
    )
    assert ris_record(BARE) == (
        "TY  - NEWS\nT2  - The Paper\nUR  - https://example.org/\nY2  - 2026/01/02\nID  - s-1\nER  - "
    )
    assert set(csl_item(BARE)) == {"id", "type", "container-title", "URL", "accessed"}


@pytest.mark.parametrize("style", STYLES)
def test_nothing_missing_is_ever_printed(style: str) -> None:
    text = cite(load("statistics"), style)
    assert not {"None", "nan", "NaN", "<NA>"} & set(text.replace(",", " ").split())


def test_rows_are_cited_once_a_source() -> None:
    statistics = load("statistics")
    statistics = statistics[statistics["source_id"].isin(["jpost-2023-04-19", "toi-2023-04-18"])]
    assert cite(statistics[statistics["topic"] == "arms"]) == (
        f"Stockholm International Peace Research Institute, quoted in: {TOI}"
    )
    assert cite(statistics).splitlines() == [
        f"Israel's Ministry of Foreign Affairs, quoted in: {JPOST}",
        f"Stockholm International Peace Research Institute and Jeyhun Bayramov, quoted in: {TOI}",
    ]
    sources = load("sources")
    assert cite(sources[sources["source_id"].isin(statistics["source_id"])]).splitlines() == [JPOST, TOI]
    assert cite(sources, "bibtex").count("\n  url = {") == len(sources)


def test_no_row_cites_nothing() -> None:
    assert cite(load("claims").iloc[:0]) == ""


def test_bad_arguments_are_named() -> None:
    with pytest.raises(
        DataError, match=r"no source 'jpost-2023-04-20'; did you mean jpost-2023-04-\d\d\?; known sources: jpost"
    ):
        cite("jpost-2023-04-20")
    with pytest.raises(DataError, match=r"no style 'nope'; known styles: text, bibtex, ris, csl-json"):
        cite(style="nope")
    with pytest.raises(DataError, match="has no column source_id"):
        cite(pd.DataFrame({"a": [1]}))
    with pytest.raises(DataError, match="no source 'x'"):
        cite(pd.DataFrame({"source_id": ["x"]}))
    with pytest.raises(DataError, match="no originator 'x'"):
        cite(load("claims").assign(originator_id="x"))

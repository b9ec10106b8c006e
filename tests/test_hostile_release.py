"""A release of a record whose texts hold what other formats act on: everything parses, and the text stands as text."""

from __future__ import annotations

import csv
import json
import re
import shutil
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path

import pandas as pd
import pytest
from markdown_it import MarkdownIt

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import all_tables, build_release
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.formats.markdown import (
    code,
    link,
    markdown_table,
    plain,
)
from bilateral_stats.formats.readme import fill_readme
from bilateral_stats.record.checking import check_record
from bilateral_stats.release.verifying import verify_release
from tests.conftest import RELEASED_CHARTS, ROOT, faults_of, read_rows, write_rows
from tests.test_hostile_citing import from_tex, read_bibtex

DRAWN = (
    "< script>alert(1)< /script> { } } \\ $x^2$ $\\frac$ % # _ | \\| & & lt; \" ' `code` ``` [x](javascript:1) ![](x) "
    "]]> --> < /desc>< /title>< /svg> *b* ~~s~~"
)
"""Signs of HTML and XML (whole tags are refused), TeX, mathtext and Markdown."""

HOSTILE = f"{DRAWN} \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u65e5\u672c"
"""The same with Hebrew, Arabic, and Chinese, which no picture is asked to draw."""

IN_PICTURES = {("areas", "name"), ("originators", "name"), ("originators", "short_name"), ("events", "title")}
IN_PICTURES |= {("indicators", "title"), ("indicators", "unit_label")}

TEXT_COLUMNS = {
    "areas": ["name"],
    "originators": ["name", "short_name", "note"],
    "sources": ["title", "authors", "note"],
    "indicators": ["title", "definition", "unit_label"],
    "claims": ["note"],
    "events": ["title", "place"],
    "event_dates": ["note"],
    "waivers": ["note"],
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    datasets = Path(shutil.copytree(DATASETS, tmp_path_factory.mktemp("hostile") / "datasets"))
    for table, names in TEXT_COLUMNS.items():
        header, *rows = read_rows(datasets / f"{table}.csv")
        for number, row in enumerate(rows):
            for name in names:
                # Words of a unit are only there where every claim is in one unit.
                cell = row[header.index(name)]
                if name != "unit_label" or cell:
                    # A note may lift a rule for its row.
                    lifts = cell[: cell.index("]") + 1] if cell.startswith("[") else ""
                    text = DRAWN if (table, name) in IN_PICTURES else HOSTILE
                    row[header.index(name)] = f"{lifts}{text} {number}"
        write_rows(datasets / f"{table}.csv", [header, *rows])
    assert faults_of(datasets) == []
    return datasets


@pytest.fixture(scope="module")
def hostile(record: Path) -> Path:
    """The release; a warning of any library would be an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return build_release(record, record.parent / "out", ROOT)


def test_the_release_is_whole(hostile: Path) -> None:
    assert verify_release(hostile).faults == []


def test_every_file_parses(hostile: Path) -> None:
    for path in hostile.rglob("*"):
        if path.suffix in {".svg", ".xml"}:
            ET.parse(path)
        elif path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                assert len({len(row) for row in csv.reader(file, strict=True)}) == 1, path


def test_tables_and_code_lists_hold_the_text(hostile: Path) -> None:
    for read, kind in ((pd.read_csv, "csv"), (pd.read_parquet, "parquet")):
        sources = read(hostile / kind / f"sources.{kind}")  # type: ignore[operator]
        assert sources["title"].tolist() == [f"{HOSTILE} {number}" for number in range(len(sources))]
    names = [element.text for element in ET.parse(hostile / "sdmx" / "structure.xml").iter() if element.text]
    assert f"{DRAWN} 0" in names


def test_pictures_hold_no_markup_of_the_text(hostile: Path) -> None:
    for name in RELEASED_CHARTS:
        root = ET.parse(hostile / "figures" / f"{name}.svg").getroot()
        assert not [element.tag for element in root.iter() if element.tag.rpartition("}")[2] == "script"]
        texts = json.loads((hostile / "figures" / f"{name}.json").read_text(encoding="utf-8"))
        assert root.findtext("{*}title") == texts["title"]
        assert root.findtext("{*}desc") == texts["alternative_text"]
    told = json.loads((hostile / "figures" / "war_deaths.json").read_text(encoding="utf-8"))
    assert DRAWN in told["alternative_text"]


def test_the_reference_list_holds_the_text(hostile: Path) -> None:
    entries = (hostile / "citations.bib").read_text(encoding="utf-8").rstrip("\n").split("\n\n")[1:]
    titles = [from_tex(read_bibtex(entry)["title"][2:-2]) for entry in entries]
    assert titles == [f"{HOSTILE} {number}" for number in range(len(entries))]


def shown(markdown: str) -> tuple[list[list[str]], str]:
    """Return the cells of the tables as a reader sees them, and the HTML."""
    parser = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    html = parser.render(markdown)
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [["".join(ET.fromstring(f"<c>{cell}</c>").itertext()) for cell in row] for row in cells], html


def test_the_codebook_shows_the_text(hostile: Path) -> None:
    cells, html = shown((hostile / "CODEBOOK.md").read_text(encoding="utf-8"))
    assert "<script" not in html
    assert {len(row) for row in cells} == {2, 7}
    examples = {row[0]: row[-1] for row in cells if len(row) == 7}
    assert examples["place"] == f"{HOSTILE} 0"


def test_the_readme_shows_the_text(record: Path) -> None:
    checked = check_record(record)
    frames = all_tables(checked.frames)
    catalogue = read_catalogue(record, checked.dataset, frames)
    filled = fill_readme("<!-- figures -->\n<!-- end -->\n\n<!-- gallery -->\n<!-- end -->", frames, catalogue)
    cells, html = shown(filled)
    assert "<script" not in html
    assert "javascript" not in "".join(re.findall(r'href="([^"]*)"', html))
    assert {len(row) for row in cells} == {5}
    assert len(cells) == 6
    assert DRAWN in cells[-1][3]
    assert DRAWN in cells[-1][4]


@pytest.mark.parametrize("text", [HOSTILE, "`", "``", "\\", "\\|", "a|b", "a\\", "plain", "$200 million and $3", "$x$"])
def test_text_in_markdown_reads_as_it_is_written(text: str) -> None:
    cells, html = shown(markdown_table(["a", "b", "c"], [[plain(text), code(text), link(text, "https://x/(a)")]]))
    assert cells[1] == [text, text, text]
    assert 'href="https://x/%28a%29"' in html


def test_plain_words_and_money_stay_readable() -> None:
    assert plain("about $200 million (2 sources), 30%") == "about $200 million (2 sources), 30%"
    assert code("arms_flow") == "`arms_flow`"

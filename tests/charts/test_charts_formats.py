"""What each file of a chart holds: pictures, their keys, and the rows and texts beside them."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.image import imread

from bilateral_stats import __version__
from bilateral_stats.charts.drawing.lettering import Line, svg_texts
from bilateral_stats.charts.drawing.measuring import font
from bilateral_stats.charts.drawing.style import PAGE_WIDTH
from bilateral_stats.words.entries import entries_of
from tests.charts.support import NAMES, content_of, figure_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", NAMES)
def test_svg_is_an_image_with_a_title_and_a_description(written: Path, name: str) -> None:
    root = ElementTree.parse(written / f"{name}.svg").getroot()
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert title.text == content_of(name).title
    assert description.text == content_of(name).alternative_text
    assert list(root.iter(f"{SVG}text")) == [], "texts are outlines"
    assert list(root.iter(f"{SVG}image")) == [], "nothing is a bitmap"


@pytest.mark.parametrize("name", ["trade_volume", "timeline"])
def test_svg_draws_each_letter_of_each_text_once(written: Path, name: str) -> None:
    root = ElementTree.parse(written / f"{name}.svg").getroot()
    links = [use.get("{http://www.w3.org/1999/xlink}href") for use in root.iter(f"{SVG}use")]
    letters = [link[1:] for link in links if link and re.match(r"#(normal|bold)-", link)]
    lines = [artist for artist in figure_of(name).findobj(Line) if isinstance(artist, Line)]
    drawn = [
        f"{line.get_fontproperties().get_weight()}-{ord(letter):x}"
        for line in lines
        for letter in line.get_text()
        if letter != " "
    ]
    assert sorted(letters) == sorted(drawn)
    assert set(letters) <= {path.get("id") for path in root.iter(f"{SVG}path")}


def test_line_of_text_as_outlines() -> None:
    texts = svg_texts([Line(10.0, 20.5, "l l", color="#1A1A1A", fontproperties=font(8, "normal"))])
    # In DejaVu Sans an l is a bar from 193 to 377 of 2048, 1556 high, and takes 569; a space takes 651.
    assert '<path id="normal-6c" d="M94 -760L184 -760L184 0L94 0L94 -760' in texts
    assert '<g fill="#1a1a1a" transform="translate(10.000 20.500) scale(0.008)">' in texts
    assert '<use xlink:href="#normal-6c" x="0"/><use xlink:href="#normal-6c" x="596"/></g>' in texts


@pytest.mark.parametrize("name", NAMES)
def test_svg_marks_carry_the_keys_of_their_rows(written: Path, name: str) -> None:
    ids = [element.get("id") for element in ElementTree.parse(written / f"{name}.svg").iter()]
    content = content_of(name)
    marked = set(ids) & set(content.plotted[content.key.removesuffix("s")])
    assert len(ids) - ids.count(None) == len({one for one in ids if one is not None}), "ids are unique"
    if name == "timeline":
        expected = content.plotted.groupby(["event_id", "time_period", "event_status"]).ngroups
    elif name == "at_a_glance":
        expected = content.plotted["indicator_id"].nunique()
    else:
        collapse = content.chart.collapse or content.kind == "comparisons"
        expected = len(entries_of(content.rows, collapse))
    assert len(marked) == expected


@pytest.mark.parametrize("name", NAMES)
def test_png_is_twice_the_page(written: Path, name: str) -> None:
    height, width = imread(written / f"{name}.png").shape[:2]
    page = figure_of(name).get_size_inches()
    assert width == PAGE_WIDTH / 72 * 96 * 2 == 960
    assert height == pytest.approx(page[1] * 192, abs=1)


@pytest.mark.parametrize("name", NAMES)
def test_csv_has_exactly_the_plotted_rows(written: Path, name: str) -> None:
    text = (written / f"{name}.csv").read_bytes()
    assert b"\r" not in text and b"e+" not in text
    plotted = content_of(name).plotted
    dates = [column for column in plotted if str(plotted[column].dtype).startswith("datetime")]
    types = {column: "str" if column in dates else str(dtype) for column, dtype in plotted.dtypes.items()}
    read = pd.read_csv(io.BytesIO(text), dtype=types, keep_default_na=False, na_values=[""])
    read = read.astype({column: str(plotted[column].dtype) for column in dates})
    pd.testing.assert_frame_equal(read, plotted.replace({"": np.nan}).astype(plotted.dtypes.to_dict()))


@pytest.mark.parametrize("name", NAMES)
def test_json_holds_the_texts_and_the_keys(written: Path, name: str) -> None:
    texts, content = json.loads((written / f"{name}.json").read_text(encoding="utf-8")), content_of(name)
    for key in ("name", "title", "subtitle", "note", "alternative_text"):
        assert texts[key] == getattr(content, key)
    assert texts["source_line"] == "; ".join(content.sources)
    assert texts[content.key] == list(content.plotted[content.key.removesuffix("s")])
    assert texts["dataset"] == f"bilateral-stats {__version__}, CC BY 4.0"


def test_war_deaths_by_hand(written: Path) -> None:
    texts = json.loads((written / "war_deaths.json").read_text(encoding="utf-8"))
    assert texts["claim_ids"][:2] == ["toi-2022-10-03_war_deaths_soldiers", "toi-2023-04-18_war_deaths_soldiers"]
    assert texts["sources"][:2] == ["The Times of Israel, 3 October 2022", "The Times of Israel, 18 April 2023"]
    _, row, *_ = pd.read_csv(written / "war_deaths.csv", dtype="str", keep_default_na=False).to_dict("records")
    cells = {"obs_value": "6000", "obs_low": "6000", "obs_high": "", "low_inclusive": "false", "time_period": "2020"}
    assert {name: row[name] for name in cells} == cells

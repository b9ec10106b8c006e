"""What each file of a chart holds, the same bytes on every run."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.image import imread

from bilateral_stats import __version__
from bilateral_stats.charts import write_charts
from bilateral_stats.charts.shapes import COMPACT, SHAPES, SOCIAL
from bilateral_stats.words.entries import entries_of
from tests.charts.support import ENDINGS, NAMES, catalogue, content_of, derived, figure_of, run
from tests.charts.support import written as texts_of
from tests.conftest import WIDE_SAMPLE

SVG = "{http://www.w3.org/2000/svg}"

UNLIKE_HERE = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "USER": "someone"}


def test_every_chart_has_its_files(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == {f"{name}.{ending}" for name in NAMES for ending in ENDINGS}


@pytest.mark.parametrize("name", ["war_deaths", "embassies"])
def test_same_bytes_twice(written: Path, name: str, tmp_path: Path) -> None:
    with mpl.rc_context({"font.size": 30, "svg.hashsalt": "other", "svg.fonttype": "path", "text.usetex": False}):
        again = write_charts([name], derived(), catalogue(), tmp_path)
    assert {path.name for path in again} == {f"{name}.{ending}" for ending in ENDINGS}
    assert all(path.read_bytes() == (written / path.name).read_bytes() for path in again)


def test_same_bytes_in_another_process(written: Path, tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsvg.fonttype: path\nsavefig.bbox: tight\n")
    # The folder of the process holds a matplotlibrc, which matplotlib reads.
    process = run("war_deaths", "embassies", "--record", WIDE_SAMPLE, "--out", "drawn", cwd=tmp_path, **UNLIKE_HERE)
    assert process.returncode == 0, process.stderr
    assert process.stderr == f"record: {WIDE_SAMPLE}\n"
    for path in sorted((tmp_path / "drawn").iterdir()):
        assert path.read_bytes() == (written / path.name).read_bytes(), path.name


def test_pdf_on_request_is_the_same_twice(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        paths = write_charts(["war_deaths"], derived(), catalogue(), tmp_path / folder, ("pdf",))
        assert [path.suffix for path in paths] == [".pdf", ".csv", ".json"]
    one, other = ((tmp_path / folder / "war_deaths.pdf").read_bytes() for folder in ("one", "other"))
    assert one == other
    assert one.startswith(b"%PDF") and b"CreationDate" not in one


@pytest.mark.parametrize("name", NAMES)
def test_svg_is_an_image_whose_text_is_text(written: Path, name: str) -> None:
    root = ElementTree.parse(written / f"{name}.svg").getroot()
    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert title.text == content_of(name).title
    assert description.text == content_of(name).alternative_text
    texts = list(root.iter(f"{SVG}text"))
    assert sorted(text.text or "" for text in texts) == sorted(texts_of(figure_of(name)))
    assert all("'Source Sans Pro', 'DejaVu Sans'" in text.get("style", "") for text in texts)
    assert list(root.iter(f"{SVG}image")) == [], "nothing is a bitmap"
    assert (written / f"{name}.svg").stat().st_size < 40_000


@pytest.mark.parametrize("name", NAMES)
def test_svg_marks_carry_the_keys_of_their_rows(written: Path, name: str) -> None:
    ids = [element.get("id") for element in ElementTree.parse(written / f"{name}.svg").iter()]
    given = [one for one in ids if one is not None]
    content = content_of(name)
    marked = set(given) & set(content.plotted[content.key])
    assert len(given) == len(set(given)), "ids are unique"
    if name == "embassies":
        expected = content.plotted.groupby(["event_id", "time_period", "event_status"]).ngroups
    elif content.chart.kind == "glance":
        expected = 0  # a number stands for several claims
    elif content.chart.kind == "flow":
        expected = len(content.chart.select)
    else:
        expected = len(entries_of(content.rows, content.chart.collapse))
    assert len(marked) == expected


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("name", ["oil_import_share", "at_a_glance"])
def test_png_is_twice_the_page(tmp_path: Path, name: str, shape: object) -> None:
    assert isinstance(shape, type(SOCIAL))
    write_charts([name], derived(), catalogue(), tmp_path, ("png",), shapes=[shape.name])
    [picture] = tmp_path.glob("*.png")
    height, width = imread(picture).shape[:2]
    assert picture.name == (f"{name}.png" if shape.name == "landscape" else f"{name}.{shape.name}.png")
    assert width == 2 * shape.width
    if shape == SOCIAL or (name == "at_a_glance" and shape != COMPACT):
        assert height == 2 * 630
    elif shape != COMPACT:
        assert height == 2 * 675


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
def test_json_holds_the_texts_and_the_numbers(written: Path, name: str) -> None:
    texts, content = json.loads((written / f"{name}.json").read_text(encoding="utf-8")), content_of(name)
    for key in ("name", "title", "subtitle", "note", "left_out", "alternative_text", "sources", "numbers"):
        assert texts[key] == getattr(content, key)
    assert texts[f"{content.key}s"] == list(content.plotted[content.key])
    assert texts["dataset"] == f"bilateral-stats {__version__} \u00b7 CC BY 4.0"


def test_war_deaths_by_hand(written: Path) -> None:
    texts = json.loads((written / "war_deaths.json").read_text(encoding="utf-8"))
    assert texts["claim_ids"][:2] == ["toi-2022-10-03_war_deaths_soldiers", "toi-2023-04-18_war_deaths_soldiers"]
    assert texts["sources"][:2] == ["The Times of Israel, 3 October 2022", "The Times of Israel, 18 April 2023"]
    _, row, *_ = pd.read_csv(written / "war_deaths.csv", dtype="str", keep_default_na=False).to_dict("records")
    cells = {"obs_value": "6000", "obs_low": "6000", "obs_high": "", "low_inclusive": "false", "time_period": "2020"}
    assert {name: row[name] for name in cells} == cells

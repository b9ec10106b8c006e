"""The files of the charts: formats, bytes, sidecars, and the script that writes them."""

from __future__ import annotations

import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.image import imread

from bilateral_stats import DataError, __version__
from bilateral_stats.charts import chart_names, saving, write_charts
from bilateral_stats.charts.entries import entries_of
from bilateral_stats.charts.lettering import Line, svg_texts
from bilateral_stats.charts.measuring import font
from bilateral_stats.charts.style import PAGE_WIDTH

from .charts_support import content_of, derived, figure_of

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "figures"
SCRIPT = ROOT / "scripts" / "make_figures.py"
NAMES = chart_names()
ENDINGS = ("svg", "png", "csv", "json")
SVG = "{http://www.w3.org/2000/svg}"

UNLIKE_HERE = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "USER": "someone"}

PICTURE_TOLERANCE = 0.02
"""Mean difference of two pictures, 1 being black against white: other releases of matplotlib set letters a little
differently; a bar of another length is more than this."""


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All charts of the record, written once; tests only read them."""
    folder = tmp_path_factory.mktemp("figures")
    write_charts(NAMES, derived(), folder)
    return folder


def run(*arguments: str | Path, cwd: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, SCRIPT, *arguments]
    environment = os.environ | settings
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=environment)


def pinned_version() -> str:
    found = re.search(r"^matplotlib==([\w.]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert found
    return found[1]


# Bytes


def test_every_chart_has_its_files(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == {f"{name}.{ending}" for name in NAMES for ending in ENDINGS}


@pytest.mark.parametrize("name", ["war_deaths", "timeline"])
def test_same_bytes_twice(written: Path, name: str) -> None:
    with mpl.rc_context({"font.size": 30, "svg.hashsalt": "other", "svg.fonttype": "none", "text.usetex": False}):
        again = saving.chart_files(content_of(name))
    assert again == {f"{name}.{ending}": (written / f"{name}.{ending}").read_bytes() for ending in ENDINGS}


def test_same_bytes_in_another_process(written: Path, tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsvg.fonttype: none\nsavefig.bbox: tight\n")
    drawn = ["war_deaths", "timeline"]
    # The folder of the process holds a matplotlibrc, which matplotlib reads.
    process = run(*drawn, "--out", "drawn", cwd=tmp_path, **UNLIKE_HERE)
    assert process.returncode == 0, process.stderr
    assert process.stderr == ""
    for path in sorted((tmp_path / "drawn").iterdir()):
        assert path.read_bytes() == (written / path.name).read_bytes(), path.name


def test_pdf_on_request_is_the_same_twice(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        paths = write_charts(["war_deaths"], derived(), tmp_path / folder, ("pdf",))
        assert [path.suffix for path in paths] == [".pdf", ".csv", ".json"]
    one, other = ((tmp_path / folder / "war_deaths.pdf").read_bytes() for folder in ("one", "other"))
    assert one == other
    assert one.startswith(b"%PDF") and b"CreationDate" not in one


# Committed figures


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_committed_numbers_and_texts_are_fresh(written: Path, ending: str) -> None:
    for name in NAMES:
        fresh = (written / f"{name}.{ending}").read_bytes()
        assert (FIGURES / f"{name}.{ending}").read_bytes() == fresh, f"{name}.{ending}: run make figures"


def test_committed_pictures_are_fresh(written: Path) -> None:
    installed, pinned = mpl.__version__, pinned_version()
    if installed != pinned:
        pytest.skip(f"matplotlib {installed} is installed, the lock pins {pinned}: bytes are not comparable")
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        pytest.skip("the committed pictures were drawn on x86-64 Linux: on another machine the last bit may differ")
    for name in NAMES:
        for ending in ("svg", "png"):
            fresh = (written / f"{name}.{ending}").read_bytes()
            assert (FIGURES / f"{name}.{ending}").read_bytes() == fresh, f"{name}.{ending}: run make figures"


def difference(one: Path, other: Path) -> float:
    """Return the mean difference of two pictures, over the part that both cover."""
    first, second = (imread(path)[:, :, :3] for path in (one, other))
    rows, columns = (min(sizes) for sizes in zip(first.shape[:2], second.shape[:2], strict=True))
    return float(np.abs(first[:rows, :columns] - second[:rows, :columns]).mean())


@pytest.mark.parametrize("name", NAMES)
def test_committed_pictures_look_like_fresh_ones(written: Path, name: str) -> None:
    assert difference(FIGURES / f"{name}.png", written / f"{name}.png") <= PICTURE_TOLERANCE


def test_picture_with_another_bar_is_noticed(written: Path) -> None:
    assert difference(written / "arms_import_share.png", written / "arms_export_share.png") > PICTURE_TOLERANCE


# Formats


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
        collapse = content.chart.collapse or content.kind == "agreement"
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


# Bad input


def test_nothing_is_imported_beside_the_drawing(tmp_path: Path) -> None:
    # A thread that imports would wait for ever when a signal stops the program in the midst of the same import.
    code = f"""
import sys, threading
from pathlib import Path
from bilateral_stats import load, tables
from bilateral_stats.charts import write_charts
def tell(event, arguments):
    if event == "import" and threading.current_thread() is not threading.main_thread():
        print(arguments[0])
sys.addaudithook(tell)
write_charts(["war_deaths", "timeline"], {{table: load(table) for table in tables()}}, Path({str(tmp_path)!r}))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == ""
    assert (tmp_path / "war_deaths.png").is_file()


def test_progress_names_each_chart(tmp_path: Path) -> None:
    lines: list[str] = []
    write_charts(["war_deaths", "war_deaths", "arms_flow"], derived(), tmp_path, ("svg",), lines.append)
    assert lines == ["1/2 war_deaths", "2/2 arms_flow"]


@pytest.mark.parametrize(("names", "formats"), [(["war_deaths", "nope"], ("svg",)), (["war_deaths"], ("svg", "gif"))])
def test_unknown_name_writes_nothing(tmp_path: Path, names: list[str], formats: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match=r"no (chart 'nope'; known charts|format 'gif'; known formats): \w+"):
        write_charts(names, derived(), tmp_path / "new", formats)
    assert not (tmp_path / "new").exists()


def test_one_chart_without_rows_writes_nothing(tmp_path: Path) -> None:
    statistics = derived()["statistics"]
    fewer = derived() | {"statistics": statistics[statistics["indicator_id"].ne("war_deaths_soldiers")]}
    with pytest.raises(DataError, match="chart 'war_deaths': nothing to draw"):
        write_charts(["oil_import_share", "war_deaths"], fewer, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(DataError, match="the charts cannot be written here") as error:
            write_charts(["war_deaths"], derived(), folder)
        assert str(error.value).startswith(f"{folder}: ")


def test_failure_while_writing_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "war_deaths.svg").write_text("old")
    write_bytes: Callable[[Path, bytes], int] = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if ".json" in path.name:
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(DataError, match=r"cannot be written here \(No space left on device\)"):
        write_charts(["war_deaths"], derived(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["war_deaths.svg"]
    assert (tmp_path / "war_deaths.svg").read_text() == "old"


# From a release


def test_release_as_published_gives_the_same_bytes(written: Path, release: Path, tmp_path: Path) -> None:
    process = run("--release", release, "--out", tmp_path / "drawn")
    assert (process.returncode, process.stderr) == (0, "")
    assert process.stdout == f"{tmp_path / 'drawn'}: {len(NAMES)} charts, {len(NAMES) * len(ENDINGS)} files\n"
    for path in sorted(written.iterdir()):
        assert (tmp_path / "drawn" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.fixture
def copied_release(release: Path, tmp_path: Path) -> Path:
    """The part of a release that the charts read."""
    folder = tmp_path / "release"
    shutil.copytree(release / "parquet", folder / "parquet")
    shutil.copyfile(release / "datapackage.json", folder / "datapackage.json")
    return folder


def damage(folder: Path) -> None:
    (folder / "parquet" / "statistics.parquet").write_bytes(b"nothing")


def lose_file(folder: Path) -> None:
    (folder / "parquet" / "statistics.parquet").unlink()


def lose_table(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text())
    kept = [entry for entry in descriptor["resources"] if not entry["path"].endswith("statistics.parquet")]
    (folder / "datapackage.json").write_text(json.dumps(descriptor | {"resources": kept}))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (damage, ": parquet/statistics.parquet: the content is not the one that the descriptor names: verify it"),
        (
            lose_file,
            ": parquet/statistics.parquet: the descriptor lists this file, but it is missing or cannot be read",
        ),
        (lose_table, ": this release has no table 'statistics'"),
        (shutil.rmtree, "/datapackage.json: No such file or directory: this folder is no release"),
    ],
    ids=["another content", "a file is missing", "a table is missing", "no release"],
)
def test_a_spoilt_release_is_not_drawn(
    spoil: Callable[[Path], None],
    words: str,
    main: Callable[[list[str]], int],
    copied_release: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(copied_release)
    assert main(["war_deaths", "--release", str(copied_release), "--out", str(tmp_path / "new")]) == 1
    assert capsys.readouterr().err == f"{copied_release}{words}\n"
    assert not (tmp_path / "new").exists()


# The script


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], int]:
    """The script in this process."""
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    import make_figures

    function: Callable[[list[str]], int] = make_figures.main
    return function


def test_script_names_an_unknown_chart(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["war_deaths", "nope", "--out", str(tmp_path / "new")]) == 2
    assert capsys.readouterr().err == f"no chart 'nope'; known charts: {', '.join(NAMES)}\n"
    assert not (tmp_path / "new").exists()


def test_script_says_that_a_folder_cannot_be_written(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["war_deaths", "--out", str(tmp_path / "file")]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "the charts cannot be written here" in line


def test_script_writes_a_pdf_on_request(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["war_deaths", "--pdf", "--out", str(tmp_path)]) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".json", ".pdf", ".png", ".svg"]
    assert capsys.readouterr() == (f"{tmp_path}: 1 chart, 5 files\n", "")

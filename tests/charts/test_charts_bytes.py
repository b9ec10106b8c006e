"""The files of the charts hold the same bytes on every run."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import pytest

from bilateral_stats.charts import save as saving
from bilateral_stats.charts import write_charts
from tests.charts.support import ENDINGS, NAMES, catalogue, content_of, derived, run
from tests.conftest import WIDE_SAMPLE

UNLIKE_HERE = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "USER": "someone"}


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
    process = run(*drawn, "--record", WIDE_SAMPLE, "--out", "drawn", cwd=tmp_path, **UNLIKE_HERE)
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

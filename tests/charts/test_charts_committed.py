"""The committed charts are those that the record gives."""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.image import imread

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import all_tables
from bilateral_stats.charts import write_charts
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.record.checking import check_record
from tests.conftest import DATASET, ROOT

FIGURES = ROOT / "figures"

PICTURE_TOLERANCE = 0.02
"""Mean difference of two pictures, 1 being black against white: other releases of matplotlib set letters a little
differently; a bar of another length is more than this."""


def pinned_version() -> str:
    found = re.search(r"^matplotlib==([\w.]+)", (ROOT / "requirements-build.lock").read_text(), re.MULTILINE)
    assert found
    return found[1]


def committed() -> list[str]:
    """Return the names of the charts that are committed."""
    return sorted(path.stem for path in FIGURES.glob("*.svg"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The charts of the record of this repository, written anew."""
    frames = all_tables(check_record(DATASETS).frames)
    catalogue = read_catalogue(DATASETS, DATASET, frames)
    folder = tmp_path_factory.mktemp("committed")
    drawn = write_charts(catalogue.charts, frames, catalogue, folder, skipped=print)
    assert {path.stem for path in drawn} == set(committed())
    return folder


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_committed_numbers_and_texts_are_fresh(written: Path, ending: str) -> None:
    for name in committed():
        fresh = (written / f"{name}.{ending}").read_bytes()
        assert (FIGURES / f"{name}.{ending}").read_bytes() == fresh, f"{name}.{ending}: run make figures"


def test_committed_pictures_are_fresh(written: Path) -> None:
    installed, pinned = mpl.__version__, pinned_version()
    if installed != pinned:
        pytest.skip(f"matplotlib {installed} is installed, the lock pins {pinned}: bytes are not comparable")
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        pytest.skip("the committed pictures were drawn on x86-64 Linux: on another machine the last bit may differ")
    for name in committed():
        for ending in ("svg", "png"):
            fresh = (written / f"{name}.{ending}").read_bytes()
            assert (FIGURES / f"{name}.{ending}").read_bytes() == fresh, f"{name}.{ending}: run make figures"


def difference(one: Path, other: Path) -> float:
    """Return the mean difference of two pictures, over the part that both cover."""
    first, second = (imread(path)[:, :, :3] for path in (one, other))
    rows, columns = (min(sizes) for sizes in zip(first.shape[:2], second.shape[:2], strict=True))
    return float(np.abs(first[:rows, :columns] - second[:rows, :columns]).mean())


def test_committed_pictures_look_like_fresh_ones(written: Path) -> None:
    for name in committed():
        assert difference(FIGURES / f"{name}.png", written / f"{name}.png") <= PICTURE_TOLERANCE


def test_picture_with_another_bar_is_noticed(written: Path) -> None:
    assert difference(written / "arms_import_share.png", written / "arms_export_share.png") > PICTURE_TOLERANCE

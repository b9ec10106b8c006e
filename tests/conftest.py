"""Fixtures: a copy of the record to damage, and one built release."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tomllib
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from filelock import FileLock
from hypothesis import settings

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import build_release
from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.ground.errors import DataError, Fault
from bilateral_stats.record.checking import check_record
from tests.offline import sitecustomize  # from here on, the network is refused to this process

# The same examples on every run, and nothing written.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parents[1]

DATASET = read_dataset(DATASETS)

SAMPLE = Path(__file__).parent / "record"
"""A small sound record that no longer changes: the rows of two articles. Tests of rules damage copies of it."""

WIDE_SAMPLE = Path(__file__).parent / "wide_record"
"""A larger one, with about a hundred sources and charts of every kind: what is drawn and compared stands on it."""


def chart_names(record: Path) -> list[str]:
    """Return the names of the charts of a record."""
    return [chart["name"] for chart in tomllib.loads((record / "charts.toml").read_text("utf-8"))["charts"]]


CHART_NAMES = chart_names(WIDE_SAMPLE)

RELEASED_CHARTS = chart_names(DATASETS)
"""Those of the record of this repository, of which a release is built."""


def read_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path: Path, rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def faults_of(folder: Path) -> list[Fault]:
    """Return the faults of a record; empty when it is sound."""
    try:
        check_record(folder)
    except DataError as error:
        assert error.faults, error
        return error.faults
    return []


def load_script(name: str) -> ModuleType:
    """Return a script or a tool as a module: a process of its own for each call would take a second."""
    folder = next(folder for folder in ("scripts", "tools") if (ROOT / folder / f"{name}.py").exists())
    specification = spec_from_file_location(f"script_{name}", ROOT / folder / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Refuse the network to the processes that tests start; this one is refused it since the import above."""
    folders = [str(Path(sitecustomize.__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(folders))
        yield


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A release built from the record, once for all processes that run tests; tests only read it."""
    place = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        place = place.parent  # that of all processes
    with FileLock(place / "releases.lock"):
        built = list((place / "releases").glob("[0-9]*"))
        return built[0] if built else build_release(DATASETS, place / "releases", ROOT)


@pytest.fixture
def datasets(tmp_path: Path) -> Path:
    """A copy of the sample record that a test may damage."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "datasets"))


@pytest.fixture
def set_cell(datasets: Path) -> Callable[[str, int, str, str], None]:
    """Write a text into one cell of the copy, by table, line and column."""

    def write(table: str, line: int, column: str, text: str) -> None:
        path = datasets / f"{table}.csv"
        rows = read_rows(path)
        rows[line - 1][rows[0].index(column)] = text
        write_rows(path, rows)

    return write

"""The charts of the record as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral_stats.build import build_release
from bilateral_stats.charts import write_charts
from tests.charts.support import NAMES, catalogue, derived
from tests.conftest import WIDE_SAMPLE


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All charts of the record, written once; tests only read them."""
    folder = tmp_path_factory.mktemp("figures")
    write_charts(NAMES, derived(), catalogue(), folder)
    return folder


@pytest.fixture(scope="session")
def drawn_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the record from which the charts are drawn; tests only read it."""
    return build_release(WIDE_SAMPLE, tmp_path_factory.mktemp("releases"))

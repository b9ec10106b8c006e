"""The charts of the record as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral_stats.charts import write_charts
from tests.charts.support import NAMES, catalogue, derived


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All charts of the record, written once; tests only read them."""
    folder = tmp_path_factory.mktemp("figures")
    write_charts(NAMES, derived(), catalogue(), folder)
    return folder

"""What the charts import: matplotlib only where they draw."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bilateral_stats.charts import draw_chart
from tests.charts.support import catalogue, derived


def test_the_catalogue_needs_no_matplotlib() -> None:
    code = (
        "import sys; from bilateral_stats.charts.catalogue_file import read_catalogue; "
        "assert not {'matplotlib', 'pandera', 'pyarrow.parquet'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_missing_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install 'bilateral-stats\[charts\]'"):
        draw_chart("war_deaths", derived(), catalogue())

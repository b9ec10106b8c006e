"""What the charts import: matplotlib only where they draw."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bilateral_stats.charts import draw_chart
from tests.charts.support import derived


def test_names_of_charts_need_no_matplotlib() -> None:
    code = (
        "import sys; from bilateral_stats.charts import chart_names; assert chart_names(); "
        "assert not {'matplotlib', 'pandera', 'pyarrow.parquet'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_missing_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install 'bilateral-stats\[charts\]'"):
        draw_chart("war_deaths", derived())

"""Charts of any two countries: the code knows no country, indicator, source or event."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilateral_stats import charts
from tests.charts.support import NAMES, composed, content_of, derived, find_chart, made_up_dyad


@pytest.mark.parametrize("name", NAMES)
def test_made_up_countries_need_no_code(name: str) -> None:
    chart, tables = made_up_dyad(find_chart(name), derived())
    content = composed(chart, tables)
    assert len(content.plotted) == len(content_of(name).plotted)


def test_code_knows_no_country_indicator_or_event() -> None:
    statistics, timeline = derived()["statistics"], derived()["timeline"]
    known = {*statistics["indicator_id"], *statistics["ref_area"], *statistics["ref_area_name"], *timeline["event_id"]}
    known |= {*statistics["counterpart_area"], *statistics["counterpart_area_name"], *statistics["outlet"]}
    known |= {*statistics["source_id"]}
    names = sorted(re.escape(name) for name in known if isinstance(name, str))
    words = re.compile(rf"\b({'|'.join(names)})\b")
    found = [
        (path.name, words.findall(path.read_text())) for path in sorted(Path(charts.__file__).parent.rglob("*.py"))
    ]
    assert [(file, names) for file, names in found if names] == []

"""Every number that a chart writes stands in the data."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from bilateral_stats import __version__
from bilateral_stats.charts.drawing.axes import bar_ticks
from bilateral_stats.words.entries import entries_of
from bilateral_stats.words.values import say_number
from tests.charts.support import NAMES, catalogue, content_of, derived, figure_of, find_chart, written

BAR_CHARTS = [name for name in NAMES if find_chart(name).kind in {"bars", "ledger"}]


def numbers_in(texts: list[str]) -> set[str]:
    return {number.rstrip(".,") for text in texts for number in re.findall(r"\d[\d.,]*", text)}


def allowed_numbers(name: str) -> set[str]:
    """Numbers that stand in the plotted rows, their dates, comparisons and sources, in the version or on the axis."""
    content = content_of(name)
    plotted = content.plotted
    allowed = {__version__, "4.0"}
    columns = set(plotted) & {"time_period", "date_published"}
    dates = [date for column in columns for date in plotted[column].dropna()]
    dates += list(derived()["timeline"]["time_period"])
    allowed |= {str(int(number)) for date in dates for number in re.findall(r"\d+", date)}
    # "i24NEWS" is a name.
    allowed |= numbers_in([*content.sources, *plotted["outlet"]])
    for verdict in content.verdicts:
        allowed |= {str(verdict.comparison["sources"]), str(verdict.comparison["voices"])}
        allowed |= numbers_in([claim["value_label"] for claim in verdict.claims])
        allowed |= numbers_in([str(verdict.comparison["period"])])
    if "obs_value" in plotted:
        allowed.add(str(plotted["source_id"].nunique()))
        allowed |= {str(entry.sources) for entry in entries_of(content.rows, True)}
        values = [plotted[column] for column in ("obs_value", "obs_value_to", "obs_low", "obs_high")]
        # The two last counts of the war, end to end, are 6,620.
        ticks = bar_ticks(content.rows, 6620 if name == "war_deaths" else 0) if name in BAR_CHARTS else []
        said = {say_number(float(value)) for value in pd.concat([*values, pd.Series(ticks, dtype=float)]).dropna()}
        allowed |= {value.split()[0] for value in said}
    return allowed


@pytest.mark.parametrize("name", NAMES)
def test_every_number_written_stands_in_the_data(name: str) -> None:
    content = content_of(name)
    texts = [*written(figure_of(name)), content.title, content.subtitle, content.alternative_text, content.note]
    assert numbers_in(texts) - allowed_numbers(name) == set()


def test_no_number_is_typed_in_the_catalogue() -> None:
    texts = [
        text
        for chart in catalogue().charts.values()
        for text in (chart.title, chart.title_if_conflict, chart.subtitle, chart.note)
    ] + [selection.words for chart in catalogue().charts.values() for selection in chart.select]
    assert [text for text in texts if re.search(r"\d", re.sub(r"\{[^}]*\}", "", text))] == []


@pytest.mark.parametrize("name", BAR_CHARTS)
def test_each_value_is_written_beside_its_bar(name: str) -> None:
    texts = written(figure_of(name))
    assert [text for text in content_of(name).plotted["value_label"] if text not in texts] == []

"""What the tests of the charts share: the charts of the record, made-up tables, and measuring a drawn figure."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pandas as pd
from bilateral_stats.schemas.vocabularies import SETTLED, STAGE_OF_STATUS
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from bilateral_stats.charts import CHART_TABLES
from bilateral_stats.charts.catalogue import Catalogue, Chart
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.charts.compose import Content, compose
from bilateral_stats.charts.drawing.style import house_style
from bilateral_stats.charts.figure import draw_page
from bilateral_stats.charts.shapes import LANDSCAPE, Shape
from bilateral_stats.derive.bounds import value_bounds
from bilateral_stats.derive.comparisons import COLUMNS, told, typed
from bilateral_stats.derive.making import make_table
from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.ground.periods import period_bounds, period_texts
from bilateral_stats.record.checking import check_record
from bilateral_stats.words.values import value_labels
from tests.conftest import CHART_NAMES, ROOT, WIDE_SAMPLE

SCRIPT = ROOT / "scripts" / "make_figures.py"
NAMES = tuple(CHART_NAMES)
ENDINGS = ("svg", "png", "csv", "json")

LONG_NAME = "Interministerial Standing Commission for Foreign Trade Census"
UNBROKEN_NAME = "Donaudampfschifffahrtsgesellschaftsarchivverwaltungsbehoerden"
assert len(LONG_NAME) == 61 and len(UNBROKEN_NAME) == 61

EVERY_QUALIFIER = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most", "between")


@cache
def derived() -> dict[str, pd.DataFrame]:
    """Return the tables of the record from which charts are drawn."""
    frames = check_record(WIDE_SAMPLE).frames
    return {table: make_table(table, frames) for table in CHART_TABLES}


@cache
def catalogue() -> Catalogue:
    """Return the charts of the record."""
    return read_catalogue(WIDE_SAMPLE, read_dataset(WIDE_SAMPLE), derived())


def find_chart(name: str) -> Chart:
    """Return a chart of the record."""
    return catalogue().find(name)


def composed(chart: Chart, tables: Mapping[str, pd.DataFrame]) -> Content:
    """Return what a chart shows of some tables, with what the record says of itself."""
    return compose(chart, tables, catalogue())


@cache
def content_of(name: str) -> Content:
    """Return what a chart shows of the record."""
    return composed(find_chart(name), derived())


def drawn(content: Content, shape: Shape = LANDSCAPE) -> Figure:
    """Return a composed chart as a figure."""
    with house_style():
        return draw_page(content, shape)


@cache
def figure_of(name: str, shape: Shape = LANDSCAPE) -> Figure:
    """Return a chart of the record, drawn once; tests only read it."""
    return drawn(content_of(name), shape)


def run(*arguments: str | Path, cwd: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, SCRIPT, *arguments]
    environment = os.environ | settings
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=environment)


def made_up_claims(
    statistics: pd.DataFrame, indicator: str, count: int = 10, spread: float = 1.07, ref_area: str = ""
) -> pd.DataFrame:
    """Return claims of one indicator by many sources with long names, gaps and every qualifier."""
    template = statistics[
        statistics["indicator_id"].eq(indicator) & (statistics["ref_area"].eq(ref_area) | (not ref_area))
    ].iloc[[0]]
    rows = pd.concat([template] * count, ignore_index=True)
    number = pd.Series(range(count))
    rows["claim_id"] = [f"made-up-{indicator}-{ref_area.lower()}-{place:02d}" for place in number]
    rows["source_id"] = [f"made-up-source-{place:02d}" for place in number]
    rows["originator_id"] = pd.Series([None] * count, dtype="str")
    rows["qualifier"] = [EVERY_QUALIFIER[place % len(EVERY_QUALIFIER)] for place in number]
    rows["obs_value"] = [round(float(rows["obs_value"].iloc[0]) * spread ** (place - 5), 2) for place in number]
    rows["obs_value_to"] = (rows["obs_value"] * 1.2).round(2).where(rows["qualifier"].eq("between"))
    rows["obs_status"] = [("A", "E", "F", "P", "U")[place % 5] for place in number]
    rows["originator"] = pd.Series([None if place % 3 == 2 else LONG_NAME for place in number], dtype="str")
    rows["outlet"] = [UNBROKEN_NAME if place % 2 else f"{LONG_NAME[:-2]} {place}" for place in number]
    rows["date_published"] = pd.Series(
        [None if place % 4 == 3 else f"2023-04-{place % 28 + 1:02d}" for place in number], dtype="str"
    )
    return complete(rows)


def complete(rows: pd.DataFrame) -> pd.DataFrame:
    """Return claims with their derived columns worked out again."""
    rows = rows.assign(value_label=value_labels(rows, rows["unit"], rows["unit_label"], {"USD": "$"}))
    limits = rows.assign(minimum=0.0, maximum=float("nan"))
    # Printed to the last decimal: what rounding leaves open is nothing that these tests look at.
    printed = [f"{value:.4f} to {to:.4f}" for value, to in zip(rows["obs_value"], rows["obs_value_to"], strict=True)]
    bounds = value_bounds(rows.assign(as_printed=printed, in_english=None), limits)
    return rows.assign(**dict(bounds.items()))


def with_claims(statistics: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the derived tables with other claims, and what follows from these."""
    return compared(derived() | {"statistics": statistics})


def compared(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return tables with their comparisons made anew."""
    comparisons = comparisons_of(tables["statistics"])
    keys = {
        claim: row.comparison_id
        for row in comparisons[["comparison_id", "row_ids"]].itertuples(index=False)
        for claim in str(row.row_ids).split()
    }
    statistics = tables["statistics"].assign(comparison_id=tables["statistics"]["claim_id"].map(keys))
    return derived() | tables | {"statistics": statistics, "comparisons": comparisons}


def comparisons_of(statistics: pd.DataFrame) -> pd.DataFrame:
    """Return the comparisons of made-up claims."""
    published = period_bounds(statistics["date_published"])["period_end"].dt.strftime("%Y")
    stated = period_texts(statistics["period_start"], statistics["period_end"])
    stage = statistics["obs_status"].map(STAGE_OF_STATUS).fillna(SETTLED)
    counted = period_bounds(statistics["as_of"])
    same = ("title", "ref_area", "counterpart_area", "unit", "low", "high", "label")
    there = ("indicator_title", "ref_area", "counterpart_area", "unit", "obs_low", "obs_high", "value_label")
    rows = pd.DataFrame({name: statistics[column] for name, column in zip(same, there, strict=True)}).assign(
        row_id=statistics["claim_id"],
        thing=statistics["indicator_id"],
        period=stated.fillna(published),
        stated=stated.notna(),
        stage=stage,
        low_inclusive=statistics["low_inclusive"],
        high_inclusive=statistics["high_inclusive"],
        counted_from=counted["period_start"],
        counted_to=counted["period_end"],
        voice=statistics["originator"].fillna(statistics["outlet"]),
        outlet_id=statistics["outlet"],
        source_id=statistics["source_id"],
        when=statistics["as_of"],
    )
    key = [
        rows[name].astype(object).fillna("") for name in ("thing", "ref_area", "counterpart_area", "period", "stage")
    ]
    rows = rows.assign(key=["_".join(parts).lower() for parts in zip(*key, strict=True)])
    names = {name: name for name in (*rows["voice"], *rows["outlet_id"])}
    table = told(rows, pd.Series(names, dtype="str")).rename(columns={"thing": "indicator_id"})
    return typed(table.assign(compared="claims", related=None), COLUMNS)


def made_up_dyad(chart: Chart, tables: dict[str, pd.DataFrame]) -> tuple[Chart, dict[str, pd.DataFrame]]:
    """Return a chart and the tables with its countries replaced by made-up ones."""
    codes = dict(zip((chart.select[0].ref_area, chart.select[0].counterpart_area), ("RUR", "GRA"), strict=True))
    select = tuple(
        replace(
            one,
            ref_area=codes.get(one.ref_area, one.ref_area),
            counterpart_area=codes.get(one.counterpart_area, one.counterpart_area),
        )
        for one in chart.select
    )
    made_up = {}
    for name, table in tables.items():
        frame = table.copy()
        for column in set(frame) & {"ref_area", "counterpart_area", "from_area", "to_area"}:
            frame[column] = frame[column].replace(codes)
        made_up[name] = frame
    return replace(chart, select=select), made_up


def made_up_events(timeline: pd.DataFrame) -> pd.DataFrame:
    """Return an event that ten sources with long names date in ten ways, and one that runs over the year's end."""
    template = timeline.iloc[[0]]
    rows = pd.concat([template] * 12, ignore_index=True)
    rows["event_date_id"] = [f"made-up-{place:02d}" for place in range(12)]
    rows["event_id"] = ["dated-often"] * 10 + ["new-year", "long-ago"]
    rows["event_title"] = [UNBROKEN_NAME] * 10 + [LONG_NAME, LONG_NAME]
    periods = [f"1999-{month:02d}-28" for month in range(1, 9)] + ["1999-09", "1999-10/1999-12"]
    rows["time_period"] = [*periods, "1999-12-29/2000-02-03", "1948~"]
    rows["event_status"] = ["happened", "planned"] * 6
    rows["outlet"] = [f"{LONG_NAME} {place}" for place in range(12)]
    rows["date_published"] = pd.Series([None] * 12, dtype="str")
    bounds = period_bounds(rows["time_period"])
    return rows.assign(period_start=bounds["period_start"], period_end=bounds["period_end"])


def written(figure: Figure) -> list[str]:
    """Return the texts of a drawn figure."""
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]


def text_boxes(figure: Figure) -> Iterator[tuple[str, Bbox]]:
    """Yield each text of a figure with the box that the renderer gives it, in points from the lower left corner."""
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    scale = 72 / figure.dpi
    for artist in figure.findobj(Text):
        if isinstance(artist, Text) and artist.get_text().strip():
            box = artist.get_window_extent(renderer)
            yield artist.get_text(), Bbox(box.get_points() * scale)


def layout_faults(figure: Figure, tolerance: float = 0.5) -> list[str]:
    """Return what stands outside the canvas, and which texts overlap."""
    width, height = figure.get_size_inches() * 72
    boxes = list(text_boxes(figure))
    outside = [
        f"outside the canvas: {words}"
        for words, box in boxes
        if box.x0 < -tolerance or box.y0 < -tolerance or box.x1 > width + tolerance or box.y1 > height + tolerance
    ]
    overlapping = [
        f"overlap: {one} | {other}"
        for (one, first), (other, second) in combinations(boxes, 2)
        if min(first.x1, second.x1) - max(first.x0, second.x0) > tolerance
        and min(first.y1, second.y1) - max(first.y0, second.y0) > tolerance
    ]
    return outside + overlapping

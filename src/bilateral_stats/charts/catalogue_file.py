"""The catalogue of a record or a release: read from its ``charts.toml``, or the standard one where it has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from ..ground.dataset import Dataset
from ..ground.errors import DataError, Fault, nearest
from ..ground.toml_file import read_toml
from .catalogue import DATES, Catalogue, ChartsFile
from .places import misnamed_places
from .standard import standard_charts

CHARTS_FILE = "charts.toml"

KEYS: Mapping[str, str] = {"areas": "area", "events": "event_id", "indicators": "indicator_id"}
"""Recorded tables whose keys a catalogue names, with the column of the key."""


def read_catalogue(folder: Path, dataset: Dataset, frames: Mapping[str, pd.DataFrame]) -> Catalogue:
    """Return the catalogue of a record or a release.

    Parameters
    ----------
    folder
        Folder of the record or the release; without a file ``charts.toml`` in it, standard charts are chosen from the
        rows.
    dataset
        What the dataset says of itself.
    frames
        At least the tables of :data:`KEYS` and ``statistics``.

    Raises
    ------
    DataError
        The file is broken, or it names what is not recorded; carries every fault.
    """
    found = check_catalogue(folder, frames)
    charts = standard_charts(frames["statistics"]) if found is None else found.charts
    return Catalogue(dataset, {chart.name: chart for chart in charts})


def check_catalogue(folder: Path, frames: Mapping[str, pd.DataFrame]) -> ChartsFile | None:
    """Return what the file ``charts.toml`` of a folder holds, or ``None`` where there is no such file.

    Parameters
    ----------
    folder
        Folder of the record or the release.
    frames
        At least the tables of :data:`KEYS`.

    Raises
    ------
    DataError
        The file is broken, or it names what is not recorded; carries every fault.
    """
    path, file = folder / CHARTS_FILE, f"{folder.name}/{CHARTS_FILE}"
    if not path.exists():
        return None
    found = read_toml(path, file, ChartsFile)
    if faults := [Fault(file, 0, place, text, rule) for place, text, rule in _faults(found, frames)]:
        raise DataError(faults=faults)
    return found


def _faults(found: ChartsFile, frames: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str | None, str]]:
    """Yield place, text and rule of what a catalogue names and nobody has recorded."""
    known = {table: frames[table][column].tolist() for table, column in KEYS.items()}
    for name, times in Counter(chart.name for chart in found.charts).items():
        if times > 1:
            yield f"charts[{name}].name", None, "another chart has this name"
    for chart in found.charts:
        place = f"charts[{chart.name}]"
        if not chart.select:
            yield f"{place}.select", None, "this may not be empty"
        for series, times in Counter(one.series for one in chart.select if one.series).items():
            if times > 1:
                yield f"{place}.select", series, "two series have this name; give one a key of its own"
        for number, one in enumerate(chart.select, 1):
            inside = f"{place}.select[{number}]"
            for key, area in (("ref_area", one.ref_area), ("counterpart_area", one.counterpart_area)):
                if area or key == "ref_area":
                    yield from _unknown(f"{inside}.{key}", area, "area", known["areas"])
            for event in one.events:
                yield from _unknown(f"{inside}.events", event, "event", known["events"])
            if chart.kind != DATES:
                yield from _unknown(f"{inside}.indicator", one.indicator, "indicator", known["indicators"])
        for key, text, rule in misnamed_places(chart, known["events"]):
            yield f"{place}.{key}", text, rule


def _unknown(place: str, text: str, what: str, known: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    if text not in known:
        yield place, text, f"there is no such {what}; known: {nearest(text, known)}"

"""The charts: the drawn files of the release, small enough to stand inside the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..charts.catalogue import Catalogue
from ..words.phrases import credit, say_when
from ..words.rows import rows_of
from ..words.values import say_period
from . import missing_words
from .inline_svg import inline_drawing

ENDINGS: Mapping[str, str] = {"svg": "SVG", "png": "PNG", "csv": "numbers (CSV)", "json": "texts (JSON)"}
"""Files of a chart by ending, with what the link to each says."""


@dataclass(frozen=True)
class Plotted:
    """One number or date that a chart shows.

    Parameters
    ----------
    anchor
        Where its claim or dating stands on the page.
    said
        The figure in words, or the event.
    when
        The period, or the date.
    who
        Who says so, and where.
    """

    anchor: str
    said: str
    when: str
    who: str


@dataclass(frozen=True)
class Picture:
    """A chart as the page shows it.

    Parameters
    ----------
    name
        Its name.
    texts
        What lies beside it as JSON: title, note, sources, how to read it, alternative text.
    drawing
        The drawing, as an element of HTML.
    claim_ids
        Keys of the claims that it draws.
    plotted
        Its numbers.
    files
        Paths of its files in the release, with what the link says.
    """

    name: str
    texts: Mapping[str, str]
    drawing: str
    claim_ids: list[str]
    plotted: list[Plotted]
    files: Mapping[str, str]


def pictures(folder: Path, frames: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> list[Picture]:
    """Return the charts of a release, in the order in which people should see them.

    Parameters
    ----------
    folder
        Folder of the release; its charts are drawn.
    frames
        All tables by name.
    catalogue
        The charts of the release.
    """
    known = {f"claim {row['claim_id']}": _claim(row) for row in rows_of(frames["statistics"])}
    known |= {f"dating {row['event_date_id']}": _dating(row) for row in rows_of(frames["timeline"])}
    found = []
    for name in catalogue.charts:
        svg = (folder / "figures" / f"{name}.svg").read_text(encoding="utf-8")
        texts = json.loads((folder / "figures" / f"{name}.json").read_text(encoding="utf-8"))
        claim_ids = texts.get("claim_ids", [])
        keys = [f"claim {key}" for key in claim_ids]
        keys += [f"dating {key}" for key in texts.get("event_date_ids", [])]
        found.append(
            Picture(
                name=name,
                texts=texts,
                drawing=inline_drawing(svg),
                claim_ids=claim_ids,
                plotted=[known[key] for key in keys],
                files={f"figures/{name}.{ending}": label for ending, label in ENDINGS.items()},
            )
        )
    return found


def _claim(row: Mapping[str, str]) -> Plotted:
    when = say_when(row["time_period"], missing_words.PERIOD)
    who = credit(row["originator"], row["outlet"], row["date_published"])
    return Plotted(f"claim-{row['claim_id']}", row["value_label"], when, who)


def _dating(row: Mapping[str, str]) -> Plotted:
    who = credit(row["originator"], row["outlet"], row["date_published"])
    return Plotted(f"dating-{row['event_date_id']}", row["event_title"], say_period(row["time_period"]), who)

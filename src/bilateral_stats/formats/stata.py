"""Tables as files of Stata (format 118): labels for variables and codes, days as days, notes that tell how to cite."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from ..citations.references import dataset_reference
from ..citations.styles import text_citation
from ..contract.columns import Codes, Column, columns_with_codes, description
from ..ground.dataset import Dataset

TABLES_OF_STATA = ("statistics", "comparisons", "dyad_years", "timeline", "slips", "sources")

MOST_LABEL = 80
"""Letters of a label (a limit of the format)."""

MOST_TEXT = 2045
"""Bytes of a text that stands in its row; longer ones are kept apart (strL)."""


MAP, SECTIONS, BEFORE_NOTES = b"<map>", 14, 8
"""Where a file tells at which byte each of its sections begins; the ninth of them holds notes."""

NOTES = b"<characteristics>"
NAME_BYTES = 129
"""Bytes of a name in that section, with the zero at its end."""


def write_stata(folder: Path, frames: Mapping[str, pd.DataFrame], dataset: Dataset, codes: Codes) -> None:
    """Write a file for each table; the same bytes on every run.

    Parameters
    ----------
    folder
        Where to write; made where it is missing.
    frames
        Tables by name.
    dataset
        What the dataset says of itself; its day is that of the files, and its version stands in their labels.
    codes
        Codes of the lists that the record keeps itself.
    """
    folder.mkdir(exist_ok=True)
    notes = [f"Cite: {text_citation(dataset_reference(dataset))}", f"Licence: {dataset.licence.title}"]
    for table in TABLES_OF_STATA:
        if table not in frames:
            continue
        described = columns_with_codes(table, codes)
        frame = pd.DataFrame({column.name: _cells(column, frames[table][column.name]) for column in described})
        long = [name for name in frame if frame[name].dtype == object and _longest(frame[name]) > MOST_TEXT]
        path = folder / f"{table}.dta"
        frame.to_stata(
            path,
            write_index=False,
            version=118,
            time_stamp=datetime.combine(dataset.released, datetime.min.time()),
            byteorder="little",
            data_label=f"{dataset.name} {dataset.version}: {description(table)}"[:MOST_LABEL],
            variable_labels={column.name: column.title[:MOST_LABEL] for column in described},
            convert_dates={column.name: "td" for column in described if column.type.name == "date"},
            convert_strl=long,
        )
        path.write_bytes(_with_notes(path.read_bytes(), [f"{description(table)}", *notes]))


def _with_notes(content: bytes, notes: Sequence[str]) -> bytes:
    """Return a file with notes about the whole of it, which pandas cannot write (the format: ``help dta`` of Stata)."""
    entries = {"note0": f"{len(notes)}"} | {f"note{number}": note for number, note in enumerate(notes, 1)}
    added = b""
    for name, words in entries.items():
        entry = b"".join(part.encode().ljust(NAME_BYTES, b"\0") for part in ("_dta", name)) + words.encode() + b"\0"
        added += b"<ch>" + struct.pack("<I", len(entry)) + entry + b"</ch>"
    form, place = f"<{SECTIONS}Q", content.index(MAP) + len(MAP)
    starts = list(struct.unpack_from(form, content, place))
    cut = starts[BEFORE_NOTES] + len(NOTES)
    moved = [start + len(added) * (number > BEFORE_NOTES) for number, start in enumerate(starts)]
    with_map = content[:place] + struct.pack(form, *moved) + content[place + struct.calcsize(form) :]
    return with_map[:cut] + added + with_map[cut:]


def _cells(column: Column, cells: pd.Series) -> pd.Series:
    kind = column.type.name
    if kind == "date":
        return cells.astype("datetime64[ns]")
    if kind == "boolean":
        return cells.astype("Int64").astype("float64")
    if kind in {"integer", "number"}:
        return cells.astype("float64")
    if column.vocabulary and cells.notna().any():
        # Codes become value labels; those that do not occur keep their number all the same.
        return pd.Series(pd.Categorical(cells.astype(object), categories=list(column.vocabulary)), index=cells.index)
    return cells.astype(object).where(cells.notna(), "")


def _longest(cells: pd.Series) -> int:
    return max((len(str(cell).encode()) for cell in cells), default=0)

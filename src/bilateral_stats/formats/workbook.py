"""A workbook of the tables that most people open: codes as text, days as days, links that work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from ..citations.references import dataset_reference
from ..citations.styles import text_citation
from ..contract.columns import Column, columns, description
from ..ground.dataset import Dataset

SHEETS = ("statistics", "comparisons", "dyad_years", "timeline", "slips", "sources")
"""Tables that have a sheet, after the one that says what this is."""

LONGEST_LINK = 2079
"""Letters of an address; a longer one is written as text (a limit of the format)."""

MOST_WIDTH, LEAST_WIDTH = 48, 9
"""Widths of columns in letters."""

MEASURED_ROWS = 200
"""Rows by which the width of a column is measured."""

ADDRESSES = frozenset({"url", "quote_url"})


def write_workbook(path: Path, frames: Mapping[str, pd.DataFrame], dataset: Dataset) -> None:
    """Write the workbook; the same bytes on every run.

    Parameters
    ----------
    path
        The file.
    frames
        Tables by name.
    dataset
        What the dataset says of itself; its day is that of the file.
    """
    import xlsxwriter

    # Texts that look like formulas or numbers stay texts.
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, {**options, "nan_inf_to_errors": False}) as book:
        created = datetime.combine(dataset.released, datetime.min.time())
        book.set_properties({"title": dataset.title, "author": dataset.publisher, "created": created})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"num_format": "@", "valign": "top"}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
            "number": book.add_format({"valign": "top"}),
            "link": book.add_format({"font_color": "#0B5FA5", "underline": 1, "valign": "top"}),
        }
        _about(book, formats, dataset, frames)
        for table in SHEETS:
            if table in frames:
                _sheet(book, formats, table, frames[table])
        _codebook(book, formats, frames)


def _about(book: Any, formats: Mapping[str, Any], dataset: Dataset, frames: Mapping[str, pd.DataFrame]) -> None:
    sheet = book.add_worksheet("about")
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100, book.add_format({"text_wrap": True, "valign": "top"}))
    lines = [
        ("What it is", dataset.description),
        ("Version", f"{dataset.version}, {dataset.released.isoformat()}"),
        ("How to cite", text_citation(dataset_reference(dataset))),
        ("A figure", "Name who made it first, then the paper that printed it: the column citation does."),
        ("Licence", f"{dataset.licence.title} ({dataset.licence.id}), {dataset.licence.url}"),
        ("Empty cells", "Not known, or not stated by the source; never zero."),
        *((table, description(table)) for table in SHEETS if table in frames),
        ("codebook", "What every column means."),
    ]
    for row, (head, text) in enumerate(lines):
        sheet.write_string(row, 0, head, formats["head"])
        sheet.write_string(row, 1, text)


def _sheet(book: Any, formats: Mapping[str, Any], table: str, frame: pd.DataFrame) -> None:
    sheet = book.add_worksheet(table)
    described = columns(table)
    for place, column in enumerate(described):
        cells = frame[column.name]
        sheet.write_string(0, place, column.name, formats["head"])
        sheet.set_column(place, place, _width(column, cells))
        write = _writer(sheet, formats, column)
        for row, cell in enumerate(cells.tolist(), 1):
            if not pd.isna(cell):
                write(row, place, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(frame), 1), len(described) - 1)


def _writer(sheet: Any, formats: Mapping[str, Any], column: Column) -> Any:
    kind = column.type.name
    if kind == "date":
        return lambda row, place, cell: sheet.write_datetime(row, place, cell.to_pydatetime(), formats["date"])
    if kind in {"number", "integer"} and not column.code:
        return lambda row, place, cell: sheet.write_number(row, place, cell, formats["number"])
    if kind == "boolean":
        return lambda row, place, cell: sheet.write_boolean(row, place, bool(cell), formats["number"])
    if column.name in ADDRESSES:
        return lambda row, place, cell: (
            sheet.write_url(row, place, cell, formats["link"], cell[:255])
            if len(cell) <= LONGEST_LINK
            else sheet.write_string(row, place, cell, formats["text"])
        )
    return lambda row, place, cell: sheet.write_string(row, place, str(cell), formats["text"])


def _width(column: Column, cells: pd.Series) -> int:
    longest = max((len(str(cell)) for cell in cells.iloc[:MEASURED_ROWS].dropna()), default=0)
    return min(MOST_WIDTH, max(LEAST_WIDTH, len(column.name) + 2, longest if column.type.name != "date" else 11))


def _codebook(book: Any, formats: Mapping[str, Any], frames: Mapping[str, pd.DataFrame]) -> None:
    sheet = book.add_worksheet("codebook")
    for place, (name, width) in enumerate(
        (("table", 14), ("column", 28), ("title", 28), ("meaning", 90), ("unit", 12))
    ):
        sheet.write_string(0, place, name, formats["head"])
        sheet.set_column(place, place, width)
    row = 1
    for table in SHEETS:
        for column in columns(table) if table in frames else ():
            for place, text in enumerate((table, column.name, column.title, column.description, column.unit or "")):
                sheet.write_string(row, place, text, formats["text"])
            row += 1
    sheet.freeze_panes(1, 2)

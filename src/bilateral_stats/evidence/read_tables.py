"""The tables that speak of articles, as text: they can be held against an article before the record is sound."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from ..contract.columns import columns
from ..ground.errors import DataError, Fault
from ..record.checking import check_record
from ..record.reading import read_text_table

SOURCE_TABLES = ("sources", "claims", "event_dates", "waivers", "units", "originators", "areas")


def read_source_tables(folder: Path) -> tuple[dict[str, pd.DataFrame], list[Fault]]:
    """Read the tables that speak of articles, and check the whole record.

    A fault elsewhere, as an indicator that lost its last claim, must not hide what the articles say of it.

    Parameters
    ----------
    folder
        Folder of the recorded tables.

    Returns
    -------
    dict and list
        The tables as text, by name, on the index 0, 1, 2, ...; and the faults of the record.

    Raises
    ------
    DataError
        One of the tables cannot be read as a whole; carries the faults of the record.
    """
    try:
        check_record(folder)
        faults: list[Fault] = []
    except DataError as error:
        if not error.faults:
            raise
        faults = error.faults
    tables = {}
    for table in SOURCE_TABLES:
        text = read_text_table(
            folder / f"{table}.csv", f"{folder.name}/{table}.csv", [column.name for column in columns(table)]
        )
        if text.frame is None or len(text.frame) != text.lines - 1:
            raise DataError(faults=faults)
        tables[table] = text.frame.reset_index(drop=True)
    return tables, faults

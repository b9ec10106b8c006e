"""The lists of codes that a record keeps itself: its units, topics and types of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ..ground.errors import Fault, line_number, nearest
from ..schemas.vocabularies import CODELISTS, TOPIC, UNIT
from .columns import Codes, columns


def recorded_codes(frames: Mapping[str, pd.DataFrame]) -> Codes:
    """Return the codes of a record with their meanings, by list, in the order in which people see them.

    Parameters
    ----------
    frames
        At least the tables ``units`` and ``codelists``.
    """
    units, codelists = frames["units"], frames["codelists"]
    codes = {UNIT: dict(zip(units["unit"], units["label"], strict=True))}
    for name in CODELISTS:
        rows = codelists[codelists["codelist"] == name]
        codes[name] = dict(zip(rows["code"], rows["meaning"], strict=True))
    return codes


def topic_labels(frames: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Return the topics of a record with the headings over them, in the order in which people see them.

    Parameters
    ----------
    frames
        At least the table ``codelists``.
    """
    rows = frames["codelists"][frames["codelists"]["codelist"] == TOPIC]
    return dict(zip(rows["code"], rows["label"], strict=True))


def check_codes(frames: Mapping[str, pd.DataFrame], files: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the codes that are not in the lists of the record.

    Parameters
    ----------
    frames
        Typed tables by name, ``units`` and ``codelists`` among them; the index of each holds line numbers.
    files
        Names of the files for the messages, by table.
    """
    codes = recorded_codes(frames)
    for table, frame in frames.items():
        for column in columns(table):
            if column.codelist is None:
                continue
            known = [code for code in codes[column.codelist] if isinstance(code, str)]
            cells = frame[column.name].dropna()
            for line, code in cells[~cells.isin(known)].items():
                file = files["units" if column.codelist == UNIT else "codelists"]
                what = column.codelist.replace("_", " ")
                rule = f"there is no such {what} in {file}: add it there, or write one of: {nearest(str(code), known)}"
                yield Fault(files[table], line_number(line), column.name, str(code), rule)

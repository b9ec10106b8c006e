"""The claims as SDMX: data in SDMX-CSV 2.0, and their structure in SDMX-ML 3.0.

Two sources may print different values for the same area, indicator and period, so the claim itself is a dimension.
The period is an attribute, because a source may not state it, and a dimension may not be missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time

import pandas as pd
from pysdmx.io import write_sdmx
from pysdmx.io.format import Format
from pysdmx.model import (
    Agency,
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Organisation,
    Role,
)
from pysdmx.model.message import Header

from ..contract.codelists import recorded_codes
from ..derive.making import row_pieces
from ..ground.csv_text import csv_header, csv_rows, distinct_texts
from ..ground.dataset import Dataset
from ..ground.periods import period_bounds
from ..schemas import vocabularies
from ..schemas.qualifiers import QUALIFIERS

STRUCTURE_ID = "CLAIMS"
STRUCTURE_VERSION = "1.0"

NOT_APPLICABLE = "_Z"
"""SDMX code for a value that does not apply: a claim about one area has no counterpart."""

DIMENSION, MEASURE, ATTRIBUTE = Role.DIMENSION, Role.MEASURE, Role.ATTRIBUTE

COMPONENTS: tuple[tuple[str, str, Role, DataType, bool, str], ...] = (
    ("CLAIM", "claim_id", DIMENSION, DataType.STRING, True, ""),
    ("INDICATOR", "indicator_id", DIMENSION, DataType.STRING, True, "CL_INDICATOR"),
    ("REF_AREA", "ref_area", DIMENSION, DataType.STRING, True, "CL_AREA"),
    ("COUNTERPART_AREA", "counterpart_area", DIMENSION, DataType.STRING, True, "CL_AREA"),
    ("OBS_VALUE", "obs_value", MEASURE, DataType.DOUBLE, True, ""),
    ("TIME_PERIOD", "time_period", ATTRIBUTE, DataType.PERIOD, False, ""),
    ("UNIT_MEASURE", "unit", ATTRIBUTE, DataType.STRING, True, "CL_UNIT_MEASURE"),
    ("OBS_STATUS", "obs_status", ATTRIBUTE, DataType.STRING, True, "CL_OBS_STATUS"),
    ("OBS_VALUE_TO", "obs_value_to", ATTRIBUTE, DataType.DOUBLE, False, ""),
    ("AS_OF", "as_of", ATTRIBUTE, DataType.PERIOD, False, ""),
    ("QUALIFIER", "qualifier", ATTRIBUTE, DataType.STRING, True, "CL_QUALIFIER"),
    ("RANK", "rank", ATTRIBUTE, DataType.STRING, True, "CL_RANK"),
    ("AS_PRINTED", "as_printed", ATTRIBUTE, DataType.STRING, True, ""),
    ("IN_ENGLISH", "in_english", ATTRIBUTE, DataType.STRING, False, ""),
    ("SOURCE", "source_id", ATTRIBUTE, DataType.STRING, True, ""),
)
"""Id of a component, column of ``claims``, role, type, whether it may not be missing, code list."""


def sdmx_csv(claims: pd.DataFrame, dataset: Dataset) -> Iterator[bytes]:
    """Yield the claims as SDMX-CSV 2.0, in pieces.

    Parameters
    ----------
    claims
        The table, typed.
    dataset
        What the dataset says of itself; its name names the agency.

    Notes
    -----
    Every row names its structure and an action (``I``: the row is to be taken in) before the components. Numbers are
    written as Python writes them, as the public library for SDMX does; the tests hold the one against the other.
    """
    yield csv_header(["STRUCTURE", "STRUCTURE_ID", "ACTION", *(component for component, *_ in COMPONENTS)])
    for piece in row_pieces(claims):
        columns = {name: piece[name] for name in piece.columns}
        columns["counterpart_area"] = columns["counterpart_area"].fillna(NOT_APPLICABLE)
        for component in ("time_period", "as_of"):
            columns[component] = _periods(period_bounds(piece[component]))
        cells = pd.DataFrame({component: columns[column] for component, column, *_ in COMPONENTS})
        for component, _, _, kind, *_ in COMPONENTS:
            if kind is DataType.DOUBLE:
                cells[component] = distinct_texts(cells[component], str)
        cells.insert(0, "STRUCTURE", "datastructure")
        cells.insert(1, "STRUCTURE_ID", f"{agency_id(dataset)}:{STRUCTURE_ID}({STRUCTURE_VERSION})")
        cells.insert(2, "ACTION", "I")
        yield csv_rows(cells)


def agency_id(dataset: Dataset) -> str:
    """Return the id of the agency that maintains the structure: the name of the dataset, as SDMX writes an id."""
    return dataset.name.upper().replace("-", "_")


def sdmx_structure(frames: Mapping[str, pd.DataFrame], dataset: Dataset) -> str:
    """Return the data structure of the claims with its concepts and code lists, as SDMX-ML 3.0.

    Parameters
    ----------
    frames
        The tables ``areas``, ``indicators``, ``units`` and ``codelists``.
    dataset
        What the dataset says of itself.
    """
    areas = {NOT_APPLICABLE: "Not applicable"} | _names(frames["areas"], "area", "name")
    codes: dict[str, Mapping[str, str]] = {
        "CL_AREA": areas,
        "CL_INDICATOR": _names(frames["indicators"], "indicator_id", "title"),
        "CL_UNIT_MEASURE": recorded_codes(frames)[vocabularies.UNIT],
        "CL_OBS_STATUS": vocabularies.OBS_STATUSES,
        "CL_QUALIFIER": {name: qualifier.meaning for name, qualifier in QUALIFIERS.items()},
        "CL_RANK": vocabularies.RANKS,
    }
    maintainer = agency_id(dataset)
    agency = Agency(id=maintainer, name=dataset.name)
    lists = [
        Codelist(id=name, name=name, agency=agency, items=[Code(id=code, name=text) for code, text in entries.items()])
        for name, entries in codes.items()
    ]
    concepts = [Concept(id=component, name=component.replace("_", " ").capitalize()) for component, *_ in COMPONENTS]
    scheme = ConceptScheme(id="CONCEPTS", name="Concepts", agency=agency, items=concepts)
    structure = DataStructureDefinition(
        id=STRUCTURE_ID, name="Claims", agency=agency, version=STRUCTURE_VERSION, components=_components(maintainer)
    )
    # An SDMX id may hold no full stop.
    message = f"{maintainer}_{dataset.version}".replace(".", "_")
    header = Header(id=message, prepared=_released(dataset), sender=Organisation(id=maintainer))
    text = write_sdmx([*lists, scheme, structure], Format.STRUCTURE_SDMX_ML_3_0, header=header)
    assert text is not None
    return text


def sdmx_period(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return a span of days as an SDMX time period: ``2016``, ``2023-03``, ``2023-03-29`` or ``2016-01-01/P5Y``.

    Parameters
    ----------
    first, last
        First and last day, both included; missing gives an empty text.

    Notes
    -----
    SDMX 3.0, section 6, time formats: a span that is no year, month or day is its first day and its length.
    """
    if pd.isna(first):
        return ""
    following = last + pd.Timedelta(days=1)
    months = (following.year - first.year) * 12 + following.month - first.month
    start = first.date().isoformat()  # strftime would write the year 999 with three digits
    if first.day != 1 or following.day != 1:
        days = (following - first).days
        return start if days == 1 else f"{start}/P{days}D"
    if months == 1:
        return start[:7]
    if first.month != 1 or months % 12:
        return f"{start}/P{months}M"
    return start[:4] if months == 12 else f"{start}/P{months // 12}Y"


def _periods(bounds: pd.DataFrame) -> pd.Series:
    spans = bounds.drop_duplicates()
    texts = [sdmx_period(*span) for span in spans.itertuples(index=False, name=None)]
    found = bounds.merge(spans.assign(text=pd.Series(texts, index=spans.index, dtype="str")), how="left")["text"]
    return found.set_axis(bounds.index)


def _components(agency: str) -> Components:
    entries = [
        Component(
            id=name,
            required=required,
            role=role,
            concept=ItemReference(
                sdmx_type="Concept", agency=agency, id="CONCEPTS", version=STRUCTURE_VERSION, item_id=name
            ),
            local_dtype=kind,
            local_enum_ref=f"urn:sdmx:org.sdmx.infomodel.codelist.Codelist={agency}:{codes}(1.0)" if codes else None,
            attachment_level="O" if role is ATTRIBUTE else None,
        )
        for name, _, role, kind, required, codes in COMPONENTS
    ]
    return Components(entries)


def _names(frame: pd.DataFrame, key: str, name: str) -> dict[str, str]:
    return dict(zip(frame[key], frame[name], strict=True))


def _released(dataset: Dataset) -> datetime:
    return datetime.combine(dataset.released, time(), UTC)

"""The SDMX files of a release, held against the public library and the data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pysdmx.io import get_datasets, read_sdmx, write_sdmx
from pysdmx.io.format import Format
from pysdmx.io.pd import PandasDataset
from pysdmx.model import Codelist, Component, Components, Concept, DataStructureDefinition, Role, Schema

from bilateral_stats import load
from bilateral_stats.formats.sdmx import COMPONENTS, sdmx_period
from bilateral_stats.ground.periods import period_bounds


@pytest.fixture(scope="module")
def structures(release: Path) -> dict[str, Any]:
    entries: Any = read_sdmx(release / "sdmx" / "structure.xml", validate=True).structures
    return {entry.id: entry for entry in entries}


@pytest.fixture(scope="module")
def sdmx_data(release: Path) -> pd.DataFrame:
    [dataset] = get_datasets(release / "sdmx" / "claims.csv", release / "sdmx" / "structure.xml", validate=True)
    data: pd.DataFrame = dataset.data
    return data


def test_the_sdmx_structure_is_valid(structures: dict[str, Any]) -> None:
    definition = structures["CLAIMS"]
    assert isinstance(definition, DataStructureDefinition)
    roles = {component.id: component.role for component in definition.components}
    assert [name for name, role in roles.items() if role is Role.DIMENSION] == [
        "CLAIM",
        "INDICATOR",
        "REF_AREA",
        "COUNTERPART_AREA",
    ]
    assert roles["OBS_VALUE"] is Role.MEASURE
    assert {roles[name] for name in ("TIME_PERIOD", "UNIT_MEASURE", "OBS_STATUS")} == {Role.ATTRIBUTE}
    concepts = {concept.id for concept in structures["CONCEPTS"].items}
    assert concepts == set(roles)


PERIODS = {"TIME_PERIOD": "time_period", "AS_OF": "as_of"}


def periods_of(cells: pd.Series) -> list[str]:
    """Return periods as SDMX writes them."""
    bounds = period_bounds(cells)
    return [sdmx_period(*days) for days in zip(bounds["period_start"], bounds["period_end"], strict=True)]


def test_the_claims_come_back_from_sdmx_as_they_were(sdmx_data: pd.DataFrame) -> None:
    claims = load("claims")
    assert list(sdmx_data.columns) == [component for component, *_ in COMPONENTS]
    for component, column, *_ in COMPONENTS:
        found = [None if pd.isna(value) or value == "" else value for value in sdmx_data[component]]
        expected = [None if pd.isna(value) else value for value in claims[column]]
        if component == "COUNTERPART_AREA":
            expected = [value or "_Z" for value in expected]
        if component in PERIODS:
            expected = [text or None for text in periods_of(claims[column])]
        assert found == expected, component


def test_the_sdmx_file_is_the_one_that_the_public_library_writes(release: Path) -> None:
    claims = load("claims")
    data = pd.DataFrame({component: claims[column] for component, column, *_ in COMPONENTS})
    data["COUNTERPART_AREA"] = data["COUNTERPART_AREA"].fillna("_Z")
    for component, column in PERIODS.items():
        data[component] = periods_of(claims[column])
    components = Components(
        [
            Component(
                id=name,
                required=required,
                role=role,
                concept=Concept(id=name, dtype=kind),
                local_dtype=kind,
                attachment_level="O" if role is Role.ATTRIBUTE else None,
            )
            for name, _, role, kind, required, _ in COMPONENTS
        ]
    )
    schema = Schema(
        context="datastructure", agency="BILATERAL_STATS", id="CLAIMS", version="1.0", components=components
    )
    written = write_sdmx(PandasDataset(structure=schema, data=data), Format.DATA_SDMX_CSV_2_0_0)
    assert written is not None
    assert (release / "sdmx" / "claims.csv").read_bytes() == written.encode()


def test_the_periods_of_two_claims_in_sdmx(sdmx_data: pd.DataFrame) -> None:
    periods = sdmx_data.set_index("CLAIM")["TIME_PERIOD"]
    assert periods["toi-2023-04-18_arms_import_share"] == "2016-01-01/P5Y"
    assert periods["toi-2023-04-18_war_deaths_soldiers"] == "2020"


def test_every_code_in_the_sdmx_data_stands_in_its_list(structures: dict[str, Any], sdmx_data: pd.DataFrame) -> None:
    lists = {name: entry for name, entry in structures.items() if isinstance(entry, Codelist)}
    coded = {component: codes for component, _, _, _, _, codes in COMPONENTS if codes}
    assert coded.keys() >= {"REF_AREA", "COUNTERPART_AREA", "INDICATOR", "UNIT_MEASURE", "OBS_STATUS"}
    assert set(coded.values()) == set(lists)
    for component, codes in coded.items():
        assert set(sdmx_data[component]) <= {code.id for code in lists[codes].items}, component
        assert all(code.name for code in lists[codes].items)
    referred = {
        component.id: str(component.local_enum_ref or component.local_codes)
        for component in structures["CLAIMS"].components
        if component.id in coded
    }
    assert all(codes in referred[component] for component, codes in coded.items())


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2016-01-01", "2016-12-31", "2016"),
        ("2023-03-01", "2023-03-31", "2023-03"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2023-12-01", "2023-12-31", "2023-12"),
        ("2023-03-29", "2023-03-29", "2023-03-29"),
        ("2023-03-01", "2023-03-01", "2023-03-01"),
        ("2023-12-31", "2023-12-31", "2023-12-31"),
        ("2016-01-01", "2020-12-31", "2016-01-01/P5Y"),
        ("2020-09-01", "2020-11-30", "2020-09-01/P3M"),
        ("1999-12-01", "2000-01-31", "1999-12-01/P2M"),
        ("2020-07-01", "2021-06-30", "2020-07-01/P12M"),
        ("2020-09-27", "2020-11-10", "2020-09-27/P45D"),
        ("2020-02-28", "2020-03-01", "2020-02-28/P3D"),
        ("0999-01-01", "0999-12-31", "0999"),
        ("0999-05-02", "0999-05-02", "0999-05-02"),
    ],
)
def test_a_period_in_sdmx(first: str, last: str, expected: str) -> None:
    assert sdmx_period(pd.Timestamp(first).as_unit("ms"), pd.Timestamp(last).as_unit("ms")) == expected


def test_no_period_in_sdmx() -> None:
    missing = pd.to_datetime(pd.Series([None], dtype="datetime64[ms]"))[0]
    assert sdmx_period(missing, missing) == ""

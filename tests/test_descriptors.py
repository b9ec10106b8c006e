"""What a release says of itself, held against the public validators and against the data."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mlcroissant
import pandas as pd
import pytest
from pysdmx.io import get_datasets, read_sdmx, write_sdmx
from pysdmx.io.format import Format
from pysdmx.io.pd import PandasDataset
from pysdmx.model import Codelist, Component, Components, Concept, DataStructureDefinition, Role, Schema

from bilateral_stats import load, tables
from bilateral_stats.about import DATA_LICENSE, DATA_LICENSE_URL, PUBLISHER, RELEASED, TITLE, VERSION
from bilateral_stats.contract import columns
from bilateral_stats.loading import DATASETS
from bilateral_stats.registry import recorded_tables
from bilateral_stats.release.sdmx import COMPONENTS, sdmx_period
from tests.conftest import ROOT

CFF = ROOT / ".venv-cff" / "bin"
"""The validator of CITATION.cff lives in an environment of its own: it wants older libraries than the others."""

pytestmark = [
    # Of rdflib and mlcroissant, about themselves.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index:DeprecationWarning"),
]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A validator that asks the network would validate something else tomorrow."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def package(release: Path) -> Any:
    return json.loads((release / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def croissant(release: Path) -> Any:
    return json.loads((release / "croissant.json").read_text(encoding="utf-8"))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


# Data Package


def test_the_package_says_who_made_it_from_what_and_under_which_licence(package: Any) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"]) == ("bilateral-stats", VERSION)
    assert package["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert package["contributors"] == [{"title": "The bilateral-stats contributors", "roles": ["creator"]}]
    sources = load("sources")
    assert [source["path"] for source in package["sources"]] == list(sources["url"])
    for source, title in zip(package["sources"], sources["title"], strict=True):
        assert source["title"]
        assert source["title"] not in {"nan", "None", "<NA>"}
        assert pd.isna(title) or title in source["title"]


def test_every_table_is_described_in_both_formats(package: Any, release: Path) -> None:
    listed = [(entry["name"], entry["path"], entry["format"]) for entry in package["resources"]]
    assert listed == [
        entry
        for table in tables()
        for entry in (
            (table, f"csv/{table}.csv", "csv"),
            (f"{table}-parquet", f"parquet/{table}.parquet", "parquet"),
        )
    ]
    for entry in package["resources"]:
        path = release / entry["path"]
        table = path.stem
        assert entry["type"] == "table"
        assert entry["bytes"] == path.stat().st_size
        assert entry["hash"] == f"sha256:{sha256(path)}"
        assert entry["rows"] == len(load(table))
        assert entry["origin"] == ("recorded" if table in recorded_tables() else "derived")
        assert entry["description"]
        assert entry["schema"]["missingValues"] == [""]


@pytest.mark.parametrize("table", tables())
def test_a_schema_says_all_that_the_contract_says(table: str, package: Any) -> None:
    one, other = (entry for entry in package["resources"] if Path(entry["path"]).stem == table)
    assert one["schema"] == other["schema"]
    fields = {field["name"]: field for field in one["schema"]["fields"]}
    assert list(fields) == list(load(table).columns)
    for column in columns(table):
        field = fields[column.name]
        constraints = field.get("constraints", {})
        assert field["title"] == column.title
        assert field["description"] == column.description
        assert field.get("unit") == column.unit
        assert constraints.get("required", False) is column.required
        assert constraints.get("enum") == (None if column.vocabulary is None else list(column.vocabulary))
        assert (constraints.get("minimum"), constraints.get("maximum")) == (column.minimum, column.maximum)
        assert constraints.get("pattern") == column.pattern
    assert one["schema"]["primaryKey"] == [column.name for column in columns(table) if column.key]


def test_the_keys_of_the_claims(package: Any) -> None:
    schema = next(entry["schema"] for entry in package["resources"] if entry["name"] == "claims")
    assert schema["primaryKey"] == ["claim_id"]
    keys = {
        (foreign["fields"][0], foreign["reference"]["resource"], foreign["reference"]["fields"][0])
        for foreign in schema["foreignKeys"]
    }
    assert keys >= {
        ("indicator_id", "indicators", "indicator_id"),
        ("ref_area", "areas", "area"),
        ("counterpart_area", "areas", "area"),
        ("originator_id", "originators", "originator_id"),
        ("source_id", "sources", "source_id"),
    }
    fields = {field["name"]: field for field in schema["fields"]}
    assert fields["qualifier"]["constraints"]["enum"] == [
        "exact",
        "about",
        "nearly",
        "more_than",
        "at_least",
        "less_than",
        "at_most",
        "between",
    ]


def test_the_content_hash_is_the_documented_one(package: Any) -> None:
    # A line of JSON with names and types, then the canonical CSV: a recorded table is canonical as it stands.
    schema = '[["area","string"],["name","string"],["m49","string"],["cow_code","integer"],["gw_code","integer"]]\n'
    expected = hashlib.sha256(schema.encode() + (DATASETS / "areas.csv").read_bytes()).hexdigest()
    found = {entry["contentHash"] for entry in package["resources"] if Path(entry["path"]).stem == "areas"}
    assert found == {f"sha256:{expected}"}


# Croissant


def test_croissant_is_valid_and_gives_no_warning(release: Path) -> None:
    issues = mlcroissant.Dataset(release / "croissant.json").metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())


def test_the_validator_of_croissant_does_see_faults(release: Path, tmp_path: Path) -> None:
    broken = json.loads((release / "croissant.json").read_text(encoding="utf-8"))
    del broken["recordSet"][0]["field"][0]["dataType"]
    (tmp_path / "croissant.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(mlcroissant.ValidationError, match="dataType"):
        mlcroissant.Dataset(tmp_path / "croissant.json")


@pytest.mark.parametrize("table", tables())
def test_croissant_loads_the_values_that_the_library_loads(table: str, release: Path) -> None:
    # A data set for each table: mlcroissant keeps what a join of another table left behind.
    records = list(mlcroissant.Dataset(release / "croissant.json").records(table))
    expected = load(table)
    assert len(records) == len(expected)
    for record, row in zip(records, expected.to_dict("records"), strict=True):
        found = {name: value.decode() if isinstance(value, bytes) else value for name, value in record.items()}
        assert found == {f"{table}/{name}": None if pd.isna(value) else value for name, value in row.items()}


def test_croissant_describes_every_file_of_a_table(croissant: Any, package: Any, release: Path) -> None:
    assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert croissant["license"] == DATA_LICENSE_URL
    assert (croissant["version"], croissant["datePublished"]) == (VERSION, RELEASED)
    assert [entry["@id"] for entry in croissant["distribution"]] == [entry["path"] for entry in package["resources"]]
    for entry in croissant["distribution"]:
        path = release / entry["contentUrl"]
        assert entry["sha256"] == sha256(path)
        assert entry["contentSize"] == f"{path.stat().st_size} B"
    assert [entry["@id"] for entry in croissant["recordSet"]] == list(tables())


def test_croissant_names_the_keys_of_the_claims(croissant: Any) -> None:
    claims = next(entry for entry in croissant["recordSet"] if entry["name"] == "claims")
    assert claims["key"] == [{"@id": "claims/claim_id"}]
    references = {
        field["name"]: field["references"]["field"]["@id"] for field in claims["field"] if "references" in field
    }
    assert references["counterpart_area"] == "areas/area"
    assert references["source_id"] == "sources/source_id"


# CITATION.cff


@pytest.mark.skipif(not (CFF / "cffconvert").exists(), reason="cffconvert is not installed: make test sets it up")
def test_the_citation_file_is_valid(release: Path, tmp_path: Path) -> None:
    command = [str(CFF / "cffconvert"), "--validate", "-i"]
    sound = subprocess.run([*command, str(release / "CITATION.cff")], capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stdout) == (
        0,
        "Citation metadata are valid according to schema version 1.2.0.\n",
    ), sound.stderr
    text = (release / "CITATION.cff").read_text(encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text(text.replace("\nauthors: ", "\nmakers: "), encoding="utf-8")
    broken = subprocess.run([*command, str(tmp_path / "CITATION.cff")], capture_output=True, text=True, check=False)
    assert broken.returncode != 0


def test_the_citation_file_says_what_the_release_says(release: Path) -> None:
    lines = (release / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    fields = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}
    assert fields["cff-version"] == "1.2.0"
    assert fields["type"] == "dataset"
    assert (fields["title"], fields["version"]) == (TITLE, VERSION)
    assert (fields["date-released"], fields["license"]) == (RELEASED, DATA_LICENSE)
    assert fields["authors"] == [{"name": PUBLISHER}]
    assert (release / "CITATION.cff").read_bytes() == (ROOT / "CITATION.cff").read_bytes()


def test_the_lock_of_the_validator_holds_hashes_and_no_address() -> None:
    text = (ROOT / "requirements-cff.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z][\w.-]*==\S+", text, re.MULTILINE)
    assert "cffconvert==" in text
    assert len(pinned) == len([block for block in re.split(r"\n(?=[a-z])", text) if "--hash=sha256:" in block])
    assert "://" not in text


# citations.bib


def test_there_is_an_entry_for_the_dataset_and_for_each_source(release: Path) -> None:
    text = (release / "citations.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{(.+),$", text, re.MULTILINE)
    assert keys == [f"bilateral-stats-{VERSION}", *load("sources")["source_id"]]
    assert not re.search(r"\b(nan|None|NaT)\b|<NA>", text)
    assert text.count("{") == text.count("}")


# SDMX


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


def test_the_claims_come_back_from_sdmx_as_they_were(sdmx_data: pd.DataFrame) -> None:
    statistics = load("statistics")
    assert list(sdmx_data.columns) == [component for component, *_ in COMPONENTS]
    for component, column, *_ in COMPONENTS:
        found = [None if pd.isna(value) or value == "" else value for value in sdmx_data[component]]
        expected = [None if pd.isna(value) else value for value in statistics[column]]
        if component == "COUNTERPART_AREA":
            expected = [value or "_Z" for value in expected]
        if component == "TIME_PERIOD":
            expected = [
                sdmx_period(*days) or None
                for days in zip(statistics["period_start"], statistics["period_end"], strict=True)
            ]
        assert found == expected, component


def test_the_sdmx_file_is_the_one_that_the_public_library_writes(release: Path) -> None:
    statistics = load("statistics")
    data = pd.DataFrame({component: statistics[column] for component, column, *_ in COMPONENTS if column in statistics})
    data["COUNTERPART_AREA"] = data["COUNTERPART_AREA"].fillna("_Z")
    data["TIME_PERIOD"] = [
        sdmx_period(*days) for days in zip(statistics["period_start"], statistics["period_end"], strict=True)
    ]
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


# The wheel


@pytest.mark.parametrize(
    "command", [("twine", "check", "--strict"), ("check_wheel_contents",)], ids=lambda part: part[0]
)
def test_the_wheel_is_sound(command: tuple[str, ...], release: Path) -> None:
    [wheel] = release.glob("*.whl")
    result = subprocess.run([sys.executable, "-m", *command, str(wheel)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "WARNING" not in result.stdout


# The codebook


def sections(text: str) -> dict[str, list[str]]:
    parts = re.split(r"^## `(\w+)`$", text, flags=re.MULTILINE)
    return {name: body.splitlines() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def cells(row: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]]


def code_lists(lines: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each list of codes in a section: column, and meaning by code."""
    for number, line in enumerate(lines):
        match = re.match(r"Codes of `(\w+)`", line)
        if match:
            rows: dict[str, str] = {}
            for row in lines[number + 4 :]:
                if not row.startswith("| `"):
                    break
                code, meaning = cells(row)
                rows[code.strip("`")] = meaning
            yield match[1], rows


def test_the_codebook_explains_every_column(release: Path) -> None:
    found = sections((release / "CODEBOOK.md").read_text(encoding="utf-8"))
    assert list(found) == list(tables())
    for table in tables():
        frame = load(table)
        rows = [cells(row) for row in found[table] if row.startswith("| `") and len(cells(row)) == 7]
        assert [row[0] for row in rows] == [f"`{name}`" for name in frame.columns]
        for row, column in zip(rows, columns(table), strict=True):
            _, title, meaning, kind, unit, empty, example = row
            assert title == column.title
            assert column.description in meaning
            assert kind
            assert unit == (column.unit or "")
            assert empty == ("no" if column.required else "yes")
            assert bool(example) == frame[column.name].notna().any(), (table, column.name)
            assert column.references is None or f"`{column.references}`" in meaning


def test_the_codebook_explains_every_code(release: Path) -> None:
    found = sections((release / "CODEBOOK.md").read_text(encoding="utf-8"))
    explained: dict[str, list[dict[str, str]]] = {}
    for lines in found.values():
        for name, codes in code_lists(lines):
            assert all(codes.values()), name
            explained.setdefault(name, []).append(codes)
    for table in tables():
        for column in columns(table):
            if column.vocabulary is not None:
                assert dict(column.vocabulary) in explained.get(column.name, []), (table, column.name)

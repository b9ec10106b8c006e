"""What the page tells machines, held against shapes and against the files."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph

from bilateral_stats import cite, load, tables
from bilateral_stats.page import PAGE
from tests.conftest import DATASET

SHAPES = Path(__file__).with_name("dataset_shapes.ttl")

pytestmark = [
    # Of rdflib and pyshacl, about themselves.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyshacl"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def text(release: Path) -> str:
    return (release / PAGE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def described(text: str) -> Any:
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found)


def conforms(described: dict[str, Any]) -> tuple[bool, str]:
    # The context is an address; the terms are the same without asking for it.
    local = described | {"@context": {"@vocab": "https://schema.org/"}}
    graph = Graph().parse(data=json.dumps(local), format="json-ld")
    sound, _, report = validate(graph, shacl_graph=Graph().parse(SHAPES), advanced=False, inference="none")
    return bool(sound), str(report)


def test_it_has_the_shape_of_a_dataset(described: Any) -> None:
    sound, report = conforms(described)
    assert sound, report


@pytest.mark.parametrize("name", ["license", "distribution", "variableMeasured", "spatialCoverage", "citation"])
def test_the_shapes_miss_what_is_missing(described: Any, name: str) -> None:
    assert not conforms({key: value for key, value in described.items() if key != name})[0]


def test_it_is_true(described: Any, release: Path) -> None:
    assert (described["name"], described["version"], described["datePublished"]) == (
        DATASET.title,
        DATASET.version,
        DATASET.released.isoformat(),
    )
    assert (described["license"], described["citation"]) == (DATASET.licence.url, cite())
    downloads = {entry["contentUrl"]: entry for entry in described["distribution"]}
    assert set(downloads) == {f"{kind}/{table}.{kind}" for kind in ("csv", "parquet") for table in tables()}
    for path, entry in downloads.items():
        content = (release / path).read_bytes()
        assert entry["contentSize"] == f"{len(content)} B"
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    assert {entry["propertyID"] for entry in described["variableMeasured"]} == set(load("indicators")["indicator_id"])
    assert {entry["identifier"] for entry in described["spatialCoverage"]} == set(load("areas")["area"])
    first = min(load(table)["period_start"].min() for table in ("statistics", "timeline"))
    assert described["temporalCoverage"].startswith(f"{first:%Y-%m-%d}/")


def test_a_link_to_the_page_has_a_preview(text: str, release: Path) -> None:
    metas = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text))
    assert metas["description"] == metas["og:description"] == DATASET.description
    assert (release / metas["og:image"]).is_file()
    assert metas["og:image:alt"]
    assert f"<title>{DATASET.title}</title>" in text
    assert '<link rel="canonical" href="index.html">' in text

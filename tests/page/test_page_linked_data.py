"""What the page tells machines, held against shapes and against the files."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pyshacl import validate
from rdflib import Graph

from bilateral_stats import cite, load, tables
from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import all_tables
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.page import PAGE
from bilateral_stats.page.contents import page_contents
from bilateral_stats.page.rendering import render
from bilateral_stats.record.checking import check_record
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


def test_a_link_to_the_page_has_a_preview(text: str) -> None:
    metas = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text))
    assert metas["description"] == metas["og:description"] == DATASET.description
    assert f"<title>{DATASET.title}</title>" in text
    # Without an address of its own, nothing is said of addresses: a relative one would be of no use to others.
    assert DATASET.base_url == ""
    assert {"og:image", "canonical"} & {*metas, *re.findall(r'<link rel="(\w+)"', text)} == set()


def test_with_an_address_of_its_own_every_address_is_whole(release: Path) -> None:
    frames = all_tables(check_record(DATASETS).frames)
    catalogue = read_catalogue(DATASETS, replace(DATASET, base_url="https://example.org/data"), frames)
    text = render(page_contents(release, frames, catalogue))
    metas = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text))
    assert '<link rel="canonical" href="https://example.org/data/index.html">' in text
    assert metas["og:image"] == "https://example.org/data/figures/at_a_glance.png"
    with Image.open(release / "figures" / "at_a_glance.png") as picture:
        assert picture.size == (2400, 1260), "two by two dots for a pixel of the card"
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    said = json.loads(found)
    assert said["url"] == said["identifier"] == "https://example.org/data/"
    assert said["distribution"][0]["contentUrl"] == "https://example.org/data/csv/statistics.csv"

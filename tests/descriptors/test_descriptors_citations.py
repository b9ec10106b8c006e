"""CITATION.cff and citations.bib of a release, held against the public validator and the data."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import yaml
from jsonschema import FormatChecker
from jsonschema.validators import validator_for

from bilateral_stats import load
from tests.conftest import DATASET, ROOT

SCHEMA = files("check_jsonschema") / "builtin_schemas" / "vendor" / "citation-file-format.json"
"""The public schema of the Citation File Format, as a well-known validator carries it."""


def test_the_citation_file_is_valid(release: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert schema["$id"] == "https://citation-file-format.github.io/1.2.0/schema.json"
    said = yaml.load((release / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    validator = validator_for(schema)(schema, format_checker=FormatChecker())
    assert list(validator.iter_errors(said)) == []
    said["makers"] = said.pop("authors")
    assert {error.validator for error in validator.iter_errors(said)} == {"required", "additionalProperties"}


def test_the_citation_file_says_what_the_release_says(release: Path) -> None:
    lines = (release / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    fields = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}
    assert fields["cff-version"] == "1.2.0"
    assert fields["type"] == "dataset"
    assert (fields["title"], fields["version"]) == (DATASET.title, DATASET.version)
    assert (fields["date-released"], fields["license"]) == (DATASET.released.isoformat(), DATASET.licence.id)
    assert fields["authors"] == [{"name": DATASET.publisher}]
    assert (release / "CITATION.cff").read_bytes() == (ROOT / "CITATION.cff").read_bytes()


def test_there_is_an_entry_for_the_dataset_and_for_each_source(release: Path) -> None:
    text = (release / "citations.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{(.+),$", text, re.MULTILINE)
    assert keys == [f"bilateral-stats-{DATASET.version}", *load("sources")["source_id"]]
    assert not re.search(r"\b(nan|None|NaT)\b|<NA>", text)
    assert text.count("{") == text.count("}")

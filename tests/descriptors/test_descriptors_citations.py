"""CITATION.cff and citations.bib of a release, held against the public validator and the data."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jsonschema import FormatChecker
from jsonschema.validators import validator_for

from bilateral_stats import load
from bilateral_stats.citations.tex_letters import tex_letters
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


def test_the_same_entries_are_there_in_ascii(release: Path) -> None:
    plain, ascii_text = (
        (release / name).read_text(encoding="utf-8") for name in ("citations.bib", "citations-ascii.bib")
    )
    assert ascii_text.isascii()
    assert re.findall(r"^@.*", ascii_text, re.MULTILINE) == re.findall(r"^@.*", plain, re.MULTILINE)
    assert ascii_text.count("{") == ascii_text.count("}")
    assert tex_letters("\u0161, \u00e9, \u00f8, \u0130, \u0531, \U0001d4d0") == (
        r"{\v s}, {\'e}, {\o}, {\.I}, ^^^^0531, ^^^^^^01d4d0"
    )


@pytest.mark.parametrize("name", ["citations.bib", "citations-ascii.bib"])
def test_biber_reads_them(name: str, release: Path, tmp_path: Path) -> None:
    program = shutil.which("biber")
    if program is None:
        pytest.skip("no biber: the citations are not read by it")
    shutil.copy(release / name, tmp_path)  # it writes its log beside what it reads
    line = [program, "--tool", "--output-file", "read.bib", name]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "ERROR" not in done.stdout
    # Neither is a warning about an entry; that of the sorting is about no entry.
    assert not re.search(r"^WARN", done.stdout, re.MULTILINE)
    entries = re.findall(r"^@", (release / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(re.findall(r"^@", (tmp_path / "read.bib").read_text(encoding="utf-8"), re.MULTILINE)) == len(entries)

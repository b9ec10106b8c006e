"""CITATION.cff and citations.bib of a release, held against the public validator and the data."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from bilateral_stats import load
from tests.conftest import DATASET, ROOT

CFF = ROOT / ".venv-cff" / "bin"
"""The validator of CITATION.cff lives in an environment of its own: it wants older libraries than the others."""


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
    assert (fields["title"], fields["version"]) == (DATASET.title, DATASET.version)
    assert (fields["date-released"], fields["license"]) == (DATASET.released.isoformat(), DATASET.licence.id)
    assert fields["authors"] == [{"name": DATASET.publisher}]
    assert (release / "CITATION.cff").read_bytes() == (ROOT / "CITATION.cff").read_bytes()


def test_the_lock_of_the_validator_holds_hashes_and_no_address() -> None:
    text = (ROOT / "requirements-cff.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z][\w.-]*==\S+", text, re.MULTILINE)
    assert "cffconvert==" in text
    assert len(pinned) == len([block for block in re.split(r"\n(?=[a-z])", text) if "--hash=sha256:" in block])
    assert "://" not in text


def test_there_is_an_entry_for_the_dataset_and_for_each_source(release: Path) -> None:
    text = (release / "citations.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{(.+),$", text, re.MULTILINE)
    assert keys == [f"bilateral-stats-{DATASET.version}", *load("sources")["source_id"]]
    assert not re.search(r"\b(nan|None|NaT)\b|<NA>", text)
    assert text.count("{") == text.count("}")

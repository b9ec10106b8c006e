"""A descriptor that is damaged, wrong in an entry, or silent about a table is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.verify_release import main
from tests.verifying.support import NOT_THE_LISTED, faults, read_descriptor, write_checksums, write_descriptor


def test_one_flipped_bit_in_the_descriptor_is_named(small: Path) -> None:
    path = small / "datapackage.json"
    path.write_bytes(path.read_bytes().replace(b"Figures", b"Fhgures", 1))
    assert faults(small) == [f"datapackage.json: {NOT_THE_LISTED}"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "this is not JSON in UTF-8"),
        (b"{", "this is not JSON in UTF-8"),
        (b"\xff\xfe", "this is not JSON in UTF-8"),
        (b"[" * 100_000, "this is not JSON in UTF-8"),
        (b"[]", "this is no descriptor of a release: it is not an object"),
        (b"{}", "this is no descriptor of a release: it: 'version' is missing or is not a line of text"),
        (b'{"version": "1.0.0"}', "this is no descriptor of a release: it: 'resources' is missing or is not a list"),
        (b'{"version": 1, "resources": []}', "this is no descriptor of a release: it: 'version' is missing or is not"),
        (b'{"version": "1.0.0", "resources": [[]]}', "this is no descriptor of a release: resources[0] is not an obj"),
    ],
    ids=["empty", "cut", "bytes", "deep", "list", "bare", "no files", "number", "file without keys"],
)
def test_what_is_no_descriptor_is_named(
    text: bytes, reason: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "datapackage.json").write_bytes(text)
    assert main([str(small)]) == 1
    shown = capsys.readouterr()
    assert shown.err.startswith(f"{small / 'datapackage.json'}: {reason}")
    assert shown.err.count("\n") == 1
    assert shown.out == ""


WRONG_ENTRIES: tuple[tuple[str, Any], ...] = (
    *((key, None) for key in ("name", "path", "format", "bytes", "hash", "rows", "contentHash", "schema")),
    *((key, ["x"]) for key in ("name", "path", "format", "bytes", "hash", "rows", "contentHash", "schema")),
    ("path", "csv/a\u0000.csv"),
    ("path", "csv/\ud800.csv"),
    ("path", "csv/a\nb.csv"),
    ("path", "csv/originators.csv"),
    ("rows", 3.5),
    ("schema.fields", {}),
    ("schema.fields", ["area"]),
    ("schema.fields.0.name", 1),
    ("schema.fields.0.type", "money"),
    ("schema.fields.1.name", "area"),
    ("schema.fields.0.constraints", []),
    ("schema.fields.0.constraints", {"enum": "ARM"}),
    ("schema.fields.0.constraints", {"enum": [["ARM"]]}),
    ("schema.fields.0.constraints", {"minimum": 1}),
    ("schema.fields.3.constraints", {"maximum": "1"}),
    ("schema.primaryKey", "area"),
    ("schema.primaryKey", []),
    ("schema.primaryKey", ["country"]),
    ("schema.foreignKeys", {}),
    ("schema.foreignKeys", ["area"]),
    ("schema.foreignKeys", [{"fields": ["area"]}]),
    ("schema.foreignKeys", [{"fields": ["x"], "reference": {"resource": "areas", "fields": ["area"]}}]),
    ("schema.foreignKeys", [{"fields": ["area", "m49"], "reference": {"resource": "areas", "fields": ["area"]}}]),
    ("schema.foreignKeys", [{"fields": ["area"], "reference": {"resource": "areas", "fields": [["area"]]}}]),
    ("schema.foreignKeys", [{"fields": ["area"], "reference": {"resource": ["areas"], "fields": ["area"]}}]),
)


@pytest.mark.parametrize(("place", "value"), WRONG_ENTRIES)
def test_a_descriptor_with_a_wrong_entry_is_named(
    place: str, value: Any, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    descriptor = read_descriptor(small)
    parent: Any = next(entry for entry in descriptor["resources"] if entry["path"] == "csv/areas.csv")
    *steps, last = place.split(".")
    for step in steps:
        parent = parent[int(step) if step.isdigit() else step]
    if value is None:
        del parent[last]
    else:
        parent[last] = value
    write_descriptor(small, descriptor)
    assert main([str(small)]) == 1
    shown = capsys.readouterr()
    assert shown.err.startswith(f"{small / 'datapackage.json'}: this is no descriptor of a release: resources[")
    assert shown.err.count("\n") == 1
    assert shown.err.isascii()


def test_a_table_in_one_format_only_is_named(small: Path) -> None:
    descriptor = read_descriptor(small)
    descriptor["resources"] = [entry for entry in descriptor["resources"] if entry["path"] != "parquet/areas.parquet"]
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert faults(small) == [
        "parquet/areas.parquet: the descriptor does not describe this file",
        "areas: this table is described in one format only",
    ]


def test_a_table_that_the_descriptor_leaves_out_is_named(small: Path) -> None:
    descriptor = read_descriptor(small)
    descriptor["resources"] = [entry for entry in descriptor["resources"] if Path(entry["path"]).stem != "originators"]
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert faults(small) == [
        f"{name}: the descriptor does not describe this file"
        for name in ("csv/originators.csv", "parquet/originators.parquet")
    ]

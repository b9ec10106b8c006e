"""Verifying a release: a sound one passes, and whatever is wrong with one is named by its file."""

from __future__ import annotations

import builtins
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from bilateral_stats import tables
from bilateral_stats.about import NAME, VERSION
from bilateral_stats.errors import DataError
from bilateral_stats.release.csv_text import content_hash
from bilateral_stats.release.opened import parse_table, types_of
from bilateral_stats.release.verifying import verify_release
from scripts.verify_release import main
from tests.conftest import ROOT, read_rows, write_rows

KEPT = ("areas", "originators")
"""Tables of the small release: they have a foreign key, whole numbers, codes and empty cells."""

OUTSIDE = (
    "../outside.csv",
    "csv/../../outside.csv",
    "{outside}",
    "csv\\..\\..\\outside.csv",
    "C:/outside.csv",
    "..",
    "",
)
"""Paths that lead out of a release; ``{outside}`` stands for an absolute one."""

LEADS_OUT = "this path leads out of the release"
NOT_LISTED = "SHA256SUMS does not list this file"
NOT_THE_LISTED = "the content is not the one that SHA256SUMS lists"
NOT_THE_HASHED = "the content is not the one that the descriptor's hash names"
NOT_THE_VALUES = "the values are not those that the descriptor's content hash names"


def read_descriptor(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def write_descriptor(folder: Path, descriptor: Any) -> None:
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def write_checksums(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in files
        if name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def reseal(folder: Path, content: bool = False) -> None:
    """Recompute sizes and hashes, as somebody would who wants a change not to be seen; ``content``: every one."""
    descriptor = read_descriptor(folder)
    for resource in descriptor["resources"]:
        data = (folder / resource["path"]).read_bytes()
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        if content:
            frame = parse_table(resource, data)
            resource |= {"rows": len(frame), "contentHash": content_hash(frame, types_of(resource))}
    write_descriptor(folder, descriptor)
    write_checksums(folder)


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cell(folder: Path, table: str, line: int, column: str) -> str:
    rows = read_rows(folder / "csv" / f"{table}.csv")
    return rows[line - 1][rows[0].index(column)]


def set_csv(folder: Path, table: str, line: int, column: str, text: str) -> None:
    path = folder / "csv" / f"{table}.csv"
    rows = read_rows(path)
    rows[line - 1][rows[0].index(column)] = text
    write_rows(path, rows)


def set_parquet(folder: Path, table: str, line: int, column: str, value: str | int | None) -> None:
    path = folder / "parquet" / f"{table}.parquet"
    frame = pd.read_parquet(path)
    frame.loc[line - 2, column] = value
    frame.to_parquet(path, index=False)


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in verify_release(folder).faults]


@pytest.fixture
def copy(release: Path, tmp_path: Path) -> Path:
    """A whole release that a test may damage."""
    return Path(shutil.copytree(release, tmp_path / "release"))


@pytest.fixture(scope="module")
def small_release(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "release"
    folder.mkdir()
    descriptor = read_descriptor(release)
    descriptor["resources"] = [entry for entry in descriptor["resources"] if Path(entry["path"]).stem in KEPT]
    for resource in descriptor["resources"]:
        (folder / resource["path"]).parent.mkdir(exist_ok=True)
        shutil.copyfile(release / resource["path"], folder / resource["path"])
    write_descriptor(folder, descriptor)
    write_checksums(folder)
    return folder


@pytest.fixture
def small(small_release: Path, tmp_path: Path) -> Path:
    """A sound release of few tables that a test may damage."""
    return Path(shutil.copytree(small_release, tmp_path / "release"))


def test_a_sound_release_says_what_was_checked(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(release)]) == 0
    shown = capsys.readouterr()
    count = len((release / "SHA256SUMS").read_text().splitlines())
    assert shown.err == ""
    assert shown.out.splitlines() == [
        f"checked {count} files in SHA256SUMS: that each is there with its checksum, and that there is no other",
        (
            f"checked {len(tables())} tables, in CSV and in Parquet: that size, hash, columns, types, rows and content "
            "hash are those of the descriptor, and that both hold the same values"
        ),
        (
            "checked cells: that required ones are filled, codes are of their list, numbers within their limits, "
            "primary keys unique, and foreign keys found"
        ),
        f"{release}: sound",
    ]


def test_it_works_on_an_unzipped_release_from_any_folder(release: Path, tmp_path: Path) -> None:
    # A folder's name like a partition's must not become a column, nor may a bracket become a pattern.
    place = tmp_path / "year=2020 [copy]"
    with zipfile.ZipFile(release.parent / f"{NAME}-{VERSION}.zip") as archive:
        archive.extractall(place)
    [unzipped] = place.iterdir()
    command = [sys.executable, str(ROOT / "scripts" / "verify_release.py"), unzipped.name]
    result = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(f"{unzipped.name}: sound\n")


def test_it_needs_the_package_and_not_the_repository(release: Path, tmp_path: Path) -> None:
    [wheel] = release.glob("*.whl")
    package = tmp_path / "package"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    script = Path(shutil.copy(ROOT / "scripts" / "verify_release.py", tmp_path))
    # The contract's library and the chart library are not there, as where only pandas and pyarrow are installed.
    code = (
        "import runpy, sys; sys.modules.update(pandera=None, matplotlib=None, pysdmx=None, fcntl=None); "
        f"sys.argv = ['verify_release.py', {str(release)!r}]; import bilateral_stats; print(bilateral_stats.__file__); "
        f"runpy.run_path({str(script)!r}, run_name='__main__')"
    )
    environment = os.environ | {"PYTHONPATH": str(package)}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == str(package / "bilateral_stats" / "__init__.py")
    assert result.stdout.endswith("sound\n")


@pytest.mark.parametrize(
    "pattern",
    ["*.whl", "*.md", "*.cff", "*.bib", "LICENSE-DATA", "croissant.json", "sdmx/*.csv", "sdmx/*.xml"]
    + [f"figures/*.{suffix}" for suffix in ("svg", "png", "csv", "json")],
)
def test_one_flipped_bit_is_named(pattern: str, release: Path, small: Path) -> None:
    source = sorted(release.glob(pattern))[0]
    name = source.relative_to(release).as_posix()
    (small / name).parent.mkdir(exist_ok=True)
    shutil.copyfile(source, small / name)
    write_checksums(small)
    assert faults(small) == []
    flip(small / name)
    assert faults(small) == [f"{name}: {NOT_THE_LISTED}"]


def test_one_flipped_bit_in_a_parquet_file_is_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flip(copy / "parquet" / "claims.parquet")
    assert main([str(copy)]) == 1
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        f"parquet/claims.parquet: {NOT_THE_LISTED}",
        f"parquet/claims.parquet: {NOT_THE_HASHED}",
    ]
    assert shown.out.splitlines()[-1] == f"{copy}: 2 differences"


def test_a_digit_changed_in_a_csv_file_is_named_with_its_cell(small: Path) -> None:
    was = cell(small, "areas", 2, "cow_code")
    other = was[:-1] + ("2" if was[-1] == "1" else "1")
    set_csv(small, "areas", 2, "cow_code", other)
    assert faults(small) == [
        f"csv/areas.csv: {NOT_THE_LISTED}",
        f"csv/areas.csv: {NOT_THE_HASHED}",
        f"csv/areas.csv: {NOT_THE_VALUES}",
        f"csv/areas.csv:2: cow_code {other!r}: parquet/areas.parquet holds {was!r}",
    ]


def test_one_flipped_bit_in_the_descriptor_is_named(small: Path) -> None:
    path = small / "datapackage.json"
    path.write_bytes(path.read_bytes().replace(b"Figures", b"Fhgures", 1))
    assert faults(small) == [f"datapackage.json: {NOT_THE_LISTED}"]


def test_one_flipped_bit_in_the_checksums_is_named(small: Path) -> None:
    path = small / "SHA256SUMS"
    text = path.read_text()
    path.write_text(("1" if text[0] == "0" else "0") + text[1:])
    assert faults(small) == [f"csv/areas.csv: {NOT_THE_LISTED}"]


def test_no_flipped_bit_of_a_parquet_file_ends_in_a_traceback(small: Path) -> None:
    path = small / "parquet" / "areas.parquet"
    sound = path.read_bytes()
    resource = next(entry for entry in read_descriptor(small)["resources"] if entry["path"] == "parquet/areas.parquet")
    outcomes = set()
    for place in range(0, len(sound), 23):
        try:
            parse_table(resource, sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
            outcomes.add("read")
        except DataError as error:
            assert str(error).startswith("parquet/areas.parquet: ")
            assert "\n" not in str(error)
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}


@pytest.mark.parametrize("name", ["csv/originators.csv", "parquet/originators.parquet"])
def test_a_missing_table_is_named(name: str, small: Path) -> None:
    (small / name).unlink()
    assert faults(small) == [
        f"{name}: SHA256SUMS lists this file, but it is missing",
        f"{name}: the descriptor lists this file, but it is missing or cannot be read",
    ]


def test_a_missing_document_is_named(copy: Path) -> None:
    (copy / "README.md").unlink()
    assert faults(copy) == ["README.md: SHA256SUMS lists this file, but it is missing"]


def test_missing_checksums_are_named(small: Path) -> None:
    (small / "SHA256SUMS").unlink()
    found = faults(small)
    assert found[0] == "SHA256SUMS: this file is missing or cannot be read"
    assert found[1:] == [
        f"{name}: {NOT_LISTED}"
        for name in sorted(path.relative_to(small).as_posix() for path in small.rglob("*") if path.is_file())
    ]


def test_an_extra_file_is_named(small: Path) -> None:
    for name in (".hidden", "csv/extra.csv", "new folder/note"):
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_text("")
    (small / "empty folder").mkdir()
    os.mkfifo(small / "pipe")
    assert faults(small) == [
        f"{name}: {NOT_LISTED}" for name in (".hidden", "csv/extra.csv", "new folder/note", "pipe")
    ]


def test_a_file_whose_name_no_screen_can_show_is_named(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(os.fsdecode(os.fsencode(small) + b"/bad\xff\nname")).write_text("")
    assert main([str(small)]) == 1
    assert capsys.readouterr().err == f"'bad\\udcff\\nname': {NOT_LISTED}\n"


def exchange(folder: Path) -> None:
    one, other = folder / "parquet" / "areas.parquet", folder / "parquet" / "originators.parquet"
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def test_two_exchanged_parquet_files_are_named(small: Path) -> None:
    exchange(small)
    for name in ("parquet/areas.parquet", "parquet/originators.parquet"):
        assert f"{name}: {NOT_THE_LISTED}" in faults(small)
        assert f"{name}: {NOT_THE_HASHED}" in faults(small)


def test_two_exchanged_parquet_files_are_named_when_every_hash_is_made_anew(small: Path) -> None:
    exchange(small)
    reseal(small)
    assert faults(small) == [
        f"parquet/{table}.parquet: the columns are not those of the descriptor" for table in ("areas", "originators")
    ]


def test_two_tables_exchanged_with_their_descriptions_are_named(small: Path) -> None:
    exchange(small)
    descriptor = read_descriptor(small)
    one, other = (
        next(entry for entry in descriptor["resources"] if entry["path"] == f"parquet/{table}.parquet")
        for table in ("areas", "originators")
    )
    one["path"], other["path"] = other["path"], one["path"]
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert faults(small) == [
        f"csv/{table}.csv: the columns are described otherwise than those of parquet/{table}.parquet"
        for table in ("areas", "originators")
    ]


@pytest.fixture
def outside(small: Path) -> Path:
    """A file beside the release that holds just what it should: it must be refused for its place alone."""
    return Path(shutil.copyfile(small / "csv" / "areas.csv", small.parent / "outside.csv"))


@pytest.fixture
def opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that are opened by name, but for those in the release and those of Python."""
    found: list[str] = []

    def watch(function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(file: Any, *arguments: Any, **options: Any) -> Any:
            if isinstance(file, str | os.PathLike) and "outside" in str(Path(file).resolve()):
                found.append(str(file))
            return function(file, *arguments, **options)

        return watched

    for owner, name in ((builtins, "open"), (io, "open"), (os, "open")):
        monkeypatch.setattr(owner, name, watch(getattr(owner, name)))
    (small.parent / "outside.txt").write_text("")
    (small.parent / "outside.txt").read_text()
    assert found == [str(small.parent / "outside.txt")] * 2, "the watch must see what is opened"
    found.clear()
    return found


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_descriptor_that_points_outside_is_named_and_not_followed(
    path: str, small: Path, outside: Path, opened: list[str]
) -> None:
    path = path.replace("{outside}", str(outside))
    descriptor = read_descriptor(small)
    entry = next(entry for entry in descriptor["resources"] if entry["path"] == "csv/areas.csv")
    entry["path"] = path
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert f"{path}: {LEADS_OUT}" in faults(small)
    assert opened == []


@pytest.mark.parametrize("path", OUTSIDE[:-1])
def test_checksums_that_point_outside_are_named_and_not_followed(
    path: str, small: Path, outside: Path, opened: list[str]
) -> None:
    path = path.replace("{outside}", str(outside))
    with (small / "SHA256SUMS").open("a") as file:
        file.write(f"{hashlib.sha256(outside.read_bytes()).hexdigest()}  {path}\n")
    opened.clear()
    assert faults(small) == [f"{path}: {LEADS_OUT}"]
    assert opened == []


@pytest.mark.parametrize("name", ["csv/areas.csv", "parquet/areas.parquet", "SHA256SUMS"])
def test_a_link_is_named_and_not_followed(name: str, small: Path, opened: list[str]) -> None:
    target = small.parent / "outside"
    (small / name).rename(target)
    (small / name).symlink_to(target)
    assert f"{name}: this is a link: a release holds only files" in faults(small)
    assert opened == []


def test_a_linked_folder_is_named_and_not_followed(small: Path, opened: list[str]) -> None:
    (small / "csv").rename(small.parent / "outside")
    (small / "csv").symlink_to(small.parent / "outside", target_is_directory=True)
    found = faults(small)
    assert "csv/areas.csv: this is a link: a release holds only files" in found
    assert f"csv: {NOT_LISTED}" in found
    assert opened == []


def test_a_linked_descriptor_is_named_and_not_followed(small: Path, opened: list[str]) -> None:
    (small / "datapackage.json").rename(small.parent / "outside.json")
    (small / "datapackage.json").symlink_to(small.parent / "outside.json")
    with pytest.raises(DataError, match=r"datapackage\.json: this is a link: a release holds only files"):
        verify_release(small)
    assert opened == []


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("csv", "this is not a file"),
        ("csv/" + "a" * 5000, "no file of a release has such a path"),
        ("csv/nothing.csv", "the descriptor lists this file, but it is missing or cannot be read"),
    ],
    ids=["folder", "long", "missing"],
)
def test_a_path_that_is_no_file_is_named(path: str, rule: str, small: Path) -> None:
    descriptor = read_descriptor(small)
    next(entry for entry in descriptor["resources"] if entry["path"] == "csv/areas.csv")["path"] = path
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert f"{path}: {rule}" in faults(small)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "# a remark",
        "0" * 63 + "  csv/areas.csv",
        "0" * 64 + " csv/areas.csv",
        "G" * 64 + "  csv/areas.csv",
        "0" * 64,
    ],
)
def test_a_broken_line_of_the_checksums_is_named(line: str, small: Path) -> None:
    path = small / "SHA256SUMS"
    path.write_text(f"{line}\n{path.read_text()}")
    assert faults(small) == ["SHA256SUMS:1: this line is not a hash, two spaces and a path"]


def test_checksums_that_are_no_text_are_named(small: Path) -> None:
    (small / "SHA256SUMS").write_bytes(b"\xff\xfe\x00")
    assert faults(small)[0] == "SHA256SUMS: this file is missing or cannot be read"


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


def test_a_value_changed_in_csv_only_is_named_when_every_hash_is_made_anew(small: Path) -> None:
    fault = f"csv/areas.csv:3: name 'Elsewhere': parquet/areas.parquet holds {cell(small, 'areas', 3, 'name')!r}"
    set_csv(small, "areas", 3, "name", "Elsewhere")
    reseal(small)
    assert faults(small) == [f"csv/areas.csv: {NOT_THE_VALUES}", fault]
    reseal(small, content=True)
    assert faults(small) == [fault]


def test_a_value_changed_in_both_formats_is_named(small: Path) -> None:
    set_csv(small, "areas", 3, "name", "Elsewhere")
    set_parquet(small, "areas", 3, "name", "Elsewhere")
    reseal(small)
    assert faults(small) == [f"csv/areas.csv: {NOT_THE_VALUES}", f"parquet/areas.parquet: {NOT_THE_VALUES}"]


def test_a_row_lost_from_csv_is_named_when_every_hash_is_made_anew(small: Path) -> None:
    path = small / "csv" / "originators.csv"
    rows = read_rows(path)
    write_rows(path, rows[:-1])
    reseal(small)
    count = len(rows) - 1
    assert faults(small) == [
        f"csv/originators.csv: {count - 1} rows, where the descriptor says {count}",
        f"csv/originators.csv: {NOT_THE_VALUES}",
        f"csv/originators.csv: {count - 1} rows, where parquet/originators.parquet has {count}",
    ]


def test_many_cells_that_differ_are_counted(small: Path) -> None:
    path = small / "csv" / "originators.csv"
    header, *rows = read_rows(path)
    write_rows(path, [header, *reversed(rows)])
    reseal(small, content=True)
    found = faults(small)
    assert len(found) == 11
    assert found[-1].startswith("csv/originators.csv: ")
    assert found[-1].endswith(" more cells are not those of parquet/originators.parquet")


@pytest.mark.parametrize(
    ("table", "column", "text", "fault"),
    [
        ("originators", "area", "XXX", "area 'XXX': is not a key of areas"),
        ("originators", "kind", "king", "kind 'king': is not a code of the descriptor's list"),
        ("originators", "name", "", "name: may not be empty"),
        ("areas", "cow_code", "1", "cow_code '1': must be at least 2"),
        ("areas", "gw_code", "1000", "gw_code '1000': must be at most 999"),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named_when_every_hash_is_made_anew(
    table: str, column: str, text: str, fault: str, small: Path
) -> None:
    set_csv(small, table, 2, column, text)
    value = int(text) if text.isdigit() else (text or None)
    set_parquet(small, table, 2, column, value)
    reseal(small, content=True)
    assert faults(small) == [f"csv/{table}.csv:2: {fault}"]


def test_a_repeated_key_is_named_when_every_hash_is_made_anew(small: Path) -> None:
    key = cell(small, "originators", 2, "originator_id")
    set_csv(small, "originators", 4, "originator_id", key)
    set_parquet(small, "originators", 4, "originator_id", key)
    reseal(small, content=True)
    assert faults(small) == ["csv/originators.csv:4: the primary key is missing or stands on an earlier line too"]


def test_a_foreign_key_to_a_table_that_is_not_there_is_named(small: Path) -> None:
    descriptor = read_descriptor(small)
    for entry in descriptor["resources"]:
        for foreign in entry["schema"].get("foreignKeys", []):
            if foreign["fields"] == ["area"]:
                foreign["reference"]["resource"] = "countries"
    write_descriptor(small, descriptor)
    write_checksums(small)
    assert faults(small) == [
        "csv/originators.csv: area holds keys of countries, area, which the release does not describe"
    ]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe\x00\x00",
        b"area,name\n",
        b"area,name,m49,cow_code,gw_code\nARM,Armenia,051,x,371\n",
        b"area,name,m49,cow_code,gw_code\nARM,Armenia,051,99999999999999999999,371\n",
        b"area,name,m49,cow_code,gw_code\nARM,Armenia,051,371,371,1\n",
        b'area,name,m49,cow_code,gw_code\nARM,"Armenia,051,371,371\n',
        b"area,name,m49,cow_code,gw_code\nARM,Armenia\n",
    ],
    ids=["empty", "bytes", "header", "text", "huge", "wide", "quote", "narrow"],
)
def test_a_csv_file_that_cannot_be_read_is_named(text: bytes, small: Path) -> None:
    (small / "csv" / "areas.csv").write_bytes(text)
    reseal(small)
    found = faults(small)
    assert found
    assert all("\n" not in fault for fault in found)
    assert found[0].startswith("csv/areas.csv: ")


@pytest.mark.parametrize("what", ["nothing", "empty", "file"])
def test_what_is_no_folder_of_a_release_is_named(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / what
    if what == "empty":
        place.mkdir()
    if what == "file":
        place.write_text("")
    assert main([str(place)]) == 1
    reason = "Not a directory" if what == "file" else "No such file or directory"
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{place / 'datapackage.json'}: {reason}: this folder is no release\n")


def test_the_script_ends_with_status_1_and_plain_lines(small: Path) -> None:
    (small / "csv" / "areas.csv").unlink()
    command = [sys.executable, str(ROOT / "scripts" / "verify_release.py"), "release"]
    result = subprocess.run(command, cwd=small.parent, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "csv/areas.csv: SHA256SUMS lists this file, but it is missing",
        "csv/areas.csv: the descriptor lists this file, but it is missing or cannot be read",
    ]
    assert result.stdout.endswith("release: 2 differences\n")

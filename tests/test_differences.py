"""What changed from one release to the next, and the version that the change calls for: small releases made by hand."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from bilateral_stats import about
from bilateral_stats.errors import DataError
from bilateral_stats.loading import DATASETS
from bilateral_stats.release import build
from bilateral_stats.release.differences import (
    LEVELS,
    MAJOR,
    MINOR,
    NONE,
    PATCH,
    check_version,
    find_changes,
    fitting_versions,
    level_of,
    next_version,
)
from bilateral_stats.release.opened import open_release
from scripts.diff_releases import main
from tests.conftest import ROOT, read_rows, write_rows

FIGURES = (
    ("figure:string", "value:number", "count:integer", "day:date", "sure:boolean", "note:string"),
    ("a", "30", "1", "2023-04-18", "true", ""),
    ("b", "0.5", "", "", "false", "two, words"),
)
"""A recorded table: columns with their types, then the rows; the first column is the key."""

FLAT = (("figure:string", "label:string"), ("a", "30 percent"), ("b", "half a percent"))
"""A table derived from it."""

Table = Sequence[Sequence[str]]


def write_release(folder: Path, version: str, tables: Mapping[str, Table], keys: int = 1) -> Path:
    """Write what a comparison reads of a release: the CSV files and the descriptor."""
    (folder / "csv").mkdir(parents=True)
    resources = []
    for table, (header, *rows) in tables.items():
        names, types = zip(*(column.split(":") for column in header), strict=True)
        path = folder / "csv" / f"{table}.csv"
        write_rows(path, [list(names), *map(list, rows)])
        content = path.read_bytes()
        fields = [{"name": name, "type": kind} for name, kind in zip(names, types, strict=True)]
        resources.append(
            {
                "name": table,
                "path": f"csv/{table}.csv",
                "format": "csv",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "rows": len(rows),
                "contentHash": "",
                "origin": "derived" if table == "flat" else "recorded",
                "schema": {"fields": fields, "primaryKey": list(names[:keys])},
            }
        )
    descriptor = {"version": version, "created": "2023-04-19T00:00:00Z", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_release(tmp_path / "old", "1.4.2", {"figures": FIGURES, "flat": FLAT})


def new_release(old: Path, version: str = "1.4.2", **given: Table) -> Path:
    return write_release(old.parent / "new", version, {"figures": FIGURES, "flat": FLAT} | given)


def changes(old: Path, new: Path) -> tuple[list[str], int]:
    found = find_changes(open_release(old), open_release(new))
    return [str(change) for change in found], level_of(found)


def with_cell(table: Table, row: int, column: int, text: str) -> Table:
    rows = [list(cells) for cells in table]
    rows[row][column] = text
    return rows


def test_equal_releases_do_not_differ(old: Path) -> None:
    assert changes(old, new_release(old)) == ([], NONE)


def test_the_order_of_rows_and_columns_is_no_difference(old: Path) -> None:
    turned = [list(reversed(FLAT[0])), *(list(reversed(row)) for row in reversed(FLAT[1:]))]
    new = new_release(old, flat=turned)
    descriptor = json.loads((new / "datapackage.json").read_text())
    descriptor["resources"][1]["schema"]["primaryKey"] = ["figure"]
    (new / "datapackage.json").write_text(json.dumps(descriptor))
    assert changes(old, new) == ([], NONE)


def test_an_added_row_is_minor(old: Path) -> None:
    new = new_release(old, figures=[*FIGURES, ("c", "7", "", "", "true", "")])
    assert changes(old, new) == (["figures: row added: c"], MINOR)


def test_a_removed_row_is_major(old: Path) -> None:
    assert changes(old, new_release(old, figures=FIGURES[:2])) == (["figures: row removed: b"], MAJOR)


@pytest.mark.parametrize(
    ("row", "column", "text", "line"),
    [
        (1, 1, "31", "figures: value changed: a, value: '30' -> '31'"),
        (1, 1, "30.5", "figures: value changed: a, value: '30' -> '30.5'"),
        (1, 1, "", "figures: value changed: a, value: '30' -> ''"),
        (2, 2, "5", "figures: value changed: b, count: '' -> '5'"),
        (1, 3, "2023-04-19", "figures: value changed: a, day: '2023-04-18' -> '2023-04-19'"),
        (2, 4, "true", "figures: value changed: b, sure: 'false' -> 'true'"),
        (2, 5, "one", "figures: value changed: b, note: 'two, words' -> 'one'"),
    ],
)
def test_a_changed_value_is_a_patch_with_old_and_new_value(
    row: int, column: int, text: str, line: str, old: Path
) -> None:
    new = new_release(old, figures=with_cell(FIGURES, row, column, text))
    assert changes(old, new) == ([line], PATCH)


def test_every_changed_column_has_its_own_line(old: Path) -> None:
    figures = with_cell(with_cell(FIGURES, 2, 1, "0.25"), 2, 5, "")
    assert changes(old, new_release(old, figures=figures))[0] == [
        "figures: value changed: b, value: '0.5' -> '0.25'",
        "figures: value changed: b, note: 'two, words' -> ''",
    ]


def test_the_same_number_written_otherwise_is_no_difference(old: Path) -> None:
    assert changes(old, new_release(old, figures=with_cell(FIGURES, 1, 1, "30.0"))) == ([], NONE)


def test_an_added_column_is_major(old: Path) -> None:
    wider = [[*row, cell] for row, cell in zip(FLAT, ("unit:string", "PT", "PT"), strict=True)]
    assert changes(old, new_release(old, flat=wider)) == (["flat: column added: unit"], MAJOR)


def test_a_removed_column_is_major(old: Path) -> None:
    narrower = [row[:-1] for row in FIGURES]
    assert changes(old, new_release(old, figures=narrower)) == (["figures: column removed: note"], MAJOR)


def test_a_renamed_column_is_major(old: Path) -> None:
    renamed = with_cell(FIGURES, 0, 5, "remark:string")
    assert changes(old, new_release(old, figures=renamed)) == (
        ["figures: column removed: note", "figures: column added: remark"],
        MAJOR,
    )


def test_a_column_of_another_type_is_major(old: Path) -> None:
    retyped = with_cell(FIGURES, 0, 2, "count:string")
    assert changes(old, new_release(old, figures=retyped)) == (
        ["figures: column of another type: count: integer -> string"],
        MAJOR,
    )


def test_an_added_table_is_minor_and_a_removed_one_major(old: Path) -> None:
    new = new_release(old, more=FLAT)
    assert changes(old, new) == (["more: table added: more"], MINOR)
    assert changes(new, old) == (["more: table removed: more"], MAJOR)


def test_rows_of_a_derived_table_do_not_raise_the_level(old: Path) -> None:
    new = new_release(old, flat=[FLAT[0], ("a", "thirty percent"), ("c", "more")])
    assert changes(old, new) == (
        [
            "flat: row removed: b",
            "flat: value changed: a, label: '30 percent' -> 'thirty percent'",
            "flat: row added: c",
        ],
        PATCH,
    )


def test_the_highest_level_counts(old: Path) -> None:
    figures = [*with_cell(FIGURES, 1, 1, "31"), ("c", "7", "", "", "true", "")]
    assert changes(old, new_release(old, figures=figures))[1] == MINOR
    shutil.rmtree(old.parent / "new")
    assert changes(old, new_release(old, figures=[figures[0], *figures[2:]]))[1] == MAJOR


def test_rows_whose_keys_read_alike_are_kept_apart(tmp_path: Path) -> None:
    rows = (("one:string", "two:string", "value:number"), ("a b", "c", "1"), ("a", "b c", "2"))
    old = write_release(tmp_path / "old", "1.0.0", {"figures": rows}, keys=2)
    new = write_release(tmp_path / "new", "1.0.0", {"figures": with_cell(rows, 1, 2, "9")}, keys=2)
    assert changes(old, new) == (["figures: value changed: a b c, value: '1' -> '9'"], PATCH)


@pytest.mark.parametrize(
    ("version", "level", "expected"),
    [
        ("1.4.2", NONE, "1.4.2"),
        ("1.4.2", PATCH, "1.4.3"),
        ("1.4.2", MINOR, "1.5.0"),
        ("1.4.2", MAJOR, "2.0.0"),
        ("0.9.9", PATCH, "0.9.10"),
        ("0.9.9", MINOR, "0.10.0"),
        ("0.9.9", MAJOR, "1.0.0"),
    ],
)
def test_the_next_version(version: str, level: int, expected: str) -> None:
    assert next_version(version, level) == expected


@pytest.mark.parametrize(
    "version", ["", "1.4", "1.4.2.1", "v1.4.2", "1.4.2rc1", "01.4.2", "1.4.-2", "1.4.٣", "1.4.2\n"]
)
def test_a_version_that_is_not_three_numbers_is_refused(version: str) -> None:
    with pytest.raises(DataError, match="is not a version of three numbers"):
        next_version(version, PATCH)


def test_what_is_no_table_may_change_with_a_patch() -> None:
    assert fitting_versions("1.4.2", NONE) == ("1.4.2", "1.4.3")
    assert fitting_versions("1.4.2", PATCH) == ("1.4.3",)


@pytest.mark.parametrize(
    ("version", "change", "level", "fitting"),
    [
        ("1.4.4", {}, NONE, "1.4.2 or 1.4.3"),
        ("1.5.0", {}, NONE, "1.4.2 or 1.4.3"),
        ("1.4.2", {"figures": with_cell(FIGURES, 1, 1, "31")}, PATCH, "1.4.3"),
        ("1.5.0", {"figures": with_cell(FIGURES, 1, 1, "31")}, PATCH, "1.4.3"),
        ("1.4.3", {"more": FLAT}, MINOR, "1.5.0"),
        ("1.5.0", {"figures": FIGURES[:2]}, MAJOR, "2.0.0"),
        ("1.4.1", {"flat": FLAT[:2]}, PATCH, "1.4.3"),
    ],
)
def test_a_version_that_contradicts_the_difference_is_refused(
    version: str, change: dict[str, Table], level: int, fitting: str, old: Path
) -> None:
    new = new_release(old, version, **change)
    with pytest.raises(DataError) as caught:
        check_version(open_release(old), open_release(new))
    assert str(caught.value) == (
        f"version {version} contradicts the difference from 1.4.2: "
        f"the change is {LEVELS[level]}, so the version must be {fitting}"
    )


@pytest.mark.parametrize(
    ("version", "change"),
    [
        ("1.4.2", {}),
        ("1.4.3", {}),
        ("1.4.3", {"figures": with_cell(FIGURES, 1, 1, "31")}),
        ("1.5.0", {"more": FLAT}),
        ("2.0.0", {"figures": FIGURES[:2]}),
    ],
)
def test_a_version_that_fits_is_accepted(version: str, change: dict[str, Table], old: Path) -> None:
    check_version(open_release(old), open_release(new_release(old, version, **change)))


def test_the_script_prints_a_line_for_each_change_and_the_version(old: Path) -> None:
    figures = [*with_cell(FIGURES, 1, 1, "31"), ("c", "7", "", "", "true", "")]
    new_release(old, "1.4.3", figures=figures)
    command = [sys.executable, str(ROOT / "scripts" / "diff_releases.py"), "old", "new"]
    result = subprocess.run(command, cwd=old.parent, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "figures: value changed: a, value: '30' -> '31'",
        "figures: row added: c",
        "The change from 1.4.2 is minor: the version must be 1.5.0, but it is 1.4.3.",
    ]


def test_the_script_says_when_nothing_differs(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(old), str(new_release(old))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "no difference",
        "The change from 1.4.2 is none: the version must be 1.4.2 or 1.4.3, as it is.",
    ]


def test_markdown_is_a_section_of_the_changelog(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = [*with_cell(FIGURES, 1, 1, "31"), ("c", "7", "", "", "true", "")]
    flat = [*with_cell(FLAT, 1, 1, "31 percent"), ("c", "7")]
    new = new_release(old, "1.5.0", figures=figures, flat=flat)
    assert main([str(old), str(new), "--format", "md"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "## 1.5.0 - 2023-04-19",
        "",
        "- figures: value changed: a, value: '30' -> '31'",
        "- figures: row added: c",
        "- 2 changes in derived tables follow from these.",
        "",
        "The change from 1.4.2 is minor: the version must be 1.5.0, as it is.",
    ]
    assert main([str(old), str(old), "--format", "md"]) == 0
    assert "- No difference in the data." in capsys.readouterr().out


def test_a_changed_column_of_a_derived_table_stands_in_markdown(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = new_release(old, "2.0.0", flat=[row[:1] for row in FLAT])
    assert main([str(old), str(new), "--format", "md"]) == 0
    assert "- flat: column removed: label\n" in capsys.readouterr().out


def damage_bytes(folder: Path) -> str:
    path = folder / "csv" / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b"30", b"31"))
    return f"{folder}: csv/figures.csv: the content is not the one that the descriptor names: verify it"


def damage_missing(folder: Path) -> str:
    (folder / "csv" / "flat.csv").unlink()
    return f"{folder}: csv/flat.csv: the descriptor lists this file, but it is missing or cannot be read"


def damage_descriptor(folder: Path) -> str:
    (folder / "datapackage.json").write_text("{}")
    return (
        f"{folder / 'datapackage.json'}: this is no descriptor of a release: "
        "it: 'version' is missing or is not a line of text"
    )


def damage_path(folder: Path) -> str:
    descriptor: Any = json.loads((folder / "datapackage.json").read_text())
    descriptor["resources"][0]["path"] = "../figures.csv"
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    return f"{folder}: ../figures.csv: this path leads out of the release"


def damage_version(folder: Path) -> str:
    descriptor: Any = json.loads((folder / "datapackage.json").read_text())
    descriptor["version"] = "first"
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    return "'first' is not a version of three numbers, such as 1.4.2"


def damage_all(folder: Path) -> str:
    shutil.rmtree(folder)
    return f"{folder / 'datapackage.json'}: No such file or directory: this folder is no release"


@pytest.mark.parametrize(
    "damage", [damage_bytes, damage_missing, damage_descriptor, damage_path, damage_version, damage_all]
)
def test_a_damaged_release_is_one_plain_line(damage: Any, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = new_release(old)
    reason = damage(old)
    assert main([str(old), str(new)]) == 1
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{reason}\n")


@pytest.fixture
def quick_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Building version 7.3.0, without charts, wheel and page: they have no part in the version."""
    monkeypatch.setattr(build, "write_charts", lambda *_: None)
    monkeypatch.setattr(build, "building_wheel", lambda *_: nullcontext(lambda: None))
    monkeypatch.setattr(build, "write_page", lambda *_: None)
    monkeypatch.setattr(build, "VERSION", "7.3.0")
    monkeypatch.setattr(about, "VERSION", "7.3.0")


def previous_release(release: Path, folder: Path, version: str) -> Path:
    """A release before this one: it lacks the last claim."""
    (folder / "csv").mkdir(parents=True)
    descriptor = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["version"] = version
    descriptor["resources"] = [entry for entry in descriptor["resources"] if entry["format"] == "csv"]
    for resource in descriptor["resources"]:
        path = Path(shutil.copyfile(release / resource["path"], folder / resource["path"]))
        if resource["name"] == "claims":
            write_rows(path, read_rows(path)[:-1])
        content = path.read_bytes()
        resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("quick_build")
def test_the_build_accepts_the_version_that_the_difference_calls_for(release: Path, tmp_path: Path) -> None:
    previous = previous_release(release, tmp_path / "previous", "7.2.9")
    assert build.build_release(DATASETS, ROOT, tmp_path / "out", previous) == tmp_path / "out" / "7.3.0"
    found = changes(previous, tmp_path / "out" / "7.3.0")
    last = read_rows(release / "csv" / "claims.csv")[-1][0]
    assert found == ([f"claims: row added: {last}"], MINOR)


@pytest.mark.usefixtures("quick_build")
def test_the_build_refuses_a_version_that_contradicts_the_difference(release: Path, tmp_path: Path) -> None:
    previous = previous_release(release, tmp_path / "previous", "7.3.0")
    with pytest.raises(DataError) as caught:
        build.build_release(DATASETS, ROOT, tmp_path / "out", previous)
    assert str(caught.value) == (
        "version 7.3.0 contradicts the difference from 7.3.0: the change is minor, so the version must be 7.4.0"
    )
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.usefixtures("quick_build")
def test_the_build_refuses_a_damaged_release_before(release: Path, tmp_path: Path) -> None:
    previous = previous_release(release, tmp_path / "previous", "7.2.9")
    path = previous / "csv" / "areas.csv"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DataError) as caught:
        build.build_release(DATASETS, ROOT, tmp_path / "out", previous)
    assert str(caught.value) == (
        f"{previous}: csv/areas.csv: the content is not the one that the descriptor names: verify it"
    )
    assert list((tmp_path / "out").iterdir()) == []

"""What changed from one release to the next, and how grave each change is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bilateral_stats.contract.columns import columns
from bilateral_stats.release import differences
from bilateral_stats.release.differences import (
    MAJOR,
    MINOR,
    NONE,
    PATCH,
)
from tests.differences.support import FIGURES, FLAT, changes, new_release, with_cell, write_release


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


def test_a_column_that_a_version_renamed_or_moved_is_told_as_one_change(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = {("figures", "note"): ("figures", "remark"), ("flat", "label"): ("figures", "label")}
    monkeypatch.setattr(differences, "MOVED", moved)
    figures = [[*row[:5], remark, "x"] for row, remark in zip(FIGURES, ("remark:string", "", "y"), strict=True)]
    figures[0][-1] = "label:string"
    assert changes(old, new_release(old, figures=figures, flat=[row[:1] for row in FLAT])) == (
        ["figures: column moved: note: -> figures.remark", "flat: column moved: label: -> figures.label"],
        MAJOR,
    )


def test_each_column_that_was_moved_has_a_place_in_the_contract() -> None:
    for (was_in, was), (table, column) in differences.MOVED.items():
        assert column in {entry.name for entry in columns(table)}
        assert was not in {entry.name for entry in columns(was_in)}


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

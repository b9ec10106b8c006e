"""The version that a change calls for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.differences import (
    LEVELS,
    MAJOR,
    MINOR,
    NONE,
    PATCH,
    check_version,
    fitting_versions,
    next_version,
)
from bilateral_stats.release.reader import open_release
from tests.differences.support import FIGURES, FLAT, Table, new_release, with_cell


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

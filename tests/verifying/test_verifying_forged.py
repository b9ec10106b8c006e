"""Releases that somebody forged: every size, hash and checksum is made anew, and the forgery is named all the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.verifying import verify_release
from tests.verifying.support import reseal, write_checksums

Forge = Callable[[Path], None]


def told(folder: Path, strict: bool = False) -> str:
    try:
        return "\n".join(map(str, verify_release(folder, strict=strict).faults))
    except DataError as error:
        return str(error)


def in_csv(table: str, old: str, new: str, count: int = 1) -> Forge:
    def forge(folder: Path) -> None:
        path = folder / "csv" / f"{table}.csv"
        content = path.read_bytes()
        assert old.encode() in content
        path.write_bytes(content.replace(old.encode(), new.encode(), count))

    return forge


def whole_csv(table: str, change: Callable[[bytes], bytes]) -> Forge:
    def forge(folder: Path) -> None:
        path = folder / "csv" / f"{table}.csv"
        path.write_bytes(change(path.read_bytes()))

    return forge


def in_parquet(table: str, column: str, change: Callable[[pa.ChunkedArray], pa.Array]) -> Forge:
    def forge(folder: Path) -> None:
        path = folder / "parquet" / f"{table}.parquet"
        found = pq.read_table(path)
        place = found.column_names.index(column)
        pq.write_table(found.set_column(place, found.schema.field(place), change(found[column])), path)

    return forge


def first(value: object) -> Callable[[pa.ChunkedArray], pa.Array]:
    return lambda column: pa.array([value, *column.to_pylist()[1:]], column.type, from_pandas=False)


def in_descriptor(text: str, other: str) -> Forge:
    def forge(folder: Path) -> None:
        path = folder / "datapackage.json"
        found = path.read_text(encoding="utf-8")
        assert text in found, text
        path.write_text(found.replace(text, other, 1), encoding="utf-8")

    return forge


OTHER_FORMS = "the values are written otherwise than a release writes them"

# Of a CSV file, with every hash made anew: forms that a reader takes for the same values.
FORMS: dict[str, Forge] = {
    "a mark of byte order": whole_csv("statistics", lambda content: b"\xef\xbb\xbf" + content),
    "lines of Windows": whole_csv("areas", lambda content: content.replace(b"\n", b"\r\n")),
    "a sign before a number": in_csv("areas", ",371,371", ",+371,371"),
    "a power of ten": in_csv("statistics", ",30,", ",3.0e1,"),
    "a needless decimal": in_csv("statistics", ",30,", ",30.0,"),
    "a space before a number": in_csv("areas", ",371,371", ", 371,371"),
    "a number in quotes": in_csv("areas", ",371,371", ',"371",371'),
    "quotes around a word": in_csv("areas", "ARM,Armenia", '"ARM",Armenia'),
    "no line feed at the end": whole_csv("areas", lambda content: content[:-1]),
    "an empty line": whole_csv("areas", lambda content: content + b"\n"),
    "a needless zero": in_csv("areas", ",371,371", ",0371,371"),
}


@pytest.mark.parametrize("name", FORMS)
def test_another_form_of_the_same_values_is_named(release: Path, tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(release, tmp_path / "release"))
    FORMS[name](folder)
    reseal(folder, content=name not in {"a mark of byte order"})
    assert OTHER_FORMS in told(folder) or "the columns are not those" in told(folder)


# Of a Parquet file.
CELLS: dict[str, tuple[Forge, str]] = {
    "an hour": (
        in_parquet("statistics", "period_start", first(pd.Timestamp("2020-01-01 13:00"))),
        "period_start holds a time of day",
    ),
    "a day of the year 12000": (
        in_parquet("timeline", "period_start", first(316_516_464_000_000)),
        "period_start holds a day outside the years",
    ),
    "a day before our era": (
        in_parquet("timeline", "period_start", first(-62_325_000_000_000)),
        "period_start holds a day outside the years",
    ),
    "no number": (in_parquet("statistics", "obs_value", first(float("nan"))), "obs_value holds a number that is none"),
    "an empty text": (in_parquet("statistics", "note", first("")), "note holds an empty text"),
    "a value for nothing": (in_parquet("statistics", "obs_value_to", first(1.0)), "obs_value_to"),
    "nothing for a bound": (in_parquet("statistics", "obs_high", first(None)), "obs_high"),
    "infinity": (in_parquet("statistics", "obs_high", first(float("inf"))), "obs_high"),
    "another text": (in_parquet("areas", "name", first("Elsewhere")), "Elsewhere"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_of_parquet_alone_is_named(release: Path, tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(release, tmp_path / "release"))
    forge, words = CELLS[name]
    forge(folder)
    reseal(folder)
    assert words in told(folder)


DESCRIPTORS: dict[str, tuple[Forge, str]] = {
    "a key twice": (in_descriptor('"version":', '"version": "9.9.9", "version":'), "one key twice"),
    "a limit that is no number": (in_descriptor('"minimum": 2', '"minimum": NaN'), "NaN is no number"),
    "a limit beyond all numbers": (in_descriptor('"minimum": 2', f'"minimum": 1{"0" * 400}'), "is not a number"),
    "an endless limit": (in_descriptor('"maximum": 999', '"maximum": Infinity'), "Infinity is no number"),
    "a limit that is a truth": (in_descriptor('"minimum": 2', '"minimum": true'), "is not a number"),
    "a limit of text": (in_descriptor('"minimum": 2', '"minimum": "2"'), "is not a number"),
    "another limit": (in_descriptor('"minimum": 2', '"minimum": 400'), "must be at least 400"),
}


@pytest.mark.parametrize("name", DESCRIPTORS)
def test_a_descriptor_that_can_be_read_in_two_ways_is_named(release: Path, tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(release, tmp_path / "release"))
    forge, words = DESCRIPTORS[name]
    forge(folder)
    write_checksums(folder)
    assert words in told(folder)


CHECKSUMS: dict[str, Callable[[bytes], bytes]] = {
    "lines of Windows": lambda text: text.replace(b"\n", b"\r\n"),
    "another end of line": lambda text: text.replace(b"\n", "\u0085".encode(), 1),
    "a file left out": lambda text: text.split(b"\n", 1)[1],
    "a hash in capitals": lambda text: text[:64].upper() + text[64:],
    "one space": lambda text: text.replace(b"  ", b" ", 1),
    "an empty line": lambda text: text.replace(b"\n", b"\n\n", 1),
}


@pytest.mark.parametrize("name", CHECKSUMS)
def test_checksums_in_another_form_are_named(small: Path, name: str) -> None:
    path = small / "SHA256SUMS"
    path.write_bytes(CHECKSUMS[name](path.read_bytes()))
    assert told(small)


def test_a_file_far_too_large_is_not_even_read(small: Path) -> None:
    with (small / "csv" / "areas.csv").open("r+b") as file:
        file.truncate(50 * 2**30)
    assert "53687091200 bytes, where the descriptor says" in told(small)


# Of both formats, sound in itself: only the recorded tables can tell.
def swap(table: str, column: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Forge:
    def forge(folder: Path) -> None:
        from bilateral_stats.formats.csv_and_parquet import table_files

        frame = pd.read_parquet(folder / "parquet" / f"{table}.parquet")
        attrs = dict(frame.attrs)
        with table_files(table, folder, attrs) as files:
            files.write(change(frame))
        assert column in frame

    return forge


def set_first(column: str, value: object) -> Callable[[pd.DataFrame], pd.DataFrame]:
    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame = frame.copy()
        frame[column] = [value, *frame[column].iloc[1:]]
        return frame.astype({column: frame[column].dtype})

    return change


STRICT: dict[str, tuple[Forge, str]] = {
    "another verdict": (swap("comparisons", "verdict", set_first("verdict", "compatible")), "comparisons"),
    "another sentence": (swap("comparisons", "summary", set_first("summary", "All agree.")), "comparisons"),
    "a row of statistics lost": (swap("statistics", "claim_id", lambda frame: frame.iloc[1:]), "statistics"),
    "a slip lost": (swap("slips", "row_id", lambda frame: frame.iloc[1:]), "slips"),
    "a wider bound": (swap("statistics", "obs_high", set_first("obs_high", 1e12)), "statistics"),
    "another name of an area": (
        swap("statistics", "ref_area_name", set_first("ref_area_name", "Elsewhere")),
        "statistics",
    ),
    "a dyad-year of nobody": (swap("dyad_years", "low", set_first("low", 0.0)), "dyad_years"),
}


@pytest.mark.parametrize("name", STRICT)
def test_a_derived_table_that_the_recorded_ones_do_not_make_is_named(release: Path, tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(release, tmp_path / "release"))
    forge, table = STRICT[name]
    forge(folder)
    reseal(folder, content=True)
    assert table in told(folder, strict=True)


def test_a_sound_release_is_sound_in_the_strictest_sense(release: Path) -> None:
    found = verify_release(release, strict=True)
    assert found.faults == []
    assert found.checked[-1].startswith("derived tables: ")


def test_there_are_forty_forgeries() -> None:
    assert len(FORMS) + len(CELLS) + len(DESCRIPTORS) + len(CHECKSUMS) + len(STRICT) >= 40

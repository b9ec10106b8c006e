"""A record in partitions is checked and compared as on one machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bilateral_stats import DataError
from bilateral_stats.api.load import read_recorded
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.derive.making import make_table
from bilateral_stats.distributed import check, checking, compare, comparing, confirm
from bilateral_stats.record.checking import check_record
from tests.cli.support import EXAMPLES
from tests.conftest import WIDE_SAMPLE

PARTS = 3
"""Partitions of each table that grows with the record."""

SENTENCES = ["summary", "related"]
"""Columns of the comparisons that are told, not compared."""

Frames = dict[str, pd.DataFrame]


def frames_of(folder: Path) -> Frames:
    return {table: read_recorded(folder, table) for table in recorded_tables()}


def write_partitions(frames: Mapping[str, pd.DataFrame], folder: Path) -> Path:
    """Write claims, sources and datings in several files each, the other tables in one."""
    folder.mkdir()
    for table, frame in frames.items():
        if table not in {"claims", "sources", "event_dates"}:
            frame.to_parquet(folder / f"{table}.parquet", index=False)
            continue
        (folder / table).mkdir()
        size = -(-len(frame) // PARTS)
        for number in range(PARTS):
            part = frame.iloc[number * size : (number + 1) * size]
            part.to_parquet(folder / table / f"part-{number}.parquet", index=False)
    return folder


@pytest.mark.parametrize("record", [WIDE_SAMPLE, EXAMPLES], ids=["wide", "examples"])
def test_the_comparisons_are_those_of_one_machine(record: Path, tmp_path: Path) -> None:
    frames = frames_of(record)
    found = pd.read_parquet(compare(write_partitions(frames, tmp_path / "parts"), tmp_path / "comparisons.parquet"))
    expected = make_table("comparisons", frames).drop(columns=SENTENCES)
    typed = found[list(expected.columns)].astype(expected.dtypes.to_dict())
    pd.testing.assert_frame_equal(typed, expected, check_exact=True)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_part_is_made_on_one_machine_and_held_against_it(tmp_path: Path) -> None:
    parts = write_partitions(frames_of(WIDE_SAMPLE), tmp_path / "parts")
    written = compare(parts, tmp_path / "comparisons.parquet")
    count, differences = confirm(parts, written)
    assert (count, len(differences)) == (len(frames_of(WIDE_SAMPLE)["claims"]), 0)
    assert 0 < confirm(parts, written, most=20)[0] <= 20
    # Of what was made, one verdict is another one, one end is moved, and one row is lost.
    frame = pd.read_parquet(written)
    frame.loc[3, "verdict"], frame.loc[5, "low"] = "nonsense", -7.5
    frame.drop(index=8).to_parquet(written, index=False)
    differences = confirm(parts, written)[1]
    keys = frame["comparison_id"]
    assert set(zip(differences["comparison_id"], differences["column"], strict=True)) == {
        (keys[3], "verdict"),
        (keys[5], "low"),
        (keys[8], "comparison_id"),
    }
    assert -7.5 in differences["partitions"].tolist()
    with pytest.raises(DataError, match="could not be held against"):
        confirm(parts, tmp_path / "nothing.parquet")


def test_a_sound_record_has_no_fault(tmp_path: Path) -> None:
    assert check(write_partitions(frames_of(WIDE_SAMPLE), tmp_path / "parts")).empty


def test_keys_that_share_a_hash_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_hashed", lambda keys: np.zeros(len(keys), dtype="uint64"))
    frames = frames_of(WIDE_SAMPLE)
    assert check(write_partitions(frames, tmp_path / "sound")).empty
    frames["claims"].loc[9, "claim_id"] = frames["claims"].loc[2, "claim_id"]
    [fault] = check(write_partitions(frames, tmp_path / "parts")).itertuples(index=False)
    assert fault == (
        "claims/part-0.parquet",
        10,
        "claim_id",
        frames["claims"].loc[2, "claim_id"],
        "this key stands on an earlier line too; a key is used once",
    )


def test_faults_in_and_across_partitions_are_those_of_one_machine(tmp_path: Path) -> None:
    frames = frames_of(WIDE_SAMPLE)
    claims, sources = frames["claims"], frames["sources"]
    size = -(-len(claims) // PARTS)
    for number in range(PARTS):  # one in each partition
        claims.loc[number * size + 5, "qualifier"] = "perhaps"
    claims.loc[len(claims) - 3, "claim_id"] = claims.loc[1, "claim_id"]  # one across the first and the last
    claims.loc[size + 1, "source_id"] = "nobody"
    claims.loc[2 * size + 1, "indicator_id"] = "nothing"
    sources.loc[len(sources) - 1, "outlet_id"] = "no-outlet"
    parts = check(write_partitions(frames, tmp_path / "parts"))
    found = {
        (table, int(part) * -(-len(frames[table]) // PARTS) + line, column, text, rule)
        for (table, part), line, column, text, rule in (
            (row.file.removesuffix(".parquet").split("/part-"), row.line, row.column, row.text, row.rule)
            for row in parts.itertuples()
        )
    }
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "dataset.toml").write_bytes((WIDE_SAMPLE / "dataset.toml").read_bytes())
    for table, frame in frames.items():
        text = (WIDE_SAMPLE / f"{table}.csv").read_bytes()
        (alone / f"{table}.csv").write_bytes(text if table not in {"claims", "sources"} else changed_csv(text, frame))
    with pytest.raises(DataError) as caught:
        check_record(alone)
    expected = {
        (
            Path(fault.file).stem,
            fault.line - 1,
            fault.column,
            fault.text,
            fault.rule.replace("alone/", "").replace(".csv", ""),
        )
        for fault in caught.value.faults
        if "keys.lock" not in fault.file and "this key was recorded" not in fault.rule
    }
    planted = {("claims", number * size + 6, "qualifier") for number in range(PARTS)} | {
        ("claims", len(claims) - 2, "claim_id"),
        ("claims", size + 2, "source_id"),
        ("claims", 2 * size + 2, "indicator_id"),
        ("sources", len(sources), "outlet_id"),
    }
    assert len(parts) == len(planted)
    assert {place[:3] for place in found} == planted
    assert found <= expected
    # What else one machine says is of other cells: rules of meaning, and rows that nobody uses any more.
    assert not [place for place in expected - found if place[:3] in planted]


def changed_csv(text: bytes, frame: pd.DataFrame) -> bytes:
    """Return a file with the text cells that were changed in a frame."""
    import csv
    import io

    header, *rows = csv.reader(io.StringIO(text.decode()))
    for number, row in enumerate(rows):
        for place, name in enumerate(header):
            cell = frame.at[number, name]
            if isinstance(cell, str):
                row[place] = cell
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue().encode()


def without_table(folder: Path) -> None:
    (folder / "areas.parquet").unlink()


def with_other_columns(folder: Path) -> None:
    path = folder / "claims" / "part-1.parquet"
    pd.read_parquet(path).rename(columns={"unit": "units"}).to_parquet(path, index=False)


def with_no_parquet(folder: Path) -> None:
    (folder / "sources" / "part-0.parquet").write_bytes(b"no parquet")


def with_other_types(folder: Path) -> None:
    path = folder / "claims" / "part-2.parquet"
    frame = pd.read_parquet(path)
    frame.assign(obs_value=["12"] * len(frame)).to_parquet(path, index=False)


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (without_table, "there is no areas.parquet, and no folder areas of Parquet files"),
        (with_other_columns, "claims/part-1.parquet: this partition has other columns than the table: unit"),
        (with_no_parquet, "sources/part-0.parquet: this is no Parquet"),
        (with_other_types, "claims/part-2.parquet: obs_value: a number is held as large_string here"),
    ],
)
def test_what_is_no_record_in_partitions_is_one_plain_line(
    damage: Callable[[Path], None], rule: str, tmp_path: Path
) -> None:
    folder = write_partitions(frames_of(EXAMPLES), tmp_path / "parts")
    damage(folder)
    for act in (lambda: check(folder), lambda: compare(folder, tmp_path / "out.parquet")):
        with pytest.raises(DataError, match=rule) as caught:
            act()
        assert len(str(caught.value).splitlines()) == 1
    assert not (tmp_path / "out.parquet").exists()


def test_an_empty_partition_is_none_of_the_rows(tmp_path: Path) -> None:
    frames = frames_of(EXAMPLES)
    folder = write_partitions(frames, tmp_path / "parts")
    frames["claims"].iloc[:0].to_parquet(folder / "claims" / "part-9.parquet", index=False)
    assert check(folder).empty
    assert len(pd.read_parquet(compare(folder, tmp_path / "out.parquet"))) == len(make_table("comparisons", frames))


@pytest.mark.parametrize(("tools", "kept"), [("the same", PARTS - 1), ("others", 0)])
def test_a_run_that_was_stopped_goes_on_where_it_was(
    tools: str, kept: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write_partitions(frames_of(EXAMPLES), tmp_path / "parts"), tmp_path / "out.parquet"
    out.write_bytes(b"what stood there before")
    made: list[int] = []
    original = comparing.compared_claims

    def stops_at_the_third(frames: Frames) -> pd.DataFrame:
        made.append(len(frames["claims"]))
        if len(made) == PARTS:
            raise OSError(28, "No space left on device")
        return original(frames)

    monkeypatch.setattr(comparing, "compared_claims", stops_at_the_third)
    with pytest.raises(DataError, match=r"could not be written: No space left on device; what is finished is kept"):
        compare(folder, out)
    assert out.read_bytes() == b"what stood there before"
    if tools == "others":
        monkeypatch.setattr(comparing, "_tools", lambda: "9.9.9")
    compare(folder, out)
    assert len(made) == PARTS + PARTS - kept, "what the same tools have finished is kept"
    assert len(pd.read_parquet(out)) == len(make_table("comparisons", frames_of(EXAMPLES)))

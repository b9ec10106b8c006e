"""A record that has grown: what the benchmark makes is like the real record, and pieces make up the whole."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from growing.growth import Growth, Measured
from growing.rule_times import rule_times
from growing.synthetic_record import synthetic_record, write_synthetic_record

from bilateral_stats import load, tables
from bilateral_stats.api.load import DATASETS
from bilateral_stats.contract.columns import columns
from bilateral_stats.contract.registry import derived_tables, recorded_tables
from bilateral_stats.derive import making
from bilateral_stats.derive.making import derivation_of, make_pieces, make_table
from bilateral_stats.formats.write_tables import write_tables
from bilateral_stats.ground.csv_text import canonical_text
from bilateral_stats.ground.errors import DataError
from bilateral_stats.record.checking import Record, check_record

CLAIMS = 2000

TOLERANCE = 0.04
"""Highest difference between the share of a code in the real record and in a drawn one of this size."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("grown") / "datasets"
    made.mkdir()
    write_synthetic_record(DATASETS, CLAIMS, made)
    return made


@pytest.fixture(scope="module")
def grown(folder: Path) -> Record:
    return check_record(folder)


def test_a_synthetic_record_is_sound_and_has_the_size_asked_for(grown: Record) -> None:
    assert len(grown.frames["claims"]) == CLAIMS


def test_a_synthetic_record_is_the_same_each_time(grown: Record) -> None:
    again = synthetic_record(check_record(DATASETS).text, CLAIMS)
    for table, frame in grown.text.items():
        assert sorted(canonical_text(again[table]).splitlines()) == sorted(canonical_text(frame).splitlines()), table


def test_the_rows_of_the_real_record_are_in_it(folder: Path) -> None:
    for table in recorded_tables():
        real, made = (set((at / f"{table}.csv").read_text(encoding="utf-8").splitlines()) for at in (DATASETS, folder))
        assert real <= made, table


@pytest.mark.parametrize("column", ["indicator_id", "qualifier", "obs_status", "time_period", "rank", "as_printed"])
def test_the_distributions_stay(column: str, grown: Record) -> None:
    real, made = (
        frame[column].fillna("").value_counts(normalize=True) for frame in (load("claims"), grown.frames["claims"])
    )
    assert set(made.index) <= set(real.index)
    assert (made.reindex(real.index, fill_value=0) - real).abs().max() < TOLERANCE


@pytest.mark.parametrize("column", ["source_id", "originator_id"])
def test_sources_and_originators_grow_with_the_claims(column: str, grown: Record) -> None:
    real, made = load("claims")[column], grown.frames["claims"][column]
    assert made.nunique() / CLAIMS == pytest.approx(real.nunique() / len(real), rel=0.2)
    assert made.isna().mean() == pytest.approx(real.isna().mean(), abs=TOLERANCE)


def test_comparisons_grow_with_the_claims(grown: Record) -> None:
    made = make_table("comparisons", grown.frames)
    assert len(made) / CLAIMS == pytest.approx(len(load("comparisons")) / len(load("claims")), rel=0.5)


@pytest.mark.parametrize("table", tables())
def test_pieces_make_up_the_whole(table: str, grown: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = make_table(table, grown.frames)
    monkeypatch.setattr(making, "PIECE_ROWS", 300)
    pieces = list(make_pieces(table, grown.frames))
    made_from = derivation_of(table).rows if table in derived_tables() else None
    assert len(pieces) == max(1, -(-len(grown.frames[made_from] if made_from else whole) // 300))
    pd.testing.assert_frame_equal(pd.concat(pieces, ignore_index=True), whole)


def test_the_files_are_the_same_however_large_the_pieces(
    grown: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = {}
    for size in (10_000, 300):
        monkeypatch.setattr(making, "PIECE_ROWS", size)
        (tmp_path / str(size)).mkdir()
        written[size] = write_tables(grown.frames, grown.dataset, tmp_path / str(size))
    assert written[10_000] == written[300]
    for table in tables():
        large, small = (tmp_path / str(size) for size in (10_000, 300))
        csv = f"csv/{table}.csv"
        assert (large / csv).read_bytes() == (small / csv).read_bytes(), table
        frames = [pd.read_parquet(at / f"parquet/{table}.parquet") for at in (large, small)]
        pd.testing.assert_frame_equal(*frames)
        assert frames[0].attrs == frames[1].attrs


def test_what_the_documents_say_of_a_table(grown: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "PIECE_ROWS", 300)
    written = write_tables(grown.frames, grown.dataset, tmp_path)
    for table in derived_tables():
        whole = make_table(table, grown.frames)
        assert written[table].rows == len(whole)
        present = {name: whole[name].dropna() for name in whole.columns}
        assert written[table].examples == {name: there.iloc[0] for name, there in present.items() if len(there)}


def test_a_key_that_stands_in_two_pieces_is_refused(
    grown: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PIECE_ROWS", 300)
    claims = grown.frames["claims"].copy()
    claims.loc[1000, ["claim_id", "rank"]] = [claims.loc[0, "claim_id"], "normal"]
    standing = int((claims.loc[:999, "rank"] == "normal").sum())
    with pytest.raises(DataError) as caught:
        write_tables({**grown.frames, "claims": claims}, grown.dataset, tmp_path)
    [fault] = caught.value.faults
    assert (fault.file, fault.line, fault.column) == ("statistics (derived)", standing, "claim_id")
    assert fault.rule.startswith("this key stands on an earlier line too")


def test_a_row_that_breaks_a_rule_in_a_later_piece_is_refused(
    grown: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PIECE_ROWS", 300)
    claims = grown.frames["claims"].copy()
    claims.loc[1000, ["rank", "paragraph"]] = ["normal", -7]
    standing = int((claims.loc[900:999, "rank"] == "normal").sum())
    with pytest.raises(DataError) as caught:
        write_tables({**grown.frames, "claims": claims}, grown.dataset, tmp_path)
    assert [(fault.line, fault.column, fault.text) for fault in caught.value.faults] == [(standing, "paragraph", "-7")]


def test_each_rule_has_its_time(folder: Path) -> None:
    times = rule_times(folder)
    for table in recorded_tables():
        assert {f"reading {table}", f"keys {table}", f"order and quotes {table}"} <= times.keys()
        assert {f"text {table}.{column.name}" for column in columns(table)} <= times.keys()
    assert "contract claims.qualifier" in times
    assert "contract claims: range_is_in_order" in times
    assert {"relations unknown_keys", "relations orphans", "relations indicator_rules"} <= times.keys()


def test_the_growth_of_two_sizes() -> None:
    small, large = (
        Growth(claims, *(Measured(seconds, seconds, 100.0) for seconds in times))
        for claims, times in ((1000, (1.0, 4.0, 1.0, 2.0)), (10_000, (10.0, 50.0, 9.0, 25.0)))
    )
    assert large.times_bare_claims == pytest.approx(50 / 9)
    assert large.times_bare_tables == 2.0
    assert large.growth_from(small) == pytest.approx(1.25)

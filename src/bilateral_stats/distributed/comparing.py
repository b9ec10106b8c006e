"""The table ``comparisons`` of a record in partitions, without its sentences, made by DuckDB within bounded memory.

First each partition of claims becomes rows with bounds, by the code of one machine: that reads the printed words. Then
one text of SQL (``verdicts.sql``) puts them side by side. What a run has finished lies beside the result until that is
whole, so that the next run goes on where one was stopped.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from ..derive.compared_rows import SOURCE_COLUMNS, compared_claims, compared_datings
from ..ground.errors import DataError
from ..ground.periods import period_bounds
from ..schemas.vocabularies import CLAIMS, EVENT_DATES
from .partitions import Partition, partitions

KEPT = (
    *("row_id", "key", "thing", "title", "ref_area", "counterpart_area", "period", "stated", "stage", "unit"),
    *("low", "high", "low_inclusive", "high_inclusive", "counted_from", "counted_to", "voice", "source_id", "label"),
)
"""Columns of the compared rows that the SQL reads."""

MEMORY = "1500MB"
"""What DuckDB may hold in memory; beyond, it writes to disk. Python and its libraries take some more."""


def compare(folder: str | Path, out: str | Path, memory: str = MEMORY) -> Path:
    """Write the comparisons of a record in partitions as a Parquet file.

    Parameters
    ----------
    folder
        Holds for each recorded table a file ``<table>.parquet`` or a folder ``<table>`` of Parquet files; sound.
    out
        The file to write; what stood there is replaced at once. Its folder holds what is kept for the next run, too.
    memory
        What DuckDB may hold in memory, as it writes sizes.

    Returns
    -------
    pathlib.Path
        The file: the columns of ``comparisons`` but for ``summary`` and ``related``.

    Raises
    ------
    DataError
        A table is missing, a partition cannot be read, or the disk is full. Nothing is half-written.
    """
    target = Path(out)
    found = partitions(Path(folder))
    work = target.with_name(f".{target.name}-work")
    partial = work / "comparisons.parquet"
    try:
        work.mkdir(parents=True, exist_ok=True)
        with _database(work, memory) as database:
            rows = list(_compared(found, work, database))
            database.read_parquet([str(path) for path in rows], union_by_name=True).create_view("compared")
            _scan(database, found["indicators"]).create_view("indicators")
            _scan(database, found["indicator_links"]).project("*, row_number() OVER () AS place").create_view(
                "indicator_links"
            )
            database.execute((files(__package__) / "verdicts.sql").read_text(encoding="utf-8"))
            database.view("comparisons").write_parquet(str(partial))
        partial.replace(target)
        shutil.rmtree(work)
    except (OSError, duckdb.Error) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise DataError(
            f"{target} could not be written: {reason}; what is finished is kept for the next run"
        ) from error
    return target


@contextmanager
def _database(work: Path, memory: str) -> Iterator[duckdb.DuckDBPyConnection]:
    spilled = work / "spilled"
    database = duckdb.connect(
        config={"memory_limit": memory, "temp_directory": str(spilled), "preserve_insertion_order": False}
    )
    database.execute("SET enable_progress_bar = false")  # it would be printed among the results
    try:
        yield database
    finally:
        database.close()
        shutil.rmtree(spilled, ignore_errors=True)


def _compared(
    found: Mapping[str, Sequence[Partition]], work: Path, database: duckdb.DuckDBPyConnection
) -> Iterator[Path]:
    """Yield a file of compared rows for each partition of claims, and one for all datings, making what is not there."""
    _scan(database, found["sources"]).create_view("sources")
    whole = {table: _whole(found[table]) for table in ("indicators", "units", "events")}
    others = [part for table in ("sources", *whole) for part in found[table]]
    # Whether an event has happened, all its datings say: they are read at once.
    for table, parts in [*((CLAIMS, [part]) for part in found[CLAIMS]), (EVENT_DATES, found[EVENT_DATES])]:
        path = work / f"{table}-{_digest([*parts, *others])}.parquet"
        if not path.exists():
            recorded = _whole(parts)
            _written(compared_rows(table, recorded, _sources_of(recorded, database), whole), path)
        yield path


def compared_rows(
    table: str, recorded: pd.DataFrame, sources: pd.DataFrame, whole: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return claims or datings as rows with bounds, as the SQL reads them: days are numbers, too.

    Parameters
    ----------
    table
        ``claims`` or ``event_dates``.
    recorded
        Some of the claims, or all datings.
    sources
        Of the sources of these rows what is read of them.
    whole
        The tables ``indicators``, ``units`` and ``events``.
    """
    frames = {table: recorded, "sources": sources, **whole}
    rows = compared_claims(frames) if table == CLAIMS else compared_datings(frames)
    days = period_bounds(rows["period"])
    kept = rows[[name for name in KEPT if name in rows]].assign(
        compared=table, period_first=days["period_start"], period_last=days["period_end"]
    )
    for name in ("low", "high"):
        if pd.api.types.is_datetime64_any_dtype(kept[name]):
            number = kept[name].astype("datetime64[ms]").astype("int64").astype("float64")
            kept[name] = number.where(kept[name].notna(), np.nan)
    return kept


def _whole(parts: Sequence[Partition]) -> pd.DataFrame:
    return pd.concat([part.read() for part in parts], ignore_index=True)


def _sources_of(rows: pd.DataFrame, database: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return what is read of the sources of some rows."""
    wanted = database.from_df(rows[["source_id"]].drop_duplicates())
    known = database.view("sources").project(", ".join(("source_id", *SOURCE_COLUMNS)))
    found: pd.DataFrame = known.join(wanted, "source_id", how="semi").df()
    return found.astype("str")


def _written(frame: pd.DataFrame, path: Path) -> None:
    partial = path.with_suffix(".part")
    frame.to_parquet(partial, index=False)
    partial.replace(path)


def _digest(parts: Sequence[Partition]) -> str:
    """Return what names the state of some files, their places, sizes and times, and the tools that read them."""
    files_then = [(part.path, part.path.stat()) for part in parts]
    state = [_tools(), *((str(path), stat.st_size, stat.st_mtime_ns) for path, stat in files_then)]
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


def _tools() -> str:
    try:
        return version(__name__.partition(".")[0])
    except PackageNotFoundError:  # in a checkout that is not installed
        return ""


def _scan(database: duckdb.DuckDBPyConnection, parts: Sequence[Partition]) -> duckdb.DuckDBPyRelation:
    return database.read_parquet([str(part.path) for part in parts])

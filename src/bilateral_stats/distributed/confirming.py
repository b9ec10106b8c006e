"""Comparisons that were made in partitions, held against those of one machine on as many claims as fit it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd

from ..derive.making import make_table
from ..ground.errors import DataError
from ..schemas.vocabularies import CLAIMS
from .partitions import Partition, partitions, typed

SENTENCES = ("summary", "related")
"""Columns of ``comparisons`` that are told, not compared."""

MOST_CLAIMS = 200_000

SOME_PAIRS = """
CREATE TEMP VIEW paired AS SELECT *,
    least(ref_area, coalesce(counterpart_area, '')) || '-' || greatest(ref_area, coalesce(counterpart_area, '')) AS pair
FROM claims;
CREATE TEMP TABLE some_claims AS
WITH counted AS (SELECT pair, count(*) AS rows FROM paired GROUP BY pair),
    summed AS (SELECT pair, rows, sum(rows) OVER (ORDER BY hash(pair), pair) - rows AS before FROM counted)
SELECT * EXCLUDE pair FROM paired WHERE pair IN (
    SELECT pair FROM summed WHERE before = 0 OR before + rows <= getvariable('most'));
CREATE TEMP VIEW some_sources AS SELECT * FROM sources
WHERE source_id IN (SELECT source_id FROM event_dates UNION SELECT source_id FROM some_claims);
"""
"""A comparison, and those of linked indicators, stay within two countries: claims of whole pairs are taken."""


def confirm(folder: str | Path, comparisons: str | Path, most: int = MOST_CLAIMS) -> tuple[int, pd.DataFrame]:
    """Make the comparisons of some pairs of countries on one machine, and return where those of a file differ.

    Parameters
    ----------
    folder
        Holds for each recorded table a file ``<table>.parquet`` or a folder ``<table>`` of Parquet files.
    comparisons
        The file that :func:`~bilateral_stats.distributed.compare` wrote of it.
    most
        How many claims are compared at most. Whole pairs of countries are taken, spread over the record, the same on
        every run; a single pair may have more.

    Returns
    -------
    int
        How many claims were compared.
    pandas.DataFrame
        A row a difference: ``comparison_id``, ``column``, ``one_machine``, ``partitions``; empty where all is equal.

    Raises
    ------
    DataError
        A table is missing, or a file cannot be read.
    """
    found = partitions(Path(folder))
    try:
        with duckdb.connect() as database:
            database.execute("SET enable_progress_bar = false")
            frames = _some_pairs(database, found, most)
            expected = make_table("comparisons", frames).drop(columns=list(SENTENCES))
            database.register("wanted", expected[["comparison_id"]])
            written = database.read_parquet(str(comparisons)).join(database.view("wanted"), "comparison_id", how="semi")
            # Datings are compared over all countries, so all of them are here.
            made = written.df().sort_values("comparison_id", ignore_index=True)
    except duckdb.Error as error:
        raise DataError(f"{comparisons} could not be held against {folder}: {str(error).splitlines()[0]}") from error
    return len(frames[CLAIMS]), _differences(expected, made)


def _some_pairs(
    database: duckdb.DuckDBPyConnection, found: dict[str, list[Partition]], most: int
) -> dict[str, pd.DataFrame]:
    """Return the recorded tables with the claims of some pairs, and their sources, alone."""
    for table, parts in found.items():
        database.read_parquet([str(part.path) for part in parts]).create_view(table)
    database.execute("SET VARIABLE most = ?", [most])
    database.execute(SOME_PAIRS)
    fewer = {CLAIMS: "some_claims", "sources": "some_sources"}
    return {table: typed(table, database.view(fewer.get(table, table)).df()) for table in found}


def _differences(expected: pd.DataFrame, made: pd.DataFrame) -> pd.DataFrame:
    names = [name for name in expected.columns if name != "comparison_id"]
    ours, theirs = (frame.set_index("comparison_id")[names].astype(object) for frame in (expected, made))
    rows: list[Sequence[object]] = [[key, "comparison_id", key, None] for key in ours.index.difference(theirs.index)]
    shared = ours.index.intersection(theirs.index)
    for name in names:
        one, other = ours.loc[shared, name], theirs.loc[shared, name]
        unequal = ~(one.eq(other) | (one.isna() & other.isna()))
        rows += [[key, name, one[key], other[key]] for key in shared[unequal.to_numpy(dtype=bool)]]
    return pd.DataFrame(rows, columns=["comparison_id", "column", "one_machine", "partitions"])

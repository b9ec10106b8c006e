"""Check and compare a record in partitions on Spark, and say whether both are what the package finds itself.

It needs Java, and `pip install pyspark sqlglot` beside the extra `distributed`; nothing else of the project needs them.

The contract is held by the unchanged models inside the map over partitions; keys by a group-by and references by an
anti-join of Spark. The comparisons are made by ``verdicts.sql``, which sqlglot writes in Spark's dialect.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, reduce
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow.parquet as pq
from bilateral_stats.schemas.vocabularies import CLAIMS, EVENT_DATES

from bilateral_stats import distributed
from bilateral_stats.contract.columns import check_rows, columns, primary_key
from bilateral_stats.derive.compared_rows import SOURCE_COLUMNS
from bilateral_stats.distributed.checking import FAULT_COLUMNS, REPEATED, no_such_key
from bilateral_stats.distributed.comparing import compared_rows
from bilateral_stats.distributed.partitions import Partition, partitions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FAULTS = "file string, line long, column string, text string, rule string"

COMPARED = """
row_id string, key string, thing string, title string, ref_area string, counterpart_area string, period string,
stated boolean, stage string, unit string, low double, high double, low_inclusive boolean, high_inclusive boolean,
counted_from timestamp_ntz, counted_to timestamp_ntz, voice string, source_id string, label string, compared string,
period_first timestamp_ntz, period_last timestamp_ntz
"""
"""Columns of the compared rows, as Spark writes types."""

CELLS = ["file", "line", "column", "text", "rule"]

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.shuffle.partitions": "32",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def main(arguments: list[str] | None = None) -> int:
    """Print how many faults and comparisons there are, whether they are equal, and how long each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path, help="folder with a file or a folder of Parquet for each recorded table")
    parser.add_argument("--memory", default="3g", help="what Spark may hold in memory (default: 3g)")
    options = parser.parse_args(arguments)
    try:
        spark = _session(options.memory)
    except ImportError as error:
        print(f"{error}: pip install pyspark sqlglot", file=sys.stderr)
        return 2
    found = partitions(options.record)
    print(f"{sum(pq.read_metadata(part.path).num_rows for part in found[CLAIMS]):,} claims")
    equal = True
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "comparisons.parquet"
        for name, of_spark, of_package in (
            ("faults", partial(spark_faults, spark, found), partial(distributed.check, options.record)),
            ("comparisons", partial(spark_comparisons, spark, found), partial(_compared, options.record, target)),
        ):
            theirs, their_time = _timed(of_spark)
            ours, our_time = _timed(of_package)
            same = _same(theirs, ours)
            equal = equal and same
            print(f"{name}: {len(theirs):,} on Spark, {len(ours):,} of the package: {'equal' if same else 'NOT EQUAL'}")
            print(f"  Spark took {their_time:.0f} s, {their_time / our_time:.2f} times the package", flush=True)
            if len(ours) and name == "faults":
                print("comparisons: not made of a record with faults")
                break
    spark.stop()
    return 0 if equal else 1


def spark_faults(spark: SparkSession, found: dict[str, list[Partition]]) -> pd.DataFrame:
    """Return the faults of a record, as the package's own check does."""
    parts = [part for of_table in found.values() for part in of_table]
    numbers = spark.range(len(parts)).repartition(min(len(parts), 64))
    faults = numbers.mapInPandas(partial(_rule_faults, parts), FAULTS)
    for table, of_table in found.items():
        faults = faults.union(_repeated(spark, of_table))
        for column in columns(table):
            if column.references in found:
                faults = faults.union(_unknown(spark, of_table, column.name, found[column.references]))
    rows: pd.DataFrame = faults.toPandas()
    order = {part.name: place for place, part in enumerate(parts)}
    rows = rows.assign(place=rows["file"].map(order)).sort_values(["place", "line", "column", "rule"])
    return rows[CELLS].reset_index(drop=True)


def _rule_faults(parts: Sequence[Partition], batches: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    for batch in batches:
        for number in batch["id"]:
            part = parts[number]
            faults = check_rows(part.table, part.read(), part.name)
            yield pd.DataFrame([[getattr(fault, name) for name in FAULT_COLUMNS] for fault in faults], columns=CELLS)


def _keys(spark: SparkSession, parts: Sequence[Partition], names: Sequence[str]) -> DataFrame:
    """Return columns of a table with the file and the line of each row."""
    from pyspark.sql import functions

    # By the whole path: files of two folders may have one name.
    named = spark.createDataFrame(
        [(part.path.resolve().as_uri(), part.name) for part in parts], "path string, file string"
    )
    rows = spark.read.parquet(*(str(part.path) for part in parts))
    places = rows.select(
        functions.regexp_replace(functions.col("_metadata.file_path"), "^file:/+", "file:///").alias("path"),
        (functions.col("_metadata.row_index") + 1).alias("line"),
        *names,
    )
    return places.join(functions.broadcast(named), "path").drop("path")


def _repeated(spark: SparkSession, parts: Sequence[Partition]) -> DataFrame:
    from pyspark.sql import Window, functions

    key = primary_key(parts[0].table)
    keys = _keys(spark, parts, key).dropna(subset=key)
    doubled = keys.groupBy(*key).count().where("count > 1").drop("count")
    rank = functions.row_number().over(Window.partitionBy(*key).orderBy("file", "line"))
    again = keys.join(functions.broadcast(doubled), key).withColumn("rank", rank).where("rank > 1")
    text = functions.concat_ws(", ", *(functions.col(name).cast("string") for name in key))
    return _as_faults(again, key[0], text, REPEATED)


def _unknown(spark: SparkSession, parts: Sequence[Partition], column: str, targets: Sequence[Partition]) -> DataFrame:
    from pyspark.sql import functions

    key = primary_key(targets[0].table)[0]
    known = _keys(spark, targets, [key]).select(functions.col(key).alias(column)).distinct()
    lost = _keys(spark, parts, [column]).dropna(subset=[column]).join(known, column, "left_anti")
    return _as_faults(lost, column, functions.col(column).cast("string"), no_such_key(targets[0].table))


def _as_faults(rows: DataFrame, column: str, text: Any, rule: str) -> DataFrame:
    from pyspark.sql import functions

    return rows.select(
        "file", "line", functions.lit(column).alias("column"), text.alias("text"), functions.lit(rule).alias("rule")
    )


def spark_comparisons(spark: SparkSession, found: dict[str, list[Partition]]) -> pd.DataFrame:
    """Return the comparisons of a record but for their sentences, as the package's own do."""
    whole = {
        table: pd.concat([part.read() for part in found[table]], ignore_index=True)
        for table in ("indicators", "units", "events")
    }
    # Whether an event has happened, all its datings say: they are one piece.
    pieces = [*((CLAIMS, [part]) for part in found[CLAIMS]), (EVENT_DATES, found[EVENT_DATES])]
    make = partial(_bounded, pieces, found["sources"], whole)
    compared = spark.range(len(pieces)).repartition(min(len(pieces), 64)).mapInPandas(make, COMPARED)
    compared.persist().createOrReplaceTempView("compared")
    spark.createDataFrame(whole["indicators"][["indicator_id", "direction"]].astype(object)).createOrReplaceTempView(
        "indicators"
    )
    links = pd.concat([part.read() for part in found["indicator_links"]], ignore_index=True)
    links = links[["indicator_id", "related_id", "relation"]].astype(object).assign(place=range(1, len(links) + 1))
    spark.createDataFrame(
        links, "indicator_id string, related_id string, relation string, place long"
    ).createOrReplaceTempView("indicator_links")
    for statement in statements():
        spark.sql(statement)
    rows: pd.DataFrame = spark.table("comparisons").toPandas()
    return rows


def _bounded(
    pieces: Sequence[tuple[str, Sequence[Partition]]],
    sources: Sequence[Partition],
    whole: Mapping[str, pd.DataFrame],
    batches: Iterator[pd.DataFrame],
) -> Iterator[pd.DataFrame]:
    names = COMPARED.replace(",", " ").split()[::2]
    for batch in batches:
        for number in batch["id"]:
            table, parts = pieces[number]
            recorded = pd.concat([part.read() for part in parts], ignore_index=True)
            wanted = [("source_id", "in", sorted(set(recorded["source_id"])))]
            of_rows = [
                pq.read_table(part.path, columns=["source_id", *SOURCE_COLUMNS], filters=wanted) for part in sources
            ]
            known = pd.concat([rows.to_pandas() for rows in of_rows], ignore_index=True).astype("str")
            yield compared_rows(table, recorded, known, whole).reindex(columns=names)


def statements() -> Iterator[str]:
    """Yield the statements of ``verdicts.sql`` in Spark's dialect."""
    import sqlglot
    from sqlglot import expressions

    def of_spark(node: Any) -> Any:
        name = node.name.lower() if isinstance(node, expressions.Anonymous) else ""
        if name == "round_even":
            return expressions.Anonymous(this="BROUND", expressions=node.expressions)
        if name == "list_reduce":
            # Spark is told with what to begin: the first of the list, which adds nothing to itself.
            pieces, step = node.expressions
            first = expressions.Anonymous(this="ELEMENT_AT", expressions=[pieces.copy(), expressions.Literal.number(1)])
            return expressions.Anonymous(this="AGGREGATE", expressions=[pieces, first, step])
        return node

    text = (files(distributed) / "verdicts.sql").read_text(encoding="utf-8")
    for statement in sqlglot.parse(text, read="duckdb"):
        assert statement is not None
        written = statement.transform(of_spark).sql("spark", comments=False)
        yield written.replace("CREATE TEMPORARY VIEW", "CREATE OR REPLACE TEMPORARY VIEW")


def _same(theirs: pd.DataFrame, ours: pd.DataFrame) -> bool:
    """Whether two tables hold the same values, whatever the types in which two engines hold them."""
    if list(theirs.columns) != list(ours.columns) or len(theirs) != len(ours):
        return False
    try:
        typed = theirs.astype(ours.dtypes.to_dict())
        pd.testing.assert_frame_equal(typed, ours, check_exact=True)
    except (AssertionError, TypeError, ValueError) as error:
        print(error, file=sys.stderr)
        return False
    return True


def _compared(record: Path, target: Path) -> pd.DataFrame:
    return pd.read_parquet(distributed.compare(record, target))


def _timed(work: Callable[[], pd.DataFrame]) -> tuple[pd.DataFrame, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


def _session(memory: str) -> SparkSession:
    import sqlglot  # noqa: F401 - said at once where it is missing
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[*]").config("spark.driver.memory", memory)
    session: SparkSession = reduce(lambda made, setting: made.config(*setting), SETTINGS.items(), builder).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


if __name__ == "__main__":
    sys.exit(main())

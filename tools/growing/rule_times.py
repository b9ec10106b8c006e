"""How long each rule takes on a record, by name."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from bilateral_stats.contract.casting import cast
from bilateral_stats.contract.columns import (
    columns,
    is_sorted,
    model,
    primary_key,
    repeated_keys,
)
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.record import relations
from bilateral_stats.record.canonical import check_canonical
from bilateral_stats.record.cells import check_text
from bilateral_stats.record.reading import read_text_table

T = TypeVar("T")
Times = dict[str, float]


def rule_times(folder: Path) -> Times:
    """Return the seconds that each rule takes on a sound record.

    Parameters
    ----------
    folder
        Folder of the record.

    Returns
    -------
    dict
        By name: ``text claims.note``, ``contract claims.claim_id``, ``contract claims: areas_differ``,
        ``relations unknown_keys``, ...
    """
    times: Times = {}
    frames: dict[str, pd.DataFrame] = {}
    for table in recorded_tables():
        file, all_columns = f"{table}.csv", columns(table)
        start = time.perf_counter()
        text = read_text_table(folder / file, file, [column.name for column in all_columns])
        times[f"reading {table}"] = time.perf_counter() - start
        if text.frame is None:
            continue
        for column in all_columns:
            _time(
                times,
                f"text {table}.{column.name}",
                lambda frame, one: check_text([one], frame, ""),
                text.frame,
                column,
            )
        frames[table] = cast(all_columns, text.frame, [])
        _time(times, f"keys {table}", repeated_keys, table, frames[table], file)
        for name, rules in model(table).to_schema().columns.items():
            _time(times, f"contract {table}.{name}", rules.validate, frames[table])
        for across in model(table).to_schema().checks:
            _time(times, f"contract {table}: {across.name}", across, frames[table])
        _time(
            times,
            f"order and quotes {table}",
            lambda *parts: list(check_canonical(*parts)),
            text,
            frames[table],
            primary_key(table),
            is_sorted(table),
        )
    return times | relation_times(frames)


def relation_times(frames: dict[str, pd.DataFrame]) -> Times:
    """Return the seconds of each rule across tables: the functions of its module that yield faults."""
    times: Times = {}
    rules = {
        name: function
        for name, function in vars(relations).items()
        if inspect.isgeneratorfunction(function) and function.__annotations__.get("return") == "Iterator[Fault]"
    }
    for name, function in rules.items():
        setattr(relations, name, _timed(times, f"relations {name.strip('_')}", function))
    try:
        relations.check_relations(frames, {table: table for table in recorded_tables()})
    finally:
        vars(relations).update(rules)
    return times


def _timed(times: Times, name: str, function: Callable[..., Iterator[Any]]) -> Callable[..., list[Any]]:
    @wraps(function)
    def run(*arguments: Any) -> list[Any]:
        return _time(times, name, lambda *given: list(function(*given)), *arguments)

    return run


def _time(times: Times, name: str, function: Callable[..., T], *arguments: Any) -> T:
    start = time.perf_counter()
    found = function(*arguments)
    times[name] = times.get(name, 0.0) + time.perf_counter() - start
    return found

"""What the checks say of damaged copies of a record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pandas as pd

from bilateral_stats.build import all_tables
from bilateral_stats.contract.registry import recorded_tables
from bilateral_stats.evidence.checking import SUFFIX, check_evidence
from bilateral_stats.ground.errors import DataError, Fault
from bilateral_stats.record.checking import check_record

from .careless import CARELESS_KINDS
from .cells import CELL_KINDS
from .files import FILE_KINDS
from .lines import LINE_KINDS
from .meaning import MEANING_KINDS
from .sheets import Damage, Kind, read_sheet

KINDS: dict[str, Kind] = {**CELL_KINDS, **LINE_KINDS, **FILE_KINDS, **MEANING_KINDS, **CARELESS_KINDS}
"""Every way to damage a table, by name."""

TOLD_BY_TEXT = frozenset({"printed words with another digit", "value and printed words alike"})
"""Kinds that write a figure as another paper might print it: where no rule tells, the text of the article must."""


LOCKS = ("evidence.lock", "keys.lock")


class Outcome(Enum):
    """What became of a damaged record."""

    KILLED = "killed"
    HARMLESS = "harmless"
    BY_TEXT = "by text"
    NO_TEXT = "no text"
    MISPLACED = "misplaced"
    SURVIVED = "survived"
    CRASHED = "crashed"


@dataclass(frozen=True)
class Trial:
    """One damaged copy and what became of it.

    Parameters
    ----------
    kind
        Name of the kind of damage.
    damage
        What was done.
    outcome
        What the checks said. Misplaced: refused, but at another place.
    faults
        Their words, for a damage that was refused at another place.
    """

    kind: str
    damage: Damage
    outcome: Outcome
    faults: tuple[str, ...] = ()


def run_trials(
    datasets: Path, numbers: range, seed: int, articles: Path | None = None, kinds: Sequence[str] = tuple(KINDS)
) -> Iterator[Trial]:
    """Damage copies of a record, one way each, and check every copy.

    Parameters
    ----------
    datasets
        Folder of a sound record.
    numbers
        Numbers of the trials; a trial depends on its number and the seed alone.
    seed
        Seed of all.
    articles
        Folder of the texts, if they are at hand.
    kinds
        Names of the kinds of damage, taken in turn.

    Yields
    ------
    Trial
        One a number. A kind that no table can be damaged by has none.
    """
    sheets = [sheet for table in recorded_tables() if (sheet := read_sheet(datasets, table)).rows]
    released = all_tables(check_record(datasets).frames)
    with TemporaryDirectory() as parent:
        folder = Path(shutil.copytree(datasets, Path(parent) / datasets.name))
        for number in numbers:
            random = Random(f"{seed} {number}")  # noqa: S311 - no secret
            kind = kinds[number % len(kinds)]
            # Every table is as likely as another; one that cannot be damaged so makes room for the next.
            attempts = (KINDS[kind](sheet, random) for sheet in random.sample(sheets, len(sheets)))
            damage = next((damage for damage in attempts if damage is not None), None)
            if damage is None:
                continue
            path = folder / f"{damage.table}.csv"
            path.write_bytes(damage.content)
            without = LOCKS if kind in CARELESS_KINDS else LOCKS[:1] if kind in MEANING_KINDS else ()
            for lock in LOCKS:
                (folder / lock).unlink(missing_ok=True)
                if lock not in without and (datasets / lock).exists():
                    shutil.copyfile(datasets / lock, folder / lock)
            yield Trial(kind, damage, *_judge(kind, damage, folder, released, articles))
            shutil.copyfile(datasets / path.name, path)


def _judge(
    kind: str, damage: Damage, folder: Path, released: Mapping[str, pd.DataFrame], articles: Path | None
) -> tuple[Outcome, tuple[str, ...]]:
    try:
        record = check_record(folder)
    except DataError as error:
        told = any(_points_at(fault, damage) for fault in error.faults)
        return (Outcome.KILLED, ()) if told else (Outcome.MISPLACED, tuple(map(str, error.faults)))
    except Exception as error:
        return Outcome.CRASHED, (repr(error),)
    if all(frame.equals(released[table]) for table, frame in all_tables(record.frames).items()):
        return Outcome.HARMLESS, ()
    if articles is not None and (articles / f"{damage.source}{SUFFIX}").exists():
        report = check_evidence(record.text, articles, source=damage.source, folder=folder.name)
        if kind in MEANING_KINDS and report.faults and not any(_points_at(fault, damage) for fault in report.faults):
            return Outcome.MISPLACED, tuple(map(str, report.faults))
        return (Outcome.BY_TEXT if report.faults else Outcome.SURVIVED), ()
    return (Outcome.NO_TEXT if kind in TOLD_BY_TEXT else Outcome.SURVIVED), ()


def _points_at(fault: Fault, damage: Damage) -> bool:
    """Return whether a message leads a person to the damage: by its file, its line, and its column where it has one."""
    if Path(fault.file).name != f"{damage.table}.csv" or fault.line not in damage.lines:
        return False
    named = fault.column.split(", ")
    return not damage.columns or any(name in named or name in fault.rule for name in damage.columns)

"""Damage copies of the record as a hurried person or a spreadsheet does, and print what the checks say.

Killed: refused with the right file, line and column. Harmless: the released tables are the same. By text: only the
text of the article tells, and it does. No text: only the text could tell, and it is not at hand. Misplaced: refused,
but not where the damage is. Survived: accepted. Crashed: no message at all. The last three are faults of the checks,
and are listed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from mutation.trials import KINDS, Outcome, Trial, run_trials

from bilateral_stats.api.load import DATASETS

PIECE = 100
"""Trials that one process takes at a time."""


def main(arguments: list[str] | None = None) -> int:
    """Run the trials and print a table; return 1 when a damage survived, was misplaced or crashed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=10_000, help="number of damaged copies (default: 10000)")
    parser.add_argument("--record", type=Path, default=DATASETS, metavar="DIR", help="of which copies are damaged")
    parser.add_argument("--seed", type=int, default=1, help="another seed damages other cells (default: 1)")
    parser.add_argument("--kind", metavar="START", default="", help="only kinds whose name starts so, such as meaning")
    parser.add_argument("--articles", type=Path, metavar="DIR", help="folder of the texts, as for check_evidence.py")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="how many run at once (default: all)")
    options = parser.parse_args(arguments)
    pieces = [range(start, min(start + PIECE, options.n)) for start in range(0, options.n, PIECE)]
    counts: Counter[tuple[str, Outcome]] = Counter()
    with ProcessPoolExecutor(options.processes) as pool:
        for trials in pool.map(
            _run, [(options.record, piece, options.seed, options.articles, options.kind) for piece in pieces]
        ):
            for trial in trials:
                counts[trial.kind, trial.outcome] += 1
                _report(trial)
    _print_table(counts)
    return 1 if any(counts[kind, outcome] for kind, outcome in counts if outcome in _FAILURES) else 0


_FAILURES = (Outcome.MISPLACED, Outcome.SURVIVED, Outcome.CRASHED)


def _run(task: tuple[Path, range, int, Path | None, str]) -> list[Trial]:
    record, numbers, seed, articles, kind = task
    return list(run_trials(record, numbers, seed, articles, [name for name in KINDS if name.startswith(kind)]))


def _report(trial: Trial) -> None:
    if trial.outcome in _FAILURES:
        print(f"{trial.outcome.value}: {trial.kind}: {trial.damage.table}: {trial.damage.what}", flush=True)
        for fault in trial.faults[:3]:
            print(f"    {fault}", flush=True)


def _print_table(counts: Counter[tuple[str, Outcome]]) -> None:
    tried = [kind for kind in KINDS if any(counts[kind, outcome] for outcome in Outcome)]
    width = max(map(len, tried), default=0)
    print(" ".join(["kind".ljust(width), *(f"{outcome.value:>9}" for outcome in Outcome)]))
    for kind in tried:
        print(" ".join([kind.ljust(width), *(f"{counts[kind, outcome]:>9}" for outcome in Outcome)]))
    totals = [sum(counts[kind, outcome] for kind in tried) for outcome in Outcome]
    print(" ".join(["all".ljust(width), *(f"{total:>9}" for total in totals)]))


if __name__ == "__main__":
    sys.exit(main())

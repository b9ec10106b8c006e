"""Damage the bytes of the recorded tables at random and check the damaged record: nothing but faults may come of it.

Each round damages one file in a copy of the record. It ends in one of these ways: refused, with faults that name a
place; harmless, the damage left the same bytes; accepted, another record that breaks no rule (a damaged word of a
note is still a note); crashed, another exception than the documented one; slow, far longer than the whole check.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bilateral_stats import DataError
from bilateral_stats.api.load import DATASETS
from bilateral_stats.record.checking import check_record

ROUNDS = 300
"""A few minutes on a small machine."""

SLOW = 20
"""Times the check of the undamaged record, beyond which a round counts as slow."""

LONGEST = 4000
"""Bytes that one damage moves or makes at most."""

OUTCOMES = ("refused", "harmless", "accepted", "crashed", "slow")

Damage = Callable[[bytearray, random.Random], None]


def _flip(content: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 8)):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)


def _insert(content: bytearray, dice: random.Random) -> None:
    signs = dice.choice((b'"', b",", b"\n", b"\r", b"\0", b"\xef\xbb\xbf", b"\xe2\x80\xa8", dice.randbytes(4)))
    place = dice.randint(0, len(content))
    content[place:place] = signs * dice.randint(1, 4)


def _delete(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content))
    del content[start : start + dice.randint(1, dice.choice((1, 20, LONGEST)))]


def _splice(content: bytearray, dice: random.Random) -> None:
    start, place = dice.randrange(len(content)), dice.randint(0, len(content))
    content[place:place] = content[start : start + dice.randint(1, LONGEST)]


def _repeat(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content))
    block = content[start : start + dice.randint(1, 200)]
    content[start:start] = block * dice.randint(1, LONGEST // len(block))


def _overwrite(content: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(content))
    content[start : start + dice.randint(1, LONGEST)] = dice.randbytes(dice.randint(0, LONGEST))


def _cut(content: bytearray, dice: random.Random) -> None:
    del content[dice.randrange(len(content)) :]


DAMAGES: dict[str, Damage] = {
    "flip bits": _flip,
    "insert": _insert,
    "delete": _delete,
    "splice": _splice,
    "repeat": _repeat,
    "overwrite": _overwrite,
    "cut": _cut,
}


def fuzz(folder: Path, rounds: int, seed: int) -> tuple[dict[str, Counter[str]], list[str]]:
    """Damage and check.

    Parameters
    ----------
    folder
        A copy of a sound record; after each round it is as it was.
    rounds
        How often.
    seed
        The same seed makes the same damages.

    Returns
    -------
    dict and list
        How often each damage ended in each outcome, and a line for each round that crashed or was slow.
    """
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    check_record(folder)  # the first one also imports
    start = time.perf_counter()
    check_record(folder)
    usual = time.perf_counter() - start
    files = {path: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    counts = {name: Counter[str]() for name in DAMAGES}
    remarks = []
    for number in range(rounds):
        name, path = dice.choice(list(DAMAGES)), dice.choice(list(files))
        content = bytearray(files[path])
        DAMAGES[name](content, dice)
        path.write_bytes(content)
        start = time.perf_counter()
        outcome, remark = _outcome(folder, bytes(content) == files[path])
        if outcome != "crashed" and time.perf_counter() - start > SLOW * usual:
            outcome = "slow"
        if outcome in {"crashed", "slow"}:
            remarks.append(f"round {number}, seed {seed}: {name} in {path.name}: {outcome} {remark}".rstrip())
        counts[name][outcome] += 1
        path.write_bytes(files[path])
    return counts, remarks


def _outcome(folder: Path, same: bool) -> tuple[str, str]:
    try:
        check_record(folder)
    except DataError as error:
        return ("refused", "") if error.faults else ("crashed", "without a fault")
    except Exception as error:  # whatever it is, it is what is looked for
        return "crashed", f"{type(error).__name__}: {error}"
    return ("harmless" if same else "accepted"), ""


def main(arguments: list[str] | None = None) -> int:
    """Print how the rounds ended; return 0, or 1 when one crashed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=ROUNDS, help=f"rounds (default: {ROUNDS})")
    parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same damages (default: 0)")
    parser.add_argument("--datasets", type=Path, default=DATASETS, help="folder of the tables (default: datasets)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(options.datasets, Path(temporary) / "datasets"))
        try:
            counts, remarks = fuzz(folder, options.n, options.seed)
        except DataError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{'':10}" + "".join(f"{outcome:>10}" for outcome in OUTCOMES))
    total = sum(counts.values(), Counter[str]())
    for name, found in [*counts.items(), ("all", total)]:
        print(f"{name:10}" + "".join(f"{found[outcome]:>10}" for outcome in OUTCOMES))
    print(*remarks, sep="\n", end="\n" if remarks else "")
    return 1 if total["crashed"] else 0


if __name__ == "__main__":
    sys.exit(main())

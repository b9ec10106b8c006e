"""Attack builds of a release at random moments, and look at what each leaves.

An older release lies in a folder, and scripts/build_release.py replaces it. The builder is killed or interrupted. Then
the folder and the zip beside it must each be the old one or the new one, whole; or not there, and the old one is kept
aside. The next build must run through and leave the new ones and nothing else. Half of the moments are drawn over the
whole time of a build, the other half over the operations on files with which a release is published.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from crashes.stopped_builds import Ended, Moment, run_build
from crashes.watched_build import PHASES

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import build_release
from bilateral_stats.cli.options import project_of
from bilateral_stats.cli.stopping import STOPPED
from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.record.ledger import LEDGER
from bilateral_stats.release.publishing import LOCK
from bilateral_stats.release.verifying import verify_release

SIGNALS = {"kill": signal.SIGKILL, "interrupt": signal.SIGINT, "terminate": signal.SIGTERM}
"""Ways to stop a builder, by the name of the option."""

PUBLISHING = ("checksums", "zip", "syncing", "renaming", "cleaning")
"""Phases that last a moment, but in which a release could be spoilt."""

DELAY = 0.003
"""Most seconds from an operation to the signal, in a third of these attacks: so that it also comes in its midst."""

FIRST_BUILDS = 0.1
"""Share of the attacks in which there was no release before."""

REPEATED = 0.15
"""Share of the kills in a folder in which the build before was killed too, between two renames."""

FOUND = ("old", "new", "nothing", "broken")


def main(arguments: list[str] | None = None) -> int:
    """Attack and print a table; return 1 when anything was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=100, metavar="N", help="number of attacks (default: 100)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the moments (default: 1)")
    parser.add_argument("--record", type=Path, default=DATASETS, metavar="DIR", help="of which to build a release")
    parser.add_argument("--signal", choices=SIGNALS, default="kill", help="how to stop a builder (default: kill)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        ground = Ground(Path(place), options.record)
        moments = draw_moments(options.n, random.Random(options.seed), ground.quiet)  # noqa: S311 - no secret
        table: Counter[tuple[str, str]] = Counter()
        faults = []
        for number, (moment, before) in enumerate(moments, 1):
            phase, found, wrong = ground.attack(moment, before, SIGNALS[options.signal])
            table[phase, found] += 1
            faults += [f"attack {number}, {moment}, from {before}, in {phase}: {fault}" for fault in wrong]
            if sys.stderr.isatty():
                print(f"\r{number}/{options.n}", end="" if number < options.n else "\n", file=sys.stderr, flush=True)
    print(f"signal: {options.signal}, seed: {options.seed}, an undisturbed build: {ground.quiet.began['ended']:.1f} s")
    print_table(table)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def draw_moments(count: int, chance: random.Random, quiet: Ended) -> list[tuple[Moment, str]]:
    """Return moments of attack, each with what lies in the folder before.

    Parameters
    ----------
    count
        How many.
    chance
        What draws them.
    quiet
        A build that was not disturbed.
    """
    moments = []
    for number in range(count):
        if number % 2:
            phase = PUBLISHING[number // 2 % len(PUBLISHING)]
            operation = chance.randint(1, quiet.operations[phase])
            moment = Moment(chance.choice((0, 0, chance.uniform(0, DELAY))), phase, operation)
        else:
            # By its phase, so that a machine that slows down meanwhile does not move it.
            at = chance.uniform(0, quiet.began["ended"])
            phase, began = [entry for entry in quiet.began.items() if entry[1] <= at][-1]
            moment = Moment(at - began, phase)
        drawn = chance.random()
        before = "nothing" if drawn < FIRST_BUILDS else "killed" if drawn < FIRST_BUILDS + REPEATED else "old"
        moments.append((moment, before))
    return moments


class Ground:
    """Where builds are attacked.

    Parameters
    ----------
    place
        An empty folder.
    record
        Folder of the record of which releases are built.
    """

    def __init__(self, place: Path, record: Path) -> None:
        self.record, dataset = record, read_dataset(record)
        self.version, self.archive = dataset.version, dataset.archive
        self.out, self.temporary, self.kept = place / "out", place / "temporary", place / "kept"
        self.temporary.mkdir()
        datasets = Path(shutil.copytree(record, place / record.name))
        # The old release lacks the last row of a table, and so all that is made from that row; without the ledger of
        # the keys, nobody misses it.
        (datasets / LEDGER).unlink()
        changed = datasets / "waivers.csv"
        changed.write_text(
            "".join(changed.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8"
        )
        self.known = {}
        build_release(datasets, self.kept / "old", project_of(record))
        shutil.copytree(self.kept / "old", self.out)
        self.quiet = self.build()
        shutil.copytree(self.out, self.kept / "new")
        for name in ("old", "new"):
            assert not verify_release(self.kept / name / self.version).faults
            self.known[name] = digests(self.kept / name / self.version), digests(self.kept / name / self.archive)
        assert all(old != new for old, new in zip(*self.known.values(), strict=True))

    def attack(self, moment: Moment, before: str, number: signal.Signals) -> tuple[str, str, list[str]]:
        """Attack a build and let the next one run through; return the phase, what was found, and what was wrong."""
        shutil.rmtree(self.out, ignore_errors=True)
        if before != "nothing":
            shutil.copytree(self.kept / "old", self.out)
        if before == "killed" and number == signal.SIGKILL:
            self.build(Moment(0, "renaming", 2), signal.SIGKILL)
        ended = self.build(moment, number)
        folder, archive = self.found(self.version), self.found(self.archive)
        if folder in self.known and verify_release(self.out / self.version).faults:
            folder = "broken"
        faults = [
            f"{name} is broken"
            for name, found in ((self.version, folder), (self.archive, archive))
            if found == "broken"
        ]
        if before != "nothing" and folder == "nothing" and self.found(f".{self.version}-build/old") != "old":
            faults.append("the old release is lost")
        if number != signal.SIGKILL:
            faults += self.judge_stop(ended, folder, archive)
        found = "broken" if faults else folder
        following = self.build()
        if (following.status, following.messages) != (0, ""):
            faults.append(f"the next build ended with {following.status}: {following.messages}")
        if (self.found(self.version), self.found(self.archive)) != ("new", "new"):
            faults.append("the next build left something else than the new release")
        if self.left():
            faults.append(f"the next build left {self.left()}")
        return ended.phase, "broken" if faults else found, faults

    def judge_stop(self, ended: Ended, folder: str, archive: str) -> list[str]:
        """Return what is wrong with how a builder answered a signal that it could answer."""
        faults = []
        if (ended.status, ended.messages) not in {(STOPPED, "stopped before the end\n"), (0, "")}:
            faults.append(f"it ended with {ended.status}: {ended.messages}")
        if ended.status == 0 and folder != "new":
            faults.append("it said that it had built a release")
        if folder != archive:
            faults.append(f"the folder is {folder}, but the zip is {archive}")
        if self.left():
            faults.append(f"it left {self.left()}")
        return faults

    def build(self, moment: Moment | None = None, number: int = 0) -> Ended:
        """Run a build here."""
        return run_build(self.record, self.out, self.temporary, moment, number)

    def left(self) -> list[str]:
        """Return the names of what a build should not leave."""
        paths = [*self.temporary.iterdir(), *(self.out.iterdir() if self.out.exists() else [])]
        # The empty file of the lock stays when a builder is stopped before it can delete it; the next one does.
        return sorted(path.name for path in paths if path.name not in {self.version, self.archive, LOCK})

    def found(self, name: str) -> str:
        """Return which release a folder or a zip is."""
        path = self.out / name
        if not path.exists():
            return "nothing"
        known = [which for which, both in self.known.items() if digests(path) in both]
        return known[0] if known else "broken"


def digests(path: Path) -> dict[str, str]:
    """Return the checksums of a file, or of the files of a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return {
        file.relative_to(path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if file.is_file()
    }


def print_table(table: Mapping[tuple[str, str], int]) -> None:
    """Print how often what was found, by the phase in which the signal came."""
    print(f"{'phase':<12}" + "".join(f"{found:>9}" for found in FOUND))
    for phase in [*PHASES, "ended"]:
        row = [table.get((phase, found), 0) for found in FOUND]
        if any(row):
            print(f"{phase:<12}" + "".join(f"{count:>9}" for count in row))
    sums = [sum(count for (_, which), count in table.items() if which == found) for found in FOUND]
    print(f"{'all':<12}" + "".join(f"{count:>9}" for count in sums))


if __name__ == "__main__":
    sys.exit(main())

"""Build a release on a small disk that fills up, or that is read-only, and look at what is left.

An older release lies there. Each build must end with one plain message and leave it as it was; with enough room, the
next build must run through. The disk is a piece of memory, which only a superuser may mount, on Linux.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from crash_builds import Ground
from crashes.stopped_builds import Ended

from bilateral_stats.api.load import DATASETS

PAGE = 4096
"""What a file takes at least, in bytes."""

ROOM = 1 << 26
"""Bytes that are enough for both releases and all that is built."""

TOO_LITTLE = 0.9
"""Room for the new release beside the old one, as a share of what that takes: it is never enough."""

MESSAGES = 2
"""Lines of a refused build: the reason, and that no release was built."""


def main(arguments: list[str] | None = None) -> int:
    """Build and print what was found; return 1 when anything was broken, 2 when no disk could be mounted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=20, metavar="N", help="number of full disks (default: 20)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of their sizes (default: 1)")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    table: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        ground = Ground(Path(place), DATASETS)
        ground.out.mkdir()
        taken = sum(-(-path.stat().st_size // PAGE) + 1 for path in (ground.kept / "old").rglob("*")) * PAGE
        for _ in range(options.n):
            size = taken + chance.randint(0, int(taken * TOO_LITTLE))
            if not run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(ground.out)):
                print("not done: a small disk could not be mounted; this needs a superuser, on Linux")
                return 2
            try:
                shutil.copytree(ground.kept / "old", ground.out, dirs_exist_ok=True)
                table[judge(ground, ground.build(), "full disk")] += 1
                run("mount", "-o", "remount,ro", str(ground.out))
                table[judge(ground, ground.build(), "read-only disk")] += 1
                run("mount", "-o", f"remount,rw,size={ROOM}", str(ground.out))
                table[judge(ground, ground.build(), "enough room")] += 1
            finally:
                run("umount", str(ground.out))
    for outcome, count in sorted(table.items()):
        print(f"{count:>4} {outcome}")
    return 1 if any("broken" in outcome for outcome in table) else 0


def run(*command: str) -> bool:
    """Run a command of the system, and return whether it could do its work."""
    try:
        return not subprocess.run(command, capture_output=True, check=False).returncode  # noqa: S603 - our own command
    except FileNotFoundError:
        return False


def judge(ground: Ground, ended: Ended, disk: str) -> str:
    """Return what became of a build on a disk, in words."""
    found = ground.found(ground.version), ground.found(ground.archive)
    if (ended.status, ended.messages, found, ground.left()) == (0, "", ("new", "new"), []):
        return f"{disk}: built"
    lines = ended.messages.splitlines()
    plain = len(lines) == MESSAGES and lines[-1] == "no release was built"
    if (ended.status, plain, found, ground.left()) == (1, True, ("old", "old"), []):
        return f"{disk}: refused in one line, the old release is whole"
    return f"{disk}: broken: {ended.status}, {found}, {ground.left()}, {ended.messages}"


if __name__ == "__main__":
    sys.exit(main())

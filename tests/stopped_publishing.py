"""Publish a small release again and again, each time stopped before another operation on files.

Run by test_crashes.py, in a process of its own because it forks: ``python stopped_publishing.py FOLDER WAY``. Prints a
JSON list: for each operation how it ended, and what was found then, after a next build that fails, and after one that
does not.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import shutil
import signal
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crashes.watched_build import OPERATIONS

from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.publishing import LOCK, published

FILES = {"old": {"a": "1", "sub/b": "2"}, "new": {"a": "3", "sub/b": "2", "c": "4"}}


ENDS = ["done", "refused", "interrupted", "there is no such operation"]


def publish(out: Path, which: str, error: BaseException | None = None) -> None:
    with published(out / "1.0", out / "x-1.0.zip") as stage:
        for name, text in FILES[which].items():
            (stage / name).parent.mkdir(exist_ok=True)
            (stage / name).write_text(text)
        if error is not None:
            raise error


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    raise KeyboardInterrupt


def fail() -> None:
    raise OSError(28, "No space left on device")


def attack(out: Path, way: Callable[[], None], number: int) -> str:
    """Publish the new release in a child that is stopped before an operation on files; return how it ended."""
    child = os.fork()
    if child == 0:
        count, status = 0, "done"

        def hook(event: str, _: tuple[Any, ...]) -> None:
            nonlocal count
            count += event in OPERATIONS
            if event in OPERATIONS and count == number:
                way()

        sys.addaudithook(hook)
        try:
            publish(out, "new")
        except DataError:
            status = "refused"
        except KeyboardInterrupt:
            status = "interrupted"
        finally:
            os._exit(ENDS.index(status if count >= number else "there is no such operation"))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return "killed" if code < 0 else ENDS[code]


def which(files: dict[str, bytes]) -> str:
    """Say which release these files are, by their names, contents and checksums."""
    if not files:
        return "nothing"
    texts = {name: data.decode() for name, data in files.items() if name != "SHA256SUMS"}
    listed = {line.split("  ")[1] for line in files.get("SHA256SUMS", b"").decode().splitlines()}
    found = [name for name, expected in FILES.items() if texts == expected and listed == set(expected)]
    return found[0] if found else "broken"


def look(out: Path) -> tuple[str, str, list[str]]:
    """Return what the folder is, what the zip is, and what else there is."""
    target, archive = out / "1.0", out / "x-1.0.zip"
    files = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    zipped = {}
    if archive.exists():
        with zipfile.ZipFile(archive) as opened:
            zipped = {name.removeprefix("x-1.0/"): opened.read(name) for name in opened.namelist()}
    # An empty file stays when a builder is stopped before it can delete its lock; the next build deletes it.
    known = {target, archive, out / LOCK}
    left = sorted(path.name for path in out.iterdir() if path not in known)
    return which(files) if target.exists() else "nothing", which(zipped), left


def main(place: Path, way: Callable[[], None]) -> None:
    publish(place / "old", "old")
    (place / "nothing").mkdir()
    rows = []
    for before in ("old", "nothing", "killed"):
        if not (place / before).exists():
            break
        for number in itertools.count(1):
            out = Path(shutil.copytree(place / before, place / f"{before}-{number}"))
            ended = attack(out, way, number)
            if ended == "there is no such operation":
                break
            if ended == "killed" and look(out)[:2] == ("nothing", "old"):
                # A second kill, after one between the two renames.
                shutil.copytree(out, place / "killed", dirs_exist_ok=True)
            row = {"before": before, "number": number, "ended": ended, "found": look(out)}
            copy = Path(shutil.copytree(out, place / f"{before}-{number}-copy"))
            with contextlib.suppress(DataError):
                publish(copy, "new", OSError(5, "the next build fails too"))
            publish(out, "new")
            rows.append(row | {"after a failed build": look(copy), "after a build": look(out)})
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    # A process that is killed leaves to the system what it wrote: waiting for the disk would only take time.
    os.fsync = lambda _: None
    main(Path(sys.argv[1]), globals()[sys.argv[2]])

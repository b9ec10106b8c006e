"""Builds that are killed, interrupted, refused a write or met by another build: a release is never half there.

``tools/crash_builds.py`` does the same to many builds at random moments.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.archives import BUILDER
from bilateral_stats.release.publishing import published

from .cli.support import EXAMPLES
from .conftest import ROOT

SCRIPTS = ROOT / "scripts"
CHART = "at_a_glance"
DATASET = read_dataset(EXAMPLES)
ARCHIVE = DATASET.archive
RECORD = f"record: {EXAMPLES}"
"""The line that names the record, before any other message."""

CONSISTENT = [["old", "old", []], ["new", "new", []], ["nothing", "nothing", []]]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with an old release and its zip."""
    publish(tmp_path / "out", "old")
    return tmp_path / "out"


def publish(out: Path, text: str, error: BaseException | None = None) -> None:
    with published(out / DATASET.version, out / ARCHIVE) as stage:
        (stage / "a").write_text(text)
        if error is not None:
            raise error


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_untouched(out: Path) -> None:
    """Assert that the old release lies there, and nothing else."""
    digest = hashlib.sha256(b"old").hexdigest()
    assert files(out / DATASET.version) == {"a": b"old", "SHA256SUMS": f"{digest}  a\n".encode()}
    with zipfile.ZipFile(out / ARCHIVE) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == {
            f"{DATASET.name}-{DATASET.version}/{name}": data for name, data in files(out / DATASET.version).items()
        }
    assert sorted(path.name for path in out.iterdir()) == [DATASET.version, ARCHIVE]


def build(out: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / "build_release.py"), "--record", str(EXAMPLES), "--out", str(out)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


# Publishing, stopped before each of its operations on files


def stopped_publishing(place: Path, way: str) -> list[dict[str, Any]]:
    command = [sys.executable, str(ROOT / "tests" / "stopped_publishing.py"), str(place), way]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tools")}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    rows: list[dict[str, Any]] = json.loads(result.stdout)
    assert len(rows) > 60, "too few operations were seen"
    return rows


def test_a_kill_before_any_operation_leaves_one_whole_release(tmp_path: Path) -> None:
    rows = stopped_publishing(tmp_path, "kill")
    for row in rows:
        folder, archive, _ = row["found"]
        before = "old" if row["before"] == "killed" else row["before"]
        assert row["ended"] == "killed"
        assert {folder, archive} <= {before, "new", "nothing"}, row
        # What the kill left is settled by a build that fails too: so nothing is lost, and the two are of one release.
        assert row["after a failed build"] in CONSISTENT, row
        assert row["after a failed build"][0] in {before, "new"}, row
        assert row["after a build"] == ["new", "new", []], row
    # The moments that matter have been hit: between the two renames, and between the folder and its zip.
    found = {(row["before"], *row["found"][:2]) for row in rows}
    assert found >= {("old", "old", "old"), ("old", "nothing", "old"), ("old", "new", "old"), ("old", "new", "new")}
    assert ("killed", "nothing", "old") in found


def test_an_interrupt_before_any_operation_leaves_nothing_behind(tmp_path: Path) -> None:
    for row in stopped_publishing(tmp_path, "interrupt"):
        assert row["ended"] == "interrupted"
        assert row["found"] in CONSISTENT, row
        assert row["found"][0] in {row["before"], "new"}, row
        assert row["after a build"] == ["new", "new", []], row


def test_an_operation_that_fails_changes_nothing(tmp_path: Path) -> None:
    for row in stopped_publishing(tmp_path, "fail"):
        folder, archive, left = row["found"]
        if row["ended"] == "refused":
            assert (folder, archive, left) == (row["before"], row["before"], []), row
        else:  # what could not be done was no part of the release: the next build does it
            assert (row["ended"], folder, archive) == ("done", "new", "new"), row
        assert row["after a failed build"] in CONSISTENT, row
        assert row["after a build"] == ["new", "new", []], row


# A whole build


@pytest.fixture
def attack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Run scripts/build_release.py and send it a signal, at a time or before an operation."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from crashes import stopped_builds

    (tmp_path / "temporary").mkdir()

    def run(out: Path, number: signal.Signals, seconds: float, phase: str, operation: int = 0) -> Any:
        moment = stopped_builds.Moment(seconds, phase, operation)
        return stopped_builds.run_build(EXAMPLES, out, tmp_path / "temporary", moment, number)

    return run


def test_a_kill_at_random_leaves_a_whole_release(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import crash_builds

    status = crash_builds.main(["--n", "1", "--seed", "7", "--record", str(EXAMPLES)])
    shown = capsys.readouterr().out
    assert status == 0, shown
    phase, old, new, nothing, broken = shown.splitlines()[-1].split()
    assert (phase, int(old) + int(new) + int(nothing), broken) == ("all", 1, "0")


@pytest.mark.parametrize(
    ("number", "phase", "operation"),
    [(signal.SIGINT, "importing", 200), (signal.SIGINT, "writing", 30), (signal.SIGTERM, "checking", 9)],
    ids=["while it begins", "while it writes", "a polite kill"],
)
def test_a_build_that_is_stopped_says_so_in_one_line(
    number: signal.Signals, phase: str, operation: int, out: Path, attack: Callable[..., Any]
) -> None:
    ended = attack(out, number, 0, phase, operation)
    assert (ended.phase, ended.status, ended.messages) == (phase, 130, "stopped before the end\n")
    assert_untouched(out)


@pytest.mark.parametrize("size", [30_000, 1_000_000], ids=["a table", "the zip"])
def test_a_file_that_cannot_be_written_to_its_end_is_one_plain_line(size: int, out: Path) -> None:
    result = build(out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    assert result.returncode == 1
    place, reason, end = result.stderr.splitlines()
    assert place == RECORD
    assert "could not be written: " in reason and "File too large" in reason
    assert end == "no release was built"
    assert_untouched(out)


def test_a_second_builder_is_told_to_wait_and_the_first_goes_on(out: Path) -> None:
    with published(out / DATASET.version, out / ARCHIVE) as stage:
        (stage / "a").write_text("first")
        result = build(out)
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr.splitlines() == [
            RECORD,
            f"another build is writing to {out}; wait for it to end",
            "no release was built",
        ]
    assert (out / DATASET.version / "a").read_text() == "first"
    assert sorted(path.name for path in out.iterdir()) == [DATASET.version, ARCHIVE]


def test_charts_that_cannot_be_copied_are_one_plain_line(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import build_release

    monkeypatch.setattr("bilateral_stats.build.build_release", lambda *_: release)
    (tmp_path / "file").write_text("")
    assert build_release.main(["--record", str(EXAMPLES), "--figures", str(tmp_path / "file")]) == 1
    shown = capsys.readouterr()
    [archive] = release.parent.glob("*.zip")
    assert shown.out.endswith(f"built {release} and {archive}\n")
    assert shown.err.splitlines() == [RECORD, f"{tmp_path / 'file'}: the charts cannot be written here (File exists)"]


def test_drawing_that_is_stopped_says_so_in_one_line(tmp_path: Path) -> None:
    code = f"""
import os, runpy, signal, sys
def hook(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".part"):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
sys.path.insert(0, {str(SCRIPTS)!r})
sys.argv = ["make_figures.py", {CHART!r}, "--record", {str(EXAMPLES)!r}, "--out", {str(tmp_path)!r}]
runpy.run_path({str(SCRIPTS / "make_figures.py")!r}, run_name="__main__")
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (130, "")
    assert result.stderr.splitlines() == [RECORD, "stopped before the end"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "program",
    [
        "try: stop()\n    except KeyboardInterrupt: raise ImportError('no numpy')",
        "thing = type('', (), {'__del__': lambda self: stop()})()\n    del thing\n    time.sleep(60)",
    ],
    ids=["behind another error", "while an object is deleted"],
)
def test_a_library_that_hides_an_interrupt_is_stopped_all_the_same(program: str) -> None:
    code = f"""
import os, signal, sys, time
sys.path.insert(0, {str(SCRIPTS)!r})
from bilateral_stats.cli.stopping import stoppable
def stop():
    os.kill(os.getpid(), signal.SIGINT)
def main():
    {program}
sys.exit(stoppable(main))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (130, "stopped before the end\n")


def test_the_process_that_builds_the_wheel_ends_with_its_parent(tmp_path: Path) -> None:
    # Its input is the end of a pipe that only the parent holds: what it sees once the parent is gone is this.
    command = [sys.executable, "-c", BUILDER, str(tmp_path)]
    result = subprocess.run(
        command, stdin=subprocess.DEVNULL, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")
    assert list(tmp_path.iterdir()) == []


# Places that cannot be written


def test_a_file_in_the_place_of_the_release_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATASET.version).write_text("mine")
    with pytest.raises(DataError, match=r"could not be written: Not a directory .*; nothing was changed"):
        publish(tmp_path, "new")
    assert (tmp_path / DATASET.version).read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == [DATASET.version]


def test_a_zip_that_cannot_be_replaced_brings_the_old_release_back(out: Path) -> None:
    shutil.move(out / ARCHIVE, out.parent)
    (out / ARCHIVE).mkdir()
    with pytest.raises(DataError, match=r"could not be written: Is a directory .*; nothing was changed"):
        publish(out, "new")
    (out / ARCHIVE).rmdir()
    shutil.move(out.parent / ARCHIVE, out)
    assert_untouched(out)


def test_a_folder_that_is_read_only_is_one_plain_line(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by taking away the right to write: a superuser would write all the same.
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(out))

    with monkeypatch.context() as context:
        context.setattr(os, "mkdir", refuse)
        with pytest.raises(DataError) as caught:
            publish(out, "new")
    place = f"{out / DATASET.version} could not be written: Read-only file system ({out}); nothing was changed"
    assert str(caught.value) == place
    assert_untouched(out)


def test_a_disk_that_does_not_take_what_was_written_changes_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as context:
        context.setattr(os, "fsync", refuse)
        with pytest.raises(DataError, match="could not be written: No space left on device; nothing was changed"):
            publish(out, "new")
    assert_untouched(out)

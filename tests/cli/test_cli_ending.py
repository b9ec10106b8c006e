"""Where a subcommand cannot go on: one plain line, status 1 or 2, and never a traceback."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bilateral_stats
from bilateral_stats.cli.ending import UsageError, asked_for, ended
from bilateral_stats.ground.errors import DataError
from tests.cli.support import EXAMPLES, in_shell, try_line

NO_OUTPUT = "what was to be written could not be"


def fail(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (DataError("the data are wrong"), 1, "the data are wrong"),
        (UsageError("no such thing"), 2, "no such thing"),
        (MemoryError(), 1, "there is not enough memory for this"),
        (OSError(errno.EROFS, "Read-only file system", "a/b"), 1, "a/b: Read-only file system"),
        (OSError(errno.EROFS, "Read-only file system", b"a\xff"), 1, "a\\udcff: Read-only file system"),
        (OSError(errno.ENAMETOOLONG, "File name too long", "a" * 5000), 1, f"{'a' * 200}...: File name too long"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, f"{NO_OUTPUT}: No space left on device"),
        (ImportError("charts need matplotlib"), 1, "charts need matplotlib"),
        (
            ModuleNotFoundError("No module named 'pandera'", name="pandera"),
            1,
            "this needs pandera, which is not installed: pip install 'bilateral-stats[build]'",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_what_stops_a_subcommand_is_one_line(
    error: Exception, status: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(lambda: fail(error)) == status
    assert capsys.readouterr() == ("", f"{line}\n")


@pytest.mark.parametrize(
    "error",
    [KeyError("a"), ModuleNotFoundError("No module", name="bilateral_stats.nothing"), KeyboardInterrupt()],
    ids=lambda error: type(error).__name__,
)
def test_a_fault_of_the_code_and_a_stop_are_not_hidden(error: BaseException) -> None:
    with pytest.raises(type(error)):
        ended(lambda: fail(error))


def test_what_was_asked_for_is_a_matter_of_usage() -> None:
    with pytest.raises(UsageError, match="no such source"), asked_for():
        raise DataError("no such source")


@pytest.mark.parametrize(
    ("line", "status", "messages"),
    [
        ("$COMMAND --help > /dev/full", 1, [f"{NO_OUTPUT}: No space left on device"]),
        ("$COMMAND check > /dev/full", 1, [f"{NO_OUTPUT}: No space left on device"]),
        ("$COMMAND check >&-", 2, ["standard output is closed: there is nowhere to print to"]),
        ("$COMMAND check 2>&- > /dev/null", 0, []),
        ("$COMMAND --help 2>/dev/full > /dev/null", 0, []),
        ("$COMMAND --help <&- 2>&- > /dev/null", 0, []),
        ("$COMMAND --help > /dev/full 2>/dev/full", 1, []),
    ],
)
def test_a_stream_that_takes_nothing_is_one_line_or_none(
    line: str, status: int, messages: list[str], mine: Path
) -> None:
    shell = in_shell(line, mine)
    assert (shell.status, shell.out, shell.messages) == (status, [], messages)


def test_a_reader_that_is_gone_is_one_line(mine: Path) -> None:
    # What is printed waits until the reader has gone: so the pipe is surely closed.
    waiting = "(while [ ! -e gone ]; do sleep 0.01; done; $COMMAND check; echo $? > status) | (exec <&-; touch gone)"
    shell = in_shell(waiting, mine)
    assert (shell.out, shell.messages) == ([], [f"{NO_OUTPUT}: Broken pipe"])
    assert (mine / "status").read_text() == "1\n"


def test_a_working_folder_that_is_gone_is_one_line(tmp_path: Path) -> None:
    line = "mkdir gone; cd gone; rmdir ../gone; $COMMAND check"
    shell = in_shell(line, tmp_path)
    assert (shell.status, shell.out) == (2, [])
    assert shell.messages == ["the working folder does not exist any more"]
    # A library that is imported asks for it too.
    assert in_shell(f"{line} --record {EXAMPLES}", tmp_path).messages in ([], shell.messages)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--record", "@"],
        ["verify", "@"],
        ["diff", "@", "@"],
        ["evidence", "@", "--record", str(EXAMPLES)],
        ["draft", "@", "--source", "post-2024-05-14", "--record", str(EXAMPLES)],
        ["build", "--record", str(EXAMPLES), "--out", "@"],
        ["figures", "at_a_glance", "--record", str(EXAMPLES), "--out", "@"],
        ["figures", "--release", "@"],
        ["init", "@"],
    ],
    ids=lambda arguments: f"{arguments[0]}-{arguments[-1][:9]}",
)
def test_a_path_of_5000_letters_is_one_line(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tried = try_line(capsys, *(argument.replace("@", "a" * 5000) for argument in arguments))
    assert tried.status in {1, 2}
    first, *rest = tried.messages
    assert "ame too long" in first or "no file of a release has such a path" in first
    assert rest in ([], ["no release was built"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_name_is_no_text_is_checked(mine: Path) -> None:
    mine.rename(os.fsdecode(os.fsencode(mine.parent) + b"/\xff"))
    shell = in_shell("cd \"$(printf '\\377')\"; $COMMAND check; rm keys.lock; $COMMAND check", mine.parent)
    assert (shell.status, shell.out) == (1, ["\\udcff/: 13 tables, 65 rows, no fault"])
    assert shell.record.startswith(f"{mine.parent}/\\udcff")
    assert shell.messages[0].startswith("\\udcff/keys.lock: this file is missing")


def test_a_package_in_an_archive_is_one_line(tmp_path: Path) -> None:
    archive = tmp_path / "bilateral_stats-1-py3-none-any.whl"
    package = Path(bilateral_stats.__file__).parent
    with zipfile.ZipFile(archive, "w") as opened:
        for folder, name in [(package, ""), (package.parents[1] / "schemas", "schemas/")]:
            for path in folder.rglob("*.py"):
                opened.write(path, f"bilateral_stats/{name}{path.relative_to(folder).as_posix()}")
    code = """
import sys
sys.meta_path = [finder for finder in sys.meta_path if "editable" not in str(finder).lower()]
import bilateral_stats
from bilateral_stats.cli.commands import run_line
print(bilateral_stats.__file__)
try:
    bilateral_stats.load("areas")
except bilateral_stats.DataError as error:
    print(error)
sys.exit(run_line(["cite"]))
"""
    environment = os.environ | {"PYTHONPATH": str(archive)}
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    line = f"{archive}: the package lies in an archive: install it with pip, or unpack it\n"
    assert (result.returncode, result.stderr) == (2, line)
    assert result.stdout == f"{archive}/bilateral_stats/__init__.py\n{line}"


@pytest.mark.skipif(not shutil.which("unshare") or os.geteuid() != 0, reason="a read-only place needs root here")
def test_a_read_only_folder_is_one_line(mine: Path) -> None:
    for arguments in ("init mine/new", "build --record mine --out mine/out", "generate --record mine"):
        (mine / "keys.lock").unlink(missing_ok=True)
        if not arguments.startswith("generate"):
            shutil.copyfile(EXAMPLES / "keys.lock", mine / "keys.lock")
        line = f"unshare -m sh -c 'mount --bind mine mine && mount -o remount,ro,bind mine && $COMMAND {arguments}'"
        shell = in_shell(line, mine.parent)
        assert (shell.status, shell.out) == (1, []), shell
        assert "Read-only file system" in shell.messages[0]
        assert shell.messages[1:] in ([], ["no release was built"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process like this")
@pytest.mark.parametrize("memory", [320_000, 400_000])
def test_where_memory_is_short_verifying_ends_with_a_line(memory: int, example_release: Path) -> None:
    # Whatever it comes to at this limit on this machine: it ends, says so in a line, and calls no sound table wrong.
    line = f"ulimit -v {memory}; OPENBLAS_NUM_THREADS=1 timeout 60 $COMMAND verify {example_release}"
    shell = in_shell(line, example_release)
    assert shell.status != 124
    assert "differences" not in "".join(shell.out)
    assert "Traceback" not in "".join(shell.messages)

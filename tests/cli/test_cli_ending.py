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

from bilateral_stats.cli.ending import UsageError, asked_for, ended
from bilateral_stats.ground.errors import DataError
from tests.cli.support import command, in_shell
from tests.conftest import SAMPLE


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
        (OSError(errno.ENOSPC, "No space left on device"), 1, "No space left on device"),
        (ImportError("charts need matplotlib"), 1, "charts need matplotlib"),
        (
            ModuleNotFoundError("No module named 'pandera'", name="pandera"),
            1,
            "this needs pandera, which is not installed: pip install 'bilateral-stats[build]'",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
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


@pytest.mark.parametrize("arguments", ["--help", "check --record record"])
@pytest.mark.parametrize(
    ("shell", "status", "line"),
    [
        ("$COMMAND {} > /dev/full", 1, "what was to be printed could not be: No space left on device"),
        ("$COMMAND {} >&-", 2, "standard output is closed: there is nowhere to print to"),
        # The reader is gone before anything is printed.
        ("({{ sleep 0.2; $COMMAND {}; echo $? >&3; }} | true) 3>status", None, "what was to be printed could not be: "
         "Broken pipe"),
        ("$COMMAND {} 2>&-", 0, None),
        ("$COMMAND {} 2>/dev/full", 0, None),
        ("$COMMAND {} <&- 2>&-", 0, None),
    ],
    ids=["full", "closed", "pipe", "no messages", "messages full", "nothing but output"],
)  # fmt: skip
def test_an_output_that_takes_nothing_is_one_line(
    shell: str, status: int | None, line: str | None, arguments: str, tmp_path: Path
) -> None:
    shutil.copytree(SAMPLE, tmp_path / "record")
    result = in_shell(shell.format(arguments), tmp_path)
    code = result.returncode if status is not None else int((tmp_path / "status").read_text())
    assert code == (1 if status is None else status)
    messages = [text for text in result.stderr.splitlines() if not text.startswith("record: ")]
    assert messages == ([] if line is None else [line])


def test_a_working_folder_that_is_gone_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    result = in_shell("cd gone; rmdir ../gone; $COMMAND check", tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "the working folder does not exist any more\n"
    shutil.copytree(SAMPLE, tmp_path / "record")
    (tmp_path / "gone").mkdir()
    result = in_shell(f"cd gone; rmdir ../gone; $COMMAND check --record {tmp_path / 'record'}", tmp_path)
    assert (result.returncode, result.stdout.endswith("no fault\n")) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--record", "@"],
        ["verify", "@"],
        ["diff", "@", "@"],
        ["evidence", "@", "--record", str(SAMPLE)],
        ["draft", "@", "--source", "toi-2023-04-18", "--record", str(SAMPLE)],
        ["build", "--record", str(SAMPLE), "--out", "@"],
        ["figures", "--record", str(SAMPLE), "--out", "@"],
        ["figures", "--release", "@"],
        ["init", "@"],
    ],
    ids=lambda arguments: " ".join(arguments[:1]),
)
def test_a_path_of_5000_letters_is_one_line(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bilateral_stats.cli.commands import run_line

    monkeypatch.chdir(tmp_path)
    assert run_line([argument.replace("@", "a" * 5000) for argument in arguments]) in {1, 2}
    messages = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("record: ")]
    assert len(messages) == 1
    assert "ame too long" in messages[0]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_name_is_no_text_is_checked(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/\xff"
    shutil.copytree(os.fsencode(SAMPLE), folder)
    result = command("check", "--record", folder)
    assert (result.returncode, result.stdout) == (0, "\\udcff/: 8 tables, 109 rows, no fault\n")
    assert result.stderr == f"record: {tmp_path}/\\udcff\n"
    Path(os.fsdecode(folder), "waivers.csv").unlink()
    result = command("check", "--record", folder)
    assert result.returncode == 1
    assert "\\udcff/waivers.csv: this file is missing" in result.stderr


def test_a_package_in_an_archive_is_one_line(tmp_path: Path) -> None:
    archive = tmp_path / "bilateral_stats-1-py3-none-any.whl"
    import bilateral_stats

    package = Path(bilateral_stats.__file__).parent
    with zipfile.ZipFile(archive, "w") as opened:
        for folder, name in [(package, ""), (package.parents[1] / "schemas", "schemas/")]:
            for path in folder.rglob("*.py"):
                opened.write(path, f"bilateral_stats/{name}{path.relative_to(folder).as_posix()}")
    environment = os.environ | {"PYTHONPATH": str(archive)}
    code = (
        "import sys; sys.meta_path = [finder for finder in sys.meta_path if 'editable' not in str(finder).lower()];"
        "from bilateral_stats.cli.commands import run_line; sys.exit(run_line(['cite']))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert line == f"{archive}: the package lies in an archive: install it with pip, or unpack it"

"""The command, in this process and in one of its own, and a record to try it on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bilateral_stats.cli.commands import run_line
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
"""A record of two made-up countries, with the texts of its articles."""

COMMAND = [sys.executable, "-m", "bilateral_stats"]


class Ended(NamedTuple):
    """How a command ended, and the lines that it printed; the line that names the record is left out."""

    status: int
    out: list[str]
    messages: list[str]
    record: str


def try_line(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Ended:
    """Run the command in this process."""
    capsys.readouterr()
    status = run_line([str(argument) for argument in arguments])
    return _ended(status, *capsys.readouterr())


def in_shell(line: str, folder: Path) -> Ended:
    """Run a line of the shell in which ``$COMMAND`` stands for the command."""
    line = line.replace("$COMMAND", " ".join(COMMAND))
    result = subprocess.run(
        ["sh", "-c", line], cwd=folder, capture_output=True, text=True, errors="surrogateescape", check=False
    )
    return _ended(result.returncode, result.stdout, result.stderr)


def _ended(status: int, out: str, err: str) -> Ended:
    named = [line for line in err.splitlines() if line.startswith("record: ")]
    messages = [line for line in err.splitlines() if line not in named]
    return Ended(status, out.splitlines(), messages, "".join(named).removeprefix("record: "))

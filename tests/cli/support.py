"""The command in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-m", "bilateral_stats"]


def command(*arguments: str | bytes | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command, and return how it ended and what it printed."""
    settings = {"capture_output": True, "text": True, "errors": "surrogateescape", "check": False} | options
    return subprocess.run([*COMMAND, *arguments], **settings)


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which ``$COMMAND`` stands for the command."""
    line = line.replace("$COMMAND", " ".join(COMMAND))
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False)

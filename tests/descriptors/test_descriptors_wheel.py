"""The wheel of a release, held against the public checkers of wheels."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "command", [("twine", "check", "--strict"), ("check_wheel_contents",)], ids=lambda part: part[0]
)
def test_the_wheel_is_sound(command: tuple[str, ...], release: Path) -> None:
    [wheel] = release.glob("*.whl")
    result = subprocess.run([sys.executable, "-m", *command, str(wheel)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "WARNING" not in result.stdout

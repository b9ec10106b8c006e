"""The older of two small releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.differences.support import FIGURES, FLAT, write_release


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_release(tmp_path / "old", "1.4.2", {"figures": FIGURES, "flat": FLAT})

"""Fixtures: records that a test may damage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bilateral_stats.build import build_release
from tests.cli.support import EXAMPLES


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A copy of the example."""
    return Path(shutil.copytree(EXAMPLES, tmp_path / "mine", ignore=shutil.ignore_patterns("releases", "figures")))


@pytest.fixture(scope="session")
def example_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the example; tests only read it."""
    return build_release(EXAMPLES, tmp_path_factory.mktemp("releases"))

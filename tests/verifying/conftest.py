"""A small release for the tests of verifying: few tables, and a copy of it to damage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.verifying.support import read_descriptor, write_checksums, write_descriptor

KEPT = ("areas", "originators")
"""Tables of the small release: they have a foreign key, whole numbers, codes and empty cells."""


@pytest.fixture(scope="session")
def small_release(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "release"
    folder.mkdir()
    descriptor = read_descriptor(release)
    descriptor["resources"] = [entry for entry in descriptor["resources"] if Path(entry["path"]).stem in KEPT]
    for resource in descriptor["resources"]:
        (folder / resource["path"]).parent.mkdir(exist_ok=True)
        shutil.copyfile(release / resource["path"], folder / resource["path"])
    write_descriptor(folder, descriptor)
    write_checksums(folder)
    return folder


@pytest.fixture
def small(small_release: Path, tmp_path: Path) -> Path:
    """A sound release of few tables that a test may damage."""
    return Path(shutil.copytree(small_release, tmp_path / "release"))

"""A folder with the text of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.support import ARTICLE


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return folder

"""The script that draws the charts, of the record and of a release."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.charts.support import ENDINGS, NAMES, SCRIPT, run
from tests.conftest import RELEASED_CHARTS, ROOT


@pytest.fixture
def main(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], int]:
    """The script in this process."""
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    import make_figures

    function: Callable[[list[str]], int] = make_figures.main
    return function


def test_release_as_published_gives_the_same_bytes(written: Path, drawn_release: Path, tmp_path: Path) -> None:
    process = run("--release", drawn_release, "--out", tmp_path / "drawn")
    assert (process.returncode, process.stderr) == (0, "")
    assert process.stdout == f"{tmp_path / 'drawn'}: {len(NAMES)} charts, {len(NAMES) * len(ENDINGS)} files\n"
    for path in sorted(written.iterdir()):
        assert (tmp_path / "drawn" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.fixture
def copied_release(drawn_release: Path, tmp_path: Path) -> Path:
    """The part of a release that the charts read."""
    folder = tmp_path / "release"
    shutil.copytree(drawn_release / "parquet", folder / "parquet")
    shutil.copyfile(drawn_release / "datapackage.json", folder / "datapackage.json")
    return folder


def damage(folder: Path) -> None:
    (folder / "parquet" / "statistics.parquet").write_bytes(b"nothing")


def lose_file(folder: Path) -> None:
    (folder / "parquet" / "statistics.parquet").unlink()


def lose_table(folder: Path) -> None:
    descriptor = json.loads((folder / "datapackage.json").read_text())
    kept = [entry for entry in descriptor["resources"] if not entry["path"].endswith("statistics.parquet")]
    (folder / "datapackage.json").write_text(json.dumps(descriptor | {"resources": kept}))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (damage, ": parquet/statistics.parquet: the content is not the one that the descriptor names: verify it"),
        (
            lose_file,
            ": parquet/statistics.parquet: the descriptor lists this file, but it is missing or cannot be read",
        ),
        (lose_table, ": this release has no table 'statistics'"),
        (shutil.rmtree, "/datapackage.json: No such file or directory: this folder is no release"),
    ],
    ids=["another content", "a file is missing", "a table is missing", "no release"],
)
def test_a_spoilt_release_is_not_drawn(
    spoil: Callable[[Path], None],
    words: str,
    main: Callable[[list[str]], int],
    copied_release: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spoil(copied_release)
    assert main(["war_deaths", "--release", str(copied_release), "--out", str(tmp_path / "new")]) == 1
    assert capsys.readouterr().err == f"{copied_release}{words}\n"
    assert not (tmp_path / "new").exists()


def test_script_names_an_unknown_chart(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["war_deaths", "nope", "--out", str(tmp_path / "new")]) == 2
    assert capsys.readouterr().err.splitlines()[1:] == [f"no chart 'nope'; known charts: {', '.join(RELEASED_CHARTS)}"]
    assert not (tmp_path / "new").exists()


def test_script_says_that_a_folder_cannot_be_written(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["war_deaths", "--out", str(tmp_path / "file")]) == 1
    _, line = capsys.readouterr().err.splitlines()
    assert "the charts cannot be written here" in line


def test_script_writes_a_pdf_on_request(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["war_deaths", "--pdf", "--out", str(tmp_path)]) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".json", ".pdf", ".png", ".svg"]
    assert capsys.readouterr() == (f"{tmp_path}: 1 chart, 5 files\n", f"record: {ROOT / 'datasets'}\n")


def test_script_draws_other_shapes(
    main: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["arms_flow", "--shape", "compact", "--shape", "social", "--out", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "arms_flow.compact.png",
        "arms_flow.compact.svg",
        "arms_flow.csv",
        "arms_flow.json",
        "arms_flow.social.png",
        "arms_flow.social.svg",
    ]
    assert capsys.readouterr().out == f"{tmp_path}: 1 chart, 6 files\n"

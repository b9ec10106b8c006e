"""Writing the files of charts: progress, and that nothing is left half written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bilateral_stats import DataError
from bilateral_stats.charts import write_charts
from tests.charts.support import catalogue, derived


def test_nothing_is_imported_beside_the_drawing(tmp_path: Path) -> None:
    # A thread that imports would wait for ever when a signal stops the program in the midst of the same import.
    code = f"""
import sys, threading
from pathlib import Path
from bilateral_stats import load, tables
from bilateral_stats.api.load import packaged_record
from bilateral_stats.charts import write_charts
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.ground.dataset import read_dataset
record, frames = packaged_record(), {{table: load(table) for table in tables()}}
catalogue = read_catalogue(record, read_dataset(record), frames)
def tell(event, arguments):
    if event == "import" and threading.current_thread() is not threading.main_thread():
        print(arguments[0])
sys.addaudithook(tell)
write_charts(["war_deaths", "trade_volume"], frames, catalogue, Path({str(tmp_path)!r}))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == ""
    assert (tmp_path / "war_deaths.png").is_file()


def test_progress_names_each_chart(tmp_path: Path) -> None:
    lines: list[str] = []
    write_charts(["war_deaths", "war_deaths", "arms_flow"], derived(), catalogue(), tmp_path, ("svg",), lines.append)
    assert lines == ["1/2 war_deaths", "2/2 arms_flow"]


@pytest.mark.parametrize(("names", "formats"), [(["war_deaths", "nope"], ("svg",)), (["war_deaths"], ("svg", "gif"))])
def test_unknown_name_writes_nothing(tmp_path: Path, names: list[str], formats: tuple[str, ...]) -> None:
    with pytest.raises(DataError, match=r"no (chart 'nope'; known charts|format 'gif'; known formats): \w+"):
        write_charts(names, derived(), catalogue(), tmp_path / "new", formats)
    assert not (tmp_path / "new").exists()


def test_a_chart_without_rows_is_skipped_with_a_line(tmp_path: Path) -> None:
    statistics = derived()["statistics"]
    fewer = derived() | {"statistics": statistics[statistics["indicator_id"].ne("war_deaths_soldiers")]}
    lines: list[str] = []
    names = ["oil_import_share", "war_deaths"]
    write_charts(names, fewer, catalogue(), tmp_path, ("svg",), skipped=lines.append)
    assert [line.partition(": the table")[0] for line in lines] == ["chart 'war_deaths': nothing to draw"]
    assert {path.stem for path in tmp_path.iterdir()} == {"oil_import_share"}


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(DataError, match="the charts cannot be written here") as error:
            write_charts(["war_deaths"], derived(), catalogue(), folder)
        assert str(error.value).startswith(f"{folder}: ")


def test_failure_while_writing_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "war_deaths.svg").write_text("old")
    write_bytes: Callable[[Path, bytes], int] = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if ".json" in path.name:
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(DataError, match=r"cannot be written here \(No space left on device\)"):
        write_charts(["war_deaths"], derived(), catalogue(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["war_deaths.svg"]
    assert (tmp_path / "war_deaths.svg").read_text() == "old"

"""Where the system has no ``fcntl``, no alarm and no descriptor of a folder, as on Windows: everything still works."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import DATASET, RELEASED_CHARTS, SAMPLE

HIDDEN = """
import asyncio, os, shutil, signal, subprocess, sys, tempfile
for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios"):
    sys.modules[name] = None
for name in ("ITIMER_REAL", "SIGALRM", "SIGHUP", "alarm", "pthread_kill", "setitimer"):
    delattr(signal, name)
for name in ("fork", "geteuid", "getuid", "mkfifo"):
    delattr(os, name)
shutil._use_fd_functions = False
open_as_here, sync_as_here, writable = os.open, os.fsync, set()
def open_file(path, flags, *mode, **options):
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", str(path))
    descriptor = open_as_here(path, flags, *mode, **options)
    writable.discard(descriptor)
    if flags & (os.O_RDWR | os.O_WRONLY):
        writable.add(descriptor)
    return descriptor
def sync(descriptor):
    if descriptor not in writable:
        raise OSError(9, "Bad file descriptor")
    sync_as_here(descriptor)
os.open, os.fsync = open_file, sync
from pathlib import Path
"""
"""What other systems lack, hidden after the modules of Python that would miss it here have been imported."""


def run_elsewhere(code: str, folder: Path) -> str:
    command = [sys.executable, "-c", HIDDEN + code]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_tables_citations_and_charts(tmp_path: Path) -> None:
    code = f"""
import bilateral_stats
for table in bilateral_stats.tables():
    assert len(bilateral_stats.load(table))
assert bilateral_stats.cite(bilateral_stats.load("statistics"), "bibtex")
print(type(bilateral_stats.chart({RELEASED_CHARTS[0]!r})).__name__)
"""
    assert run_elsewhere(code, tmp_path) == "Figure\n"


def test_a_record_is_checked_and_held_against_texts_and_a_claim_is_drafted(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Ruritania sells its neighbour 30 percent of its coal.", encoding="utf-8")
    code = f"""
from bilateral_stats.evidence.checking import check_evidence
from bilateral_stats.evidence.drafts import draft_claims
from bilateral_stats.ground.article_text import read_article
from bilateral_stats.record.checking import check_record
frames = check_record(Path({str(SAMPLE)!r})).frames
print(len(check_evidence(frames, Path.cwd()).sources))
print(len(draft_claims(read_article(Path("article.txt")), frames["sources"]["source_id"].iloc[0], frames)))
"""
    assert run_elsewhere(code, tmp_path) == "2\n1\n"


def test_a_release_is_built_verified_compared_and_drawn(tmp_path: Path) -> None:
    code = f"""
from bilateral_stats.build import build_release
from bilateral_stats.charts import CHART_TABLES, write_charts
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.release.differences import find_changes
from bilateral_stats.release.reader import open_release, read_table
from bilateral_stats.release.verifying import verify_release
release = open_release(build_release(Path({str(SAMPLE)!r}), Path("out")))
print(len(verify_release(release.folder).faults), len(find_changes(release, release)))
frames = {{table: read_table(release, table) for table in CHART_TABLES}}
catalogue = read_catalogue(release.folder, read_dataset(release.folder), frames)
print(len(write_charts([next(iter(catalogue.charts))], frames, catalogue, Path("figures"))))
"""
    assert run_elsewhere(code, tmp_path) == "0 0\n4\n"


def test_a_release_is_published_by_one_builder_at_a_time(tmp_path: Path) -> None:
    code = f"""
from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.publishing import published
def publish(text):
    with published(Path({DATASET.version!r}), Path("all.zip")) as stage:
        (stage / "a").write_text(text)
        if text == "new":
            try:
                publish("other")
            except DataError as error:
                print(error)
publish("old")
publish("new")
"""
    assert run_elsewhere(code, tmp_path) == "another build is writing to .; wait for it to end\n"
    assert (tmp_path / DATASET.version / "a").read_text(encoding="utf-8") == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == [DATASET.version, "all.zip"]


def test_a_program_that_is_stopped_says_so_in_one_line(tmp_path: Path) -> None:
    code = """
from bilateral_stats.cli.stopping import stoppable
sys.stderr = sys.stdout
print(stoppable(lambda: signal.raise_signal(signal.SIGINT)))
"""
    assert run_elsewhere(code, tmp_path) == "stopped before the end\n130\n"

"""The zip and the wheel of a release: the same bytes everywhere, whole or not written, and enough on their own."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bilateral_stats import cite, load, tables
from bilateral_stats.api.load import DATASETS
from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.archives import building_wheel, write_zip
from tests.conftest import DATASET, ROOT

STEM = f"{DATASET.name}-{DATASET.version}"


@pytest.fixture
def archive(release: Path) -> Path:
    return release.parent / f"{STEM}.zip"


@pytest.fixture
def wheel(release: Path) -> Path:
    [found] = release.glob("*.whl")
    return found


def run(code: str, folder: Path, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_archives_are_the_same_bytes_elsewhere(release: Path, archive: Path, wheel: Path, tmp_path: Path) -> None:
    # Files made in another order, with other rights and times, in a folder of another name.
    folder, datasets = tmp_path / "release", tmp_path / "the record"
    for path in sorted(release.rglob("*"), reverse=True):
        if path.is_file():
            target = folder / path.relative_to(release)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            target.chmod(0o600)
    shutil.copytree(DATASETS, datasets)
    (tmp_path / "out").mkdir()
    code = f"""
import os
import re
from pathlib import Path
from bilateral_stats.release.archives import building_wheel, zip_folder
os.umask(0o077)
with building_wheel(Path({str(ROOT)!r}), Path({str(datasets)!r}), Path("out")) as finish:
    finish()
zip_folder(Path({str(folder)!r}), Path("out/{STEM}.zip"))
"""
    run(code, tmp_path, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7", SOURCE_DATE_EPOCH="1700000000")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([archive.name, wheel.name])
    assert (tmp_path / "out" / wheel.name).read_bytes() == wheel.read_bytes()
    assert (tmp_path / "out" / archive.name).read_bytes() == archive.read_bytes()


def test_the_zip_holds_the_release_in_one_folder(release: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        found = {name: opened.read(name) for name in opened.namelist()}
    files = [path for path in release.rglob("*") if path.is_file()]
    assert found == {f"{STEM}/{path.relative_to(release).as_posix()}": path.read_bytes() for path in files}


@pytest.mark.parametrize("which", ["zip", "wheel"])
def test_an_archive_tells_nothing_of_when_and_where_it_was_made(which: str, archive: Path, wheel: Path) -> None:
    with zipfile.ZipFile(archive if which == "zip" else wheel) as opened:
        entries = opened.infolist()
        assert opened.comment == b""
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.extra for entry in entries} == {b""}
    names = [entry.filename for entry in entries]
    assert len(set(names)) == len(names)
    if which == "zip":
        assert names == sorted(names)


def test_the_record_of_the_wheel_is_true(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        [record] = [name for name in opened.namelist() if name.endswith(".dist-info/RECORD")]
        rows = list(csv.reader(io.StringIO(opened.read(record).decode())))
        assert {name for name, *_ in rows} == set(opened.namelist())
        for name, listed, size in rows:
            if name != record:
                digest = base64.urlsafe_b64encode(hashlib.sha256(opened.read(name)).digest()).decode().rstrip("=")
                assert (listed, size) == (f"sha256={digest}", str(len(opened.read(name)))), name


def test_with_nothing_but_the_zip_the_wheel_installs_and_loads(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)
    [wheel] = (tmp_path / STEM).glob("*.whl")
    target = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(target)]
    result = subprocess.run([*command, str(wheel)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    code = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("the network was asked for")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
import bilateral_stats
print(bilateral_stats.__file__)
print(bilateral_stats.cite())
for table in bilateral_stats.tables():
    print(table, *bilateral_stats.load(table).shape)
"""
    shown = run(code, tmp_path, PYTHONPATH=str(target)).splitlines()
    assert shown[0] == str(target / "bilateral_stats" / "__init__.py")
    assert shown[1] == cite()
    assert shown[2:] == [f"{table} {len(load(table))} {len(load(table).columns)}" for table in tables()]


def test_building_a_wheel_leaves_the_project_as_it_was(wheel: Path, tmp_path: Path) -> None:
    before = {*ROOT.iterdir(), *(ROOT / "src").iterdir()}
    with building_wheel(ROOT, DATASETS, tmp_path) as finish:
        assert finish().read_bytes() == wheel.read_bytes()
    assert {*ROOT.iterdir(), *(ROOT / "src").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == [wheel.name]


def test_a_wheel_that_cannot_be_built_is_one_plain_line(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("src", "schemas"):
        (project / name).mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA"):
        (project / name).write_text("")
    (project / "pyproject.toml").write_text("[project]\nname = 7\n")
    out = tmp_path / "out"
    out.mkdir()
    with (
        pytest.raises(DataError, match="the wheel could not be built: ") as caught,
        building_wheel(project, DATASETS, out) as finish,
    ):
        finish()
    assert "\n" not in str(caught.value)
    assert list(out.iterdir()) == []


def test_a_build_that_is_stopped_does_not_wait_for_the_wheel(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(KeyboardInterrupt), building_wheel(ROOT, DATASETS, out):
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.rglob("*")] == ["out"]
    assert not any(b"build_meta" in command for command in children())


def children() -> list[bytes]:
    """Return the commands of the processes that this one started and that still run."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [Path(f"/proc/{child}/cmdline").read_bytes() for task in tasks for child in task.read_text().split()]


def stopped(error: BaseException) -> Iterator[tuple[str, bytes]]:
    yield "a", b"new"
    raise error


@pytest.mark.parametrize(
    ("error", "raised"),
    [(KeyboardInterrupt(), KeyboardInterrupt), (OSError(28, "No space left on device"), DataError)],
    ids=["interrupted", "full"],
)
def test_a_write_that_stops_half_way_leaves_the_old_zip(
    error: BaseException, raised: type[BaseException], tmp_path: Path
) -> None:
    path = tmp_path / "x.zip"
    write_zip([("a", b"old")], path)
    old = path.read_bytes()
    with pytest.raises(raised):
        write_zip(stopped(error), path)
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_write_left_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    code = f"""
import os, signal
from pathlib import Path
from bilateral_stats.release.archives import write_zip
def files():
    yield "a", b"new"
    os.kill(os.getpid(), signal.SIGKILL)
write_zip([("a", b"old")], Path({str(path)!r}))
write_zip(files(), Path({str(path)!r}))
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.returncode == -9
    with zipfile.ZipFile(path) as opened:
        assert opened.read("a") == b"old"
    write_zip([("a", b"new")], path)
    with zipfile.ZipFile(path) as opened:
        assert opened.read("a") == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_zip_that_cannot_be_written_is_one_plain_line(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        write_zip([("a", b"")], tmp_path / "missing" / "x.zip")
    assert str(caught.value) == f"{tmp_path / 'missing' / 'x.zip'} could not be written: No such file or directory"


def test_the_workflow_is_pinned_and_only_one_job_may_write() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    uses = re.findall(r"uses: (.*)", text)
    assert uses
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", entry) for entry in uses)
    assert re.findall(r"^( *)permissions:\n +(.*)", text, re.MULTILINE) == [
        ("", "contents: read"),
        ("    ", "contents: write # to create the release of the tag, and to attach files to it"),
    ]
    # What a tag is named never becomes part of a script.
    assert not re.search(r"run:.*\$\{\{", text)
    assert set(re.findall(r"\$\{\{ (.*?) \}\}", text)) == {
        "github.ref",
        "github.ref_name",
        "github.token",
        "github.repository",
    }


@pytest.mark.parametrize(
    ("tag", "status"), [(f"v{DATASET.version}", 0), (DATASET.version, 1), (f"v{DATASET.version}.1", 1), ("v", 1)]
)
def test_the_workflow_refuses_a_tag_that_is_not_the_version(tag: str, status: int, tmp_path: Path) -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    script = text.split("The tag must be the version")[1].split("run: |\n")[1].split("\n\n")[0]
    environment = os.environ | {"TAG": tag, "GITHUB_ENV": str(tmp_path / "environment")}
    result = subprocess.run(
        ["bash", "-e", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == status, result.stderr
    assert (tmp_path / "environment").exists() == (status == 0)
    if status == 0:
        assert (tmp_path / "environment").read_text() == f"VERSION={DATASET.version}\n"
    else:
        assert result.stdout.startswith(f"::error::the tag is {tag}, but the version in ")

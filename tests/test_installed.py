"""The wheel in an empty environment: it loads offline, from any folder, with pandas alone."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from bilateral_stats import load, tables
from bilateral_stats.cli.init import TEMPLATE
from bilateral_stats.contract.registry import recorded_tables
from tests.conftest import ROOT

SOCKETS_REFUSED = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("the network was asked for")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    [built] = folder.glob("*.whl")
    return built


def runtime_distributions() -> set[str]:
    """Return the names of pandas and of all that it requires, as installed here."""
    wanted, seen = ["pandas"], set[str]()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        for text in importlib.metadata.requires(name) or []:
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                wanted.append(requirement.name)
    return seen


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter that has the wheel, pandas, what pandas requires, and nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=False, symlinks=True)
    interpreter = folder / "bin" / "python"
    command = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(interpreter),
        "install",
        "--no-index",
        "--no-deps",
        str(wheel),
    ]
    subprocess.run(command, capture_output=True, check=True)
    [site_packages] = folder.glob("lib/python*/site-packages")
    for name in runtime_distributions():
        distribution = importlib.metadata.distribution(name)
        for top in {file.parts[0] for file in distribution.files or [] if file.parts[0] not in {"..", "__pycache__"}}:
            (site_packages / top).symlink_to(Path(str(distribution.locate_file(top))))
    return interpreter


def run(python: Path, code: str, folder: Path) -> str:
    command = [str(python), "-I", "-W", "error", "-c", code]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_wheel_carries_the_tables_and_the_contract(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for table in recorded_tables():
        assert {f"bilateral_stats/datasets/{table}.csv", f"bilateral_stats/schemas/{table}.py"} <= names
    assert {"bilateral_stats/datasets/datapackage.json", "bilateral_stats/py.typed"} <= names
    for path in TEMPLATE.rglob("*"):
        assert path.is_dir() or f"bilateral_stats/cli/template/{path.relative_to(TEMPLATE).as_posix()}" in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"bilateral_stats"}


def test_it_loads_every_table_with_pandas_alone(python: Path, tmp_path: Path) -> None:
    code = (
        SOCKETS_REFUSED
        + """
import sys, bilateral_stats
for table in bilateral_stats.tables():
    print(table, len(bilateral_stats.load(table)))
print(bilateral_stats.__file__)
assert "pandera" not in sys.modules and "pyarrow" not in sys.modules
"""
    )
    lines = run(python, code, tmp_path).splitlines()
    assert lines[:-1] == [f"{table} {len(load(table))}" for table in tables()]
    assert str(ROOT) not in lines[-1]


def test_the_types_are_those_of_the_checkout(python: Path, tmp_path: Path) -> None:
    code = (
        "import bilateral_stats as b; print({t: list(map(str, b.load(t).dtypes)) for t in b.tables()}); print(b.cite())"
    )
    here = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert run(python, code, tmp_path) == here


def test_the_command_is_there_and_says_what_it_needs(python: Path, tmp_path: Path) -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [str(python.with_name("bilateral-stats")), *arguments]
        return subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert command("--help").returncode == 0
    assert command("init", "mine").returncode == 0
    cited = command("cite", "example-2025-03-04", "--record", "mine")
    assert (cited.returncode, cited.stdout.startswith('"Timber from beyond the mountains"')) == (0, True)
    checked = command("check", "--record", "mine")
    assert (checked.returncode, checked.stdout) == (1, "")
    _, line = checked.stderr.splitlines()
    assert re.fullmatch(r"this needs \w+, which is not installed: pip install 'bilateral-stats\[build\]'", line)

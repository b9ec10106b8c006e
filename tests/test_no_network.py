"""Nothing asks for the network: not the import, the load, the build or the checks, and no test."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bilateral_stats import __version__
from bilateral_stats.api.load import DATASETS
from bilateral_stats.ground.errors import DataError
from bilateral_stats.release.archives import PACKAGE_PARTS, building_wheel
from tests.conftest import ROOT
from tests.offline.sitecustomize import REFUSE_LOCAL, NetworkRefused
from tests.test_release import contents

ELSEWHERE = ("192.0.2.1", 9)
"""An address that is kept for documents: nobody has it."""

MAIN_JOB = f"""
import runpy
import sys
import bilateral_stats
from bilateral_stats.citations.styles import STYLES
for table in bilateral_stats.tables():
    for style in STYLES:
        bilateral_stats.cite(style=style)
    print(table, len(bilateral_stats.load(table)))
sys.path.insert(0, {str(ROOT / "scripts")!r})
def script(name, *arguments):
    status = runpy.run_path({str(ROOT / "scripts")!r} + f"/{{name}}.py")["main"](list(arguments))
    print(name, status)
script("validate")
script("build_release", "--out", "releases")
script("verify_release", f"releases/{{bilateral_stats.__version__}}")
script("make_figures", "--out", "figures")
script("diff_releases", *[f"releases/{{bilateral_stats.__version__}}"] * 2)
"""


def run(code: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )


UNLIKE_HERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "7",
    "PYTHONUTF8": "0",
    "SOURCE_DATE_EPOCH": "1",
    REFUSE_LOCAL: "1",
}


@pytest.fixture(scope="module")
def main_job(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The main job without any network, in another time zone and language, where an old release and a stray lie."""
    place = tmp_path_factory.mktemp("elsewhere")
    (place / "releases" / __version__).mkdir(parents=True)
    (place / "releases" / __version__ / "stray").write_text("old")
    (place / "releases" / f".{__version__}-build" / "new").mkdir(parents=True)  # left by a build that was killed
    result = run(MAIN_JOB, place, **UNLIKE_HERE, HOME=str(place))
    assert result.returncode == 0, result.stderr
    return place, result.stdout.splitlines()


def test_the_main_job_opens_no_socket(main_job: tuple[Path, list[str]]) -> None:
    _, said = main_job
    for name in ("validate", "build_release", "verify_release", "make_figures", "diff_releases"):
        assert f"{name} 0" in said


def test_the_same_release_on_every_run(main_job: tuple[Path, list[str]], release: Path) -> None:
    place, said = main_job
    target = Path("releases", __version__)
    archive = target.with_name(f"bilateral-stats-{__version__}.zip")
    assert f"built {target} and {archive}" in said
    assert contents(place / target) == contents(release)
    # The second build replaced the first, and swept up what the killed one had left.
    assert sorted(path.name for path in (place / "releases").iterdir()) == [target.name, archive.name]


@pytest.mark.parametrize(
    "reach_out",
    [
        lambda plain, _: plain.connect(ELSEWHERE),
        lambda plain, _: plain.bind(("0.0.0.0", 0)),
        lambda _, datagram: datagram.sendto(b"", ELSEWHERE),
        lambda *_: socket.create_connection(("example.org", 80), timeout=1),
        lambda *_: socket.gethostbyname("example.org"),
        lambda *_: urllib.request.urlopen("http://example.org", timeout=1),
    ],
    ids=["connect", "listen", "send", "resolve", "name", "open"],
)
def test_a_test_cannot_reach_out(reach_out: Callable[..., object]) -> None:
    with socket.socket() as plain, socket.socket(type=socket.SOCK_DGRAM) as datagram:
        plain.settimeout(1)
        with pytest.raises(NetworkRefused):
            reach_out(plain, datagram)


def test_a_test_may_speak_to_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    with socket.create_connection(("localhost", server.server_port), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert connection.recv(8).startswith(b"HTTP/")
    thread.join()
    server.server_close()
    monkeypatch.chdir(tmp_path)  # the path of such a socket has to be short
    with socket.socket(socket.AF_UNIX) as unix, socket.socket(socket.AF_UNIX) as client:
        unix.bind("socket")
        unix.listen()
        client.connect("socket")


CONNECT = f"import socket; wire = socket.socket(); wire.settimeout(1); wire.connect({ELSEWHERE})"


@pytest.mark.parametrize("depth", [1, 2], ids=["a child", "a child of a child"])
def test_what_a_test_starts_cannot_reach_out(depth: int, tmp_path: Path) -> None:
    code = CONNECT
    if depth == 2:
        code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}]).check_returncode()"
    result = run(code, tmp_path)
    assert result.returncode == 1
    assert "NetworkRefused: socket.connect" in result.stderr


def test_the_main_job_is_refused_this_machine_too(tmp_path: Path) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9), timeout=1)"
    assert "NetworkRefused" not in run(code, tmp_path).stderr
    assert "NetworkRefused" in run(code, tmp_path, **{REFUSE_LOCAL: "1"}).stderr


def test_the_process_that_builds_the_wheel_is_refused_it_too(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in PACKAGE_PARTS:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile)(ROOT / name, project / name)
    # A version that is no plain text is found by running a module, in the process that builds the wheel.
    settings = (project / "pyproject.toml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^version = .*$", 'dynamic = ["version"]', settings, count=1)
    settings += '\n[tool.setuptools.dynamic]\nversion = { attr = "bilateral_stats.probe.VERSION" }\n'
    (project / "pyproject.toml").write_text(settings, encoding="utf-8")
    probe = project / "src" / "bilateral_stats" / "probe.py"
    probe.write_text(f"{CONNECT}\nVERSION = str(wire)\n", encoding="utf-8")
    refused = pytest.raises(DataError, match=r"could not be built: .*NetworkRefused: socket\.connect")
    with refused, building_wheel(project, DATASETS, tmp_path) as finish:
        finish()

"""Nothing is installed but what the locks pin with hashes, and an audit that learned nothing does not say clean."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bilateral_stats import __version__
from tests.conftest import ROOT

LOCKS = sorted(ROOT.glob("requirements*.lock"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[a-z0-9-]+==[\w.!+]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n")
COMMENT = re.compile(r" *#.*\n")


def leftover(text: str) -> str:
    """Return what stands in a lock beside comments and requirements with one version and hashes."""
    return COMMENT.sub("", PINNED.sub("", text))


def pins(lock: Path) -> dict[str, set[str]]:
    """Return the versions that a lock names, by distribution; another Python may get another one."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


def declared() -> list[tuple[str, str]]:
    """Return every requirement that the project states, each with the lock that must pin it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package, system = project["project"], project["build-system"]["requires"]
    extras, runtime = package["optional-dependencies"], package["dependencies"]
    build = [*runtime, *system, *extras["charts"], *extras["build"]]
    found = [(text, "requirements-build.lock") for text in build]
    found += [(text, "requirements.lock") for text in [*build, *extras["dev"]]]
    found += [(text, "requirements-oldest.lock") for text in [*runtime, *extras["charts"]]]
    for file in ROOT.glob("requirements*.in"):
        lines = [line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines()]
        found += [(line, file.with_suffix(".lock").name) for line in lines if line]
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_one_version_and_hashes_for_each_and_nothing_else(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert leftover(text) == ""
    assert "://" not in text
    assert len(pins(lock)) > 10


@pytest.mark.parametrize(
    "line",
    [
        "colour==1.0\n",
        "colour>=1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "colour==1.0 \\\n    --hash=md5:" + "0" * 32 + "\n",
        "colour @ https://example.org/colour.whl \\\n    --hash=sha256:" + "0" * 64 + "\n",
        "--index-url https://example.org\n",
    ],
    ids=["no hash", "a range", "a weak hash", "an address", "an index"],
)
def test_what_a_lock_may_not_hold_is_noticed(line: str) -> None:
    assert leftover("# via pandas\n" + line) != ""


def test_a_lock_pins_all_that_the_project_states() -> None:
    stated = declared()
    assert {lock for _, lock in stated} == {path.name for path in LOCKS}
    for text, lock in stated:
        requirement = Requirement(text)
        versions = pins(ROOT / lock).get(canonicalize_name(requirement.name))
        assert versions, f"{lock} does not pin {text}"
        assert all(requirement.specifier.contains(version) for version in versions), text


def test_what_builds_a_release_is_the_same_when_it_is_tested() -> None:
    build, tests = (pins(ROOT / name) for name in ("requirements-build.lock", "requirements.lock"))
    assert build.items() <= tests.items()
    # What tests a release builds none.
    assert tests.keys() - build.keys() >= {"pytest", "mypy", "frictionless", "playwright", "check-jsonschema"}


def test_the_oldest_lock_pins_the_oldest_versions_that_are_promised() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = pins(ROOT / "requirements-oldest.lock")
    for text in [*project["dependencies"], *project["optional-dependencies"]["charts"]]:
        requirement = Requirement(text)
        [specifier], [version] = requirement.specifier, pinned[requirement.name]
        assert (specifier.operator, Version(version)) == (">=", Version(specifier.version))


def test_make_installs_only_what_a_lock_pins() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe_of_lock = text[text.index("\nlock:") : text.index("\nclean:")]
    installs = re.findall(r".*\bpip\S* install.*", text.replace(recipe_of_lock, ""))
    [hashed] = [line for line in installs if "--require-hashes" in line]
    # Without the last, pip fetches the newest setuptools, unhashed, for a distribution that has no wheel.
    assert {"--no-deps", "--no-build-isolation"} <= set(hashed.split())
    own = [line for line in installs if line != hashed]
    assert len(own) == 2
    assert all({"--no-deps", "--no-index"} <= set(line.split()) for line in own)
    for file in [ROOT / ".ci" / "run", *WORKFLOWS]:
        installers = re.findall(r"\b(?:pip|uv|npm|apt-get|curl|wget)\b.*?(?= &| \}|\n)", file.read_text("utf-8"))
        # The browser and the programs that open a release are the system's, and no part of what builds one.
        programs = {"apt-get > /dev/null; then", "apt-get > /dev/null", "apt-get update"}
        programs |= {
            line for line in installers if line.startswith('apt-get install -y --no-install-recommends "${missing')
        }
        for line in set(installers) - programs:
            options = set(line.split())
            assert "--no-deps" in options, file
            assert options & {"--require-hashes", "--no-index"}, file
            assert "--no-build-isolation" in options, file


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_the_least_rights_and_pins_what_it_uses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"^ +(?:- )?uses: (.*)", text, re.MULTILINE)
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[0-9.]+", action), action
    assert "\npermissions:\n  contents: read\n" in text
    granted = re.findall(r"^ +[\w-]+: (write.*)", text, re.MULTILINE)
    assert len(granted) == (path.name == "release.yml")
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    # Text from outside, such as the name of a branch, never becomes part of a command.
    for run in re.findall(r"run: (?:\|\n((?: {8,}.*\n|\n)+)|(.*))", text):
        assert "${{" not in "".join(run)
    assert "pull_request_target" not in text


def test_an_action_has_one_version_in_all_workflows() -> None:
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))}
    assert len(used) == len({line.partition("@")[0] for line in used})


def test_the_tag_of_a_release_is_held_against_the_version_of_the_record() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    [command] = re.findall(r"version=\$\((sed .*)\)", text)
    said = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said == f"{__version__}\n"


def make_wheel(path: Path, content: str) -> str:
    """Write a wheel with one module and return its hash."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("colour.py", content)
        archive.writestr("colour-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: colour\nVersion: 1.0\n")
        archive.writestr("colour-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("colour-1.0.dist-info/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("requirement", "changed", "said"),
    [
        ("colour==1.0 --hash=sha256:{hash}", False, ""),
        ("colour==1.0 --hash=sha256:{hash}", True, "THESE PACKAGES DO NOT MATCH THE HASHES"),
        ("colour==1.0", False, "Hashes are required in --require-hashes mode"),
        ("colour --hash=sha256:{hash}", False, "all requirements must have their versions pinned with =="),
    ],
    ids=["the locked file", "another file", "no hash", "no version"],
)
def test_only_the_file_that_the_lock_names_is_installed(
    requirement: str, changed: bool, said: str, tmp_path: Path
) -> None:
    wheel = tmp_path / "colour-1.0-py3-none-any.whl"
    lock = tmp_path / "requirements.lock"
    lock.write_text(requirement.format(hash=make_wheel(wheel, "RED = 1\n")), encoding="utf-8")
    if changed:
        make_wheel(wheel, "RED = 2\n")
    command = [sys.executable, "-m", "pip", "install", "--no-index", "--find-links", str(tmp_path), "--require-hashes"]
    target = tmp_path / "installed"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    result = subprocess.run(
        [*command, "--requirement", str(lock), "--target", str(target)],
        env=environment | {"PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (target / "colour.py").exists() == (not said)
    assert (result.returncode == 0) == (not said)
    assert said in result.stderr


SOUND = {"name": "a", "version": "1", "vulns": []}
UNKNOWN = {"name": "b", "skip_reason": "not found"}
HOLES = {
    "name": "c",
    "version": "2",
    "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}, {"id": "X-2", "fix_versions": []}],
}


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ({"dependencies": [SOUND]}, 0, ["x.lock: 1 distributions, none with a known vulnerability"]),
        (
            {"dependencies": [SOUND, HOLES]},
            1,
            ["x.lock: c 2: CVE-1, fixed in 3", "x.lock: c 2: X-2, fixed in no version yet"],
        ),
        ({"dependencies": [SOUND, UNKNOWN]}, 2, ["x.lock: NOT audited: the service does not know 1 of 2 pins: b"]),
        ({"dependencies": []}, 2, ["x.lock: NOT audited: no pin was found"]),
        (None, 2, ["x.lock: NOT audited: the service gave no answer: Error: no route"]),
    ],
    ids=["clean", "vulnerable", "unknown", "empty", "unreachable"],
)
def test_an_audit_says_what_was_learned(answer: object, status: int, said: list[str], tmp_path: Path) -> None:
    reply = "sys.exit('Traceback:\\nError: no route')" if answer is None else f"print({json.dumps(answer)!r})"
    # The real tool ends with 0 and says "no known vulnerabilities" when the service knows none of the names.
    (tmp_path / "pip_audit.py").write_text(f"import sys\n{reply}\n", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "audit.py"), "x.lock"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == status
    assert (result.stdout + result.stderr).splitlines() == said

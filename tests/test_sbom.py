"""The bill of materials: valid, equal to the lock, and nothing that the build imports is missing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from bilateral_stats.formats.sbom import (
    BILL_OF_MATERIALS,
    LOCK,
    Pin,
    bill_of_materials,
    read_pins,
)
from bilateral_stats.ground.errors import DataError
from tests.conftest import DATASET, ROOT
from tests.test_release import contents


@pytest.fixture
def bill(release: Path) -> dict[str, Any]:
    return dict(json.loads((release / BILL_OF_MATERIALS).read_text(encoding="utf-8")))


def test_it_is_valid_cyclonedx(release: Path, bill: dict[str, Any]) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str((release / BILL_OF_MATERIALS).read_text(encoding="utf-8")) is None
    del bill["components"][0]["name"]
    assert validator.validate_str(json.dumps(bill)) is not None


def test_it_names_the_release_and_tells_nothing_of_when_and_where_it_was_made(bill: dict[str, Any]) -> None:
    component = bill["metadata"]["component"]
    assert (component["name"], component["version"]) == (DATASET.name, DATASET.version)
    assert component["licenses"] == [{"expression": "MIT AND CC-BY-4.0"}]
    assert "serialNumber" not in bill
    assert str(ROOT) not in json.dumps(bill)


def test_versions_and_hashes_are_those_of_the_lock(bill: dict[str, Any]) -> None:
    lock = "\n" + (ROOT / LOCK).read_text(encoding="utf-8")
    for component in bill["components"]:
        start = lock.index(f"\n{component['name']}=={component['version']} ")
        block = lock[start : lock.index("# via", start)]
        assert [entry["content"] for entry in component["hashes"]] == re.findall("sha256:([0-9a-f]{64})", block)
        assert component["hashes"]
        url = PackageURL.from_string(component["purl"])
        assert (url.type, url.name, url.version) == ("pypi", component["name"], component["version"])


def test_licences_are_named_for_all(bill: dict[str, Any]) -> None:
    licences = {component["name"]: component["licenses"] for component in bill["components"]}
    assert licences["pandas"] == [{"expression": "BSD-3-Clause"}]
    # The whole text of its licence stands where its name should.
    assert licences["matplotlib"] == [{"license": {"name": "Python Software Foundation License"}}]


def test_it_says_what_needs_what(bill: dict[str, Any]) -> None:
    needs = {entry["ref"]: {purl.rpartition("@")[0] for purl in entry["dependsOn"]} for entry in bill["dependencies"]}
    names = (
        "filelock",
        "font-source-sans-pro",
        "fonttools",
        "jinja2",
        "matplotlib",
        "packaging",
        "pandas",
        "pandera",
        "pyarrow",
        "pysdmx",
        "setuptools",
        "xlsxwriter",
    )
    assert needs[f"{DATASET.name}@{DATASET.version}"] == {f"pkg:pypi/{name}" for name in names}
    [pysdmx] = [purls for ref, purls in needs.items() if ref.startswith("pkg:pypi/pysdmx@")]
    assert "pkg:pypi/lxml" in pysdmx  # by the extra "xml" alone
    assert set(needs) == {f"{DATASET.name}@{DATASET.version}"} | {
        component["bom-ref"] for component in bill["components"]
    }


def test_a_pin_for_another_python_or_system_is_left_out() -> None:
    lock = f"""\
a==1 ; python_full_version < '3.11' \\
    --hash=sha256:{"0" * 64}
A==2 ; python_full_version >= '3.11' \\
    --hash=sha256:{"1" * 64} \\
    --hash=sha256:{"2" * 64}
    # via b
c==3 ; sys_platform == 'nowhere' \\
    --hash=sha256:{"3" * 64}
"""
    assert read_pins(lock) == {"a": Pin("2", ("1" * 64, "2" * 64))}


BUILD = f"""
import json, sys
from importlib.metadata import packages_distributions
from pathlib import Path
from bilateral_stats.build import build_release
build_release(Path({str(ROOT / "datasets")!r}), Path("out"), Path({str(ROOT)!r}))
owners = packages_distributions()
print(json.dumps(sorted({{owner for name in sys.modules for owner in owners.get(name.partition(".")[0], [])}})))
"""


def test_what_it_names_is_enough_to_build_the_same_release(release: Path, bill: dict[str, Any], tmp_path: Path) -> None:
    # An environment with what the bill names, the wheel, and nothing else.
    venv.create(tmp_path / "environment", with_pip=False, symlinks=True)
    python = str(tmp_path / "environment" / "bin" / "python")
    [wheel] = release.glob("*.whl")
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(command, capture_output=True, check=True)
    [site_packages] = (tmp_path / "environment").glob("lib/python*/site-packages")
    listed = {component["name"] for component in bill["components"]}
    for name in listed:
        found = distribution(name)
        for top in {file.parts[0] for file in found.files or []} - {"..", "__pycache__"}:
            if not (site_packages / top).exists():
                (site_packages / top).symlink_to(Path(str(found.locate_file(top))))
    result = subprocess.run([python, "-c", BUILD], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    imported = {name.replace("_", "-").lower() for name in json.loads(result.stdout)}
    assert imported - listed == {DATASET.name}
    assert imported >= {"pandas", "matplotlib", "pyarrow", "pysdmx"}
    assert contents(tmp_path / "out" / DATASET.version) == contents(release)


@pytest.mark.parametrize("pin", ["\npandera==99.", "\nother=="], ids=["another version", "no pin"])
def test_a_version_that_the_lock_does_not_pin_is_listed_without_hashes(
    bill: dict[str, Any], pin: str, tmp_path: Path
) -> None:
    for name in ("pyproject.toml", LOCK):
        text = (ROOT / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("\npandera==", pin), encoding="utf-8")
    [listed], [pinned] = (
        [component for component in found["components"] if component["name"] == "pandera"]
        for found in (bill_of_materials(tmp_path, DATASET), bill)
    )
    assert pinned.pop("hashes")
    assert listed == pinned


def test_without_a_lock_nothing_has_hashes(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    assert not any("hashes" in component for component in bill_of_materials(tmp_path, DATASET)["components"])


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(project.replace('"pandas>=2.2"', '"absent"'), encoding="utf-8")
    with pytest.raises(DataError, match="absent is not installed, but the build needs it: run make release"):
        bill_of_materials(tmp_path, DATASET)

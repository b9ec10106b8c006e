"""The bill of materials of a release: the software that built it, in CycloneDX.

The installed distributions say what they are, what they require and under which licence; the lock says what the files
of its versions hash to. A version that the lock does not pin is listed without a hash.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import quote

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ..ground.dataset import Dataset
from ..ground.errors import DataError

BILL_OF_MATERIALS = "sbom.cdx.json"
"""File of a release; tools know CycloneDX by this ending."""

LOCK = "requirements-build.lock"

SPECIFICATION = "1.6"
"""Version of CycloneDX."""

BUILD_EXTRAS = ("charts", "build")
"""Extras of the project that a build imports; the others hold what tests it."""

HASH_OPTION = "--hash=sha256:"


@dataclass(frozen=True)
class Pin:
    """What the lock says of a distribution.

    Parameters
    ----------
    version
        The version.
    hashes
        SHA-256 of each file of that version from which it may be installed.
    """

    version: str
    hashes: tuple[str, ...]


def bill_of_materials(project: Path, dataset: Dataset) -> dict[str, Any]:
    """Return what a build of this version imports, each distribution with version, licence and hashes.

    Parameters
    ----------
    project
        Folder of the project: ``pyproject.toml`` and the lock.
    dataset
        What the dataset says of itself.

    Raises
    ------
    DataError
        A distribution that the build needs is not installed.
    """
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (declared["optional-dependencies"][extra] for extra in BUILD_EXTRAS)
    direct = [Requirement(text) for texts in (declared["dependencies"], *extras) for text in texts]
    lock = project / LOCK
    pins = read_pins(lock.read_text(encoding="utf-8")) if lock.exists() else {}
    needed = _needed(direct)
    release = f"{dataset.name}@{dataset.version}"
    addresses = {name: _purl(name, found) for name, (found, _) in needed.items()}
    requires = {addresses[name]: _names(below) for name, (_, below) in needed.items()}
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {
            "timestamp": f"{dataset.released}T00:00:00Z",
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "data",
                "bom-ref": release,
                "name": dataset.name,
                "version": dataset.version,
                "description": dataset.description,
                "licenses": [{"expression": declared["license"]}],
            },
        },
        "components": [_component(name, found, pins.get(name)) for name, (found, _) in needed.items()],
        "dependencies": [
            {"ref": ref, "dependsOn": [addresses[name] for name in names]}
            for ref, names in ({release: _names(direct)} | requires).items()
        ],
    }


def read_pins(lock: str) -> dict[str, Pin]:
    """Return what a lock pins for this Python and this system, by name.

    Parameters
    ----------
    lock
        Text of a requirements file with hashes.
    """
    pins: dict[str, Pin] = {}
    for line in lock.replace("\\\n", " ").splitlines():
        if not line.startswith((" ", "#")) and line.strip():
            stated, *hashes = line.split(HASH_OPTION)
            requirement = Requirement(stated)
            if requirement.marker is None or requirement.marker.evaluate():
                [specifier] = requirement.specifier
                pins[canonicalize_name(requirement.name)] = Pin(specifier.version, tuple(map(str.strip, hashes)))
    return pins


def _needed(direct: Iterable[Requirement]) -> dict[str, tuple[Distribution, list[Requirement]]]:
    """Return all that the requirements need, sorted by name: the distribution and what it requires in turn."""
    wanted = list(direct)
    seen: set[tuple[str, frozenset[str]]] = set()
    needed: dict[str, tuple[Distribution, list[Requirement]]] = {}
    while wanted:
        requirement = wanted.pop()
        name = canonicalize_name(requirement.name)
        if (name, frozenset(requirement.extras)) in seen:
            continue
        seen.add((name, frozenset(requirement.extras)))
        found, below = needed.setdefault(name, (_installed(name), []))
        texts = [Requirement(text) for text in found.requires or []]
        of_extras = [entry for entry in texts if _applies(entry, requirement.extras)]
        below += of_extras
        wanted += of_extras
    return dict(sorted(needed.items()))


def _installed(name: str) -> Distribution:
    try:
        return distribution(name)
    except PackageNotFoundError as error:
        raise DataError(f"{name} is not installed, but the build needs it: run make release") from error


def _applies(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def _names(requirements: Iterable[Requirement]) -> list[str]:
    return sorted({canonicalize_name(requirement.name) for requirement in requirements})


def _purl(name: str, found: Distribution) -> str:
    return f"pkg:pypi/{name}@{quote(found.version)}"


def _component(name: str, found: Distribution, pin: Pin | None) -> dict[str, Any]:
    hashes = pin.hashes if pin is not None and pin.version == found.version else ()
    optional = {
        "hashes": [{"alg": "SHA-256", "content": content} for content in hashes],
        "licenses": _licences(found),
    }
    return {
        "type": "library",
        "bom-ref": _purl(name, found),
        "name": name,
        "version": found.version,
        **{field: entries for field, entries in optional.items() if entries},
        "purl": _purl(name, found),
    }


def _licences(found: Distribution) -> list[dict[str, Any]]:
    """Return the licence as SPDX where the distribution states it so, else by the name that it gives."""
    metadata = found.metadata
    [stated, *_] = [*(metadata.get_all("License-Expression") or []), *(metadata.get_all("License") or []), ""]
    try:
        return [{"expression": canonicalize_license_expression(stated)}]
    except InvalidLicenseExpression:
        # Many give the whole text of the licence here; then the classifiers hold its name.
        classifiers = metadata.get_all("Classifier") or []
        names = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License :: ")]
        return [{"license": {"name": name}} for name in sorted(names)]

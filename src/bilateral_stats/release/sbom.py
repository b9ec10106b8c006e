"""The bill of materials of a release: the software that built it, in CycloneDX.

The lock says which versions may be installed and what their files hash to; the installed distributions say what they
require and under which licence they are. Where the two differ, there is no release: its bytes are those of the lock.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import quote

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .. import about
from ..errors import DataError

BILL_OF_MATERIALS = "sbom.cdx.json"
"""File of a release; tools know CycloneDX by this ending."""

LOCK = "requirements.lock"

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
        The only version that may be installed.
    hashes
        SHA-256 of each file of that version from which it may be installed.
    """

    version: str
    hashes: tuple[str, ...]


def bill_of_materials(project: Path) -> dict[str, Any]:
    """Return what a build of this version imports, each distribution with version, licence and hashes.

    Parameters
    ----------
    project
        Folder of the project: ``pyproject.toml`` and the lock.

    Raises
    ------
    DataError
        What is installed is not what the lock pins.
    """
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (declared["optional-dependencies"][extra] for extra in BUILD_EXTRAS)
    direct = [Requirement(text) for texts in (declared["dependencies"], *extras) for text in texts]
    pins = read_pins((project / LOCK).read_text(encoding="utf-8"))
    needed = _needed(direct, pins)
    release = f"{about.NAME}@{about.VERSION}"
    requires = {_purl(name, pins): _names(below) for name, (_, below) in needed.items()}
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPECIFICATION}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "version": 1,
        "metadata": {
            "timestamp": f"{about.RELEASED}T00:00:00Z",
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "data",
                "bom-ref": release,
                "name": about.NAME,
                "version": about.VERSION,
                "description": about.DESCRIPTION,
                "licenses": [{"expression": declared["license"]}],
            },
        },
        "components": [_component(name, found, pins) for name, (found, _) in needed.items()],
        "dependencies": [
            {"ref": ref, "dependsOn": [_purl(name, pins) for name in names]}
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


def _needed(
    direct: Iterable[Requirement], pins: Mapping[str, Pin]
) -> dict[str, tuple[Distribution, list[Requirement]]]:
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
        found, below = needed.setdefault(name, (_installed(name, pins), []))
        texts = [Requirement(text) for text in found.requires or []]
        of_extras = [entry for entry in texts if _applies(entry, requirement.extras)]
        below += of_extras
        wanted += of_extras
    return dict(sorted(needed.items()))


def _installed(name: str, pins: Mapping[str, Pin]) -> Distribution:
    if name not in pins:
        raise DataError(f"{LOCK} does not pin {name}, which the build needs: run make lock")
    try:
        found = distribution(name)
    except PackageNotFoundError as error:
        raise DataError(f"{name} is not installed, but the build needs it: run make release") from error
    if found.version != pins[name].version:
        raise DataError(
            f"{name} {found.version} is installed, but {LOCK} pins {pins[name].version}, and a release is built with "
            "what the lock pins: run make release"
        )
    return found


def _applies(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def _names(requirements: Iterable[Requirement]) -> list[str]:
    return sorted({canonicalize_name(requirement.name) for requirement in requirements})


def _purl(name: str, pins: Mapping[str, Pin]) -> str:
    return f"pkg:pypi/{name}@{quote(pins[name].version)}"


def _component(name: str, found: Distribution, pins: Mapping[str, Pin]) -> dict[str, Any]:
    licences = _licences(found)
    return {
        "type": "library",
        "bom-ref": _purl(name, pins),
        "name": name,
        "version": pins[name].version,
        "hashes": [{"alg": "SHA-256", "content": content} for content in pins[name].hashes],
        **({"licenses": licences} if licences else {}),
        "purl": _purl(name, pins),
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

"""The rooms of the package: each module imports only from its own room and from those below it."""

from __future__ import annotations

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "bilateral_stats"
SOURCE = ROOT / "src" / PACKAGE

ROOMS = (
    "ground",
    "schemas",
    "words",
    "citations",
    "numerals",
    "contract",
    "derive",
    "asking distributed",
    "record",
    "evidence",
    "charts",
    "api",
    PACKAGE,
    "formats",
    "release page",
    "build",
    "cli",
)
"""The lowest first; two on one line know nothing of each other. What the package offers stands above ``api``."""

FLOORS = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms.split()}


@cache
def modules() -> dict[str, Path]:
    """Every module by its name; the contract lies beside the package in the repository."""
    found = {}
    for folder, name in ((SOURCE, PACKAGE), (ROOT / "schemas", f"{PACKAGE}.schemas")):
        for path in folder.rglob("*.py"):
            parts = path.relative_to(folder).with_suffix("").parts
            found[".".join([name, *(part for part in parts if part != "__init__")])] = path
    return found


@cache
def imports(module: str) -> frozenset[str]:
    """Modules of the package that a module imports, wherever in it and whether or not at run time."""
    path = modules()[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            home = [package.rsplit(".", node.level - 1)[0]] if node.level else []
            source = ".".join([*home, *([node.module] if node.module else [])])
            # What is imported from a package may be a module of it.
            names = {f"{source}.{alias.name}" for alias in node.names}
            found |= {name if name in modules() else source for name in names}
    return frozenset(name for name in found if name.split(".")[0] == PACKAGE)


def room(module: str) -> str:
    """First part of a module's name below the package; the package itself is one, and starting it is the command."""
    name = PACKAGE if module == PACKAGE else module.split(".")[1]
    return "cli" if name == "__main__" else name


def test_every_import_is_found() -> None:
    assert f"{PACKAGE}.api.load" in imports(PACKAGE)
    assert f"{PACKAGE}.charts.save" in imports(f"{PACKAGE}.charts")
    assert f"{PACKAGE}.schemas.rules" in imports(f"{PACKAGE}.schemas.claims")
    assert f"{PACKAGE}.ground.errors" in imports(f"{PACKAGE}.record.checking")


def test_every_module_is_in_a_room() -> None:
    homeless = {module for module in modules() if room(module) not in FLOORS}
    assert homeless == set()


def test_no_module_imports_one_from_a_room_above_or_beside_its_own() -> None:
    wrong = [
        f"{module} imports {name}"
        for module in modules()
        for name in imports(module)
        if room(name) != room(module) and FLOORS[room(name)] >= FLOORS[room(module)]
    ]
    assert wrong == []


def test_no_modules_import_each_other() -> None:
    # Raises where there is a circle; the error names the modules of it.
    TopologicalSorter({module: imports(module) for module in modules()}).prepare()


def test_the_readme_leads_through_the_rooms_in_their_order() -> None:
    part = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Where things are\n")[2].partition("\n## ")[0]
    named = re.findall(r"`([\w./]+)`", part)
    rooms = [name.removesuffix(".py") for name in named if name.removesuffix(".py") in FLOORS]
    assert rooms == [room for room in FLOORS if room != PACKAGE]
    for file in (name for name in named if "/" in name):
        assert any((folder / file).exists() for folder in (ROOT, SOURCE, SOURCE / "charts")), file


@pytest.mark.parametrize("name", sorted(modules()))
def test_every_module_says_what_it_is_for(name: str) -> None:
    said = ast.get_docstring(ast.parse(modules()[name].read_text(encoding="utf-8")))
    assert said is not None
    assert said.endswith(".")

"""What a descriptor must hold to be one of a release: nothing in it is believed before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..contract.types import COLUMN_TYPES

KINDS = ("csv", "parquet")
"""Formats of a table; each has a folder of this name."""

RESOURCE_KEYS: Mapping[str, type] = {
    "name": str,
    "path": str,
    "format": str,
    "bytes": int,
    "hash": str,
    "contentHash": str,
    "schema": dict,
}
"""What a release says of each file of a table."""

MOST = 1e300
"""No limit of a column is larger; a number beyond has no place among those of a computer."""

TYPE_WORDS: Mapping[type, str] = {str: "a line of text", int: "a whole number", dict: "an object", list: "a list"}


def check_descriptor(descriptor: Any) -> None:
    """Refuse what is not the descriptor of a release.

    Parameters
    ----------
    descriptor
        What was read from a JSON file, of any shape.

    Raises
    ------
    ValueError
        Says what it lacks.
    """
    _need(descriptor, "it", {"version": str, "resources": list})
    seen: set[tuple[str, str]] = set()
    for number, resource in enumerate(descriptor["resources"]):
        place = f"resources[{number}]"
        _need(resource, place, {"format": str})
        if resource["format"] not in KINDS:
            continue
        _need(resource, place, RESOURCE_KEYS)
        if resource["format"] == "csv":
            _need(resource, place, {"rows": int})
        table = (resource["format"], PurePosixPath(resource["path"]).stem)
        if table in seen:
            raise ValueError(f"{place}: there are two {table[0]} files of the table {table[1]}")
        seen.add(table)
        _check_schema(resource["schema"], f"{place}.schema")


def _check_schema(schema: dict[str, Any], place: str) -> None:
    _need(schema, place, {"fields": list, "primaryKey": list})
    names = []
    for number, field in enumerate(schema["fields"]):
        _need(field, f"{place}.fields[{number}]", {"name": str, "type": str})
        if field["type"] not in COLUMN_TYPES:
            raise ValueError(f"{place}.fields[{number}]: the type {field['type']!r} is not known")
        names.append(field["name"])
        _check_constraints(field, f"{place}.fields[{number}].constraints")
    if len(set(names)) != len(names):
        raise ValueError(f"{place}: two fields have one name")
    _check_names(schema["primaryKey"], names, f"{place}.primaryKey")
    foreign_keys = schema.get("foreignKeys", [])
    if not isinstance(foreign_keys, list):
        raise ValueError(f"{place}.foreignKeys is not a list")
    for number, foreign in enumerate(foreign_keys):
        inside = f"{place}.foreignKeys[{number}]"
        _need(foreign, inside, {"fields": list, "reference": dict})
        _need(foreign["reference"], f"{inside}.reference", {"resource": str, "fields": list})
        _check_names(foreign["fields"], names, f"{inside}.fields")
        targets = foreign["reference"]["fields"]
        if len(foreign["fields"]) != 1 or len(targets) != 1 or not isinstance(targets[0], str):
            raise ValueError(f"{inside}: a foreign key of this dataset is one column")


def _check_constraints(field: dict[str, Any], place: str) -> None:
    constraints = field.get("constraints", {})
    if not isinstance(constraints, dict):
        raise ValueError(f"{place} is not an object")
    codes = constraints.get("enum", [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise ValueError(f"{place}.enum is not a list of text")
    for name in ("minimum", "maximum"):
        limit = constraints.get(name)
        sound = isinstance(limit, int | float) and not isinstance(limit, bool) and abs(limit) <= MOST
        if name in constraints and not (sound and field["type"] in {"integer", "number"}):
            raise ValueError(f"{place}.{name} is not a number, or does not stand on a column of numbers")


def _check_names(listed: list[Any], names: list[str], place: str) -> None:
    if not listed or any(name not in names for name in listed):
        raise ValueError(f"{place} does not name columns of the table")


def _need(value: Any, place: str, kinds: Mapping[str, type]) -> None:
    if not isinstance(value, dict):
        raise ValueError(f"{place} is not an object")
    for key, kind in kinds.items():
        entry = value.get(key)
        # A name that a message may repeat holds no line break and nothing that a screen obeys.
        if not isinstance(entry, kind) or (isinstance(entry, str) and not entry.isprintable()):
            raise ValueError(f"{place}: {key!r} is missing or is not {TYPE_WORDS[kind]}")

"""Reading a TOML file into a frozen dataclass, whose fields are the only list of the keys that the file may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from .errors import DataError, Fault
from .files import read_file

Settings = TypeVar("Settings")


@dataclass(frozen=True)
class Written:
    """How a text is written, as an annotation of its field: ``Annotated[str, Written(...)]``.

    Parameters
    ----------
    codes
        The codes of which it is one; none: any text.
    pattern, words
        Regular expression for the whole text, and the same for a person; none: any text.
    """

    codes: tuple[str, ...] = ()
    pattern: str = ""
    words: str = ""


PLAIN_KINDS: Mapping[type, str] = {
    str: 'a text in quotation marks, on one line: "..."',
    bool: "true or false",
    date: "a day without quotation marks, as 2026-01-31",
}
"""Type of a field that is one value, and what to write for it."""

_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
"""Where a fault of the writing stands, in the messages of :mod:`tomllib`."""


def read_toml(path: Path, file: str, into: type[Settings]) -> Settings:
    """Return the settings that a TOML file holds.

    Parameters
    ----------
    path
        The file.
    file
        Its name for the messages.
    into
        A dataclass. A field may be a text, a truth, a day, a mapping of texts, a tuple of texts, another such dataclass
        (a table of the file), or a tuple of them (an array of tables). A field without a default is required, and a
        required text is not empty.

    Raises
    ------
    DataError
        The file is missing or is not TOML, or it has unknown keys, lacks one, or holds a value of another kind; carries
        every fault.
    """
    faults: list[Fault] = []
    found = _build(into, _parse(path, file), "", file, faults)
    if faults:
        raise DataError(faults=faults)
    return found


def _parse(path: Path, file: str) -> dict[str, Any]:
    import tomllib  # here: most who ask what the dataset of the package says read no TOML

    try:
        return tomllib.loads(read_file(path).decode("utf-8"))
    except FileNotFoundError:
        raise DataError(faults=[Fault(file, 0, "", None, "this file is missing")]) from None
    except OSError as error:
        rule = f"this file cannot be read: {error.strerror or error}"
        raise DataError(faults=[Fault(file, 0, "", None, rule)]) from error
    except UnicodeDecodeError as error:
        raise DataError(faults=[Fault(file, 0, "", None, "this is not UTF-8: save the file as UTF-8")]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        rule = f"this is not TOML: {_PLACE.sub('', str(error))}"
        raise DataError(faults=[Fault(file, int(place[1]) if place else 0, "", None, rule)]) from error


def _build(into: type[Settings], table: Mapping[str, Any], place: str, file: str, faults: list[Fault]) -> Settings:
    """Return a dataclass from a table of the file, as far as it is sound; note what is not."""
    kinds, known = get_type_hints(into, include_extras=True), {entry.name: entry for entry in fields(into)}  # type: ignore[arg-type]
    keys = f"the keys {f'of {place} ' if place else ''}are: {', '.join(known)}"
    for key, value in table.items():
        if key not in known:
            what = "table" if isinstance(value, dict) else "key"
            faults.append(Fault(file, 0, _inside(place, key), None, f"there is no such {what}; {keys}"))
    values = {}
    for key, entry in known.items():
        if key in table:
            values[key] = _value(kinds[key], entry, table[key], _inside(place, key), file, faults)
        elif _required(entry):
            faults.append(Fault(file, 0, _inside(place, key), None, f"this key is missing; {keys}"))
            values[key] = None
    return into(**values)


def _value(kind: Any, entry: Field[Any], value: Any, place: str, file: str, faults: list[Fault]) -> Any:
    written = Written()
    if get_origin(kind) is Annotated:
        kind, written = get_args(kind)
    [inner, *_] = [*get_args(kind), kind]
    if is_dataclass(kind) and isinstance(kind, type):
        if isinstance(value, dict):
            return _build(kind, value, place, file, faults)
        words = "a table"
    elif get_origin(kind) is tuple and isinstance(value, list):
        return tuple(
            _value(inner, entry, one, f"{place}[{_name(one, n)}]", file, faults) for n, one in enumerate(value, 1)
        )
    elif get_origin(kind) is Mapping and isinstance(value, dict):
        return {key: _value(str, entry, one, _inside(place, key), file, faults) for key, one in value.items()}
    elif isinstance(kind, GenericAlias) or get_origin(kind) is not None:
        words = "a list in square brackets" if get_origin(kind) is tuple else "a table of texts"
    else:
        words = PLAIN_KINDS[kind]
        # The exact type: a moment is a day to Python, and a truth a number.
        if type(value) is kind and (not isinstance(value, str) or value.isprintable()):
            if isinstance(value, str) and (rule := _broken_rule(entry, written, value)):
                faults.append(Fault(file, 0, place, value, rule))
            return value
    faults.append(Fault(file, 0, place, None if isinstance(value, dict | list) else str(value), f"write {words}"))
    return None


def _broken_rule(entry: Field[Any], written: Written, value: str) -> str | None:
    if not value:
        return "this may not be empty" if _required(entry) else None
    if written.codes and value not in written.codes:
        return f"write one of: {', '.join(written.codes)}"
    if written.pattern and not re.fullmatch(written.pattern, value):
        return written.words
    return None


def _required(entry: Field[Any]) -> bool:
    return entry.default is MISSING and entry.default_factory is MISSING


def _inside(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _name(value: Any, number: int) -> str:
    """Return what a person calls an entry of a list: its name where it has one, else its place."""
    name = value.get("name") if isinstance(value, dict) else None
    return name if isinstance(name, str) and name else str(number)

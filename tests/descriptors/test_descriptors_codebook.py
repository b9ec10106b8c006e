"""The codebook of a release explains every column and every code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bilateral_stats import load, tables
from bilateral_stats.contract.columns import columns


def sections(text: str) -> dict[str, list[str]]:
    parts = re.split(r"^## `(\w+)`$", text, flags=re.MULTILINE)
    return {name: body.splitlines() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def cells(row: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]]


def code_lists(lines: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each list of codes in a section: column, and meaning by code."""
    for number, line in enumerate(lines):
        match = re.match(r"Codes of `(\w+)`", line)
        if match:
            rows: dict[str, str] = {}
            for row in lines[number + 4 :]:
                if not row.startswith("| `"):
                    break
                code, meaning = cells(row)
                rows[code.strip("`")] = meaning
            yield match[1], rows


def test_the_codebook_explains_every_column(release: Path) -> None:
    found = sections((release / "CODEBOOK.md").read_text(encoding="utf-8"))
    assert list(found) == list(tables())
    for table in tables():
        frame = load(table)
        rows = [cells(row) for row in found[table] if row.startswith("| `") and len(cells(row)) == 7]
        assert [row[0] for row in rows] == [f"`{name}`" for name in frame.columns]
        for row, column in zip(rows, columns(table), strict=True):
            _, title, meaning, kind, unit, empty, example = row
            assert title == column.title
            assert column.description in meaning
            assert kind
            assert unit == (column.unit or "")
            assert empty == ("no" if column.required else "yes")
            assert bool(example) == frame[column.name].notna().any(), (table, column.name)
            assert column.references is None or f"`{column.references}`" in meaning


def test_the_codebook_explains_every_code(release: Path) -> None:
    found = sections((release / "CODEBOOK.md").read_text(encoding="utf-8"))
    explained: dict[str, list[dict[str, str]]] = {}
    for lines in found.values():
        for name, codes in code_lists(lines):
            assert all(codes.values()), name
            explained.setdefault(name, []).append(codes)
    for table in tables():
        for column in columns(table):
            if column.vocabulary is not None:
                assert dict(column.vocabulary) in explained.get(column.name, []), (table, column.name)

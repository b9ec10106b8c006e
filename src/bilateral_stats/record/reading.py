"""Reading a recorded table as text: bytes in, a frame of text and the faults of the file out.

Nothing is interpreted here: every cell stays the text that stands in the file, and an empty cell is missing.
The index of a frame holds the line on which each row stands.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ..ground.errors import MOST_FAULTS, Fault
from ..ground.files import read_file

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

LONGEST_LINE = 100_000
"""Characters of a row: no article is longer, and the reader of CSV refuses cells of 131,072."""


@dataclass
class TextTable:
    """A table as it stands in its file.

    Parameters
    ----------
    file
        Name of the file for the messages.
    frame
        Text of each cell, on the line numbers; ``None`` when the file cannot be read as this table.
    faults
        What is wrong with the file as a file.
    lines
        Number of lines of the file.
    quoted
        The lines that hold a quotation mark, by their number: the only ones that could be written in another way.
    """

    file: str
    frame: pd.DataFrame | None = None
    faults: list[Fault] = field(default_factory=list)
    lines: int = 0
    quoted: dict[int, str] = field(default_factory=dict)

    def add(self, line: int, rule: str, *, column: str = "", text: str | None = None) -> None:
        """Note a fault of this file."""
        self.faults.append(Fault(self.file, line, column, text, rule))


def read_text_table(path: Path, file: str, columns: Sequence[str]) -> TextTable:
    """Read one table as text.

    Parameters
    ----------
    path
        The file.
    file
        Its name for the messages.
    columns
        Names that the header must hold, in order.

    Returns
    -------
    TextTable
        The frame has the columns in the expected order even when the header has them in another.
    """
    table = TextTable(file)
    text = _decode(path, table)
    if text is None:
        return table
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        table.add(len(lines), "the file does not end with a line break: it looks cut short")
        text += "\n"
    if not lines:
        table.add(1, "the file is empty: its first line must be the header")
        return table
    table.lines = len(lines)
    if not _check_header(table, lines[0], list(columns)):
        return table
    broken = _broken_lines(table, lines, len(columns))
    if len(broken) > MOST_FAULTS:
        table.add(0, f"{len(broken)} lines are broken: this does not look like a table of {len(columns)} columns")
        return table
    table.quoted = {number: line for number, line in enumerate(lines, 1) if '"' in line}
    if broken:
        text = "".join(line + "\n" for number, line in enumerate(lines, 1) if number not in broken)
    # Of a large file, the text, its lines and its cells together would not fit into memory.
    del lines
    content = io.BytesIO(text.encode())
    del text
    table.frame = pd.read_csv(
        content, dtype="str", keep_default_na=False, na_values=[""], skip_blank_lines=False
    ).set_axis(pd.RangeIndex(2, table.lines + 1).difference(sorted(broken)))[list(columns)]
    return table


def _decode(path: Path, table: TextTable) -> str | None:
    try:
        content = read_file(path)
    except FileNotFoundError:
        table.add(0, "this file is missing")
        return None
    except OSError as error:
        table.add(0, f"this file cannot be read: {error.strerror or error}")
        return None
    if content.startswith(BYTE_ORDER_MARK):
        table.add(1, "the file starts with a byte-order mark: save it as UTF-8 without one")
        content = content.removeprefix(BYTE_ORDER_MARK)
    if b"\0" in content:
        # Looked for before decoding: UTF-16 without a mark would be told where its first foreign letter stands.
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        table.add(line, "the line holds a NUL byte: this is not UTF-8 text")
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        table.add(line, f"byte {column} of this line is not UTF-8: save the file as UTF-8")
        return None
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        table.add(line, "lines must end with LF alone: save the file with Unix line ends (no CR)")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _too_long(line: str) -> str:
    return f"this line has {len(line)} characters: no row has more than {LONGEST_LINE}"


def _check_header(table: TextTable, line: str, columns: list[str]) -> bool:
    """Note what is wrong with the header; return whether the columns are there at all."""
    if len(line) > LONGEST_LINE:
        table.add(1, _too_long(line))
        return False
    try:
        header = next(csv.reader([line], strict=True))
    except (csv.Error, StopIteration):
        header = []
    before = len(table.faults)
    for name in columns:
        if name not in header:
            table.add(1, "this column is missing", column=name)
    for name in dict.fromkeys(header):
        if name not in columns:
            table.add(1, f"there is no such column; the columns are: {','.join(columns)}", column=name or "(empty)")
        elif header.count(name) > 1:
            table.add(1, "this column stands twice in the header", column=name)
    if len(table.faults) > before:
        return False
    if header != columns:
        misplaced = next(name for name, expected in zip(header, columns, strict=True) if name != expected)
        table.add(1, f"the columns must stand in this order: {','.join(columns)}", column=misplaced)
    return True


def _broken_lines(table: TextTable, lines: Sequence[str], width: int) -> set[int]:
    """Note the rows that do not hold one cell a column, each on one line; return their lines."""
    broken: set[int] = set()
    first = 1
    while first <= len(lines):
        line = lines[first - 1]
        if '"' not in line and line.count(",") == width - 1 and len(line) <= LONGEST_LINE:
            first += 1  # no need to take it apart
            continue
        rule, taken = _take_row(lines, first, width)
        if rule is not None:
            if len(broken) < MOST_FAULTS:  # beyond, it is told once, for the whole file
                table.add(first, rule)
            broken.update(range(first, first + taken))
        first += taken
    return broken


def _take_row(lines: Sequence[str], first: int, width: int) -> tuple[str | None, int]:
    """Return what is wrong with the row that begins on a line, and how many lines it takes."""
    if len(lines[first - 1]) > LONGEST_LINE:
        return _too_long(lines[first - 1]), 1
    below = map(lines.__getitem__, range(first - 1, len(lines)))
    reader = csv.reader((line + "\n" if len(line) <= LONGEST_LINE else "\n" for line in below), strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        rule = "a quotation mark stands alone here: quote a cell as a whole and double each quote in it"
        return rule, reader.line_num
    if reader.line_num > 1:
        return "a cell runs over several lines: is a quotation mark missing?", reader.line_num
    if len(cells) != width:
        return f"this line has {max(len(cells), 1)} cells where the header has {width}", 1
    return None, 1

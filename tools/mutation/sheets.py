"""A recorded table as rows of text, to be damaged, and the damage that was done to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bilateral_stats.contract.columns import Column, columns, primary_key

NAMES_SOURCE = "source_id"
"""The column that says whose text can prove a row."""


@dataclass(frozen=True)
class Damage:
    """A damaged file, and where a message about it must point.

    Parameters
    ----------
    table
        The table.
    content
        Bytes of its file.
    lines
        Lines of which a message must name one.
    columns
        Columns of which it must name one, as the column or in its rule; none: any will do.
    what
        What was done, in a few words.
    source
        Source that the damaged row quotes; empty when it quotes none.
    """

    table: str
    content: bytes
    lines: frozenset[int]
    columns: frozenset[str]
    what: str
    source: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a sheet.

    Parameters
    ----------
    row
        Position of its row in :attr:`Sheet.rows`.
    column
        Its column.
    text
        Its text.
    """

    row: int
    column: Column
    text: str


@dataclass(frozen=True)
class Sheet:
    """A sound recorded table.

    Parameters
    ----------
    table
        Its name.
    content
        Bytes of its file.
    header, rows
        The cells as text.
    columns
        What is known of the columns.
    """

    table: str
    content: bytes
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...] = field(compare=False)

    @property
    def key(self) -> list[str]:
        """Return the names of the columns of the primary key."""
        return primary_key(self.table)

    def cells(self, wanted: Callable[[Column], bool]) -> Iterator[Cell]:
        """Yield the cells of the wanted columns, row by row."""
        places = [(place, column) for place, column in enumerate(self.columns) if wanted(column)]
        for number, row in enumerate(self.rows):
            for place, column in places:
                yield Cell(number, column, row[place])

    def cell(self, row: int, name: str) -> str:
        """Return the text of a cell."""
        return self.rows[row][self.header.index(name)]

    def source(self, row: int) -> str:
        """Return the source that a row quotes, or nothing."""
        return self.cell(row, NAMES_SOURCE) if NAMES_SOURCE in self.header else ""

    def with_cells(
        self, row: int, cells: dict[str, str], twins: Iterable[int] = (), denied: Iterable[str] = ()
    ) -> Damage:
        """Return the sheet with other texts in some cells of one row.

        Parameters
        ----------
        row
            Position of the row.
        cells
            The texts, by column.
        twins
            Positions of other rows that say the same, or the contrary: a message may point there.
        denied
            Other columns of the row that say the contrary: a message may name them.
        """
        changed = [cells.get(name, text) for name, text in zip(self.header, self.rows[row], strict=True)]
        rows = [*self.rows[:row], changed, *self.rows[row + 1 :]]
        what = ", ".join(f"{name} {self.cell(row, name)!r} -> {text!r}" for name, text in cells.items())
        return self.damaged([self.header, *rows], [row, *twins], [*cells, *denied], what, self.source(row))

    def damaged(
        self, lines: Iterable[Sequence[str]], rows: Iterable[int], names: Iterable[str], what: str, source: str = ""
    ) -> Damage:
        """Return the damage of other lines, to be told on some rows and columns."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(lines)
        places = frozenset(row + 2 for row in rows)
        return Damage(self.table, text.getvalue().encode(), places, frozenset(names), what, source)


def read_sheet(folder: Path, table: str) -> Sheet:
    """Read a sound recorded table.

    Parameters
    ----------
    folder
        Folder of the tables.
    table
        Name of the table.
    """
    content = (folder / f"{table}.csv").read_bytes()
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return Sheet(table, content, tuple(header), tuple(map(tuple, rows)), columns(table))


Kind = Callable[[Sheet, Random], Damage | None]
"""Damages a sheet in one way; ``None`` when this sheet cannot be damaged so."""

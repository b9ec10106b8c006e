"""How a column is written down: a pandera field that carries the column's whole metadata.

The metadata stand in the field and nowhere else; the codebook, the Table Schema, the Parquet footer and the checks
read them from there, through :mod:`bilateral_stats.contract`. A column that several tables share has its function
here.
"""

from __future__ import annotations

import inspect
from copy import copy
from typing import Annotated, Any

import pandera.pandas as pa
from pandera.engines import pandas_engine

from . import formats, vocabularies
from .formats import Format
from .qualifiers import QUALIFIERS

UNIT_OF_THE_ROW = "the column unit"
"""Where the unit of a number is found that is in the unit of its row."""

Day = Annotated[pandas_engine.DateTime, {}, "ms", None, False, {}]
"""Type of a column of days: pandera's own, to the millisecond, so that it is the same in pandas and in Parquet."""


def column(
    title: str,
    description: str,
    *,
    required: bool = True,
    key: bool = False,
    text_format: Format | None = None,
    vocabulary: vocabularies.Vocabulary | None = None,
    codelist: str | None = None,
    references: str | None = None,
    code: bool = False,
    unit: str | None = None,
    **checks: Any,
) -> Any:
    """Return the pandera field of a column.

    Parameters
    ----------
    title, description
        For people; the description is a sentence or two.
    required
        Whether the cell may not be empty.
    key
        Whether the column belongs to the primary key.
    text_format
        What the text of the cell must look like.
    vocabulary
        Closed list of codes with their meanings.
    codelist
        List of codes that the record keeps itself.
    references
        Table whose primary key the cell must hold.
    code
        Whether the cell says in a list of others what the key of the row stands for.
    unit
        Unit of the values, or where the unit is found.
    **checks
        Further pandera checks, such as ``ge=1``.
    """
    if vocabulary is not None:
        checks["isin"] = list(vocabulary)
    if text_format is not None:
        checks["str_matches"] = f"^(?:{text_format.pattern})$"
    metadata = {
        "key": key,
        "vocabulary": vocabulary,
        "codelist": codelist,
        "references": references,
        "code": code,
        "unit": unit,
        "text_format": text_format,
    }
    return pa.Field(nullable=not required, title=title, description=description, metadata=metadata, **checks)


def repeated(
    model: type[pa.DataFrameModel],
    name: str,
    *,
    title: str | None = None,
    description: str | None = None,
    required: bool | None = None,
) -> Any:
    """Return the field of a column that repeats cells of another table: what is known of them stands there.

    Parameters
    ----------
    model
        Model of the other table.
    name
        Its column.
    title, description, required
        What is said in another way here; ``None``: as there.
    """
    field = copy(inspect.getattr_static(model, name))
    field.metadata = field.metadata | {"key": False, "code": False}
    field.title, field.description = title or field.title, description or field.description
    field.nullable = field.nullable if required is None else not required
    return field


def key(title: str, description: str) -> Any:
    """Return the field of a primary key that is a slug."""
    return column(title, description, key=True, text_format=formats.KEY)


def reference(table: str, title: str, description: str, *, required: bool = True, key: bool = False) -> Any:
    """Return the field of a column that holds the key of a row in another table."""
    text_format = formats.AREA if table == "areas" else formats.KEY
    return column(title, description, required=required, key=key, text_format=text_format, references=table)


def period(title: str, description: str, *, required: bool = True) -> Any:
    """Return the field of a column that holds a period (EDTF)."""
    return column(title, description, required=required, text_format=formats.PERIOD)


def open_period(title: str, description: str) -> Any:
    """Return the field of a column that holds a period which may be open at one end (EDTF)."""
    return column(title, description, text_format=formats.OPEN_PERIOD)


def day(title: str, description: str, *, required: bool = True) -> Any:
    """Return the field of a column that holds a day."""
    return column(title, description, required=required)


def source_id(*, key: bool = False) -> Any:
    """Return the field of the source that prints the figure."""
    return reference("sources", "Source", "Publication in which the words stand.", key=key)


def originator_id() -> Any:
    """Return the field of the originator whom the source credits."""
    return reference(
        "originators",
        "Originator",
        "Whom the source credits with the figure. Empty: the outlet speaks for itself.",
        required=False,
    )


def as_printed(*, key: bool = False) -> Any:
    """Return the field of the printed words."""
    return column(
        "As printed",
        "The printed figure with the few words that make it unique in the article, in the language of the source, with "
        "straight quotes and hyphens.",
        key=key,
        text_format=formats.AS_PRINTED,
    )


def in_english() -> Any:
    """Return the field of the printed words in English."""
    return column(
        "In English",
        "Our rendering of the printed words. Empty where the source is in English.",
        required=False,
        text_format=formats.AS_PRINTED,
    )


def paragraph(*, required: bool = False, key: bool = False) -> Any:
    """Return the field of the paragraph in which the words stand."""
    return column(
        "Paragraph",
        "Number of the paragraph in which the words stand: non-empty lines of the article's text, counted from 1.",
        required=required,
        key=key,
        ge=1,
    )


def rank() -> Any:
    """Return the field that says whether a row counts."""
    return column("Rank", "Whether the row counts.", vocabulary=vocabularies.RANKS)


def rank_reason() -> Any:
    """Return the field that says why a row does not count."""
    return column("Reason for the rank", "Why the row is deprecated; empty on a normal row.", required=False)


def note() -> Any:
    """Return the field of a remark of ours."""
    return column("Note", "A remark of ours, in our own words.", required=False)


def topic() -> Any:
    """Return the field of the topic of an indicator."""
    return column("Topic", "Field of the relation.", codelist=vocabularies.TOPIC)


def unit(
    title: str = "Unit",
    description: str = "Unit of the printed figure, an SDMX code where one fits.",
    *,
    required: bool = True,
    key: bool = False,
) -> Any:
    """Return the field of the unit of a figure."""
    return column(title, description, required=required, key=key, codelist=vocabularies.UNIT)


def event_type() -> Any:
    """Return the field of the type of an event."""
    return column("Type", "What sort of event it is.", codelist=vocabularies.EVENT_TYPE)


def qualifier() -> Any:
    """Return the field of the word before the figure."""
    return column(
        "Qualifier",
        "What the words before the figure say about the value; it fixes the bounds.",
        vocabulary={name: entry.meaning for name, entry in QUALIFIERS.items()},
    )


def period_start(*, required: bool = True) -> Any:
    """Return the field of the first day of a period."""
    return day("First day", "First day that the period covers.", required=required)


def period_end(*, required: bool = True) -> Any:
    """Return the field of the last day of a period."""
    return day("Last day", "Last day that the period covers.", required=required)

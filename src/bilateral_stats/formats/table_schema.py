"""The contract of a table as a Frictionless Table Schema."""

from __future__ import annotations

from typing import Any

from ..contract.columns import Codes, Column, columns, columns_with_codes, description


def describe_table(table: str, codes: Codes) -> dict[str, Any]:
    """Return name, description and Table Schema of a table, as plain data.

    Parameters
    ----------
    table
        Name of the table.
    codes
        Codes of the lists that the record keeps itself.

    Notes
    -----
    Table Schema 2.0, https://datapackage.org/standard/table-schema/. ``unit`` and ``format_name`` are ours: the
    standard lets a field carry more properties.
    """
    all_columns = columns_with_codes(table, codes)
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in all_columns],
        "missingValues": [""],
        "primaryKey": [column.name for column in all_columns if column.key],
    }
    foreign_keys = [
        {
            "fields": [column.name],
            "reference": {"resource": column.references, "fields": [_key_of(column.references)]},
        }
        for column in all_columns
        if column.references is not None
    ]
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    return {"name": table, "description": description(table), "schema": schema}


def _key_of(table: str) -> str:
    return next(column.name for column in columns(table) if column.key)


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.vocabulary is not None:
        constraints["enum"] = list(column.vocabulary)
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type.name,
        "title": column.title,
        "description": column.description,
    }
    if column.unit is not None:
        field["unit"] = column.unit
    if column.vocabulary is not None:
        field["categories"] = list(column.vocabulary)
    if constraints:
        field["constraints"] = constraints
    return field

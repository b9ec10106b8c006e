"""The descriptor in Croissant 1.1, the vocabulary by which search engines find data sets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from ..citations.references import dataset_reference
from ..citations.styles import bibtex_entry
from ..ground.dataset import Dataset
from .datapackage import FORMATS

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"

CROISSANT_TERMS = (
    "arrayShape",
    "citeAs",
    "column",
    "containedIn",
    "equivalentProperty",
    "extract",
    "field",
    "fileObject",
    "fileProperty",
    "fileSet",
    "format",
    "includes",
    "isArray",
    "isLiveDataset",
    "jsonPath",
    "key",
    "md5",
    "parentField",
    "path",
    "recordSet",
    "references",
    "regex",
    "repeated",
    "replace",
    "samplingRate",
    "separator",
    "source",
    "subField",
    "transform",
)
"""Terms of the vocabulary that the context maps to themselves."""

CONTEXT: Mapping[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "description": {"@container": "@language"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in CROISSANT_TERMS},
}
"""As the specification gives it."""

DATA_TYPES: Mapping[str, str] = {
    "string": "sc:Text",
    "number": "sc:Float",
    "integer": "sc:Integer",
    "date": "sc:Date",
    "boolean": "sc:Boolean",
}
"""Type in Table Schema to type in Croissant."""

READER_MEDIA_TYPES: Mapping[str, tuple[str, ...]] = {"parquet": ("application/x-parquet",)}
"""By format, other names of the media type; the public reader of Croissant knows Parquet only by this one."""

READ_FORMAT = "parquet"
"""Format from which the record sets are read: it holds the types, while a reader of CSV would make ``051`` a 51."""


def croissant(descriptor: Mapping[str, Any], dataset: Dataset) -> dict[str, Any]:
    """Return the Croissant descriptor of a release.

    Parameters
    ----------
    descriptor
        Its Data Package descriptor; the Parquet files become the record sets.
    dataset
        What the dataset says of itself.
    """
    resources = descriptor["resources"]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": dataset.name,
        "alternateName": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
        "datePublished": dataset.released.isoformat(),
        "license": dataset.licence.url,
        "creator": {"@type": "sc:Organization", "name": dataset.publisher},
        "keywords": list(dataset.keywords),
        "citeAs": bibtex_entry(dataset_reference(dataset)),
        "isLiveDataset": False,
        "distribution": [_file(resource) for resource in resources],
        "recordSet": [_record_set(resource) for resource in resources if resource["format"] == READ_FORMAT],
    }


def _file(resource: Mapping[str, Any]) -> dict[str, Any]:
    kind = resource["format"]
    media_types = [FORMATS[kind]["mediatype"], *READER_MEDIA_TYPES.get(kind, ())]
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": media_types if len(media_types) > 1 else media_types[0],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _record_set(resource: Mapping[str, Any]) -> dict[str, Any]:
    # The name of the resource is not it: only that of the CSV file bears the name of the table.
    table, schema = PurePosixPath(resource["path"]).stem, resource["schema"]
    references = {
        foreign["fields"][0]: f"{foreign['reference']['resource']}/{foreign['reference']['fields'][0]}"
        for foreign in schema.get("foreignKeys", [])
    }
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": resource["description"],
        "key": [{"@id": f"{table}/{name}"} for name in schema["primaryKey"]],
        "field": [_field(table, resource["path"], field, references) for field in schema["fields"]],
    }


def _field(table: str, path: str, field: Mapping[str, Any], references: Mapping[str, str]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table}/{field['name']}",
        "name": field["name"],
        "description": field["description"],
        "dataType": DATA_TYPES[field["type"]],
        "source": {"fileObject": {"@id": path}, "extract": {"column": field["name"]}},
    }
    if field["name"] in references:
        described["references"] = {"field": {"@id": references[field["name"]]}}
    return described

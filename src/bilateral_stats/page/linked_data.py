"""What the page tells machines: the dataset in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..citations.references import dataset_reference
from ..citations.styles import text_citation
from ..ground.dataset import Dataset


def linked_data(descriptor: Mapping[str, Any], frames: Mapping[str, pd.DataFrame], dataset: Dataset) -> dict[str, Any]:
    """Return the dataset as plain data, to be written as JSON-LD.

    Parameters
    ----------
    descriptor
        The descriptor of the release.
    frames
        All tables by name.
    dataset
        What the dataset says of itself.
    """
    publisher = {"@type": "Organization", "name": dataset.publisher}
    base = base_address(dataset)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        **({"url": base, "identifier": base} if base else {}),
        "name": dataset.title,
        "alternateName": dataset.name,
        "description": dataset.description,
        "version": dataset.version,
        "datePublished": dataset.released.isoformat(),
        "license": dataset.licence.url,
        "isAccessibleForFree": True,
        "creator": publisher,
        "publisher": publisher,
        "keywords": list(dataset.keywords),
        "citation": text_citation(dataset_reference(dataset)),
        **_covered(frames),
        "spatialCoverage": [
            {"@type": "Place", "name": name, "identifier": code}
            for code, name in frames["areas"][["area", "name"]].itertuples(index=False)
        ],
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "propertyID": row.indicator_id,
                "name": row.title,
                "description": row.definition,
                "unitText": row.unit_label,
            }
            for row in frames["indicators"].itertuples(index=False)
        ],
        "distribution": [_download(resource, base) for resource in descriptor["resources"]],
    }


def base_address(dataset: Dataset) -> str:
    """Return the address of the folder of a release, with a slash at its end; empty where none is known.

    Parameters
    ----------
    dataset
        What the dataset says of itself.
    """
    return f"{dataset.base_url.rstrip('/')}/" if dataset.base_url else ""


def _covered(frames: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    first, last = (
        pd.concat([frames[table][name] for table in ("statistics", "timeline")]).dropna()
        for name in ("period_start", "period_end")
    )
    return {"temporalCoverage": f"{first.min():%Y-%m-%d}/{last.max():%Y-%m-%d}"} if len(first) else {}


def _download(resource: Mapping[str, Any], base: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": base + resource["path"],
        "encodingFormat": resource["mediatype"],
        "contentSize": f"{resource['bytes']} B",
        "sha256": resource["hash"].removeprefix("sha256:"),
    }

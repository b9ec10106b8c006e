"""What the page tells machines: the dataset in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from .. import about
from ..citations.styles import text_citation
from ..citations.works import dataset_work


def linked_data(descriptor: Mapping[str, Any], frames: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Return the dataset as plain data, to be written as JSON-LD.

    Parameters
    ----------
    descriptor
        The descriptor of the release.
    frames
        All tables by name.
    """
    publisher = {"@type": "Organization", "name": about.PUBLISHER}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about.TITLE,
        "alternateName": about.NAME,
        "description": about.DESCRIPTION,
        "version": about.VERSION,
        "datePublished": about.RELEASED,
        "license": about.DATA_LICENSE_URL,
        "isAccessibleForFree": True,
        "creator": publisher,
        "publisher": publisher,
        "keywords": list(about.KEYWORDS),
        "citation": text_citation(dataset_work()),
        "temporalCoverage": _covered(frames),
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
        "distribution": [_download(resource) for resource in descriptor["resources"]],
        "isBasedOn": [source["path"] for source in descriptor["sources"] if source["path"]],
    }


def _covered(frames: Mapping[str, pd.DataFrame]) -> str:
    first = min(frames[table]["period_start"].min() for table in ("statistics", "timeline"))
    last = max(frames[table]["period_end"].max() for table in ("statistics", "timeline"))
    return f"{first:%Y-%m-%d}/{last:%Y-%m-%d}"


def _download(resource: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "encodingFormat": resource["mediatype"],
        "contentSize": f"{resource['bytes']} B",
        "sha256": resource["hash"].removeprefix("sha256:"),
    }

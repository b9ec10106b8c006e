"""The file ``CITATION.cff``, from which archives and code hosts take how to cite the dataset."""

from __future__ import annotations

import json

from ..ground.dataset import Dataset

CFF_VERSION = "1.2.0"


def citation_file(dataset: Dataset) -> str:
    """Return the text of ``CITATION.cff`` for this version of a dataset (Citation File Format 1.2.0)."""
    fields: dict[str, object] = {
        "cff-version": CFF_VERSION,
        "type": "dataset",
        "message": "If you use these data, please cite them as below, and name the source of each figure.",
        "title": dataset.title,
        "abstract": dataset.description,
        "version": dataset.version,
        "date-released": dataset.released.isoformat(),
        "license": dataset.licence.id,
        "authors": [{"name": dataset.publisher}],
        "keywords": list(dataset.keywords),
    }
    # A value in JSON is a value in YAML; the keys stand one a line, as people expect.
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())

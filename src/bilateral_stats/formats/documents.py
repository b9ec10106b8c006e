"""The texts of a release that are generated: README, codebook, citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from .. import about
from ..charts import chart_names
from ..citations.styles import bibtex_entry, text_citation
from ..citations.works import dataset_work, source_works
from ..contract.columns import Column, columns, description
from ..contract.registry import derived_tables
from .markdown import code, markdown_table


def readme(rows: Mapping[str, int]) -> str:
    """Return the README of a release.

    Parameters
    ----------
    rows
        Number of rows of each table of the release.
    """
    tables = [(f"`{table}`", description(table), _origin(table), str(number)) for table, number in rows.items()]
    charts = "\n".join(f"- `figures/{name}.svg`, `.png`, `.csv`, `.json`" for name in chart_names())
    return f"""# {about.NAME} {about.VERSION}

{about.DESCRIPTION}

## Start here

Open `index.html` in a browser: every figure, chart and source on one page, from this folder, offline.

```python
import pandas as pd

statistics = pd.read_parquet("parquet/statistics.parquet")
statistics[["value_label", "indicator_title", "ref_area_name", "counterpart_area_name", "citation"]]
statistics.attrs["citation"]
```

Without Python, open `csv/statistics.csv`: UTF-8, comma, an empty cell where a value is not known.

## Tables

Each is in `csv/` and in `parquet/`. What every column means stands in `CODEBOOK.md`.

{markdown_table(("table", "one row is", "origin", "rows"), tables)}

## Charts

{charts}

## Check

`sha256sum --check SHA256SUMS` compares every file with its checksum. With the package installed from the wheel that
lies here, the whole release can be checked, and its charts drawn again, offline:

```
pip install "bilateral_stats-{about.VERSION}-py3-none-any.whl[charts]" pyarrow
```

```python
from pathlib import Path
from bilateral_stats.release.verifying import verify_release

found = verify_release(Path("."))
print(*found.checked, *found.faults, sep="\n")
```

```python
import bilateral_stats

statistics = bilateral_stats.load("statistics")
bilateral_stats.chart("{chart_names()[0]}").savefig("chart.png")
print(bilateral_stats.cite(statistics.head(3)))
```

`sbom.cdx.json` names the software that built this release, with versions, licences and hashes (CycloneDX).

## Cite

{text_citation(dataset_work())}

When you quote a figure, name who made it first, then the paper that printed it: the column `citation` of
`statistics` does. `citations.bib` holds every source.

## Licence

The tables and charts: {about.DATA_LICENSE_TITLE} ({about.DATA_LICENSE}), see `LICENSE-DATA`. The articles belong to
their publishers and are not part of this release.
"""


def codebook(examples: Mapping[str, Mapping[str, object]]) -> str:
    """Return the codebook: every column of every table, and every code of every closed list.

    Parameters
    ----------
    examples
        By table and column, the first value that is there.
    """
    parts = [
        f"# Codebook of {about.NAME} {about.VERSION}",
        "An empty cell means: not known, or not stated by the source. It never means zero.",
    ]
    explained: set[tuple[str, ...]] = set()
    for table, values in examples.items():
        parts += [f"## `{table}`", f"One row is: {description(table)} {_origin(table).capitalize()}."]
        header = ("column", "title", "meaning", "type", "unit", "may be empty", "example")
        parts.append(markdown_table(header, [_codebook_row(column, values) for column in columns(table)]))
        for column in columns(table):
            codes_of_column = (column.name, *(column.vocabulary or ()))
            if column.vocabulary is not None and codes_of_column not in explained:
                explained.add(codes_of_column)
                parts.append(f"Codes of `{column.name}`:")
                codes = [(f"`{code}`", meaning) for code, meaning in column.vocabulary.items()]
                parts.append(markdown_table(("code", "meaning"), codes))
    return "\n\n".join(parts) + "\n"


def citations(sources: pd.DataFrame) -> Iterator[str]:
    """Yield BibTeX entries: the dataset first, then every source, with an empty line between them.

    Parameters
    ----------
    sources
        Table ``sources``.
    """
    yield f"{bibtex_entry(dataset_work())}\n"
    for work in source_works(sources):
        yield f"\n{bibtex_entry(work)}\n"


def _origin(table: str) -> str:
    return "derived from the recorded tables" if table in derived_tables() else "recorded by hand"


def _codebook_row(column: Column, examples: Mapping[str, object]) -> tuple[str, ...]:
    example = code(_example(examples[column.name], column)) if column.name in examples else ""
    kind = column.format_name or column.type.name
    notes = [column.description]
    if column.references is not None:
        notes.append(f"Key in `{column.references}`.")
    empty = "no" if column.required else "yes"
    return (f"`{column.name}`", column.title, " ".join(notes), kind, column.unit or "", empty, example)


def _example(value: object, column: Column) -> str:
    if column.type.name == "boolean":
        return str(value).lower()
    return str(value)[:10] if column.type.name == "date" else str(value).removesuffix(".0")

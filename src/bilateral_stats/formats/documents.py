"""The texts of a release that are generated: README, codebook, citations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from ..charts.catalogue import Catalogue
from ..citations.references import dataset_reference, source_references
from ..citations.styles import bibtex_entry, text_citation
from ..contract.columns import Codes, Column, columns_with_codes, description
from ..contract.registry import DERIVED, GENERATED, RECORDED, TABLES
from ..ground.cell_text import cell_text
from ..ground.dataset import Dataset
from ..words.phrases import say_held
from .examples import LOAD_PARQUET, as_markdown
from .markdown import code, markdown_table
from .sbom import BILL_OF_MATERIALS

LICENCE_FILE = "LICENSE-DATA"

CHECKSUMS_WORDS = "`sha256sum --check SHA256SUMS` compares every file with its checksum."

WITH_PACKAGE = """\
With the package installed from the wheel that
lies here, the whole release can be checked, and its charts drawn again, offline:

```
pip install "bilateral_stats-{version}-py3-none-any.whl[charts]" pyarrow
```
"""
WITHOUT_PACKAGE = """\
It was built with
version {version} of the package `bilateral-stats`; with that and pyarrow installed, the whole release can be checked
offline:
"""
"""How to come by what checks a release: only that of the package's own record holds the wheel."""

VERIFY = """
```python
from pathlib import Path
from bilateral_stats.release.verifying import verify_release

found = verify_release(Path("."))
print(*found.checked, *found.faults, sep="\\n")
```
"""

ORIGINS = {
    DERIVED: "derived from the recorded tables",
    RECORDED: "recorded by hand",
    GENERATED: "written when rows are held against texts",
}
"""Where a table comes from, in words."""

LOAD_PACKAGE = """
```python
import bilateral_stats

statistics = bilateral_stats.load("statistics")
bilateral_stats.chart("{chart}").savefig("chart.png")
print(bilateral_stats.cite(statistics.head(3)))
```

`sbom.cdx.json` names the software that built this release, with versions, licences and hashes (CycloneDX).
"""


def readme(rows: Mapping[str, int], catalogue: Catalogue, files: Collection[str], tools_version: str) -> str:
    """Return the README of a release.

    Parameters
    ----------
    rows
        Number of rows of each table of the release.
    catalogue
        The charts of the release, and what the dataset says of itself.
    files
        Names of the files of the release: the wheel lies beside the bill of materials.
    tools_version
        Version of the package that built the release.
    """
    dataset, names = catalogue.dataset, list(catalogue.charts)
    tables = [(f"`{table}`", description(table), _origin(table), str(number)) for table, number in rows.items()]
    charts = "\n".join(f"- `figures/{name}.svg`, `.png`, `.csv`, `.json`" for name in names)
    package = BILL_OF_MATERIALS in files
    check = (WITH_PACKAGE if package else WITHOUT_PACKAGE).format(version=tools_version) + VERIFY
    if package and names:
        check += LOAD_PACKAGE.format(chart=names[0])
    licence = f"`{LICENCE_FILE}`" if LICENCE_FILE in files else dataset.licence.url
    return f"""# {dataset.name} {dataset.version}

{dataset.description}

## Start here

Open `index.html` in a browser: every figure, chart and source on one page, from this folder, offline.

```python
{LOAD_PARQUET}```

Which file for which program: Excel, Calc and Sheets open the `.xlsx` (a CSV loses codes such as 051 there), Stata the
files in `stata/`, SQL the `.sqlite`; R, pandas, polars and duckdb read `parquet/`, everything else `csv/` (UTF-8).

{as_markdown(dataset.name)}
An empty cell means not known or not stated, never zero. `verdict` says how a figure stands to others about the same
thing: `compatible` (two voices or more), `repeated` (one voice again), `conflict`, `growing` or `falling` (counts up to
the day in `as_of`), `single`. Slips, figures that are thought to be printed by mistake, stand in `slips` alone, each
with its reason. `dyad_years` has a row for each year, pair and indicator, to join to other dyadic tables by the codes
of COW or of Gleditsch and Ward; a year without a row is one for which nothing is recorded. `omissions` names what was
seen and left out.

## Tables

Each is in `csv/` and in `parquet/`. What every column means stands in `CODEBOOK.md`.

{markdown_table(("table", "one row is", "origin", "rows"), tables)}

## Charts

{charts or "There is none: no row can be drawn."}

## Check

{say_held(rows["evidence"], rows["claims"] + rows["event_dates"])}

{CHECKSUMS_WORDS} {check}
## Cite

{text_citation(dataset_reference(dataset))}

When you quote a figure, name who made it first, then the paper that printed it: the column `citation` of
`statistics` does. `citations.bib` holds every source, for biber and for programs that read UTF-8; `citations-ascii.bib`
holds the same for BibTeX.

## Licence

The tables and charts: {dataset.licence.title} ({dataset.licence.id}), see {licence}. The articles belong to
their publishers and are not part of this release.
"""


def codebook(examples: Mapping[str, Mapping[str, object]], dataset: Dataset, codes: Codes) -> str:
    """Return the codebook: every column of every table, and every code of every closed list.

    Parameters
    ----------
    examples
        By table and column, the first value that is there.
    dataset
        What the dataset says of itself.
    codes
        Codes of the lists that the record keeps itself.
    """
    parts = [
        f"# Codebook of {dataset.name} {dataset.version}",
        "An empty cell means: not known, or not stated by the source. It never means zero.",
    ]
    explained: set[tuple[str, ...]] = set()
    for table, values in examples.items():
        parts += [f"## `{table}`", f"One row is: {description(table)} {_origin(table).capitalize()}."]
        all_columns = columns_with_codes(table, codes)
        header = ("column", "title", "meaning", "type", "unit", "may be empty", "example")
        parts.append(markdown_table(header, [_codebook_row(column, values) for column in all_columns]))
        for column in all_columns:
            codes_of_column = (column.codelist or column.name, *(column.vocabulary or ()))
            if column.vocabulary is not None and codes_of_column not in explained:
                explained.add(codes_of_column)
                parts.append(f"Codes of `{column.name}`:")
                listed = [(f"`{code}`", meaning) for code, meaning in column.vocabulary.items()]
                parts.append(markdown_table(("code", "meaning"), listed))
    return "\n\n".join(parts) + "\n"


def citations(sources: pd.DataFrame, originators: pd.DataFrame, dataset: Dataset) -> Iterator[str]:
    """Yield BibTeX entries: the dataset first, then every source, with an empty line between them.

    Parameters
    ----------
    sources, originators
        The tables of these names.
    dataset
        What the dataset says of itself.
    """
    yield f"{bibtex_entry(dataset_reference(dataset))}\n"
    for reference in source_references(sources, originators):
        yield f"\n{bibtex_entry(reference)}\n"


def _origin(table: str) -> str:
    return ORIGINS[TABLES[table]]


def _codebook_row(column: Column, examples: Mapping[str, object]) -> tuple[str, ...]:
    example = code(cell_text(examples[column.name])) if column.name in examples else ""
    kind = column.format_name or column.type.name
    notes = [column.description]
    if column.references is not None:
        notes.append(f"Key in `{column.references}`.")
    empty = "no" if column.required else "yes"
    return (f"`{column.name}`", column.title, " ".join(notes), kind, column.unit or "", empty, example)

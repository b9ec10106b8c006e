"""A hundred right rows in ten languages, written by hand: not one may be refused."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.conftest import faults_of, read_rows, write_rows

with (Path(__file__).parent / "right_rows.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))

AREAS = {
    "oil_import_share": ("ISR", "AZE"),
    "trade_volume": ("AZE", "ISR"),
    "war_deaths_soldiers": ("ARM", "AZE"),
    "delegation_companies": ("ISR", "AZE"),
}


def test_there_are_a_hundred_in_ten_languages() -> None:
    assert len(ROWS) == 100
    assert len({row["language"] for row in ROWS}) == 10


def test_no_right_row_is_refused(datasets: Path) -> None:
    header, *sources = read_rows(datasets / "sources.csv")
    like = dict(zip(header, sources[0], strict=True))
    for language in dict.fromkeys(row["language"] for row in ROWS):
        new = like | {"source_id": f"right-{language}", "language": language, "text_sha256": ""}
        new |= {"date_published": "2023-05-01", "date_basis": "printed", "follows_id": "", "title": f"Right {language}"}
        new |= {"url": f"https://example.org/{language}"}
        sources.append([new[name] for name in header])
    write_rows(datasets / "sources.csv", [header, *sorted(sources)])
    header, *claims = read_rows(datasets / "claims.csv")
    for number, row in enumerate(ROWS):
        ref_area, counterpart_area = AREAS[row["indicator_id"]]
        cells = {
            "claim_id": f"right-{row['language']}_{row['indicator_id']}_{number}",
            "indicator_id": row["indicator_id"],
            "ref_area": ref_area,
            "counterpart_area": counterpart_area,
            "obs_value": row["value"],
            "obs_value_to": row["to"],
            "unit": row["unit"],
            "qualifier": row["qualifier"],
            "obs_status": "A",
            "as_printed": row["as_printed"],
            "in_english": row["in_english"],
            "source_id": f"right-{row['language']}",
            "rank": "normal",
        }
        claims.append([cells.get(name, "") for name in header])
    write_rows(datasets / "claims.csv", [header, *sorted(claims)])
    assert [str(fault) for fault in faults_of(datasets)] == []

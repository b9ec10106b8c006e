"""Rows of two other countries, never seen before, flow through everything without a change of the code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd

from bilateral_stats.build import build_release
from bilateral_stats.release.verifying import verify_release
from tests.conftest import SAMPLE, faults_of, read_rows, write_rows

LONG_NAME = "The Ruritanian and Bordurian Observatory of Cross-Border Timber"

NEW_ROWS = {
    "areas": [["ESP", "Spain", "724", "230", "230"], ["PRT", "Portugal", "620", "235", "235"]],
    "originators": [
        ["herald", "The Herald", "", "outlet", "", ""],
        ["observatory", LONG_NAME, "", "institute", "", ""],
        ["post", "The Post", "", "outlet", "", ""],
    ],
    "sources": [
        ["herald", "report", "", "", "herald", "", "pt", "", "inferred", "https://example.org/a", "2026-01-01", "", ""],
        ["post", "report", "", "A B; C D", "post", "", "es", "2019", "printed", "https://example.com/b", "2026-01-01",
         "", ""],
    ],
    "indicators": [
        ["cork_import_share", "trade", "Share of cork imports", "Cork, by value.", "share", "", "inflow",
         "all cork imports of the reference area", "0", "100"],
        ["cork_use_share", "trade", "Share of cork that is used", "Cork, by weight.", "share", "", "none",
         "all cork that stays in the reference area", "0", "100"],
    ],
    "claims": [
        ["herald_cork", "cork_import_share", "ESP", "PRT", "2019", "", "40", "", "PT", "about", "A", "uns 40 por cento",
         "some 40 percent", "observatory", "herald", "", "normal", "", ""],
        ["post_cork", "cork_import_share", "ESP", "PRT", "2019", "", "55", "", "PT", "more_than", "A",
         "m\u00e1s del 55 por ciento", "over 55 percent", "", "post", "3", "normal", "", ""],
        ["post_cork_use", "cork_use_share", "ESP", "", "2019", "", "90", "", "PT", "exact", "A", "90%", "90%", "",
         "post", "4", "normal", "", ""],
    ],
    "events": [["summit", "meeting", "A summit", "ESP", "PRT", "Porto"]],
    "event_dates": [
        ["post_summit", "summit", "2019-05~", "planned", "printed", "hacia mayo de 2019", "around May 2019", "", "post",
         "1", "normal", "", ""],
    ],
}  # fmt: skip


def test_a_new_dyad_needs_no_code(tmp_path: Path) -> None:
    datasets = Path(shutil.copytree(SAMPLE, tmp_path / "datasets"))
    for table, new in NEW_ROWS.items():
        header, *rows = read_rows(datasets / f"{table}.csv")
        write_rows(datasets / f"{table}.csv", [header, *sorted([*rows, *new])])
    assert faults_of(datasets) == []
    release = build_release(datasets, tmp_path / "out")
    assert verify_release(release).faults == []

    assert "all cork that stays in Spain" in (release / "index.html").read_text(encoding="utf-8")

    statistics = pd.read_parquet(release / "parquet" / "statistics.parquet").set_index("claim_id")
    assert statistics.loc["herald_cork", "value_label"] == "about 40 percent"
    assert statistics.loc["herald_cork", ["from_area", "to_area"]].tolist() == ["PRT", "ESP"]
    assert statistics.loc["herald_cork", "citation"] == f"{LONG_NAME}, quoted in: The Herald, https://example.org/a"

    comparisons = pd.read_parquet(release / "parquet" / "comparisons.parquet").set_index("comparison_id")
    found = comparisons.loc["cork_import_share_esp-prt_2019_settled_pt"]
    assert (found["verdict"], found["gap_low"], found["gap_high"]) == ("conflict", 44, 55)
    assert found["summary"] == (
        "Two voices disagree: about 40 percent (one source) against more than 55 percent (one source)."
    )
    assert comparisons.loc["summit_esp-prt", "verdict"] == "single"

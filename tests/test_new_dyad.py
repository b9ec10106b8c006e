"""Rows of two other countries, never seen before, flow through everything without a change of the code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import build_release
from bilateral_stats.release.verifying import verify_release
from tests.conftest import ROOT, faults_of, read_rows, write_rows

LONG_NAME = "The Ruritanian and Bordurian Observatory of Cross-Border Timber"

NEW_ROWS = {
    "areas": [["ESP", "Spain", "724", "230", "230"], ["PRT", "Portugal", "620", "235", "235"]],
    "originators": [["observatory", LONG_NAME, "institute", ""]],
    "sources": [
        ["herald", "report", "", "", "The Herald", "pt", "", "inferred", "https://example.org/a", "2026-01-01", ""],
        ["post", "report", "A | B", "", "The Post", "es", "2019", "printed", "https://example.org/b", "2026-01-01", ""],
    ],
    "indicators": [
        ["cork_import_share", "trade", "Share of cork imports", "Cork, by value.", "share", "PT", "percent", "inflow",
         "all cork imports of the reference area", "0", "100"],
        ["cork_use_share", "trade", "Share of cork that is used", "Cork, by weight.", "share", "PT", "percent", "none",
         "all cork that stays in the reference area", "0", "100"],
    ],
    "claims": [
        ["herald_cork", "cork_import_share", "ESP", "PRT", "2019", "40", "", "about", "A", "some 40 percent",
         "observatory", "herald", "", "normal", "", ""],
        ["post_cork", "cork_import_share", "ESP", "PRT", "2019", "55", "", "more_than", "A", "over 55%", "", "post",
         "3", "normal", "", ""],
        ["post_cork_use", "cork_use_share", "ESP", "", "2019", "90", "", "exact", "A", "90%", "", "post", "4",
         "normal", "", ""],
    ],
    "events": [["summit", "meeting", "A summit", "ESP", "PRT", "Porto"]],
    "event_dates": [
        ["post_summit", "summit", "2019-05~", "planned", "printed", "around May 2019", "", "post", "1", "normal", "",
         ""],
    ],
}  # fmt: skip


def test_a_new_dyad_needs_no_code(tmp_path: Path) -> None:
    datasets = Path(shutil.copytree(DATASETS, tmp_path / "datasets"))
    for table, new in NEW_ROWS.items():
        header, *rows = read_rows(datasets / f"{table}.csv")
        write_rows(datasets / f"{table}.csv", [header, *sorted([*rows, *new])])
    assert faults_of(datasets) == []
    release = build_release(datasets, tmp_path / "out", ROOT)
    assert verify_release(release).faults == []

    assert "all cork that stays in Spain" in (release / "index.html").read_text(encoding="utf-8")

    statistics = pd.read_parquet(release / "parquet" / "statistics.parquet").set_index("claim_id")
    assert statistics.loc["herald_cork", "value_label"] == "about 40 percent"
    assert statistics.loc["herald_cork", ["from_area", "to_area"]].tolist() == ["PRT", "ESP"]
    assert statistics.loc["herald_cork", "citation"] == f"{LONG_NAME}, quoted in: The Herald, https://example.org/a"

    comparisons = pd.read_parquet(release / "parquet" / "comparisons.parquet").set_index("comparison_id")
    found = comparisons.loc["cork_import_share_esp-prt_2019_settled"]
    assert (found["verdict"], found["high"], found["low"]) == ("conflict", 44, 55)
    assert found["summary"] == "2 sources disagree: about 40 percent (1 source); more than 55 percent (1 source)."
    assert comparisons.loc["summit_esp-prt_forecast", "verdict"] == "single"

    agreement = (release / "figures" / "source_agreement.csv").read_text(encoding="utf-8")
    assert "herald_cork" in agreement

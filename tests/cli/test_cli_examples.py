"""The example of a record: sound, held against its texts, built; and what it must hold, by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from bilateral_stats.release.verifying import verify_release
from tests.cli.support import EXAMPLES, try_line


def test_it_is_sound_fresh_and_held_against_its_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert try_line(capsys, "check", "--record", EXAMPLES).out == ["examples/: 13 tables, 65 rows, no fault"]
    assert try_line(capsys, "generate", "--check", "--record", EXAMPLES).out == []
    held = try_line(capsys, "evidence", EXAMPLES / "texts", "--record", EXAMPLES)
    assert held.out[-1] == "2 sources checked, 0 not checked, 0 faults"


def test_its_release_is_sound_and_says_what_the_papers_say(example_release: Path) -> None:
    assert verify_release(example_release).faults == []
    assert not list(example_release.glob("*.whl"))
    statistics = pd.read_parquet(example_release / "parquet" / "statistics.parquet").set_index("claim_id")
    assert len(statistics) == 11
    assert statistics["qualifier"].value_counts().to_dict() == {"exact": 8, "nearly": 1, "about": 1, "more_than": 1}
    slips = pd.read_parquet(example_release / "parquet" / "slips.parquet")
    assert slips["row_id"].tolist() == ["herald-2024-05-15_fish_sales"]
    trade = statistics.loc["post-2024-05-14_trade_volume"]
    assert (trade["obs_value"], trade["unit"], pd.isna(trade["ref_area_m49"])) == (4_200_000_000, "NOK", True)
    comparisons = pd.read_parquet(example_release / "parquet" / "comparisons.parquet").set_index("comparison_id")
    assert comparisons["verdict"].value_counts().to_dict() == {"single": 4, "compatible": 3, "conflict": 3}
    assert comparisons.loc["trade_volume_xaa-xbb_2023_settled_nok", "verdict"] == "conflict"
    assert comparisons.loc["rail-treaty-signed_xaa-xbb", "verdict"] == "conflict"
    # 38 percent lies within "nearly 40": from 36 up to 40.
    assert comparisons.loc["timber_import_share_xaa-xbb_2024_settled_pt", "verdict"] == "compatible"

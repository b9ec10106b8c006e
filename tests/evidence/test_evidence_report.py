"""The report as values for a program, and in full."""

from __future__ import annotations

import json
from pathlib import Path

from bilateral_stats.evidence.checking import EvidenceReport, check_evidence
from bilateral_stats.evidence.report import report_lines, report_values
from tests.evidence.support import CLAIMS, tables


def test_json_and_verbose_hold_each_row_and_each_mention(articles: Path) -> None:
    report = check_evidence(tables(claims=CLAIMS[1:]), articles)
    values = json.loads(json.dumps(report_values(report)))
    assert values["passed"] is False
    source = values["sources"][0]
    assert (source["recorded"], source["waived"], source["missing"]) == (6, 6, 1)
    assert source["rows"][0] == {
        "file": "datasets/claims.csv",
        "line": 2,
        "as_printed": "$200 million a year",
        "paragraph": 2,
        "status": "found",
        "stands_in": [2],
    }
    assert source["mentions"][1] == {
        "paragraph": 2,
        "start": 30,
        "text": "30 percent",
        "kind": "percent",
        "status": "missing",
        "rows": [],
    }
    assert values["sources"][1] == {
        "source_id": "b",
        "text": "not checked",
        "text_sha256": None,
        "recorded": 0,
        "waived": 0,
        "missing": 0,
        "rows": [],
        "unread": 0,
        "mentions": [],
    }
    assert values["faults"][0]["message"] == str(report.faults[0])
    lines = report_lines(report, verbose=True)
    assert "datasets/claims.csv:2: '$200 million a year': found, paragraph 2" in lines
    assert "a: paragraph 2 '30 percent': percent, missing" in lines
    assert "a: paragraph 3 'two': number, waived, datasets/waivers.csv:5" in lines


def test_an_empty_report_is_passed() -> None:
    assert report_lines(EvidenceReport(()))[-1] == "0 sources checked, 0 not checked, 0 faults"

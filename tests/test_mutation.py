"""Damaged copies of the record are refused where the damage is, and the judge of that is not blind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from mutation import trials
from mutation.careless import CARELESS_KINDS
from mutation.meaning import MEANING_KINDS
from mutation.sheets import Damage, Sheet
from mutation.trials import KINDS, Outcome, run_trials

from tests.cli.support import EXAMPLES
from tests.conftest import ROOT, SAMPLE, WIDE_SAMPLE

FAILURES = {Outcome.MISPLACED, Outcome.SURVIVED, Outcome.CRASHED}


FORM_KINDS = [name for name in KINDS if name not in {*MEANING_KINDS, *CARELESS_KINDS}]


def test_every_kind_of_damage_is_refused_or_harmless() -> None:
    done = list(run_trials(WIDE_SAMPLE, range(len(FORM_KINDS)), seed=2, kinds=FORM_KINDS))
    assert [trial.kind for trial in done] == FORM_KINDS
    assert [trial for trial in done if trial.outcome in FAILURES] == []
    assert sum(trial.outcome is Outcome.KILLED for trial in done) >= len(FORM_KINDS) - 6


def test_most_changes_of_meaning_are_refused_where_they_are() -> None:
    # What no rule sure of itself can tell survives; how many do is measured on more trials with the tool.
    done = list(run_trials(EXAMPLES, range(24), 1, EXAMPLES / "texts", list(MEANING_KINDS)))
    told = sum(trial.outcome in {Outcome.KILLED, Outcome.BY_TEXT} for trial in done)
    assert told >= 0.8 * len(done)
    assert not any(trial.outcome is Outcome.CRASHED for trial in done)


def test_most_careless_rows_are_refused_where_they_are() -> None:
    done = list(run_trials(EXAMPLES, range(len(CARELESS_KINDS)), 1, kinds=list(CARELESS_KINDS)))
    assert len(done) >= 12, "the other kinds need rows that this record has not"
    assert sum(trial.outcome is Outcome.KILLED for trial in done) >= 0.9 * len(done)
    assert not any(trial.outcome is Outcome.CRASHED for trial in done)


def test_the_same_seed_damages_the_same_cells() -> None:
    first, second = (list(run_trials(SAMPLE, range(5, 7), seed=3)) for _ in range(2))
    assert first == second
    assert first != list(run_trials(SAMPLE, range(5, 7), seed=4))


def test_damage_that_no_rule_sees_survives(monkeypatch: pytest.MonkeyPatch) -> None:
    def renamed(sheet: Sheet, _random: Random) -> Damage | None:
        return sheet.with_cells(0, {"name": "Arcadia"}) if sheet.table == "areas" else None

    monkeypatch.setitem(trials.KINDS, "renamed", renamed)
    [trial] = run_trials(SAMPLE, range(1), seed=1, kinds=["renamed"])
    assert trial.outcome is Outcome.SURVIVED


def test_a_message_about_another_line_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(sheet: Sheet, _random: Random) -> Damage | None:
        if sheet.table != "areas":
            return None
        damage = sheet.with_cells(0, {"m49": "5l"})
        return Damage("areas", damage.content, frozenset({4}), damage.columns, "says line 4")

    monkeypatch.setitem(trials.KINDS, "elsewhere", elsewhere)
    [trial] = run_trials(SAMPLE, range(1), seed=1, kinds=["elsewhere"])
    assert trial.outcome is Outcome.MISPLACED
    assert trial.faults == ("record/areas.csv:2: m49 '5l': write the UN M49 code with three digits, 031 and not 31",)


def test_a_check_that_breaks_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_folder: Path) -> None:
        raise KeyError("a mistake")

    sound = trials.check_record
    calls = iter([sound])
    monkeypatch.setattr(trials, "check_record", lambda folder: next(calls, broken)(folder))
    [trial] = run_trials(SAMPLE, range(1), seed=1, kinds=["sign"])
    assert (trial.outcome, trial.faults) == (Outcome.CRASHED, ("KeyError('a mistake')",))


def test_where_the_text_is_not_at_hand_nothing_is_claimed(tmp_path: Path) -> None:
    kinds = ["value and printed words alike"]
    assert {trial.outcome for trial in run_trials(SAMPLE, range(1), 1, kinds=kinds)} == {Outcome.NO_TEXT}
    assert {trial.outcome for trial in run_trials(SAMPLE, range(1), 1, tmp_path, kinds)} == {Outcome.NO_TEXT}


def test_the_script_prints_a_table() -> None:
    command = [sys.executable, "tools/mutate_data.py", "--n", "2", "--kind", "row dropped", "--processes", "1"]
    command += ["--record", str(EXAMPLES)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    header, *rows = result.stdout.splitlines()
    assert header.split() == ["kind", "killed", "harmless", "by", "text", "no", "text", "misplaced", "survived",
                              "crashed"]  # fmt: skip
    assert rows[-1].split() == ["all", "2", "0", "0", "0", "0", "0", "0"]

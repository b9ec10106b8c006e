"""Print how well numbers are read: the corpus of sentences in many styles of print, and that of many languages.

The sentences were labelled before they were read. One half of them is set aside: it tells what to expect of texts
that nobody has seen, as long as nobody looks at what goes wrong there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bilateral_stats.ground.article_text import normalise
from bilateral_stats.numerals.reading import CODE, Context, Reading
from bilateral_stats.numerals.readings import read_paragraph

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "printed_numbers"

HALVES = {"open": "styles_open.jsonl", "aside": "styles_aside.jsonl"}

CLOSE = 0.002
"""Share of a value by which a reading may differ: a third is 33.3 as well as 33.333."""

Label = Mapping[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Print the table; with ``--failures`` what went wrong in the half that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, help="one half only (default: both)")
    parser.add_argument("--failures", action="store_true", help="print what went wrong in the open half")
    options = parser.parse_args(arguments)
    for half in [options.half] if options.half else list(HALVES):
        counts, failures = measure(half)
        print(f"{half} half: {counts['figures']} figures, {counts['dates']} dates")
        for name, share in shares(counts).items():
            print(f"  {name:<28} {share:6.1%}" if name != SILENT else f"  {name:<28} {counts['silent']:6}")
        if options.failures and half == "open":
            print("\n".join(failures))
    return 0


SILENT = "silently wrong value"


def shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the shares that the table shows."""

    def share(right: str, of: str) -> float:
        return counts[right] / counts[of] if counts[of] else 1.0

    return {
        "mentions found": share("found", "labels"),
        "precision": share("matched", "readings"),
        "value right": share("value", "figures"),
        SILENT: counts["silent"],
        "unit right, money": share("unit money", "money"),
        "unit right, percent": share("unit percent", "percent"),
        "unit right, all": share("unit", "figures"),
        "qualifier right": share("qualifier", "figures"),
        "period right": share("period", "dated"),
    }


def measure(half: str) -> tuple[Counter[str], list[str]]:
    """Return the counts of one half, and a line for each thing that went wrong."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for line in (CORPUS / HALVES[half]).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if "paragraph" not in entry:
            continue
        paragraph = normalise(entry["paragraph"])
        known = Context(dt.date.fromisoformat(entry["published"]))
        readings = [reading for reading in read_paragraph(paragraph, known) if reading.kind != CODE]
        matched = set()
        for label, start in _placed(paragraph, entry["mentions"]):
            reading = _best(readings, start, start + len(normalise(label["text"])))
            counts["labels"] += 1
            counts[{"figure": "figures", "date": "dates"}.get(label["kind"], "others")] += 1
            wrong = _compare(label, reading, counts)
            if reading:
                matched.add(reading.start)
            failures += [f"{entry['id']}: {label['text']!r}: {what}" for what in wrong]
        counts["readings"] += len(readings)
        counts["matched"] += len(matched)
        failures += [
            f"{entry['id']}: {reading.text!r}: not labelled" for reading in readings if reading.start not in matched
        ]
    return counts, failures


def _placed(paragraph: str, labels: Sequence[Label]) -> Iterator[tuple[Label, int]]:
    end = 0
    for label in labels:
        text = normalise(label["text"])
        start = paragraph.find(text, end)
        start = start if start >= 0 else paragraph.index(text)
        yield label, start
        end = start + len(text)


def _best(readings: Sequence[Reading], start: int, end: int) -> Reading | None:
    overlaps = [(min(end, one.end) - max(start, one.start), one) for one in readings]
    length, best = max(overlaps, key=lambda pair: pair[0], default=(0, None))
    return best if length > 0 else None


def _compare(label: Label, reading: Reading | None, counts: Counter[str]) -> list[str]:
    """Count what is right, and return what is wrong."""
    kind = label["kind"]
    wrong = []
    counts["found"] += reading is not None
    if kind in {"figure", "date"}:
        counts["dated"] += 1
        period = reading.period if reading and reading.kind == kind else None
        right = reading is not None and reading.kind == kind and period == label["period"]
        counts["period"] += right
        if not right:
            wrong.append(f"period {period}, not {label['period']}")
    if reading is None:
        return ["not found"]
    if reading.kind != kind:
        wrong.append(f"{reading.kind}, not {kind}")
    if kind != "figure":
        return wrong
    values = [float(value) for value in reading.values] if reading.kind == "figure" else []
    expected = [value for value in (label["value"], label["value_to"]) if value is not None]
    right = len(values) == len(expected) and all(map(_is_close, values, expected))
    counts["value"] += right
    counts["silent"] += bool(values) and not right
    group = _unit_group(label)
    right_unit = reading.kind == "figure" and _same_unit(reading.unit, label["unit"])
    counts[group] += 1
    counts[f"unit {group}"] += right_unit
    counts["unit"] += right_unit
    right_qualifier = reading.kind == "figure" and reading.qualifier == label["qualifier"]
    counts["qualifier"] += right_qualifier
    wrong += [f"values {values}, not {expected}"] * (not right)
    wrong += [f"unit {reading.unit!r}, not {label['unit']!r}"] * (not right_unit)
    wrong += [f"qualifier {reading.qualifier}, not {label['qualifier']}"] * (not right_qualifier)
    return wrong


def _is_close(value: float, expected: float) -> bool:
    return abs(value - expected) <= CLOSE * abs(expected)


def _same_unit(unit: str, expected: str | None) -> bool:
    return unit.lower() == (expected or "").removeprefix("MEASURE:").lower()


def _unit_group(label: Label) -> str:
    unit = label["unit"] or ""
    if unit in {"PT", "PP"}:
        return "percent"
    signs = any(sign in label["text"] for sign in "$\u00a3\u00a5\u20ac")
    return "money" if signs or (len(unit) == 3 and unit.isupper()) or "dirham" in label["text"] else "counted"


if __name__ == "__main__":
    raise SystemExit(main())

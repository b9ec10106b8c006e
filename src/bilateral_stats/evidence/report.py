"""How a report on the evidence reads: as lines for a person, as plain values for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from .checking import (
    DIFFERS,
    NOT_CHECKED,
    EvidenceReport,
    SourceEvidence,
)
from .coverage import MISSING, RECORDED, WAIVED
from .quoted_rows import FOUND

HEADER = ("source", "text", "rows found", RECORDED, WAIVED, MISSING)


def report_lines(report: EvidenceReport, *, verbose: bool = False) -> list[str]:
    """Return a report as lines: a table of the sources, the faults, and the counts.

    Parameters
    ----------
    report
        The report.
    verbose
        Whether each row and each mention gets a line too.
    """
    # A record has many sources whose texts nobody has at hand: they are counted, and named one by one on demand.
    shown = [source for source in report.sources if verbose or source.text != NOT_CHECKED]
    lines = _table([HEADER, *(_summary(source) for source in shown)])
    if verbose:
        lines += [line for source in report.sources for line in _details(source)]
    lines += [line for source in report.sources for line in _remarks(source)]
    lines += [str(fault) for fault in report.faults]
    checked = sum(source.text != NOT_CHECKED for source in report.sources)
    unchecked = len(report.sources) - checked
    unread = sum(source.unread for source in report.sources)
    if unread:
        lines.append(
            f"{_count(unread, 'row')} stand{'s' if unread == 1 else ''} in words whose sentence could not be read"
        )
    return [
        *lines,
        f"{_count(checked, 'source')} checked, {unchecked} not checked, {_count(len(report.faults), 'fault')}",
    ]


def report_values(report: EvidenceReport) -> dict[str, Any]:
    """Return a report as values that JSON can hold.

    Parameters
    ----------
    report
        The report.
    """
    return {
        "passed": not report.faults,
        "sources": [_values(source) for source in report.sources],
        "faults": [fault.values() for fault in report.faults],
    }


def _values(source: SourceEvidence) -> dict[str, Any]:
    return {
        "source_id": source.source_id,
        "text": source.text,
        "text_sha256": source.sha256 or None,
        **_statuses(source),
        "rows": [
            {
                "file": row.file,
                "line": row.line,
                "as_printed": row.as_printed,
                "paragraph": row.paragraph,
                "status": row.status,
                "stands_in": row.stands_in,
            }
            for row in source.rows
        ],
        "unread": source.unread,
        "mentions": [
            {
                "paragraph": entry.paragraph,
                "start": entry.mention.start,
                "text": entry.mention.text,
                "kind": entry.mention.kind,
                "status": entry.status,
                "rows": [row.place for row in entry.rows],
            }
            for entry in source.mentions
        ],
    }


def _statuses(source: SourceEvidence) -> dict[str, int]:
    counts = Counter(entry.status for entry in source.mentions)
    return {status: counts[status] for status in (RECORDED, WAIVED, MISSING)}


def _found(source: SourceEvidence) -> str:
    return f"{sum(row.status == FOUND for row in source.rows)} of {len(source.rows)}"


def _summary(source: SourceEvidence) -> tuple[str, ...]:
    if not source.sha256:
        return (source.source_id, source.text, "", "", "", "")
    return (source.source_id, source.text, _found(source), *map(str, _statuses(source).values()))


def _remarks(source: SourceEvidence) -> list[str]:
    """Return what is no fault but should be known."""
    remarks = []
    if source.text == DIFFERS:
        remarks.append(f"{source.source_id}: of the rows, {_found(source)} stand in this text as recorded")
    for row in source.rows:
        if row.paragraph is None and row.status == FOUND:
            remarks.append(f"{row.place}: as_printed {row.as_printed!r}: stands in paragraph {row.stands_in[0]}")
    return remarks


def _details(source: SourceEvidence) -> list[str]:
    rows = [
        f"{row.place}: {row.as_printed!r}: {row.status}"
        + (f", paragraph {', '.join(map(str, row.stands_in))}" if row.places else "")
        for row in source.rows
    ]
    mentions = [
        f"{source.source_id}: paragraph {entry.paragraph} {entry.mention.text!r}: {entry.mention.kind}, {entry.status}"
        + (f", {', '.join(row.place for row in entry.rows)}" if entry.rows else "")
        for entry in source.mentions
    ]
    return ["", f"{source.source_id}: {source.text}", *rows, *mentions]


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

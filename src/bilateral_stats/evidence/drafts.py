"""Drafts of claims: for each mention of an article that is not yet covered, a row ready to complete.

Nothing is written to a file. A draft guesses the value, the unit, the qualifier and the printed words; which
indicator it is, between whom and for when, only a person can tell. A date is drafted as a claim without a value:
its period may be that of a claim, or the row may belong to the event dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..ground.article_text import paragraphs
from ..ground.cell_text import csv_line, plain_number
from ..numerals.date_words import date_period
from ..numerals.mentions import Mention
from ..numerals.suggestions import Suggestion, suggest
from ..schemas.vocabularies import NORMAL, NORMAL_VALUE
from .coverage import MISSING, context, cover
from .find_words import WordFinder, unique_words
from .quoted_rows import Tables, quoted_rows

FIGURE = "figure"

KINDS = {"date": "date", "ordinal": "ordinal", "code": "ordinal", "vague": "vague"}
"""What other programs are told of a kind of mention; every other kind is a figure. A code names a thing, as a rank."""


@dataclass(frozen=True)
class Draft:
    """A mention that no row covers yet, and a claim to complete.

    Parameters
    ----------
    paragraph
        Number of its paragraph.
    mention
        The mention; for a range in words ("between 10 and 20") from its first number to its last.
    context
        The mention with the text around it.
    unit
        Code or printed word of the unit, or empty.
    unique
        Whether the drafted words stand once in the article.
    row
        A cell for each column of the claims.
    """

    paragraph: int
    mention: Mention
    context: str
    unit: str
    unique: bool
    row: dict[str, str]


def draft_claims(text: str, source_id: str, tables: Tables) -> list[Draft]:
    """Return a draft for each mention of an article that is neither recorded nor waived.

    Parameters
    ----------
    text
        The normalised text.
    source_id
        The source.
    tables
        ``claims``, ``event_dates``, ``waivers`` and ``units``; a draft has the columns of the claims.
    """
    texts = paragraphs(text)
    covered = cover(texts, quoted_rows(tables, source_id, text))
    missing = [(entry.paragraph, entry.mention) for entry in covered if entry.status == MISSING]
    columns = [str(name) for name in tables["claims"].columns]
    finder = WordFinder(text)
    drafts = [
        _draft(finder, texts[number - 1], number, mention, source_id, columns)
        for number, mention in _join_ranges(texts, missing)
    ]
    codes = _codes_of_signs(tables)
    return [replace(draft, unit=codes.get(draft.unit, draft.unit)) for draft in drafts]


def draft_lines(drafts: Sequence[Draft]) -> list[str]:
    """Return drafts as lines: for each a comment or two, and its row.

    Parameters
    ----------
    drafts
        What :func:`draft_claims` returns.
    """
    if not drafts:
        return ["# every number of this text is recorded or waived"]
    lines = [f"# {csv_line(drafts[0].row)}"]
    for draft in drafts:
        unit = f", unit {draft.unit}" if draft.unit else ""
        lines += ["", f"# paragraph {draft.paragraph}: {draft.context}"]
        lines.append(f"# {draft.mention.text!r}: {draft.mention.kind}{unit}")
        if not draft.unique:
            lines.append("# these words stand more than once in the article")
        lines.append(csv_line(draft.row.values()))
    return lines


def draft_values(draft: Draft) -> dict[str, Any]:
    """Return a draft as values that JSON can hold: numbers as numbers, and nothing as ``None``.

    Parameters
    ----------
    draft
        One of what :func:`draft_claims` returns.
    """
    mention, row = draft.mention, draft.row
    return {
        "paragraph": draft.paragraph,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": KINDS.get(mention.kind, FIGURE),
        "value": _number(row.get("obs_value")),
        "value_to": _number(row.get("obs_value_to")),
        "unit": draft.unit or None,
        "qualifier": row.get("qualifier") or None,
        "period": row.get("time_period") or None,
        "as_printed": row["as_printed"],
    }


def _number(cell: str | None) -> float | None:
    if not cell:
        return None
    number = float(cell)
    return int(number) if number.is_integer() else number


def _join_ranges(texts: Sequence[str], mentions: Sequence[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """Return the mentions, two that are the ends of a range as one."""
    joined: list[tuple[int, Mention]] = []
    for number, mention in mentions:
        if joined and joined[-1][0] == number and _is_range(texts[number - 1], joined[-1][1], mention):
            start = joined.pop()[1].start
            mention = Mention(start, mention.end, texts[number - 1][start : mention.end], mention.kind)
        joined.append((number, mention))
    return joined


def _is_range(paragraph: str, first: Mention, second: Mention) -> bool:
    in_digits = re.search(r"\d", first.text) and re.search(r"\d", second.text)
    return (
        bool(in_digits)
        and (first.kind == "date") == (second.kind == "date")
        and paragraph[first.end : second.start] in {" and ", " to "}
        and paragraph[max(0, first.start - 8) : first.start].lower().endswith(("between ", "from "))
    )


def _draft(
    finder: WordFinder, paragraph: str, number: int, mention: Mention, source_id: str, columns: Sequence[str]
) -> Draft:
    suggestion = suggest(paragraph, mention)
    printed = unique_words(finder, paragraph, suggestion.start, mention.end)
    cells = {
        "claim_id": f"{source_id}_",
        "time_period": (date_period(mention.text) or "") if mention.kind == "date" else "",
        **_value_cells(suggestion),
        "as_printed": printed,
        "source_id": source_id,
        "paragraph": str(number),
        "rank": NORMAL,
    }
    row = {name: cells.get(name, "") for name in columns}
    return Draft(number, mention, context(paragraph, mention), suggestion.unit, finder.stands_once(printed), row)


def _codes_of_signs(tables: Tables) -> dict[str, str]:
    """Return the currency that a sign stands for, where the record has only one with that sign."""
    units = tables["units"]
    signed = units[units["sign"].notna() & ~units["sign"].duplicated(keep=False)]
    return dict(zip(signed["sign"], signed["unit"], strict=True))


def _value_cells(suggestion: Suggestion) -> dict[str, str]:
    if not suggestion.values:
        return {}
    values = [plain_number(float(value)) for value in suggestion.values]
    return {
        **dict(zip(("obs_value", "obs_value_to"), values, strict=False)),
        "qualifier": suggestion.qualifier,
        "obs_status": NORMAL_VALUE,
    }

"""A figure ready to print: with its qualifier, its period or that none is stated, who, where, when, who disagrees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from ..ground.errors import unknown_name
from .phrases import STATUS_WORDS
from .values import say_areas, say_period, say_when, say_whole

Row = Mapping[str, Any]


def _plain(said: str, address: str) -> str:
    return f"{said}, {address}" if address else said


def _markdown(said: str, address: str) -> str:
    shown = said.replace("[", "\\[").replace("]", "\\]")
    return f"[{shown}]({address.replace('(', '%28').replace(')', '%29')})" if address else shown


def _html(said: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(said)}</a>' if address else escape(said)


STYLES: Mapping[str, tuple[Callable[[str, str], str], Callable[[str], str]]] = {
    "text": (_plain, str),
    "markdown": (_markdown, str),
    "html": (_html, escape),
}
"""How words with their address, and how words alone are written, by style."""


def say_claim(claim: Row) -> str:
    """Return a figure with what it counts, its period, who says so, where and when.

    Parameters
    ----------
    claim
        Row of the table ``statistics``; a cell is ``None`` where it is empty.
    """
    whole, period, status = claim["denominator"], claim["time_period"], STATUS_WORDS[claim["obs_status"]]
    of = f" of {say_whole(whole, claim['ref_area_name'], claim['counterpart_area_name'])}" if whole else ""
    when = f" {say_when(period)}" if period else ""
    stated = "" if period else "no period stated"
    counted = f"as of {say_period(claim['as_of'])}" if claim["as_of"] else ""
    about = ", ".join(part for part in (claim["indicator_title"], say_areas(claim), stated, counted, status) if part)
    who = f"{claim['originator']}, in {claim['outlet']}" if claim["originator"] else claim["outlet"]
    printed = say_period(claim["date_published"]) if claim["date_published"] else "date not shown"
    return f"{claim['value_label']}{of}{when} ({about}), {who or 'source not named'}, {printed}"


def say_standing(stands: Row) -> str:
    """Return how the claims of a comparison stand, and what linked indicators print.

    Parameters
    ----------
    stands
        Row of the table ``comparisons``.
    """
    return " ".join(part for part in (stands["summary"], stands["related"]) if part)


def quote_claim(claim: Row, stands: Row, style: str) -> str:
    """Return a figure as a sentence for print, with its link, and how it stands.

    Parameters
    ----------
    claim
        Row of the table ``statistics``.
    stands
        Row of the table ``comparisons`` to which it belongs.
    style
        A key of :data:`STYLES`.
    """
    linked, plain = _style(style)
    return f"{linked(say_claim(claim), claim['quote_url'] or '')}. {plain(say_standing(stands))}"


def quote_comparison(claims: Sequence[Row], stands: Row, style: str) -> str:
    """Return how claims stand to each other, and each of them on a line of its own.

    Parameters
    ----------
    claims
        Rows of the table ``statistics``: those of the comparison.
    stands
        Row of the table ``comparisons``.
    style
        A key of :data:`STYLES`.
    """
    linked, plain = _style(style)
    about = f"{stands['title']}, {say_areas(claims[0])}"
    lines = [linked(say_claim(claim), claim["quote_url"] or "") for claim in claims]
    if style == "html":
        rows = "".join(f"<li>{line}</li>" for line in lines)
        return f"<p>{plain(about)}: {plain(say_standing(stands))}</p><ul>{rows}</ul>"
    return "\n".join([f"{about}: {say_standing(stands)}", *(f"- {line}" for line in lines)])


def _style(name: str) -> tuple[Callable[[str, str], str], Callable[[str], str]]:
    if name not in STYLES:
        raise unknown_name("style", name, STYLES)
    return STYLES[name]

"""The numbers that several claims print: those that are printed often, and from the lowest to the highest."""

from __future__ import annotations

from ..schemas.qualifiers import ABOUT, EXACT, QUALIFIERS
from ..schemas.vocabularies import YEAR, YEARS
from .headlines import headline
from .phrases import joined
from .rows import Row, Rows, grouped
from .values import say_value, short_number

OFTEN = 2
"""Sources that print a number before it is one that is often printed."""


def often_numbers(claims: Rows) -> list[tuple[str, float]]:
    """Return the numbers that several sources print, with the word that all of them put before each.

    Parameters
    ----------
    claims
        Plotted claims.

    Returns
    -------
    list of (str, float)
        Code of the qualifier and number, sorted; where no two sources print the same number, none, unless all claims
        print one figure.
    """
    plain = [claim for claim in claims if claim["qualifier"] in {EXACT, ABOUT}]
    sources = {
        value: {claim["source_id"] for claim in rows} for (value,), rows in grouped(plain, ["obs_value"]).items()
    }
    # "About" is kept where nobody prints the number without it.
    bare = {claim["obs_value"] for claim in plain if claim["qualifier"] == EXACT}
    often = sorted(value for value, printed in sources.items() if len(printed) >= OFTEN)
    if often:
        return [(EXACT if value in bare else ABOUT, value) for value in often]
    only = {(claim["qualifier"], claim["obs_value"]) for claim in claims if claim["obs_value_to"] is None}
    return list(only) if len(only) == 1 and all(claim["obs_value_to"] is None for claim in claims) else []


def often_printed(claims: Rows) -> str:
    """Return the numbers that several sources print: ``30 or 40 percent``.

    Parameters
    ----------
    claims
        Plotted claims; where no two print the same number, all are said, or the lowest and the highest of many.
    """
    said = [_said(claims[0], value, qualifier) for qualifier, value in often_numbers(claims)]
    return _with_unit(claims[0], joined(said, "or")) if said else str(headline(claims))


def often_short(claims: Rows) -> str:
    """Return the same as short as it stands on a card: ``30 or 40%``, ``more than 6,000``."""
    sign, after = claims[0]["sign"], claims[0]["after"]
    if found := often_numbers(claims):
        said = [f"{QUALIFIERS[qualifier].words} {short_number(value, sign)}".strip() for qualifier, value in found]
        return f"{joined(said, 'or')}{after}"
    numbers = [claim[name] for claim in claims for name in ("obs_value", "obs_value_to") if claim[name] is not None]
    ends = dict.fromkeys(short_number(value, sign) for value in (min(numbers), max(numbers)))
    return f"{' to '.join(ends)}{after}"


def printed_range(claims: Rows) -> str:
    """Return the lowest and the highest figure printed for a stated year or years; of none, of all claims.

    Parameters
    ----------
    claims
        Plotted claims.
    """
    stated = [claim for claim in claims if claim["period_kind"] in {YEAR, YEARS}] or claims
    numbers: dict[float, list[str]] = {}
    for claim in stated:
        if claim["obs_value_to"] is None:
            numbers.setdefault(claim["obs_value"], []).append(claim["qualifier"])
        else:
            for end in (claim["obs_value"], claim["obs_value_to"]):
                numbers.setdefault(end, []).append(EXACT)
    # A word stays before a number that nobody prints without one.
    ends = [(EXACT if EXACT in numbers[end] else numbers[end][0], end) for end in (min(numbers), max(numbers))]
    said = dict.fromkeys(_said(claims[0], number, qualifier) for qualifier, number in ends)
    return _with_unit(claims[0], " to ".join(said))


def _said(claim: Row, value: float, qualifier: str) -> str:
    return say_value(qualifier, value, None, claim["sign"], "")


def _with_unit(claim: Row, said: str) -> str:
    return said if claim["sign"] else f"{said} {claim['unit_label']}"

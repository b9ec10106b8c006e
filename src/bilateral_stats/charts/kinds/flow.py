"""Charts of one flow that two shares measure against two wholes.

Where both shares are plain figures of one voice for one period, the bars are drawn to one scale: the flow is equally
wide in both, and the wholes are as long as the two shares make them. So nobody reads the larger share as the larger
amount.
"""

from __future__ import annotations

from ...words.entries import Entry, entries_of, say_voices
from ...words.phrases import say_when
from ...words.rows import Row, Rows, grouped
from ..content import Content
from ..drawing.measuring import ASCENT, fitted, text_width, wrap
from ..drawing.page import BACK, Page
from ..drawing.style import HEADING, LABEL, LABEL_MUTED, SUBTITLE, pale
from .kind import of_claims

WHOLE = 100.0
"""Percent."""

LEAST_WHOLE = 0.1
"""Part of the larger whole that the smaller one needs to be drawn to the same scale and still be read."""

SAME = ("from_area", "time_period", "originator")
"""What two shares have in common that count the same flow."""

BAR = 64.0
TRACK = "#E4E7EA"
PHRASE = 34.0
WHO = 26.0
GAP = 12.0


def draw(page: Page, content: Content, bottom: float) -> float:
    """Draw the two bars, and return where the last text ends."""
    entries = _first_of_each(content.rows)
    wholes = relative_wholes([entry.first for entry in entries])
    needed = len(entries) * (PHRASE + WHO + BAR)
    link = max(60.0, min(130.0, bottom - page.y - needed)) if wholes else 40.0
    top = page.y + max(0.0, (bottom - page.y - needed - link) / 2)
    for number, entry in enumerate(entries):
        last = number == len(entries) - 1
        whole = wholes[number] if wholes else 1.0
        claim = entry.first
        width = page.width * whole
        end = page.left + width * claim["obs_value"] / WHOLE
        bar = top if wholes and last else top + PHRASE + WHO
        if not (wholes and last):
            _phrase(page, content, entry, top)
        page.box(page.left, bar, page.left + width, bar + BAR, TRACK, order=BACK)
        page.box(page.left, bar, end, bar + BAR, claim["colour"], gid=claim["claim_id"])
        _name_whole(page, end, page.left + width, bar + BAR / 2, claim)
        top = bar + BAR
        if wholes and last:
            _phrase(page, content, entry, top + GAP / 2)
            top += PHRASE + WHO
        elif wholes:
            page.box(page.left, top, end, top + link, pale(claim["colour"], 0.85), order=BACK)
            role = page.role(LABEL)
            room = page.right - end - GAP
            lines = wrap(content.chart.link, role, room)
            page.lines(end + GAP, top + link / 2 - len(lines) * role.size * 0.6, lines, role)
        if not last:
            top += link
    return top


KIND = of_claims(draw)


def _first_of_each(rows: Rows) -> list[Entry]:
    """Return the figure that most sources print, for each series."""
    by_series = grouped(rows, ["series"]).values()
    return [max(entries_of(group, True), key=lambda entry: entry.sources) for group in by_series]


def relative_wholes(claims: Rows) -> list[float] | None:
    """Return the wholes of two shares of one flow as parts of the larger, or nothing where that does not follow.

    Parameters
    ----------
    claims
        Plotted claims.

    Returns
    -------
    list of float or None
        The same flow is 17 percent of one whole and 69 percent of the other: the wholes are as 69 to 17. It follows
        only from two plain figures of one voice for one stated period.
    """
    shares = [float(claim["obs_value"]) for claim in claims]
    plain = all(not claim["words_before"] for claim in claims)
    shared = list(grouped(claims, SAME))
    indicators = {claim["indicator_id"] for claim in claims}
    if len(shares) != 2 or len(indicators) != 2 or len(shared) != 1 or None in shared[0] or not plain:
        return None
    return [min(shares) / share for share in shares] if min(shares) > max(shares) * LEAST_WHOLE else None


def _phrase(page: Page, content: Content, entry: Entry, top: float) -> None:
    """Write the figure as a phrase, and below it for which years and who says so."""
    claim, role, small = entry.first, page.role(HEADING.scaled(1.25)), page.role(LABEL_MUTED)
    baseline = top + ASCENT * role.size
    page.text(page.left, baseline, claim["value_label"], role.coloured(claim["colour"]))
    left = page.left + text_width(claim["value_label"] + " ", role)
    page.text(left, baseline, fitted(claim["words"], role, page.right - left), role)
    said = f"{say_when(claim['time_period'])}, {say_voices(entry, content.short_names)}"
    page.text(page.left, baseline + small.size * 1.3, fitted(said, small, page.width), small)


def _name_whole(page: Page, taken: float, end: float, middle: float, claim: Row) -> None:
    """Write what the whole bar is: in its free part, else after it."""
    role, words = page.role(SUBTITLE), f"whole bar: {claim['denominator']}"
    width = text_width(words, role)
    if taken + width + 2 * GAP <= end:
        page.middle_text(end - GAP, middle, words, role, "right")
    else:
        page.middle_text(end + GAP, middle, fitted(words, role, page.right - end - GAP), role)

"""The colours of charts: each has three to one against white at least, and no chart says a thing by colour alone."""

from __future__ import annotations

from collections.abc import Mapping

PALETTE: Mapping[str, str] = {
    "blue": "#0B5FA5",
    "amber": "#B35900",
    "green": "#00735C",
    "grey": "#5A5A5A",
}
"""By the name that a catalogue may write, in the order in which series without a colour get them."""


def series_colour(chosen: str, number: int) -> str:
    """Return the colour of a series.

    Parameters
    ----------
    chosen
        Name of a colour of the palette; empty: by the place of the series.
    number
        Place of the series in its chart, from 0.

    Examples
    --------
    >>> series_colour("amber", 0), series_colour("", 0)
    ('#B35900', '#0B5FA5')
    """
    return PALETTE[chosen or list(PALETTE)[number % len(PALETTE)]]

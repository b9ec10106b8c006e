"""A drawing as a part of the page: its shapes and texts without what a page does not need, made anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "{http://www.w3.org/2000/svg}"

PLACED = ("d", "x", "y", "cx", "cy", "r", "rx", "ry", "width", "height")
"""Attributes that say where a shape or a text lies."""

STYLED = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight")
"""Properties of a style that the page keeps, as attributes: its policy allows no styles beside its own."""

SHAPES = ("path", "text")
"""All that a chart is made of."""

STEPS = 10
"""To a pixel: nothing finer can be seen."""

_NUMBER = re.compile(r"-?\d+\.\d+")


def inline_drawing(svg: str) -> str:
    """Return a drawing as an element of HTML.

    Parameters
    ----------
    svg
        The drawing as it is saved: paths and texts, no script, no reference to anything.

    Returns
    -------
    str
        Markup made anew from the shapes and texts alone, so that it can hold nothing else. Readers are told by the
        figure in which it stands what it shows.

    Examples
    --------
    >>> text = '<text x="1.04" y="2">a&lt;b</text>'
    >>> inline_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{text}</svg>')
    '<svg viewBox="0 0 9 9" aria-hidden="true"><text x="1" y="2">a&lt;b</text></svg>'
    """
    root = ElementTree.fromstring(svg)  # noqa: S314 - written by this package
    drawn = "".join(_element(element) for element in root.iter() if element.tag.removeprefix(NAMESPACE) in SHAPES)
    return f'<svg viewBox={quoteattr(root.get("viewBox", ""))} aria-hidden="true">{drawn}</svg>'


def letters_of(drawings: Iterable[str]) -> str:
    """Return the different letters of the texts of drawings, sorted.

    Parameters
    ----------
    drawings
        As :func:`inline_drawing` returns them.
    """
    texts = (text for drawing in drawings for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawing))
    return "".join(sorted({letter for text in texts for letter in text}))


def _element(element: ElementTree.Element) -> str:
    name = element.tag.removeprefix(NAMESPACE)
    styles = dict(part.split(": ", 1) for part in (element.get("style") or "").split("; ") if ": " in part)
    attributes = {key: element.get(key) for key in PLACED} | {key: styles.get(key) for key in STYLED}
    said = "".join(f" {key}={quoteattr(_short(value))}" for key, value in attributes.items() if value)
    return f"<{name}{said}>{escape(element.text or '')}</{name}>" if name == "text" else f"<{name}{said}/>"


def _short(value: str) -> str:
    """Return numbers to a tenth, and a path without white space that says nothing."""
    shorter = _NUMBER.sub(lambda number: f"{round(float(number[0]) * STEPS) / STEPS:g}", value)
    return re.sub(r"\s*([MLCQz])\s*", r"\1", re.sub(r"\s+", " ", shorter)).removesuffix("px").strip()

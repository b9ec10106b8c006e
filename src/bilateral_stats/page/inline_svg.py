"""A drawing as an address that holds it: small enough for ten of them to stand inside one page."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>|<title\b.*?</title>|<desc\b.*?</desc>|"
    r'(?<=<g) id="[^"]*"|(?<= )(?:xmlns:xlink|version|role|aria-labelledby|aria-describedby)="[^"]*"',
    re.DOTALL,
)
"""What an image does not show; the page says the texts itself."""

PATH = re.compile(r'(?<= d=")[^"]*')
STYLE = re.compile(r'(?<= style=")[^"]*')
COMMAND = re.compile(r"([MLQCZ])([^A-Z]*)")

LETTER = re.compile(r'(?<=")(#?)(bold|normal)-(?=[0-9a-f]+")')
"""Name of the outline of a letter: there are thousands of references to them."""

STEPS = 100
"""To a point: nothing finer can be seen on any screen."""

SIGNS = (("%", "%25"), ("#", "%23"), ("&", "%26"), ("'", "%27"), ('"', "'"))
"""What means something in an address or in an attribute of HTML, with what stands for it; in this order."""


def image_address(svg: str) -> str:
    """Return a drawing as an address that holds it, without what cannot be seen.

    Parameters
    ----------
    svg
        The drawing as it is saved: texts as outlines, no script, no reference to anything outside.

    Notes
    -----
    The address holds no double quote and no ampersand: it cannot end the attribute in which it stands.
    """
    drawn = UNSEEN.sub("", svg)
    drawn = re.sub(r"\s+", " ", drawn).replace("> <", "><").replace(" >", ">").strip()
    drawn = PATH.sub(lambda path: shorter_path(path[0].upper()), drawn)
    drawn = STYLE.sub(lambda style: re.sub(r" ?([;:]) ?", r"\1", style[0]).strip(), drawn)
    drawn = LETTER.sub(lambda name: name[1] + name[2][0], drawn).replace("xlink:href", "href").replace(' x="0"', "")
    for sign, code in SIGNS:
        drawn = drawn.replace(sign, code)
    return f"data:image/svg+xml,{drawn}"


def shorter_path(path: str) -> str:
    """Return a path in steps from point to point, which are shorter than the points.

    Parameters
    ----------
    path
        Moves, lines and curves to points (commands M, L, Q, C and Z).
    """
    written = []
    here = start = (0, 0)
    for command, numbers in COMMAND.findall(path):
        if command == "Z":
            written.append("z")
            here = start
            continue
        places = [round(float(number) * STEPS) for number in numbers.split()]
        steps = [place - here[number % 2] for number, place in enumerate(places)]
        here = (places[-2], places[-1])
        if command == "M":
            start = here
        if command == "L" and 0 in steps:
            written.append(f"v{_number(steps[1])}" if steps[0] == 0 else f"h{_number(steps[0])}")
        else:
            written.append(command.lower() + " ".join(map(_number, steps)).replace(" -", "-"))
    return "".join(written)


def _number(steps: int) -> str:
    return f"{steps / STEPS:.2f}".rstrip("0").rstrip(".")

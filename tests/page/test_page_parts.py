"""Parts of the page that can be tried alone: drawings, sizes."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Browser

from bilateral_stats.charts.palette import PALETTE
from bilateral_stats.page.downloads import say_size
from bilateral_stats.page.faces import face_rules
from bilateral_stats.page.inline_svg import inline_drawing, letters_of
from tests.conftest import RELEASED_CHARTS, ROOT

STYLE = ROOT / "src" / "bilateral_stats" / "page" / "templates" / "style.css"


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x()</script><g id="a" onclick="x()">'
    '<path d="M 0.04 1.26 \nL 4 2 \nz\n" style="fill: none; stroke: #0b5fa5; stroke-width: 2.5"/></g>'
    '<text x="1" y="2" style="font-weight: 700; font-size: 18px; fill: #1a1a1a">&lt;b&gt; &amp;</text></svg>'
)


def test_a_drawing_keeps_its_shapes_and_texts_alone() -> None:
    assert inline_drawing(SVG) == (
        '<svg viewBox="0 0 9 9" aria-hidden="true">'
        '<path d="M0 1.3L4 2z" fill="none" stroke="#0b5fa5" stroke-width="2.5"/>'
        '<text x="1" y="2" fill="#1a1a1a" font-size="18" font-weight="700">&lt;b&gt; &amp;</text></svg>'
    )
    assert letters_of(['<text x="1">ba</text>', "<text>c a</text>"]) == " abc"


def test_the_face_holds_the_letters_that_are_written() -> None:
    rules = face_rules("Az\u0259")
    fonts = [TTFont(io.BytesIO(b64decode(found))) for found in re.findall(r"base64,([^)]*)", rules)]
    assert [font["OS/2"].usWeightClass for font in fonts] == [400, 700]
    assert [set(font.getBestCmap()) for font in fonts] == [{ord(letter) for letter in "Az\u0259"}] * 2
    assert rules == face_rules("Az\u0259")


@pytest.mark.parametrize("name", RELEASED_CHARTS)
def test_a_drawing_in_the_page_looks_like_its_picture(release: Path, browser: Browser, name: str) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 1000}, device_scale_factor=1)
    page.goto((release / "index.html").as_uri())
    page.evaluate("document.fonts.ready")
    shown = page.locator(f"#chart-{name} svg")
    after = Image.open(io.BytesIO(shown.screenshot())).convert("L")
    page.close()
    # Small, so that a line of letters is a grey stroke: where it stands counts, not how an edge is smoothed.
    small = [
        np.asarray(picture.resize((200, 112)), dtype=float)
        for picture in (after, Image.open(release / "figures" / f"{name}.png").convert("RGB").convert("L"))
    ]
    assert small[0].min() < 150, "something is drawn"
    assert np.abs(small[0] - small[1]).mean() < 6, "another face or another place would be more"


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (9949, "9.9 kB"), (93_400, "93 kB"), (999_499, "999 kB"),
     (999_500, "1.0 MB"), (1_432_129, "1.4 MB"), (2_000_000_000_000, "2000 GB")],
)  # fmt: skip
def test_sizes_in_words(size: int, said: str) -> None:
    assert say_size(size) == said


def test_the_accent_is_of_the_palette_of_the_charts() -> None:
    text = STYLE.read_text(encoding="utf-8")
    accents = [line.split(":")[1].strip(" ;\n").upper() for line in text.splitlines() if "--accent:" in line][:2]
    assert accents[0] == PALETTE["blue"]

"""Take the picture of the page that the README shows, from the page of a built release.

Needs a browser. The picture is not the same on every machine: browsers draw letters each in their own way. So it is
taken anew, looked at and committed when the page looks different, and no test compares it.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from browser import MISSING, find_browser, open_browser
from PIL import Image

from bilateral_stats.api.load import DATASETS
from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.page import PAGE

ROOT = Path(__file__).resolve().parents[1]

PICTURE = ROOT / "docs" / "page.png"

WIDTH, HEIGHT = 1200, 1080
"""Pixels: the head of the page and the headline figures."""

COLOURS = 128
"""The page has few; so the file is small."""


def main(arguments: list[str] | None = None) -> int:
    """Write the picture; return 0, or 1 where there is no browser or no release."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "release",
        nargs="?",
        type=Path,
        default=ROOT / "releases" / read_dataset(DATASETS).version,
        help="folder of a release",
    )
    parser.add_argument("--out", type=Path, default=PICTURE, help="file to write (default: docs/page.png)")
    given = parser.parse_args(arguments)
    program, page_file = find_browser(), given.release.resolve() / PAGE
    if program is None or not page_file.is_file():
        print(MISSING if program is None else f"{page_file}: there is no such file; run make release", file=sys.stderr)
        return 1
    with open_browser(program) as browser:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(page_file.as_uri())
        taken = page.screenshot()
    picture = Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(given.out, optimize=True)
    print(f"{given.out}: {given.out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The browser in which the page of a release is tried, measured and pictured: one that is installed already."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Of those, ``--no-sandbox`` is what lets root start it; the others keep it from asking for anything."""

MISSING = "no browser is installed (on Debian: apt-get install chromium)"


def find_browser() -> str | None:
    """Return the path of a browser, or ``None`` where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def open_browser(program: str) -> Iterator[Browser]:
    """Give a browser with a fresh profile; it is closed when the block ends.

    Parameters
    ----------
    program
        Its path.

    Yields
    ------
    playwright.sync_api.Browser
        The browser.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()

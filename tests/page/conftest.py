"""A real browser for the tests of the page: one for the session, without a network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bilateral_stats.page import PAGE

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

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no browser: the page is not tried in one (apt-get install chromium)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(release: Path) -> str:
    """Where the page of the built release stands on the disk."""
    return (release / PAGE).as_uri()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Opener]:
    """Open the page in a window of its own; whatever it says on the console or asks for fails the test."""
    said: list[str] = []
    contexts = []

    def opened(view: str = "", page_address: str = address, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: _note(request.url, page_address, said))
        page.goto(page_address + view)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def _note(asked: str, page_address: str, said: list[str]) -> None:
    # What an address holds itself is asked of nobody.
    if not asked.startswith("data:") and asked.split("?")[0].split("#")[0] != page_address:
        said.append(f"request: {asked}")


def shown(page: Page) -> list[str]:
    """Return the keys of the claims that can be seen, in their order."""
    keys: list[str] = page.evaluate(
        "Array.from(document.querySelectorAll('#table > tbody'))"
        ".filter((row) => row.getClientRects().length).map((row) => row.id.slice('claim-'.length))"
    )
    return keys

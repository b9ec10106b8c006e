"""A real browser for the tests of the page: one for the session, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from browser import MISSING, find_browser, open_browser
from playwright.sync_api import Browser, Page

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import all_tables
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.page import PAGE
from bilateral_stats.page.contents import page_contents
from bilateral_stats.page.rendering import render
from bilateral_stats.record.checking import check_record
from tests.conftest import DATASET

HARMFUL: Mapping[tuple[str, str], Mapping[str, str | None]] = {
    ("sources", "toi-2023-04-18"): {
        "title": "</script><script>alert(1)</script> & \"both\" 'quotes' <!-- {{ 7 * 7 }} \\u003c",
        "authors": "A <b>bold</b> author; \u05d0\u05d1\u05d2 & Co.",
        "language": "he",
    },
    ("sources", "jpost-2023-04-19"): {
        "title": None,
        "authors": None,
        "date_published": None,
        "date_basis": "inferred",
        "url": "https://example.org/?a=1&b=%22%3E&copy=2'",
        "language": "ar",
    },
    ("claims", "jpost-2023-04-19_business_meetings"): {
        "as_printed": "\u05d9\u05d5\u05ea\u05e8 <100> & \u05e4\u05d2\u05d9\u05e9\u05d5\u05ea",
        "paragraph": None,
        "note": "</td></table></template><script>alert(4)</script>",
    },
    ("claims", "toi-2023-04-18_war_duration"): {"rank": "deprecated", "rank_reason": "A <slip> & nothing else."},
    ("originators", "the-jerusalem-post"): {
        "name": '\u200f\u0635\u062d\u064a\u0641\u0629 "<img src=x onerror=alert(2)>" \u202eabc'
    },
    ("indicators", "visit_duration"): {"title": "<script>alert(5)</script> & a visit"},
}
"""Cells of the record: texts that mean something to HTML, to a script, or to a template, and none at all."""

WAIT = 30_000
"""Most milliseconds until the page shows something: it takes one, but the machine may be busy."""

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.skip(f"the page is not tried in a browser: {MISSING}")
    with open_browser(program) as started:
        yield started


@pytest.fixture(scope="session")
def address(release: Path) -> str:
    """Where the page of the built release stands on the disk."""
    return (release / PAGE).as_uri()


def harmed_frames() -> dict[str, pd.DataFrame]:
    """Return all tables, with texts in them that the checks would refuse too."""
    recorded = dict(check_record(DATASETS).frames)
    for (table, key), cells in HARMFUL.items():
        frame = recorded[table] = recorded[table].copy()
        row = frame.index[frame.iloc[:, 0].eq(key)]
        for column, text in cells.items():
            frame.loc[row, column] = text
    return all_tables(recorded)


@pytest.fixture(scope="session")
def small_page(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of a few parts of each sort, with harmful and with missing texts."""
    frames = harmed_frames()
    contents = page_contents(release, frames, read_catalogue(DATASETS, DATASET, frames))
    harmed = {key for table, key in HARMFUL if table == "sources"}
    verdicts = {claim.tokens["verdict"]: claim for claim in contents.claims}
    small = replace(
        contents,
        claims=[claim for claim in contents.claims if claim.source.key in harmed or claim in verdicts.values()],
        sources=[source for source in contents.sources if source.key in harmed],
        events=[event for event in contents.events if len(event.datings) > 1],
        pictures=contents.pictures[:2],
    )
    path = tmp_path_factory.mktemp("small") / PAGE
    path.write_text(render(small), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small_address(small_page: Path) -> str:
    return small_page.as_uri()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Opener]:
    """Open the page in a window of its own; whatever it says on the console or asks for fails the test."""
    said: list[str] = []
    contexts = []

    def opened(view: str = "", page_address: str = address, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: _note(request.url, page_address, said))
        page.goto(page_address + view, wait_until="domcontentloaded")
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
    """Return the keys of the claims that are found, in their order; asks for the rest where it is left out."""
    rest = page.locator("#all")
    if rest.is_visible():
        rest.click()
    keys: list[str] = page.evaluate(
        "Array.from(document.querySelectorAll('#table > tbody'))"
        ".filter((row) => row.getClientRects().length).map((row) => row.id.slice('claim-'.length))"
    )
    return keys

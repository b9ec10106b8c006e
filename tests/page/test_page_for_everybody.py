"""The page in light, in dark, on a narrow screen, on paper, by keyboard alone, and for those who listen."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from bilateral_stats import load
from tests.page.conftest import Opener, shown

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

NARROW = {"width": 320, "height": 640}


def violations(page: Page) -> list[str]:
    found: dict[str, Any] = page.evaluate(f"{AXE}; axe.run(document, {{ resultTypes: ['violations'] }})")
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(
    "options",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": NARROW, "color_scheme": "dark"}],
    ids=["light", "dark", "narrow"],
)
def test_axe_finds_nothing(open_page: Opener, small_address: str, options: dict[str, Any]) -> None:
    page = open_page(page_address=small_address, **options)
    # One of each kind is open, so that what it holds is looked at too.
    for place in ("#table", "#indicators", "#charts", "#sources", "#downloads"):
        page.locator(f"{place} summary").first.click()
    assert violations(page) == []


def test_axe_would_find_something(open_page: Opener, small_address: str) -> None:
    page = open_page(page_address=small_address)
    page.evaluate("document.querySelector('.drawing').removeAttribute('aria-label')")
    assert [one.split(":")[0] for one in violations(page)] == ["role-img-alt"]


@pytest.mark.parametrize("width", [320, 640, 768, 1440])
def test_nothing_has_to_be_scrolled_sideways(open_page: Opener, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.evaluate(
        "for (const row of document.querySelectorAll('#table > tbody')) row.style.contentVisibility = 'visible'"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # What is wider scrolls within its own box, which a keyboard can reach.
    inside = page.evaluate(
        "Array.from(document.body.querySelectorAll('*'))"
        ".filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.scroll, .heard'))"
        ".map((part) => part.outerHTML.slice(0, 80))"
    )
    assert inside == []
    assert page.locator(".scroll:not([tabindex='0'])").count() == 0


def test_headings_and_landmarks_are_in_order(open_page: Opener) -> None:
    page = open_page()
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map((one) => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for role in ("banner", "navigation", "main", "contentinfo", "search"):
        assert page.get_by_role(role).count() == 1
    assert page.locator("html").get_attribute("lang") == "en"


def press_to(page: Page, key: str, wanted: str, most: int = 400) -> None:
    """Press a key until what is focused fits a selector."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(f"document.activeElement.matches({wanted!r})"):
            return
    raise AssertionError(f"{wanted} cannot be reached with {key}")


def counted(page: Page) -> int:
    """Return how many claims the page says that it has found."""
    return int(page.locator("#count").inner_text().split()[0])


def test_a_keyboard_alone_does_everything(open_page: Opener) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"

    press_to(page, "Tab", "#q")
    page.keyboard.type("oil")
    assert 0 < counted(page) < 124
    press_to(page, "Tab", "#verdict")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#verdict").input_value()
    assert chosen == "conflict"
    conflicts = counted(page)
    assert 0 < conflicts < 124

    press_to(page, "Tab", "th[data-column=figure] button")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator("th[data-column=figure]").get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Space")
    assert page.locator("th[data-column=figure]").get_attribute("aria-sort") == "descending"

    press_to(page, "Tab", "#table summary")
    page.keyboard.press("Space")
    expect(page.locator("#table dl").first).to_be_visible()
    press_to(page, "Tab", "button.copy")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_focused()
    press_to(page, "Shift+Tab", "#clear")
    page.keyboard.press("Enter")
    assert counted(page) == len(load("statistics"))
    press_to(page, "Tab", "#all")
    page.keyboard.press("Enter")
    # Who asked for the rest stands at its first row.
    assert page.evaluate("[...table.tBodies].indexOf(document.activeElement.closest('tbody'))") == 40


def pages_of(page: Page) -> int:
    """Return on how many sheets of paper the page is printed."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4")))


def test_on_paper_no_claim_is_hidden(open_page: Opener) -> None:
    page = open_page()
    from_the_screen = pages_of(page)
    page.emulate_media(media="print", color_scheme="dark")
    assert sorted(shown(page)) == sorted(load("statistics")["claim_id"])
    assert page.locator("#finder:visible, nav:visible, .skip:visible").count() == 0
    colours = page.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    rows = page.locator("#table > tbody").evaluate_all("all => all.map((row) => row.innerText)")
    for row, words in zip(rows, page.locator("#table .figure").all_inner_texts(), strict=True):
        assert words in row
    assert from_the_screen == pages_of(page) <= 20


def test_words_in_another_language_say_so(open_page: Opener) -> None:
    page = open_page()
    shown(page)
    said = page.locator("#table > tbody").evaluate_all(
        "all => Object.fromEntries(all.map((row) => [row.id, row.querySelector('.quote bdi').lang]))"
    )
    sources = load("sources").set_index("source_id")["language"]
    for row in load("statistics").itertuples():
        language = sources[row.source_id]
        own = language == "en" or "Words translated from" in str(row.note)
        assert said[f"claim-{row.claim_id}"] == ("" if own else language)
    assert len(set(said.values())) > 5


def test_nothing_moves_for_those_who_want_it_still(open_page: Opener) -> None:
    page = open_page(reduced_motion="reduce")
    moving = "all => all.filter((part) => getComputedStyle(part).transitionDuration !== '0s').length"
    assert page.locator("*").evaluate_all(moving) == 0

"""The page inside another one, without an address of its own, with odd addresses, and on a small screen."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bilateral_stats import load
from bilateral_stats.page import PAGE
from tests.page.conftest import Opener, shown


def errors_of(page: Page) -> list[str]:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_it_works_inside_another_page(browser: Browser, release: Path) -> None:
    text = (release / PAGE).read_text(encoding="utf-8")
    page = browser.new_page()
    said = errors_of(page)
    page.set_content(f'<iframe srcdoc="{html.escape(text)}" width="1000" height="800"></iframe>')
    inside = page.frame_locator("iframe")
    inside.get_by_label("Search").fill("SIPRI")
    expect(inside.locator("#count")).to_contain_text(" of ")
    assert said == []
    page.close()


def test_it_works_without_an_address(browser: Browser, release: Path) -> None:
    page = browser.new_page()
    said = errors_of(page)
    page.set_content((release / PAGE).read_text(encoding="utf-8"))
    page.get_by_label("Search").fill("SIPRI")
    page.locator("#verdict").select_option("repeated")
    assert 0 < len(shown(page)) < len(load("statistics"))
    assert said == []
    page.close()


@pytest.mark.parametrize("odd", ["#50%", "#%", "#%E0%A4%A", "?q=%24", "?area=%", "#claim-", "?sort=-", "#\u0259"])
def test_an_odd_address_is_no_error(open_page: Opener, odd: str) -> None:
    page = open_page(odd)
    page.locator("#verdict").select_option("single")
    assert 0 < len(shown(page)) < len(load("statistics"))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org/x"])
def test_a_link_that_is_none_of_the_web_is_refused(address: str) -> None:
    from bilateral_stats.page.rendering import web_address

    with pytest.raises(ValueError, match="this is no address of the web"):
        web_address(address)
    assert web_address("https://example.org/") == "https://example.org/"


def test_on_a_small_screen_it_is_short_until_somebody_asks(open_page: Opener) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollHeight") <= 20_000
    rows = page.locator("#table > tbody")
    expect(rows).to_have_count(12)
    assert page.locator("details.fold[open]").count() == 0
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(len(load("statistics")))
    # What is searched for is as short, and a claim that an address names stands below it.
    page = open_page("?q=percent", viewport={"width": 320, "height": 640})
    expect(page.locator("#table > tbody")).to_have_count(12)
    last = load("statistics")["claim_id"].iloc[-1]
    page = open_page(f"#claim-{last}", viewport={"width": 320, "height": 640})
    expect(page.locator("#table > tbody")).to_have_count(13)
    expect(page.locator(f"#claim-{last}")).to_be_in_viewport()


def test_a_capture_of_the_whole_page_leaves_no_row_white(open_page: Opener) -> None:
    style = open_page().locator("style").text_content() or ""
    assert style
    assert "content-visibility: auto" not in style


def test_the_first_screen_answers(open_page: Opener) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    for words in ("Azerbaijan and Israel", "$200m", "Trade with oil: $1.7 billion"):
        expect(page.get_by_text(words).first).to_be_in_viewport()
    expect(page.locator(".first .drawing")).to_be_in_viewport()

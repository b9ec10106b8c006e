"""Texts that mean something to HTML, to a script or to a template show as what they are; what is missing says so."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.page.conftest import HARMFUL, Opener, harmed_frames

CLAIMS = harmed_frames()["statistics"].set_index("claim_id")


def test_a_harmful_text_shows_as_text(open_page: Opener, small_address: str) -> None:
    page = open_page(page_address=small_address)
    assert page.locator("script").count() == 2, "the description for machines and our own script"
    assert page.locator("img[src=x], b, template").count() == 0
    title = HARMFUL["sources", "toi-2023-04-18"]["title"]
    source = page.locator("#source-toi-2023-04-18")
    citation = source.locator(".citation").text_content() or ""
    assert str(title) in citation
    assert "A <b>bold</b> author, \u05d0\u05d1\u05d2 & Co." in citation
    row = page.locator("#claim-jpost-2023-04-19_business_meetings")
    words = row.locator(".quote bdi")
    assert words.text_content() == HARMFUL["claims", "jpost-2023-04-19_business_meetings"]["as_printed"]
    assert words.evaluate("words => getComputedStyle(words).direction") == "rtl"
    assert words.get_attribute("lang") == "ar"
    row.locator("summary").click()
    note = str(HARMFUL["claims", "jpost-2023-04-19_business_meetings"]["note"])
    expect(row.get_by_text(note, exact=True)).to_be_visible()
    assert row.locator("a.quote").get_attribute("href") == CLAIMS.loc["jpost-2023-04-19_business_meetings", "quote_url"]
    slip = page.locator("#slip-toi-2023-04-18_war_duration")
    assert "A <slip> & nothing else." in (slip.text_content() or "")


def test_a_harmful_text_is_copied_as_it_is(open_page: Opener, small_address: str) -> None:
    page = open_page(page_address=small_address, permissions=["clipboard-read", "clipboard-write"])
    for key in ("toi-2023-04-18_oil_import_share", "jpost-2023-04-19_oil_import_share"):
        row = page.locator(f"#claim-{key}")
        row.locator("summary").click()
        row.get_by_role("button", name="Copy").click()
        expect(row.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == CLAIMS.loc[key, "citation"]


def test_what_is_missing_says_so(open_page: Opener, small_address: str) -> None:
    page = open_page(page_address=small_address)
    source = page.locator("#source-jpost-2023-04-19")
    for words in (
        "title not shown by the source",
        "authors not shown by the source",
        "date not shown by the source",
    ):
        assert words in source.inner_text()
    assert source.locator(".minor a").first.get_attribute("href") == "https://example.org/?a=1&b=%22%3E&copy=2'"
    row = page.locator("#claim-jpost-2023-04-19_business_meetings")
    row.locator("summary").click()
    opened = row.inner_text()
    for words in ("not stated", "the outlet itself", "no upper bound"):
        assert words in opened


def test_the_description_for_machines_stays_whole(small_page: Path) -> None:
    text = small_page.read_text(encoding="utf-8")
    [described] = [part.split("</script>")[0] for part in text.split('<script type="application/ld+json">')[1:]]
    titles = {entry["name"] for entry in json.loads(described)["variableMeasured"]}
    assert "<script>alert(5)</script> & a visit" in titles


def test_a_search_finds_harmful_words(open_page: Opener, small_address: str) -> None:
    page = open_page("?q=%3Cscript%3Ealert(9)", page_address=small_address)
    assert page.locator("#table > tbody:visible").count() == 0
    page.get_by_label("Search").fill("</TD></table>")
    assert page.locator("#table > tbody:visible").count() == 1

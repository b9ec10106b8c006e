"""The citations that stand on the page and that its buttons copy: exactly those of the package."""

from __future__ import annotations

from playwright.sync_api import expect

from bilateral_stats import cite, load
from tests.page.conftest import Opener, shown


def test_every_claim_and_source_stands_with_its_citation(open_page: Opener) -> None:
    page, statistics = open_page(), load("statistics")
    assert sorted(shown(page)) == sorted(statistics["claim_id"])
    texts = page.locator("#table > tbody").evaluate_all(
        "all => Object.fromEntries(all.map((row) => [row.id, row.querySelector('.citation').textContent]))"
    )
    assert texts == {f"claim-{key}": cite(statistics[statistics["claim_id"].eq(key)]) for key in statistics["claim_id"]}
    texts = page.locator(".sources > li").evaluate_all(
        "all => Object.fromEntries(all.map((row) => [row.id, row.querySelector('.citation').textContent]))"
    )
    assert texts == {f"source-{key}": cite(key) for key in load("sources")["source_id"]}


def test_the_buttons_copy_what_cite_says(open_page: Opener) -> None:
    page, statistics = open_page(permissions=["clipboard-read", "clipboard-write"]), load("statistics")
    shown(page)
    foreign = statistics[statistics["source_title"].fillna("").str.contains("[^\x00-ɏ]", regex=True)]
    for key in dict.fromkeys([*statistics["claim_id"].iloc[[0, 60]], foreign["claim_id"].iloc[-1]]):
        row = page.locator(f"#claim-{key}")
        row.locator("summary").click()
        row.get_by_role("button", name="Copy").click()
        # By its key: what has the role of a status is looked for in the whole page, longer than the words stand there.
        expect(page.locator("#said[role=status]")).to_have_text("Citation copied.")
        expect(row.locator("button.copy")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == cite(statistics[statistics["claim_id"].eq(key)])
    for place, style in enumerate(("text", "bibtex")):
        page.locator("#cite button.copy").nth(place).click()
        assert page.evaluate("navigator.clipboard.readText()") == cite(style=style)


def test_without_a_clipboard_the_citation_is_selected(open_page: Opener) -> None:
    page = open_page()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("#cite button.copy").first.click()
    expect(page.get_by_role("button", name="Selected")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == cite()


def test_the_quote_holds_who_where_when_and_the_dataset(open_page: Opener) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    row = load("statistics").set_index("claim_id").loc["toi-2023-04-18_arms_import_share"]
    page.goto(f"{page.url}#claim-toi-2023-04-18_arms_import_share")
    page.locator("#claim-toi-2023-04-18_arms_import_share button.quoting").click()
    expect(page.locator("#said")).to_have_text("Quote copied.")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "69 percent: Share of major arms imports, Israel to Azerbaijan (period: 2016-2020). "
        "Stockholm International Peace Research Institute, in The Times of Israel, 18 April 2023 (date inferred). "
        f"{row['quote_url']} Recorded in bilateral-stats: figures about relations between two countries, as printed, "
        "toi-2023-04-18_arms_import_share."
    )
    page.locator(".card button.quoting").nth(3).click()
    expect(page.locator("#said")).to_have_text("Quote copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("$200 million: Trade, scope not stated")

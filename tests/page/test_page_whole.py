"""The page as a file: complete without a script, without a network, and true to the release beside it."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bilateral_stats import load, tables
from bilateral_stats.page import PAGE
from tests.conftest import RELEASED_CHARTS, ROOT
from tests.page.conftest import Opener

MOST_BYTES, MOST_BYTES_A_CLAIM = 300_000, 3_000

TEMPLATES = sorted((ROOT / "src" / "bilateral_stats" / "page" / "templates").iterdir())


class Reader(HTMLParser):
    """Collects what links, names and shows something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Mapping[str, str | None]]] = []
        self.texts: list[str] = []
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._inside):
            self.texts.append(data)

    def values(self, attribute: str) -> list[str]:
        return [found for _, attributes in self.tags if (found := attributes.get(attribute)) is not None]


@pytest.fixture(scope="module")
def text(release: Path) -> str:
    return (release / PAGE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reader(text: str) -> Reader:
    return Reader(text)


def test_it_is_one_small_file(text: str, reader: Reader) -> None:
    assert len(text.encode()) < MOST_BYTES + MOST_BYTES_A_CLAIM * len(load("statistics"))
    assert not [tag for tag, attributes in reader.tags if tag == "script" and "src" in attributes]
    assert not [tag for tag, attributes in reader.tags if tag == "link" and attributes.get("rel") == "stylesheet"]
    assert all(found.startswith("data:") for found in reader.values("src"))
    assert not re.search(r"(?:url\((?!data:font/woff)|@import)", text.split("<style>")[1].split("</style>")[0])


def test_everything_can_be_addressed(reader: Reader) -> None:
    names = Counter(reader.values("id"))
    assert [name for name, count in names.items() if count > 1] == []
    wanted = {f"chart-{name}" for name in RELEASED_CHARTS}
    for table, key, prefix in [
        ("statistics", "claim_id", "claim"),
        ("indicators", "indicator_id", "indicator"),
        ("comparisons", "comparison_id", "comparison"),
        ("sources", "source_id", "source"),
        ("events", "event_id", "event"),
        ("timeline", "event_date_id", "dating"),
    ]:
        wanted |= {f"{prefix}-{found}" for found in load(table)[key]}
    assert wanted <= set(names)


def test_no_link_is_empty_or_leads_nowhere(release: Path, reader: Reader) -> None:
    links, names = reader.values("href"), set(reader.values("id"))
    assert all(link and link != "#" for link in links)
    assert {link for link in links if link.startswith("#") and link[1:] not in names} == set()
    outside = re.compile(r"https?://|data:")
    inside = {link for link in links if not outside.match(link) and not link.startswith("#")}
    beside = {link for link in inside if link.startswith("../")}
    assert [(release / link).resolve().exists() for link in beside] == [True]
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert inside - beside == files - {PAGE}


def test_what_it_says_of_the_files_is_true(release: Path, text: str) -> None:
    rows = re.findall(r'<tr><th scope="row"><code>(\w+)</code>.*?class="number">(\d+)</td>', text)
    assert rows == [(table, str(len(load(table)))) for table in tables()]
    size = (release / "csv" / "statistics.csv").stat().st_size
    assert f"{len(load('statistics'))} rows, {round(size / 1000)} kB" in text


def test_nothing_missing_shows_as_a_word_of_a_program(reader: Reader) -> None:
    words = set(" ".join(reader.texts).split())
    assert words & {"nan", "NaN", "None", "NaT", "<NA>", "null", "undefined", "()", "“”"} == set()
    shown_words = " ".join(reader.texts)
    for missing in ("title not shown by the source", "authors not shown by the source"):
        assert missing in shown_words


def test_without_a_script_nothing_is_missing(open_page: Opener) -> None:
    page = open_page(java_script_enabled=False)
    statistics = load("statistics")
    assert page.locator("#table > tbody:visible").count() == len(statistics)
    assert page.locator(".drawing:visible").count() == len(RELEASED_CHARTS)
    assert page.locator(".sources > li:visible").count() == len(load("sources"))
    assert page.locator(".timeline > li:visible").count() == len(load("events"))
    assert page.locator("#downloads a:visible").count() == 4
    page.locator("#downloads summary").click()
    assert page.locator("#downloads a:visible").count() > 2 * len(tables())
    # What only a script can do does not stand there.
    for scripted in ("#finder", "#table thead button", "button.copy"):
        assert page.locator(f"{scripted}:visible").count() == 0
    row = page.locator("#table > tbody").first
    row.locator("summary").click()
    expect(row.locator(".citation")).to_be_visible()
    text = page.locator("#table").text_content() or ""
    assert all(label in text for label in statistics["value_label"])


def test_every_chart_stands_with_its_words_and_numbers(release: Path, open_page: Opener) -> None:
    page = open_page()
    for name in RELEASED_CHARTS:
        texts = json.loads((release / "figures" / f"{name}.json").read_text(encoding="utf-8"))
        figure = page.locator(f"#chart-{name}")
        assert texts["title"] in (figure.locator(".drawing").get_attribute("aria-label") or "")
        assert figure.locator("h3").text_content() == texts["title"]
        assert texts["alternative_text"] in (figure.locator("details").first.text_content() or "")
        keys = texts.get("claim_ids") or texts["event_date_ids"]
        assert figure.locator("tbody tr").count() == len(keys)
        assert figure.locator("svg text").count() > 5
        links = figure.locator("a[download]").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
        assert links == [f"figures/{name}.{ending}" for ending in ("svg", "png", "csv", "json")]


def test_the_cards_say_how_each_figure_stands(open_page: Opener) -> None:
    page = open_page()
    cards = page.locator(".card")
    assert cards.count() == 5
    links = cards.locator(".quote").evaluate_all("all => all.map((one) => one.href)")
    assert set(links) <= set(load("statistics")["quote_url"])
    shown = cards.locator(".figure").all_text_contents()
    # What the README is known for: the same five, as they are printed most often.
    assert shown[1:3] == ["69%", "17%"]
    assert "more than 6,000" in shown
    stands = load("comparisons").set_index("comparison_id")
    for number in range(cards.count()):
        target = cards.nth(number).locator("a[href^='#comparison-']").get_attribute("href") or ""
        row = stands.loc[target.removeprefix("#comparison-")]
        assert row["verdict"] in (cards.nth(number).locator(".verdict").get_attribute("class") or "").split()
        # A share of another whole is no scope of this one.
        if isinstance(row["related"], str) and row["unit"] != "PT":
            assert row["related"] in cards.nth(number).inner_text()


def test_it_allows_only_what_stands_in_it(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    refused = page.evaluate("""() => new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
        const script = document.createElement("script");
        script.textContent = "document.title = 'run'";
        document.body.append(script);
    })""")
    assert refused == "script-src-elem"
    assert page.title() != "run"
    page.close()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_knows_a_country_an_indicator_or_a_source(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    words = {*load("areas")["name"], *load("areas")["area"], *load("indicators")["indicator_id"]}
    words |= {*load("originators")["name"], *load("events")["event_id"]}
    assert {word for word in words if re.search(rf"\b{re.escape(html.escape(word))}\b", text)} == set()


def test_claims_that_are_left_out_say_why(open_page: Opener) -> None:
    page, slips = open_page(), load("slips").set_index("row_id")
    assert page.locator("#left-out [id^=slip-]").count() == len(slips)
    for key, row in slips.iterrows():
        said = page.locator(f"[id='slip-{key}']").text_content() or ""
        assert row["rank_reason"] in said
        assert row["label"] in said
    omitted = page.locator("#left-out details")
    omitted.locator("summary").click()
    assert omitted.locator("li").count() == len(load("omissions"))

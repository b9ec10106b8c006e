"""Search, lists and order: the page shows the rows that pandas finds for the same question."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from bilateral_stats import load
from bilateral_stats.words.rows import rows_of
from bilateral_stats.words.values import say_areas
from tests.page.conftest import Opener, shown

QUESTIONS = 80

SEARCHED = [
    "value_label",
    "as_printed",
    "in_english",
    "indicator_title",
    "areas",
    "originator",
    "outlet",
    "follows",
    "source_title",
    "note",
]

ASK = """(asked) => {
    const form = document.getElementById("finder");
    for (const field of form.elements) if (field.name) field.value = asked[field.name] ?? "";
    form.elements.area.dispatchEvent(new Event("change"));
}"""

SORTED_BY = {
    "figure": ["unit", "obs_value"],
    "indicator": ["indicator_title"],
    "period": ["period_start", "period_end"],
    "originator": ["originator"],
}


@pytest.fixture(scope="module")
def claims() -> pd.DataFrame:
    """The claims with their verdicts, as pandas sees them."""
    comparisons = load("comparisons").query("compared == 'claims'")
    rows = comparisons.assign(claim_id=comparisons["row_ids"].str.split()).explode("claim_id")
    found = load("statistics").merge(rows[["claim_id", "sources"]], on="claim_id", how="left")
    found["areas"] = [say_areas(row) for row in rows_of(found)]
    names = load("originators").dropna(subset="short_name").set_index("name")["short_name"]
    shorts = [found[name].map(names).fillna("") for name in ("originator", "outlet", "follows")]
    numbers = found[["obs_value", "obs_value_to", "unit", "dimension"]].apply(forms, axis=1)
    text = found[SEARCHED].fillna("").agg(" ".join, axis=1).str.cat([*shorts, numbers], sep=" ")
    return found.assign(text=" " + plain(text))


def forms(row: pd.Series) -> str:
    """A figure as people type it: $200m, 200 million, 6000, 30%."""
    said = []
    for value in row[["obs_value", "obs_value_to"]].dropna().abs():
        size, word = next(((s, w) for s, w in ((1e9, "billion"), (1e6, "million")) if value >= s), (1, ""))
        digits, mark = f"{value / size:.9g}", {"billion": "bn", "million": "m", "": ""}[word]
        sign = "$" if row["unit"] == "USD" else ""
        said += [digits, word, f"{digits}{mark}", f"{sign}{digits}{mark}{'%' if row['dimension'] == 'share' else ''}"]
        if value < 1e6:
            said.append(f"{value:.9g}")
    return " ".join(said)


def plain(texts: pd.Series) -> pd.Series:
    bare = texts.str.normalize("NFKD").str.replace(r"[\u0300-\u036f]", "", regex=True).str.lower()
    bare = bare.str.replace(r"(?<=\d),(?=\d{3})", "", regex=True)
    return bare.str.replace(r"(?:[^\w%$\u20ac\u00a3.]|_|\.(?!\d))+", " ", regex=True).str.strip()


def expected(claims: pd.DataFrame, asked: dict[str, str]) -> set[str]:
    found = claims
    for name, wanted in asked.items():
        if name == "q":
            for word in plain(pd.Series([wanted]))[0].split():
                found = found[found["text"].str.contains(f" {word}", regex=False)]
        elif name == "area":
            found = found[found["ref_area"].eq(wanted) | found["counterpart_area"].eq(wanted)]
        elif name == "pair":
            pairs = found[["ref_area", "counterpart_area"]].apply(lambda row: "-".join(sorted(row.dropna())), axis=1)
            found = found[pairs.eq(wanted)]
        elif name == "period" and wanted != "-":
            first, last = f"{wanted}-01-01", f"{wanted}-12-31"
            found = found[(found["period_start"] <= last) & (found["period_end"] >= first)]
        else:
            columns = {"indicator": "indicator_id", "originator": "originator_id", "verdict": "verdict"}
            column = found[columns.get(name, "time_period")]
            found = found[column.isna() if wanted == "-" else column.eq(wanted)]
    return set(found["claim_id"])


def questions(claims: pd.DataFrame) -> list[dict[str, str]]:
    """Return questions of one to three parts, most of them about a row that there is."""
    chance = random.Random(20230418)
    words = sorted({word for text in claims["text"] for word in text.split()})
    made = []
    while len(made) < QUESTIONS:
        row = claims.iloc[chance.randrange(len(claims))].dropna().to_dict()
        year = row["period_start"].year if "period_start" in row else "-"
        own = {
            "indicator": row["indicator_id"],
            "area": chance.choice([row["ref_area"], row["counterpart_area"]]),
            "originator": row.get("originator_id", "-"),
            "verdict": row.get("verdict", "-"),
            "period": str(year),
            "q": chance.choice([chance.choice(words)[:5], row["outlet"].upper(), row["value_label"]]),
        }
        made.append({name: own[name] for name in chance.sample(sorted(own), chance.randint(1, 3))})
    return made


def test_the_page_finds_what_pandas_finds(open_page: Opener, claims: pd.DataFrame) -> None:
    page = open_page()
    assert set(shown(page)) == set(claims["claim_id"])
    sizes = set()
    for asked in questions(claims):
        page.evaluate(ASK, asked)
        found = shown(page)
        assert len(found) == len(set(found))
        assert set(found) == expected(claims, asked), asked
        said = page.locator("#count").inner_text()
        assert said == (
            f"{len(found)} of {len(claims)} claims" if len(found) < len(claims) else f"{len(claims)} claims"
        )
        sizes.add(len(found))
    assert len(sizes) > 10, "the questions have answers of many sizes"


def test_every_choice_of_every_list_says_how_many_rows_it_finds(open_page: Opener, claims: pd.DataFrame) -> None:
    page = open_page()
    for name in ("pair", "indicator", "area", "originator", "verdict", "period"):
        options = page.locator(f"#{name} option").evaluate_all("all => all.map((one) => [one.value, one.text])")
        assert options[0] == ["", "any"]
        for value, label in options[1:]:
            assert label.endswith(f" ({len(expected(claims, {name: value}))})"), label
        if name not in {"period", "pair"}:
            columns = {"indicator": "indicator_id", "originator": "originator_id", "verdict": "verdict"}
            column = claims[columns[name]] if name in columns else pd.concat([claims.ref_area, claims.counterpart_area])
            assert {value for value, _ in options[1:]} == set(column.fillna("-"))


def test_the_rows_follow_each_other_as_in_pandas(open_page: Opener, claims: pd.DataFrame) -> None:
    page, indexed = open_page(), claims.set_index("claim_id")
    for column in [*SORTED_BY, "published", "verdict"]:
        heading = page.locator(f"#table th[data-column={column}]")
        for way in ("ascending", "descending"):
            heading.get_by_role("button").click()
            assert heading.get_attribute("aria-sort") == way
            assert page.locator("#table [aria-sort]").count() == 1
            rows = indexed.loc[shown(page)]
            assert len(rows) == len(claims)
            check_order(rows, column, way == "ascending")


def check_order(rows: pd.DataFrame, column: str, ascending: bool) -> None:
    if column in SORTED_BY:
        names = SORTED_BY[column]
        wanted = rows[names].sort_values(
            names, ascending=ascending, key=lambda cells: cells.str.casefold() if cells.dtype == "str" else cells
        )
        assert rows[names].fillna("").to_numpy().tolist() == wanted.fillna("").to_numpy().tolist()
    elif column == "published":
        # A day within a year, a month or a span of days sorts by its first day.
        first = list(rows["date_published"].str.split("/").str[0].str.rstrip("~").fillna("?"))
        known = [(day + "-01-01")[:10] for day in first if day != "?"]
        assert known == sorted(known, reverse=not ascending)
        assert first.index("?") == len(known)
    else:
        places = rows["verdict"].map({"conflict": 0, "compatible": 1, "repeated": 2, "growing": 3, "single": 5})
        known = list(places.dropna())
        assert known == sorted(known, reverse=not ascending)
        assert places.iloc[: len(known)].notna().all()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("SIPRI", lambda rows: rows["originator_id"].eq("sipri")),
        ("6000", lambda rows: rows["obs_value"].eq(6000)),
        ("6,000", lambda rows: rows["obs_value"].eq(6000)),
        ("$200m", lambda rows: rows["obs_value"].eq(2e8)),
        ("200 million", lambda rows: rows["obs_value"].eq(2e8)),
        ("30%", lambda rows: rows["obs_value"].eq(30) & rows["dimension"].eq("share")),
        ("30 percent", lambda rows: rows["obs_value"].eq(30) & rows["dimension"].eq("share")),
        ("one third", lambda rows: rows["as_printed"].str.contains("one-third")),
        ("Karabakh", lambda rows: rows["source_title"].fillna("").str.contains("Karabakh")),
    ],
)
def test_what_people_type_finds_what_they_mean(
    open_page: Opener, claims: pd.DataFrame, asked: str, found: Callable[[pd.DataFrame], pd.Series]
) -> None:
    page = open_page()
    page.get_by_label("Search").fill(asked)
    wanted = set(claims.loc[found(claims), "claim_id"])
    assert wanted
    assert wanted <= set(shown(page))
    assert len(shown(page)) <= len(wanted) + 8, "and little else"


def test_nothing_found_offers_a_way_back(open_page: Opener, claims: pd.DataFrame) -> None:
    page = open_page("?q=no+such+words")
    expect(page.locator("#nothing")).to_be_visible()
    page.locator("#nothing button").click()
    assert len(shown(page)) == len(claims)
    expect(page.locator("#nothing")).to_be_hidden()


def test_the_rows_that_are_shown_are_saved(open_page: Opener, claims: pd.DataFrame) -> None:
    page = open_page("?q=SIPRI")
    with page.expect_download() as started:
        page.get_by_role("button", name="These rows as CSV").click()
    rows = pd.read_csv(started.value.path(), dtype="str", keep_default_na=False)
    assert list(rows["key"]) == shown(page)
    recorded = claims.set_index("claim_id").loc[rows["key"]]
    assert list(rows["figure"]) == list(recorded["value_label"])
    assert list(rows["citation"]) == list(recorded["citation"])


def state(page: Page) -> dict[str, Any]:
    return {
        "rows": shown(page),
        "fields": page.evaluate(
            "Object.fromEntries([...document.getElementById('finder').elements]"
            ".filter((field) => field.name).map((field) => [field.name, field.value]))"
        ),
        "count": page.locator("#count").inner_text(),
        "sorted": page.locator("#table [aria-sort]").evaluate_all("all => all.map((one) => one.dataset.column)"),
    }


def test_a_view_can_be_sent(open_page: Opener, claims: pd.DataFrame) -> None:
    page = open_page()
    page.get_by_label("Country").select_option("ISR")
    page.get_by_label("Search").press_sequentially("percent & ")
    page.get_by_label("Search").fill("30 percent")
    page.locator("#table th[data-column=published]").get_by_role("button").click()
    page.locator("#table th[data-column=published]").get_by_role("button").click()
    view = page.evaluate("location.search")
    assert view == "?q=30+percent&area=ISR&sort=-published"
    seen = state(page)
    assert 0 < len(seen["rows"]) < len(claims)
    assert set(seen["rows"]) == expected(claims, {"q": "30 percent", "area": "ISR"})
    assert state(open_page(view)) == seen
    page.reload()
    assert state(page) == seen


def test_back_and_forward_walk_through_the_views(open_page: Opener) -> None:
    page = open_page()
    views = [state(page)]
    page.get_by_label("Country").select_option("ISR")
    views.append(state(page))
    page.get_by_label("Search").press_sequentially("oil", delay=20)
    page.wait_for_url("**/index.html?q=oil&area=ISR")
    page.get_by_label("Search").press_sequentially(" bayramov", delay=20)
    page.wait_for_url("**/index.html?q=oil+bayramov&area=ISR")
    views.append(state(page))
    page.locator("#table th[data-column=figure]").get_by_role("button").click()
    views.append(state(page))
    page.get_by_role("button", name="Clear").click()
    views.append(state(page))
    assert views[-1] == views[0]
    assert len({str(view) for view in views}) == len(views) - 1
    for view in reversed(views[:-1]):
        page.go_back()
        assert state(page) == view
    for view in views[1:]:
        page.go_forward()
        assert state(page) == view


def test_what_nobody_can_choose_is_not_chosen(open_page: Opener, claims: pd.DataFrame) -> None:
    page = open_page("?area=XXX&verdict=%00&sort=nothing&period=&q=+&unknown=1")
    assert len(shown(page)) == len(claims)
    assert page.get_by_label("Country").input_value() == ""


def test_an_address_opens_its_claim(open_page: Opener, claims: pd.DataFrame) -> None:
    key = claims["claim_id"].iloc[17]
    page = open_page(f"#claim-{key}")
    expect(page.locator(f"#claim-{key} details")).to_have_attribute("open", "")
    expect(page.locator(f"#claim-{key}")).to_be_in_viewport()
    assert page.locator("#table details[open]").count() == 1
    # A view that leaves the claim out gives way to it.
    page = open_page(f"?q=no+such+words#claim-{key}")
    expect(page.locator(f"#claim-{key}")).to_be_in_viewport()
    assert len(shown(page)) == len(claims)
    assert page.evaluate("location.search + location.hash") == f"#claim-{key}"


def test_an_address_opens_what_its_comparison_stands_in(open_page: Opener) -> None:
    key = load("comparisons").query("verdict == 'conflict' and compared == 'claims'")["comparison_id"].iloc[0]
    page = open_page()
    expect(page.locator(f"#comparison-{key}")).to_be_hidden()
    page = open_page(f"#comparison-{key}")
    expect(page.locator(f"#comparison-{key}")).to_be_in_viewport()

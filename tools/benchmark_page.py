"""Measure the page in a browser: the script of the first view, and how soon a filter answers, also with many claims.

Prints milliseconds, each beside its limit: the time for which the page itself was at work, so that a busy machine does
not move it much; a slower one does. The last line is a ratio: what many claims cost against those of the record.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from browser import MISSING, find_browser, open_browser
from playwright.sync_api import Browser, CDPSession, Page

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import all_tables, build_release
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.page.contents import Contents, page_contents
from bilateral_stats.page.rendering import render
from bilateral_stats.record.checking import check_record

ROOT = Path(__file__).resolve().parents[1]

RUNS = 7
"""First views; the middle one counts."""

MANY = 10_000

MOST_SCRIPT = 200.0
"""Milliseconds of script in the first view."""

MOST_FILTER = 100.0
"""Milliseconds from a question to the rows that answer it, laid out: the slowest on the record, the middle of many."""

MOST_SLOWEST = 250.0
"""Milliseconds of the slowest question with many claims."""

IDLE = 2000
"""Milliseconds that a page is left alone for after its first view, as somebody reads who then asks."""

FILTER = """(asked) => {
    const form = document.getElementById("finder");
    for (const field of form.elements) if (field.name) field.value = asked[field.name] ?? "";
    form.elements.q.dispatchEvent(new Event("input"));
    document.getElementById("indicators").getBoundingClientRect();
}"""
"""Asks a question, and has the browser lay out what follows the table."""


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 when something takes longer than its limit, or where there is no browser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=MANY, help=f"claims of the large page (default: {MANY})")
    many: int = parser.parse_args(arguments).claims
    program = find_browser()
    if program is None:
        print(MISSING, file=sys.stderr)
        return 1
    slow = False
    with tempfile.TemporaryDirectory() as folder, open_browser(program) as browser:
        release = build_release(DATASETS, Path(folder) / "releases", ROOT)
        record = check_record(DATASETS)
        frames = all_tables(record.frames)
        catalogue = read_catalogue(DATASETS, record.dataset, frames)
        contents = page_contents(release, frames, catalogue)
        medians = []
        for size in (len(contents.claims), many):
            path = Path(folder) / f"{size}.html"
            path.write_text(render(with_claims(contents, size)), encoding="utf-8")
            script = statistics.median(first_view(browser, path) for _ in range(RUNS))
            answers = filter_times(browser, path, questions(contents))
            medians.append(statistics.median(answers))
            print(f"{size:,} claims, {path.stat().st_size / 1e6:.1f} MB")
            print(f"  script of the first view       {script:7.1f} ms  (at most {MOST_SCRIPT:.0f} for the record)")
            slowest = MOST_SLOWEST if size == many else MOST_FILTER
            print(f"  a filter answers, middle       {medians[-1]:7.1f} ms  (at most {MOST_FILTER:.0f})")
            print(f"  a filter answers, slowest      {max(answers):7.1f} ms  (at most {slowest:.0f})", flush=True)
            slow |= medians[-1] > MOST_FILTER or max(answers) > slowest or (size != many and script > MOST_SCRIPT)
        rows = many / len(contents.claims)
        print(f"filter, many claims / the record {medians[1] / medians[0]:7.1f}     ({rows:.1f} times the claims)")
    return 1 if slow else 0


def with_claims(contents: Contents, size: int) -> Contents:
    """Return the contents with as many claims: those of the record, over and over, each under a key of its own."""
    own = contents.claims
    return replace(
        contents, claims=[replace(own[number % len(own)], key=f"synthetic-{number}") for number in range(size)]
    )


def questions(contents: Contents) -> list[dict[str, str]]:
    """Return questions with large, small and no answers."""
    lists = [
        {facet.name: option.value} for facet in contents.facets for group in facet.groups.values() for option in group
    ]
    words = [{"q": word} for word in ("a", "percent", "2023 soldiers", "times of", "nothing like it")]
    return [{}, *words, *lists[:: max(1, len(lists) // 20)], {}]


def first_view(browser: Browser, path: Path) -> float:
    """Return the milliseconds of script when a browser opens a page for the first time."""
    context = browser.new_context()
    page = context.new_page()
    session = measured(page)
    page.goto(path.as_uri())
    time = spent(session, "ScriptDuration")
    context.close()
    return time


def filter_times(browser: Browser, path: Path, asked: list[dict[str, str]]) -> list[float]:
    """Return how many milliseconds each question takes but for the first."""
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(IDLE)
    session, times = measured(page), []
    for question in asked:
        before = spent(session, "TaskDuration")
        page.evaluate(FILTER, question)
        times.append(spent(session, "TaskDuration") - before)
    page.close()
    return times[1:]


def measured(page: Page) -> CDPSession:
    """Return what tells how long a page was at work, waiting not counted."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def spent(session: CDPSession, name: str) -> float:
    """Return one of the browser's counters in milliseconds."""
    counters = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    return float(counters[name]) * 1000


if __name__ == "__main__":
    sys.exit(main())

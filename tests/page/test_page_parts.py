"""Parts of the page that can be tried alone: drawings, examples, sizes."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
from pathlib import Path

import duckdb
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from bilateral_stats import DataError, load
from bilateral_stats.charts.palette import PALETTE
from bilateral_stats.page.downloads import say_size
from bilateral_stats.page.examples import Example, examples
from bilateral_stats.page.inline_svg import image_address, shorter_path
from tests.conftest import RELEASED_CHARTS, ROOT

STYLE = ROOT / "src" / "bilateral_stats" / "page" / "templates" / "style.css"


@pytest.fixture(scope="module")
def shown_examples() -> dict[str, Example]:
    found = examples((ROOT / "README.md").read_text(encoding="utf-8"))
    return {example.language: example for example in found}


@pytest.mark.parametrize(
    ("path", "shorter"),
    [
        ("M 1 2 L 4 2 L 4 8 L 1 2 Z", "m1 2h3v6l-3-6z"),
        ("M0 0L0.126 -0.5", "m0 0l0.13-0.5"),
        ("M10 10Q12 8 14 10Z M10 20L11 21", "m10 10q2-2 4 0zm0 10l1 1"),
        ("M0 0C1 2 3 4 5 6L5 6", "m0 0c1 2 3 4 5 6v0"),
    ],
)
def test_a_path_in_steps(path: str, shorter: str) -> None:
    assert shorter_path(path) == shorter


def test_steps_do_not_drift() -> None:
    # Each line goes a third of the smallest step to the right.
    path = "M0 0" + "".join(f"L{number / 300:.6f} {number}" for number in range(1, 901))
    right = [float(step) for step in re.findall(r"l([\d.]+) 1", shorter_path(path))]
    assert len(right) == 300
    assert sum(right) == pytest.approx(3)


@pytest.mark.parametrize("name", RELEASED_CHARTS)
def test_a_drawing_in_the_page_looks_like_its_file(release: Path, browser: Browser, name: str) -> None:
    file = release / "figures" / f"{name}.svg"
    pictures = []
    page = browser.new_page(viewport={"width": 480, "height": 700})
    for address in (file.as_uri(), image_address(file.read_text(encoding="utf-8"))):
        page.goto("about:blank")
        page.goto(address)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
        pictures.append(np.asarray(picture, dtype=float))
    page.close()
    before, after = pictures
    assert before.min() < 60, "something is drawn"
    # A hundredth of a point moves the grey of an edge, never a shape.
    difference = np.abs(before - after)
    assert difference.mean() < 0.5
    assert (difference > 100).mean() < 0.0005


def test_an_address_cannot_end_its_attribute() -> None:
    address = image_address('<svg viewBox="0 0 1 1"><text a="&quot;%">\'#</text></svg>')
    assert set(address) & {'"', "&"} == set()
    assert address == "data:image/svg+xml,<svg viewBox='0 0 1 1'><text a='%26quot;%25'>%27%23</text></svg>"


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (9949, "9.9 kB"), (93_400, "93 kB"), (999_499, "999 kB"),
     (999_500, "1.0 MB"), (1_432_129, "1.4 MB"), (2_000_000_000_000, "2000 GB")],
)  # fmt: skip
def test_sizes_in_words(size: int, said: str) -> None:
    assert say_size(size) == said


def test_the_example_in_python_runs_in_the_release(
    release: Path, shown_examples: dict[str, Example], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release)
    example, printed = shown_examples["Python"], io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example.code, "index.html", "exec"), {})
    assert printed.getvalue() == example.output != ""


def test_the_example_in_duckdb_runs_in_the_release(
    release: Path, shown_examples: dict[str, Example], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release)
    rows = duckdb.sql(shown_examples["duckdb"].code).fetchall()
    assert rows
    assert {row[0] for row in rows} <= set(load("statistics")["value_label"])


def test_the_example_in_r_runs_in_the_release(release: Path, shown_examples: dict[str, Example]) -> None:
    lines = shown_examples["R"].code.splitlines()
    assert len(lines) == 3
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("no R: its example is not run")
    # The package arrow is not part of R: its line is left out where it is not installed.
    has_arrow = subprocess.run([program, "-e", "library(arrow)"], capture_output=True, check=False).returncode == 0
    code = "\n".join([*(lines if has_arrow else lines[1:]), "cat(nrow(statistics), statistics$ref_area_m49[1])"])
    done = subprocess.run([program, "-e", code], cwd=release, capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(load('statistics'))} {load('statistics')['ref_area_m49'].iloc[0]}"


def test_a_readme_without_examples_is_one_plain_line() -> None:
    with pytest.raises(DataError, match=r"README\.md shows no way to load a release"):
        examples("# A title\n")


def test_the_accent_is_of_the_palette_of_the_charts() -> None:
    text = STYLE.read_text(encoding="utf-8")
    accents = [line.split(":")[1].strip(" ;\n").upper() for line in text.splitlines() if "--accent:" in line][:2]
    assert accents == [PALETTE["blue"], PALETTE["sky blue"]]

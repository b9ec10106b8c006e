"""Print how much longer the package takes than bare libraries, and how time and memory grow with the record.

Each pair of commands runs in turn, A B A B ..., each in a fresh process; a ratio is the median of those of the turns,
so that a machine that slows down meanwhile does not move it. The ratios mean something within one run on one machine;
the times themselves do not, and are printed only where growth is measured.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from growing import partitioned
from growing.growth import MOST_GROWTH, MOST_MEMORY, MOST_TIMES_BARE, SIZES, Growth, measure_growth, run_measured
from growing.rule_times import rule_times

from bilateral_stats.api.load import DATASETS
from bilateral_stats.build import build_release
from bilateral_stats.charts.catalogue_file import CHARTS_FILE
from bilateral_stats.charts.drawing.page import DPI
from bilateral_stats.charts.save import PNG_DPI
from bilateral_stats.charts.shapes import SHAPES

ROOT = Path(__file__).resolve().parents[1]

RUNS = 21
"""Odd, so that the median is one of the runs; enough to outlast a busy second."""

PARTS = ("start", "load", "build", "charts", "numbers")
"""Groups of pairs."""

FEW_RUNS = 5
"""For the pairs that take seconds."""

ARTICLE_SIZE = 5_000_000
"""Characters of a very long text: a hundred times the longest article."""

MOST_SCALE = 1.25
"""Highest ratio of the time a claim takes in partitions at a size to that at the size before."""

IMPORTS = "import pandas, pandera.pandas, pyarrow.parquet, matplotlib.figure"
"""What a build cannot do without."""

BUILD = """
from pathlib import Path
from bilateral_stats import build
from bilateral_stats.api.load import DATASETS
for name in {without!r}:
    setattr(build, name, lambda *_: None)
build.build_release(DATASETS, Path({out!r}), Path({project!r}))
"""

NEW_FORMATS = ("write_workbook", "write_stata", "write_database")
"""What writes the formats that a build has beside CSV and Parquet."""

BARE_CHARTS = """
from matplotlib.figure import Figure
for number in range({count}):
    for width, height in {sizes!r}:
        figure = Figure(figsize=(width / {dpi}, height / {dpi}), dpi={dpi})
        axes = figure.subplots()
        axes.plot(range(12), range(12), "o")
        axes.set_title("A title")
        figure.savefig({folder!r} + f"/{{number}}-{{height}}.svg")
        figure.savefig({folder!r} + f"/{{number}}-{{height}}.png", dpi={png_dpi})
"""
"""As many simple charts of the same sizes, drawn and saved by matplotlib alone."""

CHARTS = """
from pathlib import Path
from bilateral_stats import load
from bilateral_stats.api.load import DATASETS, packaged_dataset
from bilateral_stats.charts import CHART_TABLES, write_charts
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.charts.shapes import SHAPES
tables = {{table: load(table) for table in CHART_TABLES}}
catalogue = read_catalogue(DATASETS, packaged_dataset(), tables)
write_charts(catalogue.charts, tables, catalogue, Path({folder!r}), shapes=SHAPES)
"""

READINGS = """
from bilateral_stats.numerals.readings import read_paragraph
sentence = {sentence!r}
read_paragraph(sentence * ({size} // len(sentence)))
"""

READ_SIZE = ARTICLE_SIZE // 25
"""Characters of a text whose numbers are read, not only found."""

MENTIONS = """
from bilateral_stats.numerals.mentions import find_mentions
sentence = {sentence!r}
find_mentions(sentence * ({size} // len(sentence)))
"""

SENTENCES = {
    "a plain sentence": "On 3 May 2021 about twenty-five ships sold 1.7 billion of oil, 30 percent more than before. ",
    "digits": "1234567890",
    "number words": "million twenty-",
    "commas": "1,",
    "money": "It paid Rs 2,000 crore, US$1.2bn, EUR 3bn to $5 and 1.3 billion Swiss francs of 26 pounds sterling. ",
    "currency signs": "$\u20ac ",
    "percent": "It fell by 5 per cent to 3 pc, one in five, 10 to 15 per cent, 0.5 percentage points or a third. ",
}
"""Texts for the number finder: one that is like an article, and some that try to make a pattern run wild."""


@dataclass(frozen=True)
class Pair:
    """Two Python programs, how many times longer the first may take, and how often each is run at most."""

    name: str
    command: str
    bare: str
    limit: float
    runs: int = RUNS


def main(arguments: list[str] | None = None) -> int:
    """Print each ratio with its limit, then the growth; return 1 when something is above its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each command of a pair (default: {RUNS})")
    parser.add_argument("--only", choices=(*PARTS, "growth", "scale"), help="leave out the other parts")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help=f"numbers of claims (default: {' '.join(map(str, SIZES))})"
    )
    options = parser.parse_args(arguments)
    slow = 0
    if options.only is None or options.only in PARTS:
        slow += print_pairs(options.runs, [options.only] if options.only else PARTS)
    if options.only in {None, "growth"}:
        slow += print_growth(sorted(options.sizes))
    if options.only == "scale":
        slow += print_scale(sorted(options.sizes))
    return 1 if slow else 0


def print_pairs(runs: int, parts: Iterable[str]) -> int:
    """Print the ratio and the limit of each pair of some parts; return how many are above."""
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        release = build_release(DATASETS, Path(folder) / "releases", ROOT)
        # The installed package, with compiled modules, as users have it; not the checkout.
        environment = os.environ | {"PYTHONPATH": str(install(release, Path(folder) / "installed"))}
        pairs = {
            "start": _starting(),
            "load": _loading(release),
            "build": _building(Path(folder)),
            "charts": _drawing(Path(folder)),
            "numbers": _finding(),
        }
        for pair in (pair for part in parts for pair in pairs[part]):
            ratio = compare(pair.command, pair.bare, min(runs, pair.runs), environment)
            slow += _print_ratio(pair.name, ratio, pair.limit)
    return slow


def print_growth(sizes: Sequence[int]) -> int:
    """Print what each size took, the slowest rule and the ratios with their limits; return how many are above."""
    slow = 0
    before: Growth | None = None
    with tempfile.TemporaryDirectory() as folder:
        for now, record in measure_growth(sizes, Path(folder)):
            print(f"{now.claims:,} claims")
            for name, measured in (
                ("check", now.check),
                ("check and build", now.build),
                ("bare pandas, claims", now.bare_claims),
                ("bare pandas, tables", now.bare_tables),
            ):
                times = f"{measured.seconds:7.2f} s, {measured.cpu_seconds:7.2f} s of processor"
                print(f"  {name:<24} {times}, {measured.memory:5.0f} MiB", flush=True)
            rules = rule_times(record)
            slowest = max(rules, key=lambda name: rules[name])
            print(f"  slowest rule: {slowest}: {rules[slowest]:.2f} s of {sum(rules.values()):.2f} s")
            print(f"  {'check and build / bare pandas, claims':<58} {now.times_bare_claims:5.2f}")
            slow += _print_ratio("  check and build / bare pandas, tables", now.times_bare_tables, MOST_TIMES_BARE)
            slow += _print_ratio("  peak of the memory, MiB", now.build.memory, MOST_MEMORY)
            if before is not None:
                name = f"  time a claim / that of {before.claims:,} claims"
                slow += _print_ratio(name, now.growth_from(before), MOST_GROWTH)
            before = now
    return slow


def print_scale(sizes: Sequence[int]) -> int:
    """Print what checking and comparing records in partitions takes, beside bare pyarrow; return how many are above."""
    slow = 0
    before: dict[str, float] = {}
    for claims in sizes:
        with tempfile.TemporaryDirectory() as place:
            record, out = Path(place) / "record", Path(place) / "out"
            record.mkdir()
            out.mkdir()
            partitioned.write_partitioned(claims, record)
            print(f"{claims:,} claims in partitions")
            bare = run_measured(partitioned.BARE, record=record, out=out)
            print(f"  {'bare pyarrow':<24} {bare.seconds:7.2f} s, {bare.memory:5.0f} MiB", flush=True)
            for name, program in (("check", partitioned.CHECK), ("compare", partitioned.COMPARE)):
                took = run_measured(program, record=record, out=out)
                print(f"  {name:<24} {took.seconds:7.2f} s, {took.memory:5.0f} MiB", flush=True)
                print(f"  {f'{name} / bare pyarrow':<58} {took.seconds / bare.seconds:5.2f}")
                slow += _print_ratio(f"  {name}: peak of the memory, MiB", took.memory, MOST_MEMORY)
                if name in before:
                    ratio = took.seconds / claims / before[name]
                    slow += _print_ratio(f"  {name}: time a claim / that of the size before", ratio, MOST_SCALE)
                before[name] = took.seconds / claims
    return slow


def _print_ratio(name: str, ratio: float, limit: float) -> bool:
    print(f"{name:<60} {ratio:5.2f}  (at most {limit})", flush=True)
    return ratio > limit


def install(release: Path, folder: Path) -> Path:
    """Install the wheel of a release alone into a folder; return the folder."""
    [wheel] = release.glob("*.whl")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(folder)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)  # noqa: S603 - our own command
    return folder


def compare(command: str, bare: str, runs: int, environment: Mapping[str, str]) -> float:
    """Return how much longer one Python program takes than another, each in a fresh process.

    Parameters
    ----------
    command, bare
        Python programs.
    runs
        How often each is run, after one run that is not counted.
    environment
        Variables of the processes.
    """
    times: dict[str, list[float]] = {command: [], bare: []}
    for _ in range(runs + 1):
        for code, measured in times.items():
            start = time.perf_counter()
            command_line = [sys.executable, "-c", code]
            subprocess.run(command_line, check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603 - our code
            measured.append(time.perf_counter() - start)
    turns = zip(times[command][1:], times[bare][1:], strict=True)
    return statistics.median(ours / theirs for ours, theirs in turns)


def _starting() -> Iterator[Pair]:
    command = "from bilateral_stats.cli.commands import run_line; run_line(['--help'])"
    yield Pair("bilateral-stats --help / importing argparse", command, "import argparse", 2.0)


def _loading(release: Path) -> Iterator[Pair]:
    for table, limit in (("claims", 1.1), ("sources", 1.1), ("statistics", 1.2), ("timeline", 1.2)):
        command = f"import bilateral_stats; bilateral_stats.load({table!r})"
        bare = f"import pandas as pd; pd.read_csv({str(release / 'csv' / f'{table}.csv')!r})"
        yield Pair(f'load("{table}") / pd.read_csv', command, bare, limit)


def _building(folder: Path) -> Iterator[Pair]:
    command = BUILD.format(project=str(ROOT), out=str(folder / "built"), without=())
    yield Pair("build_release / importing what it needs", command, IMPORTS, 4.2, FEW_RUNS)
    command = BUILD.format(project=str(ROOT), out=str(folder / "without"), without=NEW_FORMATS)
    yield Pair("  without workbook, Stata and SQLite", command, IMPORTS, 3.0, FEW_RUNS)


def _drawing(folder: Path) -> Iterator[Pair]:
    (folder / "bare").mkdir()
    count = len(tomllib.loads((DATASETS / CHARTS_FILE).read_text(encoding="utf-8"))["charts"])
    sizes = [(shape.width, shape.height) for shape in SHAPES.values()]
    bare = BARE_CHARTS.format(count=count, folder=str(folder / "bare"), sizes=sizes, dpi=DPI, png_dpi=PNG_DPI)
    name = f"{count} charts in {len(sizes)} shapes / as many bare charts"
    yield Pair(name, CHARTS.format(folder=str(folder)), bare, 1.5, FEW_RUNS)


def _finding() -> Iterator[Pair]:
    # Twice the text takes twice the time: no pattern runs back over what it has read.
    for name, sentence in SENTENCES.items():
        whole, half = (MENTIONS.format(sentence=sentence, size=size) for size in (ARTICLE_SIZE, ARTICLE_SIZE // 2))
        yield Pair(f"numbers in 5 MB of {name} / in 2.5 MB", whole, half, 2.5, FEW_RUNS)
        whole, half = (READINGS.format(sentence=sentence, size=size) for size in (READ_SIZE, READ_SIZE // 2))
        yield Pair(f"numbers read in 200 kB of {name} / in 100 kB", whole, half, 2.5, FEW_RUNS)


if __name__ == "__main__":
    sys.exit(main())

"""A record of two other countries, in a currency and on a topic of its own: nothing in it is known to the code."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pytest

from bilateral_stats.api.load import DATASETS, packaged_dataset
from bilateral_stats.build import build_release
from bilateral_stats.charts import CHART_TABLES
from bilateral_stats.charts.catalogue_file import read_catalogue
from bilateral_stats.formats import sdmx
from bilateral_stats.ground.dataset import read_dataset
from bilateral_stats.ground.errors import DataError
from bilateral_stats.record.checking import check_record
from bilateral_stats.release.reader import open_release, read_table
from bilateral_stats.release.verifying import verify_release
from tests.conftest import DATASET, ROOT, SAMPLE, faults_of

FILES = {
    "dataset.toml": """\
name = "nordic-figures"
title = "nordic-figures: what two neighbours print about each other"
description = "Figures about Norway and Sweden."
version = "0.3.0"
released = 2026-02-01
publisher = "The keepers of the nordic figures"

[licence]
id = "CC0-1.0"
title = "CC0 1.0 Universal"
url = "https://creativecommons.org/publicdomain/zero/1.0/"
""",
    "areas.csv": """\
area,name,m49,cow_code,gw_code
NOR,Norway,578,385,385
SWE,Sweden,752,380,380
""",
    "originators.csv": """\
originator_id,name,short_name,kind,area,note
avisen,Avisen,,outlet,,
bladet,Bladet,,outlet,,
""",
    "sources.csv": """\
source_id,source_type,title,authors,outlet_id,follows_id,language,date_published,date_basis,url,date_accessed,text_sha256,note
avisen,news_article,,,avisen,,en,2026-01-05,printed,https://example.org/a,2026-01-10,,
bladet,news_article,,,bladet,,en,2026-01-07,printed,https://example.com/b,2026-01-10,,
""",
    "units.csv": """\
unit,label,dimension,base_unit,factor,sign
NOK,Norwegian kroner,money,,,
PS,persons,persons,,,
""",
    "codelists.csv": """\
codelist,code,label,meaning
topic,migration,People on the move,Who moves from one country to the other.
topic,trade,Trade,Goods.
event_type,border_opening,Opening of a border,A border is opened.
""",
    "indicators.csv": """\
indicator_id,topic,title,definition,dimension,unit_label,direction,denominator,minimum,maximum
fish_exports,trade,Exports of fish,Fish of any sort.,money,,outflow,,0,
movers,migration,People who move,Everybody who moves.,persons,people,outflow,,0,
""",
    "claims.csv": """\
claim_id,indicator_id,ref_area,counterpart_area,time_period,as_of,obs_value,obs_value_to,unit,qualifier,obs_status,as_printed,in_english,originator_id,source_id,paragraph,rank,rank_reason,note
avisen_fish,fish_exports,NOR,SWE,2024,,7000000000,,NOK,exact,A,7 billion kroner,,,avisen,1,normal,,
avisen_movers,movers,NOR,SWE,2024,,5000,,PS,about,A,"about 5,000 people",,,avisen,2,normal,,
bladet_movers,movers,NOR,SWE,2024,,9000,,PS,more_than,A,"more than 9,000 moved",,,bladet,1,normal,,
""",
    "events.csv": """\
event_id,event_type,title,ref_area,counterpart_area,place
""",
    "event_dates.csv": """\
event_date_id,event_id,time_period,event_status,date_basis,as_printed,in_english,originator_id,source_id,paragraph,rank,rank_reason,note
""",
    "waivers.csv": "source_id,paragraph,as_printed,reason,note\n",
    "indicator_links.csv": "indicator_id,relation,related_id,note\n",
    "omissions.csv": "omission_id,subject,as_printed,in_english,publisher,date_published,url,reason,note\n",
}
"""No range, no event, nobody who is credited, and a currency without a sign."""

OURS = re.compile(r"azerbaijan|israel|armenia|\bAZE\b|\bISR\b", re.IGNORECASE)


@pytest.fixture
def nordic(tmp_path: Path) -> Path:
    """The folder of the record."""
    folder = tmp_path / "nordic"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def change(nordic: Path) -> Callable[[str, str, str], None]:
    """Replace a text in one of its files; the file is written where there is none."""

    def write(name: str, old: str, new: str) -> None:
        text = FILES.get(name, old)
        assert old in text
        (nordic / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return write


def frames_of(release: Path) -> dict[str, pd.DataFrame]:
    opened = open_release(release)
    return {table: read_table(opened, table) for table in CHART_TABLES}


def chart(**changed: object) -> str:
    """Return the text of a catalogue with one chart."""
    entry: dict[str, object] = {"name": "fish", "kind": "rows", "title": "Fish: {value}", **changed}
    select = entry.pop("select", '{ indicator = "fish_exports", ref_area = "NOR", counterpart_area = "SWE" }')
    settings = "".join(f"{key} = {json.dumps(value)}\n" for key, value in entry.items())
    return f"[[charts]]\n{settings}select = [{select}]\n"


def test_the_record_is_built_whole_and_holds_no_word_of_ours(nordic: Path, tmp_path: Path) -> None:
    said: list[str] = []
    release = build_release(nordic, tmp_path / "out", skipped=said.append)
    assert (release, said) == (tmp_path / "out" / "0.3.0", [])
    assert (tmp_path / "out" / "nordic-figures-0.3.0.zip").exists()
    assert verify_release(release).faults == []
    names = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert not [name for name in names if name.endswith((".whl", ".cdx.json"))]
    assert {"dataset.toml", "csv/units.csv", "csv/codelists.csv", "index.html"} <= names
    assert "charts.toml" not in names

    for name in names:
        text = (release / name).read_bytes().decode("utf-8", "replace")
        assert OURS.findall(text) == [], name
    readme = (release / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# nordic-figures 0.3.0\n")
    assert f"version {version('bilateral-stats')} of the package `bilateral-stats`" in readme
    assert 'pd.read_parquet("parquet/statistics.parquet")' in readme
    assert "LICENSE-DATA" not in readme

    statistics = pd.read_parquet(release / "parquet" / "statistics.parquet")
    assert statistics["value_label"].tolist() == [
        "7 billion Norwegian kroner", "about 5,000 people", "more than 9,000 people",
    ]  # fmt: skip
    assert statistics.attrs["citation"].startswith("The keepers of the nordic figures (2026). nordic-figures: ")
    assert statistics.attrs["license"] == "CC0-1.0"
    structure = (release / "sdmx" / "structure.xml").read_text(encoding="utf-8")
    assert 'agencyID="NORDIC_FIGURES"' in structure
    assert '<str:Code id="NOK">' in structure
    topic = next(
        field
        for resource in open_release(release).resources("csv").values()
        for field in resource["schema"]["fields"]
        if field["name"] == "topic"
    )
    assert topic["constraints"]["enum"] == ["migration", "trade"]
    page = (release / "index.html").read_text(encoding="utf-8")
    assert "People on the move" in page
    assert "Norwegian kroner" in page


def test_standard_charts_say_what_is_counted_and_between_whom(nordic: Path, tmp_path: Path) -> None:
    release = build_release(nordic, tmp_path / "out")
    frames = frames_of(release)
    charts = read_catalogue(nordic, read_dataset(nordic), frames).charts
    assert {name: one.title for name, one in charts.items()} == {
        "movers_nor_swe": "People who move: Norway to Sweden",
        "at_a_glance": "Figures at a glance",
    }
    assert [one.indicator for one in charts["at_a_glance"].select] == ["movers", "fish_exports"]
    texts = json.loads((release / "figures" / "movers_nor_swe.json").read_text(encoding="utf-8"))
    assert texts["subtitle"] == "In people"
    assert texts["dataset"] == "nordic-figures 0.3.0 \u00b7 CC0 1.0"
    assert texts["claim_ids"] == ["avisen_movers", "bladet_movers"]


def test_at_most_twelve_standard_charts_most_claims_first(nordic: Path, tmp_path: Path) -> None:
    frames = frames_of(build_release(nordic, tmp_path / "out"))
    movers = frames["statistics"][frames["statistics"]["indicator_id"] == "movers"]
    copies = [movers.assign(indicator_id=f"movers{number:02d}") for number in range(14)]
    more = [movers.assign(indicator_id="movers13")]
    frames["statistics"] = pd.concat([*copies, *more], ignore_index=True)
    names = list(read_catalogue(nordic, DATASET, frames).charts)
    assert names[0] == "movers13_nor_swe"
    assert names[1:] == [*(f"movers{number:02d}_nor_swe" for number in range(11)), "at_a_glance"]


def test_a_chart_without_rows_is_left_out_with_a_line(
    nordic: Path, change: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    nobody = '{ indicator = "movers", ref_area = "SWE", counterpart_area = "NOR" }'
    change("charts.toml", "", chart() + chart(name="nobody", title="Nobody", select=nobody))
    nothing = "the table statistics has no row of indicator movers, areas SWE and NOR"
    said: list[str] = []
    release = build_release(nordic, tmp_path / "out", skipped=said.append)
    assert said == [f"chart 'nobody': nothing to draw: {nothing}; it is left out"]
    assert sorted(path.name for path in (release / "figures").iterdir()) == [
        "fish.csv", "fish.json", "fish.png", "fish.svg",
    ]  # fmt: skip
    assert (release / "charts.toml").read_bytes() == (nordic / "charts.toml").read_bytes()
    # The release holds what it needs to be drawn again.
    again = read_catalogue(release, read_dataset(release), frames_of(release))
    assert list(again.charts) == ["fish", "nobody"]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("dataset.toml", 'name = "nordic-figures"\n', "", "dataset.toml: name: this key is missing; the keys are: n"),
        ("dataset.toml", "nordic-figures", "Nordic Figures", "dataset.toml: name 'Nordic Figures': write a name in"),
        ("dataset.toml", "0.3.0", "0.3", "dataset.toml: version '0.3': write a version of three numbers"),
        ("dataset.toml", "2026-02-01", '"2026-02-01"', "dataset.toml: released '2026-02-01': write a day without"),
        ("dataset.toml", "https://creative", "creative", "dataset.toml: licence.url 'creativecommons.org"),
        ("dataset.toml", "[licence]", "[license]", "dataset.toml: licence: this key is missing; the keys are: n"),
        ("dataset.toml", "[licence]", "[extra]\n[licence]", "dataset.toml: extra: there is no such table; the keys"),
        ("dataset.toml", "id =", "code =", "dataset.toml: licence.code: there is no such key; the keys of lic"),
        ("dataset.toml", "0.3.0", "", "dataset.toml: version '': this may not be empty"),
        ("dataset.toml", 'title = "nordic', "title = nordic", "dataset.toml:2: this is not TOML: Invalid value"),
        ("units.csv", "money", "", "units.csv:2: dimension '': may not be empty"),
        ("units.csv", "money,,,", "money,PS,2,", "units.csv:2: base_unit 'PS': amounts of money are compared"),
        ("units.csv", "persons,,,", "persons,,,%", "units.csv:3: sign '%': only a currency has a sign before"),
        ("units.csv", "persons,,,", "persons,NOK,2,", "units.csv:3: base_unit 'NOK': this unit is none of the"),
        ("claims.csv", "NOK", "NOKK", "claims.csv:2: unit 'NOKK': there is no such unit in nordic/units.c"),
        ("indicators.csv", "migration", "moving", "indicators.csv:3: topic 'moving': there is no such topic in nordic"),
    ],
)  # fmt: skip
def test_a_fault_is_one_line_that_names_its_place(
    file: str, old: str, new: str, told: str, nordic: Path, change: Callable[[str, str, str], None]
) -> None:
    change(file, old, new)
    lines = [str(fault) for fault in faults_of(nordic)]
    assert [line for line in lines if line.startswith(f"nordic/{told}")], lines


def test_without_its_file_a_folder_is_no_record(nordic: Path) -> None:
    (nordic / "dataset.toml").unlink()
    assert [str(fault) for fault in faults_of(nordic)] == ["nordic/dataset.toml: this file is missing"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"titel": "x"}, "charts[fish].titel: there is no such key; the keys of charts[fish] are: name, kind,"),
        ({"kind": "pie"}, "charts[fish].kind 'pie': write one of: dates, flow, glance, rows, time"),
        ({"name": "../fish"}, "charts[../fish].name '../fish': write a name in small letters"),
        ({"collapse": "yes"}, "charts[fish].collapse 'yes': write true or false"),
        ({"title": "{valeu}"}, "charts[fish].title '{valeu}': there is no such place; the places are: value, often,"),
        ({"title": "{value.x}"}, "charts[fish].title '{value.x}': there is no such place"),
        ({"title": "{value[cod]}"}, "charts[fish].title '{value[cod]}': the chart selects no such series"),
        ({"title": "{year[war]}"}, "charts[fish].title '{year[war]}': there is no such event; known: none yet"),
        ({"title": "{"}, "charts[fish].title '{': braces stand around the name of a place"),
        ({"select": '{ indicator = "cod", ref_area = "NOR", counterpart_area = "SWE" }'},
         "charts[fish].select[1].indicator 'cod': there is no such indicator; known: fish_exports, movers"),
        ({"select": '{ indicator = "movers", ref_area = "NOR", counterpart_area = "DNK" }'},
         "charts[fish].select[1].counterpart_area 'DNK': there is no such area; known: NOR, SWE"),
        ({"select": ""}, "charts[fish].select: this may not be empty"),
    ],
)  # fmt: skip
def test_a_fault_of_a_chart_names_the_chart_and_its_key(changed: dict[str, object], told: str, nordic: Path) -> None:
    (nordic / "charts.toml").write_text(chart(**changed), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_catalogue(nordic, DATASET, check_record(nordic).frames)
    [line] = str(caught.value).splitlines()
    assert line.startswith(f"nordic/charts.toml: {told}")


def test_colours_events_and_names_of_series_must_be_right(nordic: Path) -> None:
    twice = '{ indicator = "movers", ref_area = "NOR", counterpart_area = "SWE" }, ' * 2
    text = (
        chart(select=twice)
        + chart()
        + chart(name="days", kind="dates", title="Days", select='{ ref_area = "NOR", events = ["war"] }')
    )
    (nordic / "charts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_catalogue(nordic, DATASET, check_record(nordic).frames)
    assert [(fault.column, fault.rule.partition(":")[0].partition(";")[0]) for fault in caught.value.faults] == [
        ("charts[days].select[1].events", "there is no such event"),
        ("charts[fish].name", "another chart has this name"),
        ("charts[fish].select", "two series have this name"),
    ]
    pink = '{ indicator = "movers", ref_area = "NOR", counterpart_area = "SWE", colour = "pink" }'
    (nordic / "charts.toml").write_text(chart(select=pink), encoding="utf-8")
    with pytest.raises(DataError, match=r"select\[1\].colour 'pink': write one of: .*blue, amber, green, grey"):
        read_catalogue(nordic, DATASET, check_record(nordic).frames)


def test_an_unknown_code_is_told_with_the_ten_nearest(nordic: Path, change: Callable[[str, str, str], None]) -> None:
    more = "".join(f"topic,topic{number},Topic,A topic.\n" for number in range(20))
    change("codelists.csv", "topic,trade", f"{more}topic,trade")
    (nordic / "indicators.csv").write_text(FILES["indicators.csv"].replace("migration", "migrations"), "utf-8")
    [fault] = [fault for fault in faults_of(nordic) if fault.column == "topic"]
    listed = fault.rule.partition("write one of: ")[2]
    assert listed.startswith("migration, ")
    assert listed.endswith(" and 12 more")


def test_a_record_without_a_range_has_its_sdmx(monkeypatch: pytest.MonkeyPatch) -> None:
    record = check_record(SAMPLE)
    assert record.frames["claims"]["obs_value_to"].isna().all()
    content = b"".join(sdmx.sdmx_csv(record.frames["claims"], record.dataset))
    header, *rows = content.decode().splitlines()
    assert len(rows) == 12
    assert {row.split(",")[header.split(",").index("OBS_VALUE_TO")] for row in rows} == {""}
    # A range in one piece, none in the others.
    claims = record.frames["claims"].copy()
    claims.loc[0, ["obs_value", "obs_value_to"]] = [100.0, 120.5]
    whole = b"".join(sdmx.sdmx_csv(claims, record.dataset))
    assert b",100.0," in whole
    assert b",120.5," in whole
    monkeypatch.setattr("bilateral_stats.derive.making.PIECE_ROWS", 5)
    assert b"".join(sdmx.sdmx_csv(claims, record.dataset)) == whole


def test_our_record_and_its_tools_have_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == read_dataset(DATASETS).version


def test_the_package_knows_its_dataset_from_the_descriptor() -> None:
    assert packaged_dataset() == read_dataset(DATASETS)

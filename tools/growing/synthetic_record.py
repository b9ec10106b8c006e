"""Make a record of any number of claims that is like the real one, to measure how checking and building grow.

Publications are drawn from the real record with replacement, each with all its claims, so that values, periods,
qualifiers and printed words, and the claims a publication, an originator and a comparison, stay as they are. After as
many draws as the record has publications, six other countries take the place of the six real ones, as a record of
many pairs of countries would have it. Indicators, events, datings and waivers stay those of the real record, whose own
rows are all there. Same seed, same bytes.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from string import ascii_uppercase

import numpy as np
import pandas as pd

from bilateral_stats.contract.columns import primary_key
from bilateral_stats.ground.csv_text import canonical_text
from bilateral_stats.ground.dataset import DATASET_FILE
from bilateral_stats.record.checking import check_record

SEED = 20230418

AREA_CODES = [f"X{first}{second}" for first, second in product(ascii_uppercase, repeat=2)][:200]
"""Codes that ISO 3166-1 leaves to users; about as many as there are countries."""

FIRST_STATE_NUMBER = 2
"""Lowest code of a state in the lists of the Correlates of War and of Gleditsch and Ward."""

Tables = Mapping[str, pd.DataFrame]


def write_synthetic_record(real: Path, claims: int, folder: Path) -> None:
    """Write a record with a number of claims: what the dataset says of itself, and one CSV file a table.

    Parameters
    ----------
    real
        Folder of the real record.
    claims
        Number of claims; at least as many as the real record has.
    folder
        An empty folder.
    """
    shutil.copyfile(real / DATASET_FILE, folder / DATASET_FILE)
    for table, frame in synthetic_record(check_record(real).text, claims).items():
        key = primary_key(table)
        # Text is in the order of the keys but for numbers among them: those tables stay as they are.
        ordered = frame.sort_values(key, kind="stable") if len(key) == 1 else frame
        (folder / f"{table}.csv").write_text(canonical_text(ordered), encoding="utf-8", newline="")


def synthetic_record(recorded: Tables, claims: int) -> dict[str, pd.DataFrame]:
    """Return the tables of a record with a number of claims, as text.

    Parameters
    ----------
    recorded
        The real record as text, by table.
    claims
        Number of claims; at least as many as the real record has.
    """
    generator = np.random.default_rng(SEED)
    real = recorded["claims"].sort_values("source_id", kind="stable")
    publications, firsts, sizes = np.unique(
        real["source_id"].to_numpy(dtype=object), return_index=True, return_counts=True
    )
    missing = claims - len(real)
    draws = _draw(generator, sizes, missing)
    number = np.repeat(np.arange(len(draws)), sizes[draws])[:missing]
    place = np.arange(len(number)) - (np.cumsum(sizes[draws]) - sizes[draws])[number]
    copies = real.iloc[firsts[draws][number] + place].reset_index(drop=True)
    copies, originators = _other_originators(copies, real["originator_id"].value_counts(), recorded["originators"])
    copies, areas = _other_areas(generator, copies, number // len(publications), recorded["areas"])
    prefix = pd.Series([f"r{copy}-" for copy in range(len(draws))], dtype="str")
    sources = recorded["sources"].set_index("source_id", drop=False).loc[publications[draws]].reset_index(drop=True)
    sources = sources.assign(source_id=prefix + sources["source_id"], url=sources["url"] + "/" + prefix.str.rstrip("-"))
    of_claim = prefix.iloc[number].reset_index(drop=True)
    copies = copies.assign(claim_id=of_claim + copies["claim_id"], source_id=of_claim + copies["source_id"])
    more = {"claims": copies, "sources": sources, "originators": originators, "areas": areas}
    return {
        table: pd.concat([frame, more[table]], ignore_index=True).astype("str") if table in more else frame
        for table, frame in recorded.items()
    }


def _draw(generator: np.random.Generator, sizes: np.ndarray, claims: int) -> np.ndarray:
    """Return publications, drawn until they hold at least a number of claims."""
    # Each holds at least one claim, so that this many are always enough.
    draws = generator.integers(len(sizes), size=claims)
    return draws[: int(np.searchsorted(np.cumsum(sizes[draws]), claims)) + 1] if claims else draws


def _other_originators(
    claims: pd.DataFrame, counts: pd.Series, originators: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the claims originators of their own, each credited as often as the real one; return both."""
    real = claims["originator_id"]
    number = claims.groupby("originator_id").cumcount() // real.map(counts.to_dict()).astype("float64")
    copied = ("r" + number.astype("Int64").astype("str") + "-" + real).astype("str")
    pairs = pd.DataFrame({"originator_id": copied, "real": real}).dropna().drop_duplicates()
    rows = originators.set_index("originator_id").loc[pairs["real"]].reset_index(drop=True)
    rows.insert(0, "originator_id", pairs["originator_id"].to_numpy())
    # Another name each: the same one under two keys is refused.
    rows["name"] = rows["name"] + " " + rows["originator_id"].str.partition("-")[0]
    return claims.assign(originator_id=copied), rows


def _other_areas(
    generator: np.random.Generator, claims: pd.DataFrame, group: np.ndarray, areas: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give each group of claims countries of its own, in the alphabetical order of the real ones; return both."""
    real = areas["area"].sort_values().tolist()
    groups = int(group.max(initial=-1)) + 1
    chosen = np.sort(
        generator.permuted(np.tile(np.arange(len(AREA_CODES)), (groups, 1)), axis=1)[:, : len(real)], axis=1
    )
    codes = np.array(AREA_CODES, dtype=object)
    columns = {}
    for name in ("ref_area", "counterpart_area"):
        place = pd.Index(real).get_indexer(claims[name])
        columns[name] = pd.Series(codes[chosen[group, place]], dtype="str").where(place >= 0)
    used = np.unique(np.concatenate([column.dropna().to_numpy(dtype=object) for column in columns.values()]))
    numbers = [AREA_CODES.index(code) + FIRST_STATE_NUMBER for code in used]
    rows = pd.DataFrame(
        {
            "area": used,
            "name": [f"Country {code}" for code in used],
            "m49": [f"{number:03d}" for number in numbers],
            "cow_code": [str(number) for number in numbers],
            "gw_code": [str(number) for number in numbers],
        }
    )
    return claims.assign(**columns), rows

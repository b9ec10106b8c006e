"""How a release is read in each program, for its README and its page: one question, shares by the years they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from ..contract.columns import columns

LOAD_PARQUET = """\
import pandas as pd

statistics = pd.read_parquet("parquet/statistics.parquet")
statistics[["value_label", "indicator_title", "ref_area_name", "counterpart_area_name", "citation"]]
statistics.attrs["citation"]
"""
"""The shortest way to load a table, in the folder of a release."""


@dataclass(frozen=True)
class Example:
    """A few lines that answer the question in the folder of a release.

    Parameters
    ----------
    program
        Name of the program.
    language
        Name of its language as Markdown has it.
    code
        The lines; ``{name}`` stands for the name of the dataset, ``{types}`` for the types that R does not guess right.
    """

    program: str
    language: str
    code: str


_EXAMPLES = (
    Example(
        "pandas",
        "python",
        """\
import pandas as pd
shares = pd.read_parquet("parquet/statistics.parquet").query("dimension == 'share' and period_kind == 'years'")
print(shares[["indicator_title", "ref_area_name", "time_period", "value_label", "outlet", "quote_url"]])
""",
    ),
    Example(
        "polars",
        "python",
        """\
import polars
shares = polars.read_parquet("parquet/statistics.parquet").filter(dimension="share", period_kind="years")
print(shares.select("indicator_title", "ref_area_name", "time_period", "value_label", "outlet", "quote_url"))
""",
    ),
    Example("SQL", "sql", "-- sqlite3 {name}.sqlite\nSELECT * FROM shares_by_window;\n"),
    Example(
        "Stata",
        "stata",
        """\
use "stata/statistics.dta"
keep if dimension == "share":dimension & period_kind == "years":period_kind
list indicator_title ref_area_name time_period value_label outlet
""",
    ),
    Example(
        "R",
        "r",
        """\
types <- c(
{types}
)
statistics <- read.csv("csv/statistics.csv", na.strings = "", encoding = "UTF-8", colClasses = types)
shares <- subset(statistics, dimension == "share" & period_kind == "years")
print(shares[c("indicator_title", "ref_area_name", "time_period", "value_label", "outlet")])
""",
    ),
)

R_TYPES = {"date": "Date", "boolean": "logical"}

IN_A_WORKBOOK = "In the workbook, the sheet `statistics`: filter `dimension` for share and `period_kind` for years."


def examples(name: str) -> Sequence[Example]:
    """Return the examples.

    Parameters
    ----------
    name
        Name of the dataset.
    """
    filled = {"{name}": name, "{types}": _r_types("statistics")}
    return [
        replace(one, code=reduce(lambda code, place: code.replace(*place), filled.items(), one.code))
        for one in _EXAMPLES
    ]


def _r_types(table: str) -> str:
    """Return the columns that R takes for others: days, true and false, and texts that may be digits alone (051)."""
    types = {
        column.name: "character" if (column.pattern or "").startswith("[0-9]") else R_TYPES.get(column.type.name)
        for column in columns(table)
    }
    return ",\n".join(f'  {name} = "{kind}"' for name, kind in types.items() if kind)


def as_markdown(name: str) -> str:
    """Return the examples as Markdown, with the words about the workbook.

    Parameters
    ----------
    name
        Name of the dataset.
    """
    blocks = [f"```{one.language}\n{one.code}```\n" for one in examples(name)]
    return "\n".join(["One question in each, shares by the years that they cover:\n", *blocks, f"{IN_A_WORKBOOK}\n"])

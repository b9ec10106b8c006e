"""Load, cite and draw all that the installed package offers, and print what came: the same with every library.

``make oldest`` runs it twice, with the newest libraries and with the oldest that the package promises to work with, and
holds the two answers against each other. It needs what the extra ``charts`` brings, and the name of each chart.
"""

from __future__ import annotations

import hashlib
import sys

import pandas as pd

import bilateral_stats


def main(charts: list[str]) -> int:
    """Print a line for each table, citation and chart; return 0."""
    for table in bilateral_stats.tables():
        frame = bilateral_stats.load(table)
        kinds = ["text" if pd.api.types.is_string_dtype(dtype) else str(dtype) for dtype in frame.dtypes]
        print(table, len(frame), digest(frame.to_csv()), digest(str(frame.attrs)), *kinds)
    for style in ("text", "bibtex", "ris", "csl-json"):
        print(style, digest(bilateral_stats.cite(style=style)))
        print(style, digest(bilateral_stats.cite(bilateral_stats.load("statistics"), style)))
    for name in charts:
        texts = [text.get_text() for text in bilateral_stats.chart(name).findobj() if hasattr(text, "get_text")]
        print(name, digest(str(texts)))
    return 0


def digest(text: str) -> str:
    """Return what stands for a text in a line."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Print a row to complete for each number of an article that is neither recorded nor waived. Writes nothing."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bilateral_stats import DataError
from bilateral_stats.api.load import DATASETS
from bilateral_stats.evidence.drafts import draft_claims, draft_lines, draft_values
from bilateral_stats.evidence.read_tables import read_source_tables
from bilateral_stats.ground.article_text import read_article, text_sha256
from bilateral_stats.ground.errors import unknown_name


def main(arguments: list[str] | None = None) -> int:
    """Print the drafts; return 0, 1 when the tables cannot be read, 2 when the source or its text cannot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path, metavar="ARTICLE.txt", help="text of the article")
    parser.add_argument("--source", metavar="ID", required=True, help="its source, a row of sources.csv")
    parser.add_argument("--datasets", type=Path, default=DATASETS, help="folder of the tables (default: datasets)")
    parser.add_argument("--json", action="store_true", help="print plain data; the source need not be recorded")
    options = parser.parse_args(arguments)
    try:
        tables, _ = read_source_tables(options.datasets)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    try:
        known = tables["sources"]["source_id"].dropna().tolist()
        if options.source not in known and not options.json:
            raise unknown_name("source", options.source, known)
        text = read_article(options.article)
    except DataError as error:
        print(error, file=sys.stderr)
        return 2
    drafts = draft_claims(text, options.source, tables)
    if options.json:
        values = [value for draft in drafts if (value := draft_values(draft)) is not None]
        print(json.dumps({"drafts": values}, ensure_ascii=False, indent=2))
        return 0
    print(f"# text_sha256 {text_sha256(text)}")
    print("\n".join(draft_lines(drafts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

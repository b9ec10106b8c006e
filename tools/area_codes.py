"""Write the lists against which the codes of areas and languages are held, from two packages that carry them.

ISO 3166-1 and ISO 639-1 come from pycountry (LGPL; codes are facts), the codes of Gleditsch and Ward from the data file
of country_converter. Neither is needed to check a record: install both to run this, in an environment of their own.
"""

from __future__ import annotations

import csv
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src" / "bilateral_stats" / "record" / "data"


def main() -> int:
    """Write both lists, and say how long they are."""
    import pycountry

    converter = find_spec("country_converter")
    assert converter is not None and converter.submodule_search_locations
    table = Path(converter.submodule_search_locations[0]) / "country_data.tsv"
    with table.open(encoding="utf-8", newline="") as file:
        gleditsch_ward = {row["ISO3"]: row["GWcode"] for row in csv.DictReader(file, delimiter="\t")}
    areas = [(one.alpha_3, one.numeric, gleditsch_ward.get(one.alpha_3, "")) for one in pycountry.countries]
    areas += [(one.alpha_3, "", gleditsch_ward.get(one.alpha_3, "")) for one in pycountry.historic_countries]
    languages = [(one.alpha_2,) for one in pycountry.languages if hasattr(one, "alpha_2")]
    for name, header, rows in (
        ("areas.tsv", ("area", "m49", "gw_code"), areas),
        ("languages.tsv", ("language",), languages),
    ):
        lines = ["\t".join(row) for row in (header, *sorted(set(rows)))]
        (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
        print(f"{name}: {len(lines) - 1} codes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

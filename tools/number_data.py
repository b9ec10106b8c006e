"""Write the words of numbers and money of all languages that CLDR knows, as the reader of numbers uses them.

The words come from Babel, which no reader of the package needs: the files are committed, and a test holds them
against what Babel says. What CLDR lacks (short forms, other cases) stands in files beside them, kept by hand.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global
from babel.numbers import get_territory_currencies

FOLDER = Path(__file__).resolve().parents[1] / "src" / "bilateral_stats" / "numerals" / "data"

VARIANTS = ("pt_PT",)
"""Regions whose words differ from those of the language; what differs by script is taken too."""

SCALES_FROM, SCALES_TO = 10**3, 10**15

UNITS = (
    *("concentr-percent", "duration-day", "duration-week", "duration-month", "duration-year", "duration-hour"),
    *("mass-tonne", "mass-kilogram", "length-kilometer", "length-meter", "area-hectare"),
)
"""Units of measure whose words may follow a number and are no scale."""

WORLD_CURRENCIES = ("USD", "EUR", "GBP", "RUB", "CNY", "JPY", "TRY")
"""Currencies whose names are taken in each language, beside those of the places where it is spoken."""

INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x00AD))

INHERITED = ("k", "m", "g", "t")
"""Short forms of the root of CLDR: a language that has no other has none of its own."""


def locales() -> list[Locale]:
    """Return the locales whose words are taken, one for each language and script."""
    names = [name for name in localedata.locale_identifiers() if name in VARIANTS or "_" not in name or _script(name)]
    return [Locale.parse(name) for name in sorted(names) if name != "root"]


def _script(name: str) -> bool:
    return name.count("_") == 1 and len(name.split("_")[1]) == 4


def scale_words() -> Iterator[tuple[str, ...]]:
    """Yield language, word and value of each scale word."""
    for locale in locales():
        for forms in locale.compact_decimal_formats.values():
            for powers in forms.values():
                for power, pattern in powers.items():
                    words = str(getattr(pattern, "pattern", pattern)).split(";")[0].translate(INVISIBLE)
                    zeros = words.count("0")
                    for word in words.replace("0", " ").replace("'", "").replace("\u00a4", "").split():
                        value = int(power) // 10 ** (zeros - 1) if zeros else 0
                        alone = len(words.replace("0", " ").split()) == 1 and word.lower() not in INHERITED
                        if alone and SCALES_FROM <= value <= SCALES_TO:
                            yield locale.language, word.lower().rstrip("."), str(value)


def number_signs() -> Iterator[tuple[str, ...]]:
    """Yield language, decimal sign and sign of thousands."""
    for locale in locales():
        if "_" not in str(locale):
            signs = locale.number_symbols.get("latn", {})
            yield (
                locale.language,
                signs.get("decimal", "."),
                "space" if signs.get("group", ",").isspace() else signs.get("group", ","),
            )


def unit_words() -> Iterator[tuple[str, ...]]:
    """Yield each language with the words of its units of measure: they may follow a number, and are no scale."""
    words: dict[str, set[str]] = {}
    for locale in locales():
        patterns = locale._data["unit_patterns"]
        texts = [
            str(text)
            for unit in UNITS
            for forms in patterns.get(unit, {}).values()
            for text in (forms.values() if hasattr(forms, "values") else ())
        ]
        words.setdefault(locale.language, set()).update(word for text in texts for word in _words(text))
    yield from ((language, " ".join(sorted(found))) for language, found in words.items() if found)


def currency_words() -> Iterator[tuple[str, ...]]:
    """Yield language, name and code of the currencies: all of them in English, the common ones elsewhere."""
    current = current_currencies()
    for locale in locales():
        own = {code for place in _places_of(locale.language) for code in get_territory_currencies(place)}
        wanted = current if locale.language == "en" else [*WORLD_CURRENCIES, *own]
        plurals = locale._data["currency_names_plural"]
        for code in sorted(set(wanted) & set(current)):
            names = {locale.currencies.get(code), *(plurals[code].values() if code in plurals else ())}
            for name in names - {None, code}:
                yield locale.language, " ".join(str(name).translate(INVISIBLE).lower().split()), code


def currency_signs() -> Iterator[tuple[str, ...]]:
    """Yield each sign of a currency and a code that it may stand for."""
    current = current_currencies()
    for locale in locales():
        for code, name in locale.currency_symbols.items():
            sign = name.translate(INVISIBLE).strip(". ")
            marked = any(not character.isalnum() for character in sign)
            if code in current and code != sign and marked and (not sign.isascii() or "$" in sign):
                yield sign, code


def places() -> Iterator[tuple[str, ...]]:
    """Yield English names of countries and of cities, each with its territory."""
    english = Locale("en").territories
    for territory in sorted(get_global("territory_currencies")):
        if len(territory) == 2 and territory in english:
            yield english[territory].replace("\u2019", "'"), territory
    for zone, territory in sorted(get_global("zone_territories").items()):
        city = zone.rsplit("/", 1)[-1].replace("_", " ")
        if "/" in zone and zone.split("/")[0] != "Etc" and len(territory) == 2 and city.isascii():
            yield city, territory


def territory_currencies() -> Iterator[tuple[str, ...]]:
    """Yield each territory and its currency of today."""
    for territory in sorted(get_global("territory_currencies")):
        for code in get_territory_currencies(territory):
            yield territory, code


def current_currencies() -> list[str]:
    """Return the codes of the currencies that are tender somewhere."""
    return sorted({code for _, code in territory_currencies()})


def _places_of(language: str) -> list[str]:
    return [
        name.rsplit("_", 1)[1]
        for name in localedata.locale_identifiers()
        if name.split("_")[0] == language and len(name.rsplit("_", 1)[-1]) == 2 and "_" in name
    ]


def _words(text: str) -> Iterator[str]:
    for word in text.translate(INVISIBLE).replace("{0}", " ").split():
        if word.strip(".").isalpha() or any(ord(character) > 0x300 for character in word):
            yield word.strip(".").lower()


FILES = {
    "scale_words.tsv": (("language", "word", "value"), scale_words),
    "number_signs.tsv": (("language", "decimal", "group"), number_signs),
    "unit_words.tsv": (("language", "words"), unit_words),
    "currency_words.tsv": (("language", "word", "currency"), currency_words),
    "currency_signs.tsv": (("sign", "currency"), currency_signs),
    "places.tsv": (("name", "territory"), places),
    "territory_currencies.tsv": (("territory", "currency"), territory_currencies),
}


def file_texts() -> dict[str, str]:
    """Return the text of each file, by name."""
    return {name: _tsv(columns, sorted(set(rows()))) for name, (columns, rows) in FILES.items()}


def _tsv(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None).writerows(
        [tuple(columns), *rows]
    )
    return text.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """Write the files that are not fresh, or with ``--check`` name them; return 1 when one was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is not fresh")
    check: bool = parser.parse_args(arguments).check
    stale = 0
    for name, text in file_texts().items():
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if not check:
            path.write_text(text, encoding="utf-8", newline="")
        print(f"{name}: {'not fresh: run tools/number_data.py' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())

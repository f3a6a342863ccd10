#!/usr/bin/env python3
"""Writes lexicon/data/en/currencies.csv: codes and English names of the world's currencies, from CLDR through Babel.

The file ships with the package, so that reading needs no locale data at start-up. Run it after an upgrade of Babel:

    uv run python scripts/build_currencies.py
"""

import csv
from datetime import date
from pathlib import Path

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

SINCE, UNTIL = date(1999, 1, 1), date(2026, 1, 1)
TARGET = Path(__file__).resolve().parents[1] / "src/depositary/lexicon/data/en/currencies.csv"


def main() -> None:
    """Write the file."""
    territories = [code for code in map(str, Locale("en").territories) if len(code) == 2]
    codes = sorted({str(code) for place in territories for code in get_territory_currencies(place, SINCE, UNTIL)})
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["code", "one", "many"])
        for code in codes:
            one, many = get_currency_name(code, 1, "en"), get_currency_name(code, 2, "en")
            if "(" not in one:
                rows.writerow([code, one, many])


if __name__ == "__main__":
    main()

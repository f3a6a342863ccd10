"""Writes lexicon/data/uk/names.csv: the parties' names in Ukrainian with their case forms.

Nominatives come from the CLDR (Babel); single words are declined by their ending, the rest is kept as it is or taken
from the table below. Run: uv run --no-sync python scripts/build_names_uk.py
"""

from __future__ import annotations

import csv
from pathlib import Path

from babel import Locale

DATA = Path(__file__).resolve().parents[1] / "src" / "depositary" / "lexicon" / "data"

#: Names that do not decline by their ending, and names in several words: all their forms.
BY_HAND = {
    "USA": [
        "Сполучені Штати Америки",
        "Сполучених Штатів Америки",
        "Сполученими Штатами Америки",
        "Сполучені Штати",
        "Сполучених Штатів",
        "Сполученими Штатами",
        "США",
    ],
    "GBR": [
        "Сполучене Королівство Великої Британії та Північної Ірландії",
        "Сполученого Королівства Великої Британії та Північної Ірландії",
        "Сполученим Королівством Великої Британії та Північної Ірландії",
        "Сполучене Королівство",
        "Сполученого Королівства",
        "Сполученим Королівством",
        "Велика Британія",
        "Великої Британії",
        "Великою Британією",
        "Велику Британію",
    ],
    "NLD": ["Нідерланди", "Нідерландів", "Нідерландам", "Нідерландами"],
    "CZE": ["Чехія", "Чехії", "Чехію", "Чехією", "Чеська Республіка", "Чеської Республіки", "Чеською Республікою"],
    "DEU": [
        "Німеччина",
        "Німеччини",
        "Німеччину",
        "Німеччиною",
        "Федеративна Республіка Німеччина",
        "Федеративної Республіки Німеччина",
        "Федеративною Республікою Німеччина",
    ],
    "NZL": ["Нова Зеландія", "Нової Зеландії", "Новою Зеландією"],
    "KOR": [
        "Республіка Корея",
        "Республіки Корея",
        "Республікою Корея",
        "Південна Корея",
        "Південної Кореї",
        "Південною Кореєю",
    ],
    "MKD": ["Північна Македонія", "Північної Македонії", "Північною Македонією"],
    "BIH": ["Боснія і Герцеговина", "Боснії і Герцеговини", "Боснією і Герцеговиною"],
    "RUS": [
        "Російська Федерація",
        "Російської Федерації",
        "Російською Федерацією",
        "Росія",
        "Росії",
        "Росію",
        "Росією",
    ],
    "ITA": ["Італійська Республіка", "Італійської Республіки", "Італійською Республікою"],
    "EU": ["Європейський Союз", "Європейського Союзу", "Європейським Союзом", "ЄС"],
    "NATO": ["НАТО", "Північноатлантичний альянс", "Північноатлантичного альянсу"],
    "UN": ["ООН", "Організація Об'єднаних Націй", "Організації Об'єднаних Націй"],
    "G7": ["Група семи", "Групи семи", "Групою семи", "Групу семи"],
}


def forms(name: str) -> list[str]:
    """The case forms of a name in one word; of several words, the name alone."""
    if " " in name or "-" in name:
        return [name]
    stem = name[:-1]
    if name.endswith("ія"):
        return [name, stem + "ї", stem + "ю", stem + "єю"]
    if name.endswith("я"):
        return [name, stem + "ї", stem + "ю", stem + "єю"]
    if name.endswith("а"):
        return [name, stem + "и", stem + "і", stem + "у", stem + "ою"]
    if name.endswith("ь"):
        return [name, stem + "я", stem + "ю", stem + "ем"]
    if name[-1] in "оуеиії":
        return [name]
    return [name, name + "у", name + "а", name + "ом"]


def main() -> None:
    """Writes the table, sorted by form."""
    with (DATA / "parties.csv").open(encoding="utf-8", newline="") as file:
        parties = list(csv.DictReader(file))
    territories = Locale("uk").territories
    rows: dict[tuple[str, str], str] = {}
    for party in parties:
        name = territories.get(party["iso2"]) if party["iso2"] else None
        for form in forms(name) if name and party["code"] not in ("USA", "GBR", "NLD", "CZE") else []:
            rows[form, party["code"]] = "name"
    for code, listed in BY_HAND.items():
        for form in listed:
            group = code == "G7"
            rows[form, code] = "group" if group else "abbreviation" if form.isupper() else "name"
    with (DATA / "uk" / "names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["form", "code", "kind", "body"])
        writer.writerows([form, code, kind, ""] for (form, code), kind in sorted(rows.items()))


if __name__ == "__main__":
    main()

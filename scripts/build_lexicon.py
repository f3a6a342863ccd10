"""Rebuild the generated tables of the lexicon from the World Factbook's data (CC0).

    uv run python scripts/build_lexicon.py [--reference DIR] [--check]

writes `en/names-factbook.csv` and `holders-factbook.csv` below `src/depositary/lexicon/data`. Rows that the hand-kept
tables already have are left out, and so are those in `rejected_names.csv` and `rejected_holders.csv`, each with its
reason; `respelled_holders.csv` gives back the diacritics that the source drops. With `--check` nothing is written, and
the exit code is 1 when a table is not what it would be.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import factbook_leaders
import factbook_names

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src/depositary/lexicon/data"
REFERENCE = ROOT.parent / "shared/reference"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A CSV table as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(reference: Path, parties: list[dict[str, str]]) -> str:
    """The generated table of names."""
    records = json.loads((reference / "world-factbook-actors.json").read_text(encoding="utf-8"))
    found = {row["factbook"]: row for row in parties if row["factbook"]}
    rows = (
        row
        for each in records
        if each["code"] in found
        for row in factbook_names.names_of(
            each, found[each["code"]]["code"], state=found[each["code"]]["kind"] == "state"
        )
    )
    kept = [(row["form"], row["code"]) for row in read(DATA / "en/names.csv")]
    rejected = [(row["form"], row["code"]) for row in read(Path(__file__).with_name("rejected_names.csv"))]
    lines = factbook_names.without(rows, [*kept, *rejected])
    return table(("form", "code", "kind", "body"), [(*line, "") for line in lines])


def holders(reference: Path, parties: list[dict[str, str]]) -> str:
    """The generated table of holders."""
    rows = read(reference / "leaders-2015-2026.csv")
    codes = {row["factbook"]: row["code"] for row in parties if row["factbook"] and row["kind"] == "state"}
    editions = sorted({date.fromisoformat(row[key]) for row in rows for key in ("first_seen", "last_seen")})
    rejected = {
        (row["party"], row["office"], row["name"]) for row in read(Path(__file__).with_name("rejected_holders.csv"))
    }
    terms = [t for t in factbook_leaders.read_terms(rows, codes) if (t.party, t.office, t.name) not in rejected]
    kept = factbook_leaders.kept_terms(read(DATA / "holders.csv"))
    respelled = {
        row["name"]: (row["respelled"], row["surname"])
        for row in read(Path(__file__).with_name("respelled_holders.csv"))
    }
    found = factbook_leaders.with_ends(factbook_leaders.beside(factbook_leaders.merged(terms), kept), kept, editions)
    found = [factbook_leaders.respelled(t, respelled.get(t.name)) for t in found]
    keyed = {(t.party, t.office, t.name, t.since or ""): t for t in found}
    lines = [
        (*key[:3], t.surname, key[3], t.until or "", "|".join(sorted({*t.spellings} - {t.name, t.surname})))
        for key, t in sorted(keyed.items())
    ]
    return table(("party", "office", "name", "surname", "since", "until", "spellings"), lines)


def main() -> int:
    """Write or check the tables; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--reference", type=Path, default=REFERENCE, help="folder of the source files (default: %(default)s)"
    )
    parser.add_argument("--check", action="store_true", help="only tell whether the tables are up to date")
    options = parser.parse_args()
    parties = read(DATA / "parties.csv")
    stale = 0
    for path, text in (
        (DATA / "en/names-factbook.csv", names(options.reference, parties)),
        (DATA / "holders-factbook.csv", holders(options.reference, parties)),
    ):
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if options.check:
            print(f"{path}: differs from what the sources give; run scripts/build_lexicon.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())

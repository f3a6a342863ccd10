"""Scores the reading of the hundred trade agreements: parties, day of signature, and how often it is given.

    uv run --no-sync python bench/quality/trade_agreements.py [--shared ../shared] [--errors] [--records OUT.jsonl]

Reads `corpora/trade-agreements.jsonl.xz` and `gold/trade-agreements.gold.jsonl` of the shared folder.

The labels list the states behind a text, in today's codes: the European Union and EFTA by their members on the day of
signature, states that are no more by their successors. So a group that the text names as a party is spread out to its
members on that day before the comparison, and `FORMER` says which codes a vanished state stands for. Where a text
names both a union and its members, the union adds nothing. Nothing else is adapted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from depositary.core.edtf import day_of
from depositary.core.errors import InputError
from depositary.corpus import load
from depositary.lexicon import Lexicon, load_lexicon
from depositary.reading.texts.exports import text_record
from depositary.reading.texts.readers import read_text
from depositary.reading.texts.records import TextRecord

#: Vanished states by the codes that the labels give them.
FORMER = {"SCG": ("MNE", "SRB"), "CSK": ("CZE", "SVK"), "YUG": ("MNE", "SRB"), "SUN": ("RUS",), "DDR": ("DEU",)}


@dataclass(frozen=True)
class Row:
    """One text: what is labelled and what was read."""

    name: str
    title: str
    gold_parties: frozenset[str]
    parties: frozenset[str]
    """Groups spread out by their members on the day of signature or, where that fits, of entry into force."""
    gold_signed: str | None
    signed: str | None

    @property
    def parties_right(self) -> bool:
        return self.parties == self.gold_parties

    @property
    def signed_right(self) -> bool:
        return self.signed is not None and self.signed == self.gold_signed


def rows(shared: Path, lexicon: Lexicon) -> Iterator[tuple[Row, TextRecord]]:
    """Every text with its label."""
    gold = {label["id"]: label for label in _labels(shared / "gold" / "trade-agreements.gold.jsonl")}
    for loaded in load([str(shared / "corpora" / "trade-agreements.jsonl.xz")]):
        if isinstance(loaded, InputError):
            print(loaded, file=sys.stderr)
            continue
        record = read_text(loaded.document, lexicon)
        label = gold[record.name]
        wanted = frozenset(label["parties"])
        days = [day_of(label[name]) for name in ("signed", "in_force") if label[name]] or [None]
        spread = [frozenset(_spread(record.parties, lexicon, day)) for day in days]
        yield (
            Row(
                name=record.name,
                title=label["name"],
                gold_parties=wanted,
                parties=wanted if wanted in spread else spread[0],
                gold_signed=label["signed"],
                signed=record.signed,
            ),
            record,
        )


def _labels(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def _spread(parties: tuple[str, ...], lexicon: Lexicon, day: date | None) -> set[str]:
    found: set[str] = set()
    for code in parties:
        members = lexicon.members(code, day)
        found.update(members or FORMER.get(code, (code,)))
    return found


def main() -> int:
    """Prints the figures; exits 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[3] / "shared")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--records", type=Path)
    options = parser.parse_args()
    lexicon = load_lexicon()
    scored = list(rows(options.shared, lexicon))
    if options.records:
        lines = (json.dumps(text_record(record), ensure_ascii=False) for _, record in scored)
        options.records.write_text("\n".join(lines) + "\n", encoding="utf-8")
    figures = measure([row for row, _ in scored])
    if options.errors:
        for row, _ in scored:
            _explain(row)
    for name, value in figures.items():
        print(f"{name:16} {value:.3f}")
    reached = figures["parties"] >= 0.85 and figures["signed_precision"] >= 0.90 and figures["signed_given"] >= 0.60
    print("targets reached" if reached else "targets missed (parties 0.85, signed right 0.90 of given, given 0.60)")
    return 0 if reached else 1


def measure(scored: list[Row]) -> dict[str, float]:
    """Share of texts with all parties right; of days given, how many are right; share of texts with a day."""
    given = [row for row in scored if row.signed is not None]
    return {
        "parties": sum(row.parties_right for row in scored) / len(scored),
        "signed_precision": sum(row.signed_right for row in given) / max(1, len(given)),
        "signed_given": len(given) / len(scored),
    }


def _explain(row: Row) -> None:
    if not row.parties_right:
        missing, extra = sorted(row.gold_parties - row.parties), sorted(row.parties - row.gold_parties)
        print(f"{row.name} {row.title}: parties missing {missing} extra {extra}")
    if row.signed != row.gold_signed and row.signed is not None:
        print(f"{row.name} {row.title}: signed {row.signed}, labelled {row.gold_signed}")


if __name__ == "__main__":
    sys.exit(main())

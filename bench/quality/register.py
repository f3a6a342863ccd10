#!/usr/bin/env python3
"""Builds a register of the labelled dispatches and compares it with the register that they should give.

    bench/quality/register.py [--list-errors] [--json FILE]

Two registers are built from ../shared/gold/news-dev.docs.jsonl: one from what the real reader says, one from the labels
(what a perfect reader would say). A fact that only the first misses is the reader's error; one that both miss is the
register's. Claims (news-dev.claims.jsonl) are read as pasted sentences by the real reader and checked against each
register. Prints a line a kind of fact; exits 1 when a register is short of what is asked of it (--no-floors: never).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from label_statements import read_labels
from register_facts import Comparison, Fact

from depositary import api
from depositary.core.documents import Document
from depositary.core.errors import NothingFoundError
from depositary.lexicon import Lexicon, load_lexicon
from depositary.register import RegisterState, rebuild
from depositary.store import Listing
from depositary.store.rows import file_name
from depositary.tasks.checking import check_sentence
from depositary.tasks.registers import as_sources, pack_fingerprint

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
#: Kinds of fact that the share of expected facts is made of.
ASKED = ("signed", "joined", "count", "condition", "target", "conflict")
FACTS, VERDICTS = 0.95, 0.90
RECORDED = "2026-01-01T00:00:00.000000Z"


@dataclass(frozen=True)
class Built:
    """A register, how it keeps to the expected one, and the verdicts it gives on the labelled claims."""

    name: str
    facts: tuple[Fact, ...]
    verdicts: tuple[Fact, ...]
    unexpected: tuple[str, ...]


def listing_of(document: Document) -> Listing:
    """What a store would say of a document."""
    origin = document.provenance
    return Listing(
        document.digest, document.name, document.title, document.published, origin.publisher, origin.address,
        RECORDED, pack_fingerprint(document), file_name(origin.source),
    )  # fmt: skip


def read_by_reader(lexicon: Lexicon) -> RegisterState:
    """The register of the dispatches as the real reader reads them."""
    statements, listings = [], []
    for document, found in api.read(api.Inputs([str(GOLD / "news-dev.docs.jsonl")], "jsonl")):
        statements += found
        listings.append(listing_of(document))
    return rebuild(statements, as_sources(listings), lexicon)


def read_from_labels(lexicon: Lexicon) -> RegisterState:
    """The register of the dispatches as their annotators read them."""
    labelled = read_labels(GOLD)
    return rebuild(labelled.statements, labelled.sources, lexicon)


def verdicts(state: RegisterState, lexicon: Lexicon) -> Iterator[Fact]:
    """The verdict on every labelled claim, pasted as a sentence with its day; the family is told, as on the page."""
    for line in (GOLD / "news-dev.claims.jsonl").read_text("utf-8").splitlines():
        want = json.loads(line)
        try:
            found = check_sentence(want["claim"], state, lexicon, said_at=want["said_at"], family=want["family"])
        except NothingFoundError:
            found = []
        said = [f"{each.code} {each.off_by}" for each in found]
        wanted = f"{want['verdict']} {want['off_by']}"
        name = f"{want['id']} ({want['kind']}): {want['claim']}"
        yield Fact(want["kind"], name, wanted, ", ".join(said) or "no count read", wanted in said[:1])


def build(name: str, state: RegisterState, lexicon: Lexicon, expected: dict[str, Any]) -> Built:
    comparison = Comparison(expected, state, lexicon)
    extra = [f"{each.family or ''} {'-'.join(each.parties)} {each.title or ''}" for each in comparison.unexpected()]
    return Built(name, tuple(comparison.facts()), tuple(verdicts(state, lexicon)), tuple(extra))


def share(facts: Iterable[Fact]) -> tuple[int, int]:
    found = list(facts)
    return sum(fact.right for fact in found), len(found)


def show(title: str, facts: Iterable[Fact]) -> None:
    right, of = share(facts)
    print(f"  {title:22} {right:4} of {of:<4} {right / of if of else 1:.3f}")


def summary(built: Built) -> None:
    print(f"== register from {built.name}")
    for kind in ASKED:
        show(kind, [fact for fact in built.facts if fact.kind == kind])
    show("all expected facts", built.facts)
    print(f"  unexpected signed agreements: {len(built.unexpected)}")
    for each in built.unexpected:
        print(f"    {each}")
    for kind in sorted({fact.kind for fact in built.verdicts}):
        show(f"verdicts, {kind}", [fact for fact in built.verdicts if fact.kind == kind])
    show("verdicts, all", built.verdicts)


def list_errors(read: Built, labelled: Built) -> None:
    """Every miss with its cause: the register's own when even a perfect reader's statements miss it."""
    for title, mine, perfect in (
        ("facts", read.facts, labelled.facts),
        ("verdicts", read.verdicts, labelled.verdicts),
    ):
        kept = {(fact.kind, fact.name): fact for fact in perfect}
        wrong = [fact for fact in mine if not fact.right]
        print(f"\n== missed {title} of the register from {read.name}")
        for fact in wrong:
            cause = "reader" if kept[fact.kind, fact.name].right else "register"
            print(f"{cause:8} {fact.kind}: {fact.name}\n         wants {fact.wants}; has {fact.said}"
                  f"{' [' + ' '.join(fact.documents[:6]) + ']' if fact.documents else ''}")  # fmt: skip
        only = [
            fact
            for fact in perfect
            if not fact.right and (fact.kind, fact.name) not in {(f.kind, f.name) for f in wrong}
        ]
        for fact in only:
            print(f"labels   {fact.kind}: {fact.name}\n         wants {fact.wants}; has {fact.said}")


def shortfalls(built: Built) -> Iterator[str]:
    for title, found, floor in (("facts", built.facts, FACTS), ("verdicts", built.verdicts, VERDICTS)):
        right, of = share(found)
        if right < floor * of:
            yield f"{built.name}: {right} of {of} {title}, asked for {floor:.0%}"
    if built.unexpected:
        yield f"{built.name}: {len(built.unexpected)} signed agreements that are not expected"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list-errors", action="store_true", help="every miss with its cause")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also everything as JSON")
    parser.add_argument("--no-floors", action="store_true", help="print, and exit 0 whatever is found")
    a = parser.parse_args()
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is not there: the labelled sets come with the workplace, not with the repository")
    lexicon = load_lexicon()
    expected = json.loads((GOLD / "news-dev.register.json").read_text("utf-8"))
    read = build("the reader", read_by_reader(lexicon), lexicon, expected)
    labelled = build("the labels", read_from_labels(lexicon), lexicon, expected)
    summary(read)
    summary(labelled)
    if a.list_errors:
        list_errors(read, labelled)
    if a.json:
        a.json.write_text(json.dumps([asdict(read), asdict(labelled)], indent=1), encoding="utf-8")
    short = [*shortfalls(read), *shortfalls(labelled)]
    for line in short:
        print(f"short: {line}", file=sys.stderr)
    if short and not a.no_floors:
        sys.exit(1)


if __name__ == "__main__":
    main()

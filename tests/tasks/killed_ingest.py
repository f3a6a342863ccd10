"""Run by `test_crashes` in a process of its own: ingests, one after the other, that may be killed at any instant."""

import sys
from datetime import UTC, datetime

from conftest import LineReader
from depositary.core.documents import Document, Provenance
from depositary.corpus import LoadedDocument
from depositary.store import Store
from depositary.tasks import ingest

NAMES = [f"{letter}albor" for letter in "bcdfghjklmnpqrstvwxz"]


def made(number: int) -> LoadedDocument:
    """The document with a number: two parties sign an accord with a name of its own."""
    text = f"CHL and PER signed the {NAMES[number]} accord on 2024-03-01."
    return LoadedDocument(Document(text, Provenance(f"line-{number}.txt", published="2024-06-01")))


if __name__ == "__main__":
    with Store.open(sys.argv[1]) as store:
        for number in range(len(NAMES)):
            report = ingest([made(number)], LineReader(), store, lambda: datetime.now(UTC))
            sys.stdout.write(f"{len(report.changes)}\n")
            sys.stdout.flush()

"""Run by `test_crashes` in a process of its own: an ingest that may be killed at any instant."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from conftest import make_document, make_reading
from depositary.store import Store


def main(path: Path, documents: int) -> None:
    """Store documents one after the other, and say which are acknowledged."""
    with Store.open(path) as store:
        for number in range(documents):
            document = make_document(number)
            store.add(document, None, make_reading(document), datetime.now(UTC))
            print(document.digest, flush=True)


main(Path(sys.argv[1]), int(sys.argv[2]))

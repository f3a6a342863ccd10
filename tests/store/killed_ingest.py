"""Run by `test_crashes` in a process of its own: an ingest that may be killed, or run out of disk, at any instant."""

import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

from conftest import make_document, make_reading
from depositary.core.errors import DepositaryError
from depositary.store import Store


def main(path: Path, first: int, last: int, most_bytes: int) -> int:
    """Store documents one after the other, and say which are acknowledged."""
    if most_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    try:
        with Store.open(path) as store:
            for number in range(first, last):
                document = make_document(number)
                store.add(document, None, make_reading(document), datetime.now(UTC))
                print(document.digest, flush=True)
    except DepositaryError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:5])))
